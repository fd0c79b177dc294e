// How are overruns drawn? Dots around the line of the target, or columns where there are too many.
import { formatCount, formatMinutes, formatNumber } from '../../format.ts';
import { outcomesHref } from '../../links.ts';
import { SIGNS } from '../../signs.ts';
import { sizeOf, type Canvas } from '../chart.ts';
import { overrunHref, timesOf, type OverrunRow } from '../overruns.ts';
import { dots } from './dots.ts';
import { finish } from './finish.ts';
import { swarm } from './swarm.ts';
import { tips } from './tips.ts';

const TICKS = [0.001, 0.01, 0.1, 0.5, 1, 2, 5, 10, 100, 1000];
const LEFT = 8;
const RIGHT = 8;
/** Pixels: the words above, the axis below, and the tallest column. */
const TOP = 28;
const FOOT = 28;
const COLUMN = 120;
/** Pixels between the middles of two dots. */
const APART = 12;

interface Placed extends OverrunRow {
  /** pixels off the middle; of a column, its height */
  off: number;
  /** on the axis */
  low: number;
  high: number;
}

/** One mark each, the line of the target between those that met it and those that missed it. */
export function drawOverruns(rows: readonly OverrunRow[], canvas: Canvas): Element {
  const { plot, document, width, within } = canvas;
  const values = rows.flatMap(({ overrun, above, upTo }) => overrun ?? upTo ?? above ?? []);
  const domain: [number, number] = [
    Math.max(0.001, Math.min(0.1, ...values.map((value) => value / 1.6))),
    Math.max(10, ...values.map((value) => value * 1.6)),
  ];
  const at = (value: number): number => Math.min(domain[1], Math.max(domain[0], value));
  const placed = place(rows, canvas, domain, at);
  const single = placed.filter(({ incidentId }) => incidentId !== null);
  const bins = placed.filter(({ incidentId }) => incidentId === null);
  const reach = Math.max(24, ...single.map(({ off }) => Math.abs(off) + APART));
  const area = bins.length ? COLUMN + 18 : 2 * reach;
  const base = TOP + (bins.length ? area : reach);
  const ticks = TICKS.filter((tick) => tick >= domain[0] && tick <= domain[1]).filter(
    (tick) => sizeOf(width) !== 'narrow' || ![0.5, 2, 5].includes(tick),
  );
  const isMet = ({ overrun, upTo }: Placed): boolean => (overrun ?? upTo ?? Infinity) <= 1;
  const middle = { x: ({ low, high }: Placed) => Math.sqrt(low * high) };
  const words = (row: Placed): string => titleOf(row);
  const svg = plot.plot({
    document,
    width,
    height: TOP + area + FOOT,
    className: 'plot',
    marginLeft: LEFT,
    marginRight: RIGHT,
    marginTop: TOP,
    marginBottom: FOOT,
    x: { type: 'log', domain, axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      plot.ruleX(ticks, { y1: TOP, y2: TOP + area, stroke: 'var(--line)' }),
      plot.text(ticks, {
        x: (tick: number) => tick,
        y: TOP + area + 16,
        text: (tick: number) => `${tick}\u202f×`,
        fill: 'var(--ink-2)',
      }),
      plot.ruleX([1], { y1: TOP - 10, y2: TOP + area, stroke: 'var(--ink)', strokeWidth: 2 }),
      ...sides(placed, isMet, canvas),
      plot.rect(bins, {
        x1: 'low',
        x2: 'high',
        y1: base,
        y2: ({ off }: Placed) => base - off,
        insetLeft: 1,
        insetRight: 1,
        fill: (row: Placed) => SIGNS[isMet(row) ? 'met' : 'missed'].colour,
        fillOpacity: 0.75,
        title: words,
        href: (row: Placed) => overrunHref(row, within),
      }),
      plot.text(bins, {
        ...middle,
        y: ({ off }: Placed) => base - off - 8,
        text: ({ incidents }: Placed) => formatNumber(incidents),
        fill: 'var(--ink)',
        fontSize: sizeOf(width) === 'narrow' ? 10 : 12,
      }),
      ...(['met', 'missed'] as const).flatMap((outcome) =>
        dots(
          canvas,
          outcome,
          single.filter((row) => isMet(row) === (outcome === 'met')),
          {
            x: middle.x,
            y: ({ off }) => base + off,
            title: words,
            href: (row) => overrunHref(row, within),
          },
        ),
      ),
      ...tips(canvas, placed, {
        ...middle,
        y: ({ incidentId, off }) => (incidentId === null ? base - off / 2 : base + off),
        title: words,
      }),
    ],
  });
  const all = rows.reduce((sum, { incidents }) => sum + incidents, 0);
  return finish(
    svg,
    `${formatCount(all, 'incident')} by times the target, on a logarithmic axis`,
    canvas.alive,
  );
}

/** At either side of the line, how many stand there. */
function sides(placed: readonly Placed[], isMet: (row: Placed) => boolean, canvas: Canvas) {
  return ([true, false] as const).map((met) => {
    const count = placed
      .filter((row) => isMet(row) === met)
      .reduce((sum, { incidents }) => sum + incidents, 0);
    const words = met ? 'met' : 'missed';
    return canvas.plot.text([`${formatNumber(count)} ${words}`], {
      x: () => 1,
      y: TOP - 14,
      dx: met ? -10 : 10,
      textAnchor: met ? 'end' : 'start',
      fontWeight: 600,
      fill: SIGNS[words].colour,
      ...(count ? { href: () => outcomesHref([words], {}, canvas.within) ?? '' } : {}),
    });
  });
}

function titleOf(row: OverrunRow): string {
  if (row.incidentId === null || row.minutes === null || row.targetMinutes === null)
    return `${formatCount(row.incidents, 'incident')}\n${timesOf(row)} the target`;
  return [
    row.title ?? '',
    `restored in ${formatMinutes(row.minutes)}, target ${formatMinutes(row.targetMinutes)}`,
    `${timesOf(row)} the target`,
  ].join('\n');
}

function place(
  rows: readonly OverrunRow[],
  { width }: Canvas,
  domain: [number, number],
  at: (value: number) => number,
): Placed[] {
  const scale = (width - LEFT - RIGHT) / Math.log(domain[1] / domain[0]);
  const offsets = swarm(
    rows.map((row) => Math.log(at(row.overrun ?? 1) / domain[0]) * scale),
    APART,
  );
  const most = Math.max(...rows.map(({ incidents }) => incidents));
  return rows.map((row, index) => {
    if (row.overrun !== null)
      return { ...row, off: offsets[index] ?? 0, low: at(row.overrun), high: at(row.overrun) };
    return {
      ...row,
      off: (row.incidents / most) * COLUMN,
      low: at(row.above ?? 0),
      high: at(row.upTo ?? Infinity),
    };
  });
}
