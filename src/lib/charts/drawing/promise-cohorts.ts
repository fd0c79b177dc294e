// How does each cohort's promises look? A sign for each promise, and the share done with its interval.
import { SIGNS, type SignName } from '../../signs.ts';
import { sizeOf, type Canvas, type Size } from '../chart.ts';
import { cohortHref, type PromiseRow } from '../promises.ts';
import { dots } from './dots.ts';
import { finish } from './finish.ts';
import { intervals } from './promise-intervals.ts';
import {
  arrange,
  middle,
  ORDER,
  PITCH,
  sharesOf,
  TOP,
  type Cohort,
  type Share,
} from './promise-shares.ts';
import { tips } from './tips.ts';

/** Pixels: the quarter's column, the figures done/promised, and the share with its interval. */
const LAYOUTS: Record<Size, { label: number; figures: number; share: number }> = {
  wide: { label: 104, figures: 72, share: 300 },
  middle: { label: 96, figures: 72, share: 220 },
  narrow: { label: 80, figures: 56, share: 0 },
};
/** A cohort of more lines than this is drawn as a bar. */
const MOST_LINES = 4;

interface Unit {
  x: number;
  y: number;
  share: Share;
  cohort: Cohort;
}

/** Cohorts from the latest to the earliest, those without a date last; one of more than `lines` lines makes all of them bars. */
export function drawCohorts(
  rows: readonly PromiseRow[],
  canvas: Canvas,
  lines = MOST_LINES,
): Element {
  const { plot, document, width } = canvas;
  const layout = LAYOUTS[sizeOf(width)];
  const area = width - layout.label - layout.figures - layout.share;
  const capacity = Math.max(1, Math.floor(area / PITCH));
  const asBars = rows.some((row) => row.promised > capacity * lines);
  const cohorts = arrange(rows, asBars ? Infinity : capacity);
  const height = (cohorts.at(-1)?.y ?? TOP) + (cohorts.at(-1)?.height ?? 0) + 8;
  const svg = plot.plot({
    document,
    width,
    height,
    className: 'plot',
    margin: 0,
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      ...heads(layout.label, width - layout.share, asBars, canvas),
      plot.ruleY(cohorts.slice(1), { y: 'y', stroke: 'var(--line)', x1: 0, x2: width }),
      plot.text(cohorts, {
        x: 0,
        y: middle,
        text: (row: Cohort) => row.quarter?.replace('-', ' ') ?? 'no date',
        href: (row: Cohort) => cohortHref(row, {}, canvas.within),
        textAnchor: 'start',
        fontSize: 14,
        fill: 'var(--ink)',
      }),
      plot.text(cohorts, {
        x: width - layout.share - 16,
        y: middle,
        text: (row: Cohort) => `${row.done}/${row.promised}`,
        textAnchor: 'end',
        fontSize: 14,
        fill: 'var(--ink)',
      }),
      ...(layout.share ? intervals(cohorts, width - layout.share, layout.share, canvas) : []),
      // last, so that nothing is drawn over their tips
      ...(asBars
        ? bars(cohorts, layout.label, area - 16, canvas)
        : units(cohorts, layout.label, capacity, canvas)),
    ],
  });
  return finish(svg, `Promised actions of ${rows.length} cohorts, done and open`, canvas.alive);
}

/** One sign a promise, in lines of `capacity`. */
function units(cohorts: readonly Cohort[], left: number, capacity: number, canvas: Canvas) {
  const all: Unit[] = cohorts.flatMap((cohort) => {
    let place = 0;
    return sharesOf(cohort).flatMap((share) =>
      Array.from({ length: share.count }, () => {
        const [column, line] = [place % capacity, Math.floor(place / capacity)];
        place++;
        return { x: left + column * PITCH + 6, y: middle(cohort) + line * PITCH, share, cohort };
      }),
    );
  });
  const marks = ORDER.flatMap((sign: SignName) =>
    [false, true].flatMap((undated) =>
      dots(
        canvas,
        sign,
        all.filter(({ share }) => share.sign === sign && share.undated === undated),
        {
          x: (unit) => unit.x,
          y: (unit) => unit.y,
          title: ({ share, cohort }) => words(share, cohort),
          href: ({ share, cohort }) => shareHref(share, cohort, canvas.within),
          dashed: undated,
        },
      ),
    ),
  );
  return [
    ...marks,
    ...tips(canvas, all, { x: 'x', y: 'y', title: ({ share, cohort }) => words(share, cohort) }),
  ];
}

/** Bars where there are too many promises to count by eye; widths are shares of the largest cohort. */
function bars(cohorts: readonly Cohort[], left: number, area: number, { plot, within }: Canvas) {
  const scale = area / Math.max(1, ...cohorts.map((cohort) => cohort.promised));
  const pieces = cohorts.flatMap((cohort) => {
    let x = left;
    return sharesOf(cohort).map((share) => {
      const piece = { x1: x, x2: x + share.count * scale, share, cohort };
      x = piece.x2;
      return piece;
    });
  });
  type Piece = (typeof pieces)[number];
  const solid = (piece: Piece): boolean => ['done', 'overdue'].includes(piece.share.sign);
  return [
    plot.rect(pieces, {
      x1: 'x1',
      x2: 'x2',
      y1: ({ cohort }: Piece) => middle(cohort) - 8,
      y2: ({ cohort }: Piece) => middle(cohort) + 8,
      fill: ({ share }: Piece) => SIGNS[share.sign].colour,
      fillOpacity: (piece: Piece) => (solid(piece) ? 1 : 0.25),
      stroke: 'var(--paper)',
      title: ({ share, cohort }: Piece) => words(share, cohort),
      href: ({ share, cohort }: Piece) => shareHref(share, cohort, within),
    }),
    plot.text(
      pieces.filter((piece) => piece.x2 - piece.x1 > 28),
      {
        x: ({ x1, x2 }: Piece) => (x1 + x2) / 2,
        y: ({ cohort }: Piece) => middle(cohort),
        text: ({ share }: Piece) => String(share.count),
        fill: (piece: Piece) => (solid(piece) ? 'var(--paper)' : 'var(--ink)'),
        pointerEvents: 'none',
      },
    ),
  ];
}

function heads(left: number, figures: number, asBars: boolean, { plot }: Canvas) {
  const place = { y: TOP - 14, fill: 'var(--ink-2)' } as const;
  return [
    plot.text(['Quarter'], { ...place, x: 0, textAnchor: 'start' }),
    plot.text([asBars ? 'Promises' : 'One sign, one promise'], {
      ...place,
      x: left,
      textAnchor: 'start',
    }),
    plot.text(['Done'], { ...place, x: figures - 16, textAnchor: 'end' }),
  ];
}

function words({ sign, undated, count }: Share, { quarter }: Cohort): string {
  return `${count} ${SIGNS[sign].word}${undated ? ', without a date' : ''}\n${quarter ?? 'incidents without a date'}`;
}

/** The promises of a share: the open ones that are not overdue by whether they have a date. */
function shareHref({ sign, undated }: Share, cohort: Cohort, within: string): string | null {
  const open = sign === 'in_progress' || sign === 'planned';
  return cohortHref(
    cohort,
    open ? { show: undated ? 'undated' : 'dated', status: sign } : { show: sign },
    within,
  );
}
