// How are cells of time × duration drawn, so that each number can be read and followed?
import { formatCount, formatNumber } from '../../format.ts';
import { incidentHref } from '../../links.ts';
import { sizeOf, type Canvas } from '../chart.ts';
import { cellHref, cellWords, countOf, type DensityCell, type DensityMark } from '../density.ts';
import { groupOf, GROUPS } from '../groups.ts';
import { dots } from './dots.ts';
import { durationAxis, onAxis } from './durations.ts';
import { finish } from './finish.ts';
import { restoreTitle } from './recovery-words.ts';
import { tips } from './tips.ts';

const DAY = 86_400_000;
/** Pixels: between neighbours, and how high the stroke at the foot of a cell is. */
const GAP = 1;
const STROKE = 3;
/** A cell narrower than this has no room for its number. */
const ROOM = { width: 18, height: 12 };

/** A cell that has a date, and where it stands: milliseconds and minutes. */
interface Placed extends DensityCell {
  x1: number;
  x2: number;
  y1: number;
  y2: number;
}

/** Cells over time; incidents without any date are counted in the corner. */
export function drawDensity(marks: readonly DensityMark[], canvas: Canvas, name: string): Element {
  const { plot, document, width, within } = canvas;
  const narrow = sizeOf(width) === 'narrow';
  const size = { width, height: narrow ? 380 : 440 };
  const margin = { left: 56, right: 8, top: 8, bottom: 32 };
  const incidents = marks.flatMap(({ incident }) => (incident?.occurredOn ? [incident] : []));
  const all = marks.flatMap(({ cell }) => cell ?? []);
  const axis = durationAxis([
    ...incidents.map(({ minutes }) => minutes),
    ...all.map(({ above, upTo }) => upTo ?? above ?? 1),
  ]);
  const cells = all.flatMap((cell) => place(cell, axis.domain[1]));
  const undated = countOf(marks) - cells.reduce((sum, cell) => sum + cell.incidents, 0);
  const most = Math.max(1, ...cells.map((cell) => cell.incidents));
  const time = {
    domain: [Math.min(...cells.map(({ x1 }) => x1)), Math.max(...cells.map(({ x2 }) => x2))],
    pixels: size.width - margin.left - margin.right,
  };
  const [first = 0, last = 1] = time.domain;
  const across = ({ x1, x2 }: Placed): number => ((x2 - x1) / (last - first)) * time.pixels;
  const [bottom, top] = axis.domain.map(Math.log);
  /** pixels for each unit of the logarithm */
  const scale = (size.height - margin.top - margin.bottom) / ((top ?? 1) - (bottom ?? 0));
  const down = ({ y1, y2 }: Placed): number => Math.log(y2 / y1) * scale;
  const box = { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', insetLeft: GAP, insetTop: GAP };
  const middle = {
    x: ({ x1, x2 }: Placed) => (x1 + x2) / 2,
    y: ({ y1, y2 }: Placed) => Math.sqrt(y1 * y2),
  };
  const svg = plot.plot({
    document,
    ...size,
    className: 'plot',
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: margin.top,
    marginBottom: margin.bottom,
    x: { type: 'utc', domain: [first, last], label: null, tickSize: 0 },
    y: { type: 'log', domain: axis.domain, axis: null },
    marks: [
      plot.text(axis.ticks, {
        y: (tick: number) => tick,
        text: axis.label,
        frameAnchor: 'left',
        dx: -10,
        textAnchor: 'end',
        fill: 'var(--ink-2)',
      }),
      plot.rect(cells, {
        ...box,
        fill: 'var(--ink)',
        fillOpacity: ({ incidents: n }: Placed) => shade(n / most),
        title: cellWords,
        href: (cell: Placed) => cellHref(cell, within) ?? '',
      }),
      plot.rect(
        cells.filter(({ missed }) => missed > 0),
        {
          x1: 'x1',
          x2: ({ x1, x2, missed, judged }: Placed) => x1 + ((x2 - x1) * missed) / judged,
          y1: 'y1',
          y2: ({ y1 }: Placed) => y1 * Math.exp(STROKE / scale),
          insetLeft: GAP,
          fill: 'var(--missed)',
          pointerEvents: 'none',
        },
      ),
      plot.text(
        cells.filter((cell) => across(cell) >= ROOM.width && down(cell) >= ROOM.height),
        {
          ...middle,
          text: ({ incidents: n }: Placed) => formatNumber(n),
          fill: 'var(--ink)',
          fontSize: narrow ? 10 : 12,
          pointerEvents: 'none',
        },
      ),
      plot.ruleY(axis.ticks, { stroke: 'var(--line-strong)', pointerEvents: 'none' }),
      ...GROUPS.flatMap((group) =>
        dots(
          canvas,
          group,
          incidents.filter((row) => groupOf(row) === group),
          {
            x: (row) => new Date(`${row.occurredOn ?? ''}T12:00Z`),
            y: (row) => onAxis(row.minutes),
            r: 4,
            title: restoreTitle,
            href: (row) => incidentHref(row.incidentId),
          },
        ),
      ),
      ...(undated
        ? [
            plot.text([`${formatNumber(undated)} without a date: in the table only`], {
              frameAnchor: 'top-right',
              fill: 'var(--ink-3)',
            }),
          ]
        : []),
      ...tips(canvas, cells, { ...middle, title: cellWords }),
    ],
  });
  const label = `${name} of ${formatCount(countOf(marks), 'incident')} over time, in cells`;
  return finish(svg, label, canvas.alive);
}

/** The more, the darker, and never so dark that the number is hard to read. */
function shade(share: number): number {
  return Math.round((0.05 + 0.27 * Math.sqrt(share)) * 100) / 100;
}

function place(cell: DensityCell, end: number): Placed[] {
  if (cell.firstDay === null || cell.lastDay === null) return [];
  return [
    {
      ...cell,
      x1: Date.parse(cell.firstDay),
      x2: Date.parse(cell.lastDay) + DAY,
      y1: onAxis(cell.above ?? 1),
      y2: Math.min(end, cell.upTo ?? end),
    },
  ];
}
