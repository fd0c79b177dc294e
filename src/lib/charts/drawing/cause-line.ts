// How do the incidents of one cause look over time? A sign for each at its duration, arrows from one to its return.
import { formatDay } from '../../dates.ts';
import { formatCount, formatMinutes } from '../../format.ts';
import { incidentHref } from '../../links.ts';
import { SIGNS, outcomeOf } from '../../signs.ts';
import { MOST_ARROWS, type CauseLineRow } from '../cause-line.ts';
import { sizeOf, type Canvas } from '../chart.ts';
import { dots } from './dots.ts';
import { durationAxis, onAxis } from './durations.ts';
import { finish } from './finish.ts';
import { tips } from './tips.ts';

const DAY = 86_400_000;
const TOP = 16;
/** Pixels that the lane of those without a time takes. */
const LANE = 32;

type Dated = CauseLineRow & { day: Date };
type Outcome = ReturnType<typeof outcomeOf>;
const OUTCOMES: readonly Outcome[] = ['no-time', 'no-target', 'too-coarse', 'met', 'missed'];

/** Incidents without a date are left to the table. Those without a time to restore stand on a lane of their own. */
export function drawCauseLine(rows: readonly CauseLineRow[], canvas: Canvas): Element {
  const { plot, document, width } = canvas;
  const narrow = sizeOf(width) === 'narrow';
  const dated = rows.flatMap((row): Dated[] =>
    row.occurredOn === null ? [] : [{ ...row, day: new Date(`${row.occurredOn}T00:00Z`) }],
  );
  const axis = durationAxis(dated.map((row) => row.restoreMinutes ?? 0));
  const hasLane = dated.some((row) => row.restoreMinutes === null);
  const foot = narrow ? 212 : 252;
  const height = foot + (hasLane ? LANE : 0) + 32;
  const level = (minutes: number): number => {
    const [low, high] = axis.domain.map(Math.log);
    const share = (Math.log(onAxis(minutes)) - (low ?? 0)) / ((high ?? 1) - (low ?? 0));
    return foot - share * (foot - TOP - 8);
  };
  const y = (row: CauseLineRow): number =>
    row.restoreMinutes === null ? foot + LANE / 2 + 4 : level(row.restoreMinutes);
  const x = (row: Dated): Date => row.day;
  const again = dated.filter((row) => row.daysSince !== null);
  const svg = plot.plot({
    document,
    width,
    height,
    className: 'plot',
    marginLeft: 64,
    marginRight: 24,
    marginTop: TOP,
    marginBottom: 32,
    x: { type: 'utc', label: null, tickSize: 0, domain: daysOf(dated), ticks: narrow ? 4 : 8 },
    y: { type: 'identity', axis: null },
    marks: [
      plot.ruleY(axis.ticks, { y: level, stroke: 'var(--line)' }),
      plot.text(
        [...axis.ticks.map((tick) => [level(tick), axis.label(tick)] as const), ...lane()],
        {
          y: ([place]: readonly [number, string]) => place,
          text: ([, label]: readonly [number, string]) => label,
          frameAnchor: 'left',
          dx: -12,
          textAnchor: 'end',
          fill: 'var(--ink-2)',
        },
      ),
      ...arrows(dated, canvas, y),
      plot.dot(again, { x, y, r: 9, stroke: 'var(--missed)', strokeWidth: 1.4 }),
      ...OUTCOMES.flatMap((outcome) =>
        dots<Dated>(
          canvas,
          outcome,
          dated.filter((row) => outcomeOf(row) === outcome),
          {
            x,
            y,
            r: dated.length > 150 ? 3 : 5,
            title: titleOf,
            href: (row) => incidentHref(row.incidentId),
          },
        ),
      ),
      ...tips<Dated>(canvas, dated, { x, y, title: titleOf }),
    ],
  });
  return finish(svg, `${rows.length} incidents of one cause over time`, canvas.alive);

  function lane(): (readonly [number, string])[] {
    return hasLane ? [[foot + LANE / 2 + 4, 'not told']] : [];
  }
}

/** From the earlier incident to the one in which the cause came back, where both are in the picture. */
function arrows(dated: readonly Dated[], { plot }: Canvas, y: (row: CauseLineRow) => number) {
  const known = new Map(dated.map((row) => [row.incidentId, row]));
  const pairs = dated.flatMap((to) => {
    const from = to.earlierIncidentId === null ? undefined : known.get(to.earlierIncidentId);
    return from ? [{ from, to }] : [];
  });
  if (pairs.length > MOST_ARROWS) return [];
  type Pair = (typeof pairs)[number];
  return [
    plot.arrow(pairs, {
      x1: ({ from }: Pair) => from.day,
      y1: ({ from }: Pair) => y(from),
      x2: ({ to }: Pair) => to.day,
      y2: ({ to }: Pair) => y(to),
      stroke: 'var(--missed)',
      strokeOpacity: 0.7,
      strokeWidth: 1.2,
      bend: 24,
      headLength: 6,
      insetStart: 7,
      insetEnd: 10,
    }),
  ];
}

/** First and last day with some air, a month at least: one incident alone stands in the middle. */
function daysOf(dated: readonly Dated[]): [Date, Date] {
  const days = dated.map(({ day }) => +day);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const air = Math.max(10 * DAY, (last - first) * 0.03);
  return [new Date(first - air), new Date(last + air)];
}

function titleOf(row: CauseLineRow): string {
  const time =
    row.restoreMinutes === null
      ? 'time to restore not told'
      : `restored in ${formatMinutes(row.restoreMinutes)}: ${SIGNS[outcomeOf(row)].word}`;
  return [
    row.title,
    row.occurredOn === null ? 'no date' : formatDay(row.occurredOn),
    `${row.isPrimary ? 'primary' : 'contributing'} cause`,
    time,
    ...(row.daysSince === null ? [] : [`again after ${formatCount(row.daysSince, 'day')}`]),
  ].join('\n');
}
