// How is the share of kept promises drawn over time?
import { SIGNS } from '../../signs.ts';
import { sizeOf, type Canvas } from '../chart.ts';
import { daysHref, type CurveRow } from '../completion-curve.ts';
import { formatCount, formatInterval, formatPercent } from '../../format.ts';
import { finish } from './finish.ts';
import { tips } from './tips.ts';

/** Steps with the band of their interval; where more than half is done, the day is written at the half. */
export function drawCurve(rows: readonly CurveRow[], canvas: Canvas): Element {
  const { plot, document, width, within } = canvas;
  const small = sizeOf(width) === 'narrow';
  const last = rows.at(-1);
  const start: CurveRow = { days: 0, done: 0, low: 0, high: 0, closed: 0, censored: 0 };
  const steps = rows[0]?.days === 0 ? rows : [start, ...rows];
  const half = rows.find(({ done }) => done >= 0.5 - 1e-12);
  const seen = rows.filter(({ censored }) => censored > 0);
  const kept = rows.filter(({ closed }) => closed > 0);
  const svg = plot.plot({
    document,
    width,
    height: small ? 240 : 280,
    className: 'plot',
    marginLeft: 44,
    marginRight: small ? 16 : 96,
    marginTop: 16,
    marginBottom: 36,
    x: {
      domain: [0, Math.max(1, last?.days ?? 1)],
      label: 'days since the incident',
      labelAnchor: 'center',
      labelArrow: 'none',
      ticks: small ? 4 : 8,
      tickSize: 0,
    },
    y: {
      domain: [0, 1],
      label: null,
      ticks: [0, 0.25, 0.5, 0.75, 1],
      tickFormat: (share: number) => formatPercent(share),
      tickSize: 0,
    },
    marks: [
      plot.gridY([0, 0.25, 0.5, 0.75, 1], { stroke: 'var(--line)', strokeOpacity: 1 }),
      plot.areaY(
        steps.filter(({ low, high }) => low !== null && high !== null),
        {
          x: 'days',
          y1: 'low',
          y2: 'high',
          curve: 'step-after',
          fill: 'var(--met)',
          fillOpacity: 0.14,
        },
      ),
      plot.lineY(steps, {
        x: 'days',
        y: 'done',
        curve: 'step-after',
        stroke: 'var(--met)',
        strokeWidth: 2,
      }),
      ...(half
        ? [
            plot.ruleX([half.days], {
              y1: 0,
              y2: 0.5,
              stroke: 'var(--ink-3)',
              strokeDasharray: '2,3',
            }),
            plot.text([half.days], {
              x: (days: number) => days,
              y: 0,
              dy: -8,
              dx: 6,
              textAnchor: 'start',
              text: (days: number) => `half by day ${days}`,
              fill: 'var(--ink-2)',
            }),
          ]
        : []),
      // a stroke across the line, as survival curves have it
      plot.ruleX(seen, {
        x: 'days',
        y1: ({ done }: CurveRow) => done - 0.025,
        y2: ({ done }: CurveRow) => done + 0.025,
        stroke: SIGNS.planned.colour,
        strokeWidth: 1.6,
        clip: false,
      }),
      plot.dot(kept, { x: 'days', y: 'done', r: 4, fill: 'var(--met)', stroke: 'var(--paper)' }),
      plot.dot(seen, {
        x: 'days',
        y: 'done',
        r: 8,
        fill: 'transparent',
        title: (row: CurveRow) => words(row, 'open'),
        href: (row: CurveRow) => daysHref(row.days, 'open', within),
      }),
      plot.dot(kept, {
        x: 'days',
        y: 'done',
        r: 7,
        fill: 'transparent',
        title: (row: CurveRow) => words(row, 'done'),
        href: (row: CurveRow) => daysHref(row.days, 'done', within),
      }),
      ...(last && !small
        ? [
            plot.text([last], {
              x: 'days',
              y: 'done',
              dx: 10,
              textAnchor: 'start',
              text: (row: CurveRow) => `${formatPercent(row.done)} done`,
              fill: 'var(--met)',
              fontWeight: 560,
            }),
          ]
        : []),
      ...tips(canvas, kept, {
        x: 'days',
        y: (row) => row.done,
        title: (row) => words(row, 'done'),
      }),
    ],
  });
  return finish(svg, 'Share of promises done, by days since the incident', canvas.alive);
}

function words(
  { days, done, low, high, closed, censored }: CurveRow,
  state: 'done' | 'open',
): string {
  const head =
    state === 'done'
      ? `${formatCount(closed, 'promise')} known to be done by day ${days}`
      : `${formatCount(censored, 'promise')} last seen open on day ${days}`;
  const interval = low === null || high === null ? '' : ` (${formatInterval({ low, high })})`;
  return `${head}\n${formatPercent(done)} done by then${interval}`;
}
