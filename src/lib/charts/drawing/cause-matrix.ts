// How do causes look over time? A matrix of counts, tinted by size, with a corner where something came back.
import { incidentsHref } from '../../links.ts';
import type { CauseRow } from '../causes.ts';
import { sizeOf, type Canvas } from '../chart.ts';
import { cellsOf, totalsOf, type CauseTotal, type Cell } from './cause-cells.ts';
import { finish } from './finish.ts';
import { tips } from './tips.ts';

const LINE = 28;
const TOP = 44;
/** Pixels: no cell is drawn narrower; where quarters do not fit, years take their place. */
const NARROWEST = 20;
const WIDEST = 64;

/** Causes in order of their number of incidents; columns are quarters where they fit, else years. */
export function drawMatrix(rows: readonly CauseRow[], canvas: Canvas): Element {
  const { plot, document, width } = canvas;
  const narrow = sizeOf(width) === 'narrow';
  const [marginLeft, marginRight] = narrow ? [152, 32] : [200, 140];
  const totals = totalsOf(rows);
  const { cells, buckets } = cellsOf(
    rows,
    Math.floor((width - marginLeft - marginRight) / (narrow ? 15 : NARROWEST)),
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
        fontSize: narrow ? 12 : 14,
        fill: 'var(--ink)',
        href: (row: CauseTotal) => incidentsHref({ cause: row.cause }, canvas.within),
        lineWidth: (marginLeft - 8) / (narrow ? 12 : 14) + 1,
        textOverflow: 'ellipsis',
      }),
      plot.text(totals, {
        frameAnchor: 'right',
        dx: narrow ? 24 : 36,
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
      // last, so that nothing is drawn over their tips
      ...cellMarks(cells, canvas, middle, step),
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

/** The years above, and the quarters below them where those are the columns; no label runs into the next. */
function heads(buckets: readonly string[], { plot }: Canvas, step: number) {
  const text = { x: (bucket: string) => bucket, frameAnchor: 'top', fill: 'var(--ink-2)' } as const;
  const year = (bucket: string): string => bucket.slice(0, 4);
  if (buckets.every((bucket) => !bucket.includes('Q'))) {
    const every = Math.ceil(26 / step);
    return [
      plot.text(
        buckets.filter((_, index) => (buckets.length - 1 - index) % every === 0),
        {
          ...text,
          dy: -16,
          text: (bucket: string) => (step < 36 ? `’${bucket.slice(2)}` : bucket),
        },
      ),
    ];
  }
  const starts = buckets.flatMap((bucket, index) =>
    year(bucket) === year(buckets[index - 1] ?? '') ? [] : [index],
  );
  const roomy = starts.filter(
    (start, index) => ((starts[index + 1] ?? buckets.length) - start) * step > 34,
  );
  return [
    plot.text(
      roomy.map((start) => buckets[start] ?? ''),
      { ...text, dy: -30, dx: 3 - step / 2, text: year, textAnchor: 'start', fontWeight: 600 },
    ),
    plot.text(buckets, {
      ...text,
      dy: -14,
      fill: 'var(--ink-3)',
      text: (bucket: string) => bucket.slice(step < 24 ? 6 : 5),
    }),
  ];
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
