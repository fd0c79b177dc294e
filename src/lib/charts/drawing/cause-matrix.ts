// How do causes look over time? A matrix of counts, tinted by size, with a corner where something came back.
import { incidentsHref } from '../../links.ts';
import { quarterDays, quartersBetween } from '../../quarters.ts';
import type { CauseRow } from '../causes.ts';
import { sizeOf, type Canvas } from '../chart.ts';
import { finish } from './finish.ts';
import { tips } from './tips.ts';

const LINE = 28;
const TOP = 44;
/** Pixels: no cell is drawn narrower; where quarters do not fit, years take their place. */
const NARROWEST = 20;
const WIDEST = 64;

interface Cell {
  cause: string;
  label: string;
  bucket: string;
  from: string;
  to: string;
  incidents: number;
  recurrences: number;
}
interface CauseTotal {
  cause: string;
  label: string;
  incidents: number;
  recurrences: number;
  undated: number;
}

/** Causes in order of their number of incidents; columns are quarters where they fit, else years. */
export function drawMatrix(rows: readonly CauseRow[], canvas: Canvas): Element {
  const { plot, document, width } = canvas;
  const narrow = sizeOf(width) === 'narrow';
  const [marginLeft, marginRight] = narrow ? [128, 40] : [200, 132];
  const totals = totalsOf(rows);
  const { cells, buckets } = cellsOf(
    rows,
    Math.floor((width - marginLeft - marginRight) / NARROWEST),
  );
  const step = Math.min(WIDEST, (width - marginLeft - marginRight) / Math.max(1, buckets.length));
  const right = marginLeft + step * buckets.length;
  const place = new Map(totals.map(({ cause }, index) => [cause, TOP + index * LINE + LINE / 2]));
  const middle = (row: { cause: string }): number => place.get(row.cause) ?? TOP;
  const height = TOP + totals.length * LINE + 8;
  const svg = plot.plot({
    document,
    width,
    height,
    className: 'plot',
    marginLeft,
    marginRight: width - right,
    marginTop: TOP,
    marginBottom: 8,
    x: { type: 'band', domain: buckets, padding: 0, axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      ...heads(buckets, canvas, step),
      plot.ruleY(totals, { y: (row: CauseTotal) => middle(row) + LINE / 2, stroke: 'var(--line)' }),
      plot.text(totals, {
        frameAnchor: 'left',
        dx: -marginLeft,
        y: middle,
        text: 'label',
        textAnchor: 'start',
        fontSize: 14,
        fill: 'var(--ink)',
        href: (row: CauseTotal) => incidentsHref({ cause: row.cause }, canvas.within),
        lineWidth: (marginLeft - 8) / 14 + 1,
        textOverflow: 'ellipsis',
      }),
      ...cellMarks(cells, canvas, middle, step),
      plot.text(totals, {
        frameAnchor: 'right',
        dx: narrow ? 32 : 36,
        y: middle,
        text: (row: CauseTotal) => String(row.incidents),
        textAnchor: 'end',
        fontSize: 14,
        fontWeight: 600,
        fill: 'var(--ink)',
      }),
      ...(narrow
        ? []
        : [
            plot.text(
              totals.filter((row) => row.recurrences > 0),
              {
                frameAnchor: 'right',
                dx: 48,
                y: middle,
                text: (row: CauseTotal) => `${row.recurrences} came back`,
                textAnchor: 'start',
                fill: 'var(--missed)',
              },
            ),
          ]),
    ],
  });
  return finish(svg, `Incidents of ${totals.length} causes over time`, canvas.alive);
}

/** The cells, and the corner in those that hold a recurrence. */
function cellMarks(
  cells: readonly Cell[],
  canvas: Canvas,
  middle: (cell: Cell) => number,
  step: number,
) {
  const { plot, within } = canvas;
  const most = Math.max(1, ...cells.map((cell) => cell.incidents));
  const title = (cell: Cell): string => `${cell.label}, ${cell.bucket}\n${counted(cell)}`;
  const box = {
    x: 'bucket',
    y1: (cell: Cell) => middle(cell) - LINE / 2 + 2,
    y2: (cell: Cell) => middle(cell) + LINE / 2 - 2,
    insetLeft: 1,
    insetRight: 1,
  } as const;
  const half = (Math.min(step, WIDEST) - 2) / 2;
  const corner = {
    draw(pen: {
      moveTo(x: number, y: number): void;
      lineTo(x: number, y: number): void;
      closePath(): void;
    }) {
      pen.moveTo(half, -LINE / 2 + 2);
      pen.lineTo(half, -LINE / 2 + 11);
      pen.lineTo(half - 9, -LINE / 2 + 2);
      pen.closePath();
    },
  };
  return [
    plot.barY(cells, {
      ...box,
      fill: (cell: Cell) => tint(cell.incidents / most),
      rx: 2,
      href: ({ cause, from, to }: Cell) => incidentsHref({ cause, from, to }, within),
      title,
    }),
    plot.text(cells, {
      x: 'bucket',
      y: middle,
      text: (cell: Cell) => String(cell.incidents),
      fontSize: 14,
      fill: (cell: Cell) => (isStrong(cell.incidents / most) ? 'var(--paper)' : 'var(--ink)'),
      pointerEvents: 'none',
    }),
    plot.dot(
      cells.filter((cell) => cell.recurrences > 0),
      {
        x: 'bucket',
        y: middle,
        symbol: corner,
        fill: 'var(--missed)',
        pointerEvents: 'none',
      },
    ),
    ...tips(canvas, cells, { x: 'bucket', y: middle, title }),
  ];
}

/** The years above, and the quarters below them where those are the columns. */
function heads(buckets: readonly string[], { plot }: Canvas, step: number) {
  const byYear = buckets.every((bucket: string) => !bucket.includes('Q'));
  const year = (bucket: string): string => bucket.slice(0, 4);
  const firsts = buckets.filter((bucket, index) => year(bucket) !== year(buckets[index - 1] ?? ''));
  const short = step < 32;
  const text = { x: (bucket: string) => bucket, frameAnchor: 'top', fill: 'var(--ink-2)' } as const;
  if (byYear)
    return [
      plot.text(buckets, {
        ...text,
        dy: -16,
        text: (bucket: string) => (short ? `’${bucket.slice(2)}` : bucket),
      }),
    ];
  return [
    plot.text(firsts, {
      ...text,
      dy: -30,
      dx: -step / 2 + 3,
      text: year,
      textAnchor: 'start',
      fontWeight: 600,
    }),
    plot.text(buckets, {
      ...text,
      dy: -14,
      fill: 'var(--ink-3)',
      text: (bucket: string) => bucket.slice(5),
    }),
  ];
}

function totalsOf(rows: readonly CauseRow[]): CauseTotal[] {
  const totals = new Map<string, CauseTotal>();
  for (const { cause, label, quarter, incidents, recurrences } of rows) {
    const total = totals.get(cause) ?? { cause, label, incidents: 0, recurrences: 0, undated: 0 };
    total.incidents += incidents;
    total.recurrences += recurrences;
    if (quarter === null) total.undated += incidents;
    totals.set(cause, total);
  }
  return [...totals.values()].sort(
    (a, b) => b.incidents - a.incidents || (a.label < b.label ? -1 : 1),
  );
}

function cellsOf(rows: readonly CauseRow[], fitting: number): { cells: Cell[]; buckets: string[] } {
  const quarters = quartersBetween(rows.flatMap(({ quarter }) => quarter ?? []));
  const byYear = quarters.length > fitting;
  const bucketOf = (quarter: string): string => (byYear ? quarter.slice(0, 4) : quarter);
  const cells = new Map<string, Cell>();
  for (const row of rows) {
    if (row.quarter === null) continue;
    const bucket = bucketOf(row.quarter);
    const days = byYear ? { from: `${bucket}-01-01`, to: `${bucket}-12-31` } : quarterDays(bucket);
    const key = `${row.cause} ${bucket}`;
    const cell = cells.get(key) ?? { ...row, ...days, bucket, incidents: 0, recurrences: 0 };
    cell.incidents += row.incidents;
    cell.recurrences += row.recurrences;
    cells.set(key, cell);
  }
  return { cells: [...cells.values()], buckets: [...new Set(quarters.map(bucketOf))] };
}

function counted({ incidents, recurrences }: { incidents: number; recurrences: number }): string {
  const all = `${incidents} ${incidents === 1 ? 'incident' : 'incidents'}`;
  return recurrences ? `${all}, ${recurrences} came back within a year` : all;
}

/** One hue from faint to full: more incidents, more ink. It leaps where the number in the cell turns from ink to paper. */
function tint(share: number): string {
  const strength = isStrong(share) ? 64 + share * 26 : 8 + share * 46;
  return `color-mix(in oklab, var(--accent) ${Math.round(strength)}%, var(--paper))`;
}

function isStrong(share: number): boolean {
  return share > 0.6;
}
