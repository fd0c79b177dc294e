// How do clocks stand side by side? A lane each: what it means, how often it is known, and its incidents as dots.
import { formatCount, formatMinutes, formatNumber } from '../../format.ts';
import { recoveryHref } from '../../links.ts';
import { CLOCK, CLOCKS } from '../../clocks.ts';
import { sizeOf, type Canvas, type Size } from '../chart.ts';
import { markHref, timeOf, type ClockMark } from '../clocks.ts';
import { named } from '../recovery.ts';
import { dots } from './dots.ts';
import { durationAxis, onAxis } from './durations.ts';
import { finish } from './finish.ts';
import { swarm } from './swarm.ts';
import { tips } from './tips.ts';

/** Pixels. `words`: how wide the definition may be; `lane`: how high a lane is; `middle`: where its line stands in it. */
const LAYOUTS: Record<Size, { words: number; left: number; lane: number; middle: number }> = {
  wide: { words: 312, left: 344, lane: 96, middle: 48 },
  middle: { words: 232, left: 256, lane: 112, middle: 56 },
  narrow: { words: 350, left: 8, lane: 148, middle: 116 },
};
const TOP = 28;
const FOOT = 20;
const RIGHT = 24;
const APART = 8;
/** Pixels to either side of a lane's line that dots may take. */
const REACH = 22;
/** Pixels: how high a bin is. */
const BIN = 28;

interface Placed extends ClockMark {
  y: number;
}

/** A lane for each clock; with very many incidents, bins take the place of dots. */
export function drawClocks(marks: readonly ClockMark[], canvas: Canvas): Element {
  const { plot, document, width, within } = canvas;
  const size = sizeOf(width);
  const layout = LAYOUTS[size];
  const axis = durationAxis(
    marks.flatMap(({ minutes, upTo, above }) => minutes ?? upTo ?? above ?? 1),
  );
  const [start, end] = axis.domain;
  const ticks =
    size === 'wide' ? axis.ticks : axis.ticks.filter((minutes) => ![10, 240].includes(minutes));
  const place = (mark: ClockMark): Placed => ({
    ...mark,
    y: TOP + CLOCKS.indexOf(mark.clock) * layout.lane + layout.middle,
  });
  const lanes = marks.filter(({ kind }) => kind === 'clock').map(place);
  const bins = marks.filter(({ kind }) => kind === 'bin').map(place);
  const single = spread(marks, (width - layout.left - RIGHT) / Math.log(end / start)).map(
    ({ off, ...mark }) => ({ ...mark, y: place(mark).y + off }),
  );
  const most = Math.max(1, ...bins.map(({ incidents }) => incidents));
  const height = TOP + CLOCKS.length * layout.lane;
  const known = ({ minutes }: ClockMark): number => onAxis(minutes ?? 1);
  const box = {
    x1: ({ above }: Placed) => onAxis(above ?? 1),
    x2: ({ upTo }: Placed) => Math.min(end, upTo ?? end),
    y1: ({ y }: Placed) => y - BIN / 2,
    y2: ({ y }: Placed) => y + BIN / 2,
  };
  const middle = (mark: Placed): number => Math.sqrt(box.x1(mark) * box.x2(mark));
  const medians = lanes.filter(({ median }) => median !== null);
  const svg = plot.plot({
    document,
    width,
    height: height + FOOT,
    className: 'plot',
    marginLeft: layout.left,
    marginRight: RIGHT,
    marginTop: TOP,
    marginBottom: FOOT,
    x: { type: 'log', domain: axis.domain, axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      ...[12, height + 10].map((y) =>
        plot.text(ticks, {
          x: (tick: number) => tick,
          y,
          text: axis.label,
          fill: 'var(--ink-2)',
        }),
      ),
      plot.ruleX(
        lanes.flatMap(({ y }) => axis.ticks.map((tick) => ({ tick, y }))),
        {
          x: 'tick',
          y1: ({ y }: { y: number }) => y - REACH - 4,
          y2: ({ y }: { y: number }) => y + REACH + 4,
          stroke: 'var(--line)',
        },
      ),
      plot.ruleY(lanes, {
        y: 'y',
        x1: start,
        x2: end,
        stroke: 'var(--line-strong)',
        strokeDasharray: '1,3',
      }),
      ...words(lanes, canvas),
      plot.rect(bins, {
        ...box,
        insetLeft: 0.5,
        insetRight: 0.5,
        fill: 'var(--ink)',
        fillOpacity: ({ incidents }: Placed) =>
          Math.round((0.05 + 0.27 * Math.sqrt(incidents / most)) * 100) / 100,
        title: titleOf,
        href: (mark: Placed) => markHref(mark, within),
      }),
      plot.text(bins, {
        x: middle,
        y: 'y',
        text: ({ incidents }: Placed) => formatNumber(incidents),
        fill: 'var(--ink)',
        fontSize: size === 'narrow' ? 9 : 11,
        pointerEvents: 'none',
      }),
      ...dots<Placed>(canvas, 'measured', single, {
        x: known,
        y: ({ y }) => y,
        r: 3,
        title: titleOf,
        href: (mark) => markHref(mark, within),
      }),
      ...medianStrokes(medians, bins.length > 0, canvas),
      plot.text(medians, {
        x: ({ median }: Placed) => onAxis(median ?? 1),
        y: ({ y }: Placed) => y - REACH - 12,
        text: ({ median }: Placed) => formatMinutes(median ?? 0),
        fill: 'var(--ink)',
        fontWeight: 600,
        stroke: 'var(--paper)',
        strokeWidth: 3,
      }),
      ...tips<Placed>(canvas, [...single, ...bins], {
        x: (mark) => (mark.kind === 'bin' ? middle(mark) : known(mark)),
        y: 'y',
        title: titleOf,
      }),
    ],
  });
  return finish(svg, `${CLOCKS.length} clocks side by side, one lane each`, canvas.alive);
}

/** The stroke at the median; where there are bins it leaves out the middle, where their numbers stand. */
function medianStrokes(medians: readonly Placed[], broken: boolean, { plot }: Canvas) {
  const parts = broken
    ? [
        [-REACH - 4, -BIN / 2],
        [BIN / 2, REACH + 4],
      ]
    : [[-REACH - 4, REACH + 4]];
  return parts.map(([from = 0, to = 0]) =>
    plot.ruleX(medians, {
      x: ({ median }: Placed) => onAxis(median ?? 1),
      y1: ({ y }: Placed) => y + from,
      y2: ({ y }: Placed) => y + to,
      stroke: 'var(--ink)',
      strokeWidth: 2,
      pointerEvents: 'none',
    }),
  );
}

/** What each clock is called, how it is defined, and how often it is known. */
function words(lanes: readonly Placed[], { plot, width, within }: Canvas) {
  const { left, words: room, middle } = LAYOUTS[sizeOf(width)];
  const place = { frameAnchor: 'left', textAnchor: 'start', dx: -left } as const;
  const top = (lane: Placed): number => lane.y - middle;
  return [
    plot.text(lanes, {
      ...place,
      y: (lane: Placed) => top(lane) + 14,
      text: ({ clock, incidents, missing }: Placed) =>
        `${named(clock)}, n = ${formatNumber(incidents)}${missing ? `, ${formatNumber(missing)} missing` : ''}`,
      href: ({ clock }: Placed) => recoveryHref({ metric: clock }, within),
      fontSize: 14,
      fontWeight: 600,
      fill: 'var(--ink)',
    }),
    plot.text(lanes, {
      ...place,
      y: (lane: Placed) => top(lane) + 28,
      lineAnchor: 'top',
      lineHeight: 1.35,
      text: ({ clock }: Placed) => CLOCK[clock].definition,
      lineWidth: room / 12,
      fill: 'var(--ink-2)',
    }),
  ];
}

function titleOf(mark: ClockMark): string {
  const { name } = CLOCK[mark.clock];
  return mark.kind === 'bin'
    ? `${formatCount(mark.incidents, 'incident')}\n${name} ${timeOf(mark)}`
    : `${mark.title ?? ''}\n${name} ${timeOf(mark)}`;
}

/** Incidents off the lines of their clocks where they would lie upon each other, pressed where there are many. */
function spread(marks: readonly ClockMark[], scale: number): (ClockMark & { off: number })[] {
  return CLOCKS.flatMap((clock) => {
    const own = marks.filter((mark) => mark.kind === 'incident' && mark.clock === clock);
    const offsets = swarm(
      own.map(({ minutes }) => Math.log(onAxis(minutes ?? 1)) * scale),
      APART,
    );
    const press = Math.min(1, REACH / Math.max(1, ...offsets.map(Math.abs)));
    return own.map((mark, index) => ({ ...mark, off: (offsets[index] ?? 0) * press }));
  });
}
