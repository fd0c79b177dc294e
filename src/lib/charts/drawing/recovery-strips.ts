// How does each incident look against its target, while there are few enough to give each a line?
import { formatDay } from '../../dates.ts';
import { formatCount, formatFactor, formatMinutes } from '../../format.ts';
import { incidentHref } from '../../links.ts';
import { SIGNS } from '../../signs.ts';
import { sizeOf, type Canvas, type Size } from '../chart.ts';
import { groupOf, GROUPS } from '../groups.ts';
import type { RecoveryRow } from '../recovery.ts';
import { dots, shapes } from './dots.ts';
import { durationAxis, onAxis } from './durations.ts';
import { finish } from './finish.ts';
import { arrange, HEAD, type GroupHead, type Strip } from './recovery-groups.ts';
import { restoreTitle } from './recovery-words.ts';
import { tips } from './tips.ts';

/** Pixels. `title`: how wide the incident's name may be; `after`: the figures at the right. */
const LAYOUTS: Record<Size, { title: number; date: number; after: number; line: number }> = {
  wide: { title: 316, date: 92, after: 132, line: 28 },
  middle: { title: 256, date: 0, after: 120, line: 28 },
  narrow: { title: 0, date: 0, after: 132, line: 46 },
};
/** How wide the ratio is, at the very right. */
const RATIO = 60;

/** One line an incident, grouped by result, the worst first. */
export function drawStrips(rows: readonly RecoveryRow[], canvas: Canvas, name: string): Element {
  const { plot, document, width } = canvas;
  const size = sizeOf(width);
  const layout = LAYOUTS[size];
  const { strips, heads, height } = arrange(rows, layout.line, size === 'narrow');
  const axis = durationAxis(rows.flatMap((row) => [row.minutes, row.targetMinutes ?? 0]));
  const marginLeft = layout.title + layout.date || 8;
  const ticks =
    size === 'wide' ? axis.ticks : axis.ticks.filter((minutes) => ![10, 240].includes(minutes));
  const svg = plot.plot({
    document,
    width,
    height: height + 8,
    className: 'plot',
    marginLeft,
    marginRight: layout.after,
    marginTop: HEAD.top,
    marginBottom: 8,
    x: { type: 'log', domain: axis.domain, axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      plot.ruleX(axis.ticks, { stroke: 'var(--line)', y1: HEAD.top - 6, y2: height }),
      plot.text(ticks, {
        x: (tick: number) => tick,
        text: axis.label,
        frameAnchor: 'top',
        dy: -18,
        fill: 'var(--ink-2)',
      }),
      plot.text(heads, {
        frameAnchor: 'left',
        dx: 20 - marginLeft,
        y: 'y',
        text: (head: GroupHead) => headWords(head),
        textAnchor: 'start',
        fontWeight: 600,
        fontSize: 14,
        fill: (head: GroupHead) => SIGNS[head.group].colour,
      }),
      ...heads.flatMap(({ group, y }) =>
        shapes(
          canvas,
          group,
          false,
          { frameAnchor: 'left', dx: 6 - marginLeft, y: () => y, r: 5 },
          [group],
        ),
      ),
      ...names(strips, canvas, marginLeft),
      ...lines(strips, canvas, axis.domain[0]),
      ...figures(strips, canvas),
      ...figureHeads(strips, canvas),
      // last, so that nothing is drawn over it
      ...tips<Strip>(canvas, strips, {
        x: (row) => onAxis(row.minutes),
        y: 'y',
        title: restoreTitle,
      }),
    ],
  });
  return finish(
    svg,
    `${name} of ${formatCount(rows.length, 'incident')}${rows[0]?.clock === 'restore' ? ' against their targets' : ''}`,
    canvas.alive,
  );
}

function headWords({ group, count }: GroupHead): string {
  const words = {
    missed: 'Missed',
    met: 'Met',
    'too-coarse': 'Too coarse to tell',
    'no-target': 'No target',
    measured: 'The longest first',
  };
  return `${words[group]}, ${count}`;
}

/** What the document calls the incident, in the face of documents, and its date in ours. */
function names(strips: readonly Strip[], { plot, width }: Canvas, marginLeft: number) {
  const size = sizeOf(width);
  const { title, date } = LAYOUTS[size];
  const name = plot.text(strips, {
    className: 'words',
    frameAnchor: 'left',
    dx: date - marginLeft,
    y: 'nameY',
    text: 'title',
    href: (row: Strip) => incidentHref(row.incidentId),
    textAnchor: 'start',
    fontSize: 14,
    fill: 'var(--ink)',
    lineWidth: (size === 'narrow' ? width - 8 : title - 20) / 14 + 1,
    textOverflow: 'ellipsis',
  });
  if (!date) return [name];
  return [
    name,
    plot.text(strips, {
      frameAnchor: 'left',
      dx: -marginLeft,
      y: 'nameY',
      text: (row: Strip) => (row.occurredOn === null ? 'no date' : formatDay(row.occurredOn)),
      textAnchor: 'start',
      fill: 'var(--ink-3)',
    }),
  ];
}

/** The thin line to the dot, the stretch between dot and target, the target, the dot. */
function lines(strips: readonly Strip[], canvas: Canvas, start: number) {
  const { plot } = canvas;
  const aimed = strips.filter((row) => row.targetMinutes !== null);
  const target = (row: Strip): number => onAxis(row.targetMinutes ?? 1);
  const restored = (row: Strip): number => onAxis(row.minutes);
  const tick = {
    x: target,
    y1: (row: Strip) => row.y - 8,
    y2: (row: Strip) => row.y + 8,
    stroke: 'var(--ink)',
  };
  return [
    plot.ruleY(strips, {
      y: 'y',
      x1: start,
      x2: restored,
      stroke: 'var(--line-strong)',
      strokeWidth: 1,
      strokeDasharray: '1,3',
    }),
    plot.ruleY(aimed, {
      y: 'y',
      x1: target,
      x2: restored,
      stroke: (row: Strip) => SIGNS[groupOf(row)].colour,
      strokeWidth: 2,
      strokeOpacity: 0.45,
    }),
    plot.ruleX(
      aimed.filter((row) => row.targetSource === 'stated'),
      { ...tick, strokeWidth: 2 },
    ),
    plot.ruleX(
      aimed.filter((row) => row.targetSource !== 'stated'),
      { ...tick, strokeWidth: 2, strokeDasharray: '3,2' },
    ),
    ...GROUPS.flatMap((group) =>
      dots<Strip>(
        canvas,
        group,
        strips.filter((row) => groupOf(row) === group),
        {
          x: restored,
          y: ({ y }) => y,
          title: restoreTitle,
          href: (row) => incidentHref(row.incidentId),
        },
      ),
    ),
  ];
}

/** The time to restore and how it stands to the target, in figures at the right. A stated time is in the document's face. */
function figures(strips: readonly Strip[], { plot, width }: Canvas) {
  const { after } = LAYOUTS[sizeOf(width)];
  const place = { frameAnchor: 'right', y: 'y', textAnchor: 'end' } as const;
  const time = {
    ...place,
    dx: after - RATIO,
    fontSize: 14,
    fill: 'var(--ink)',
    text: (row: Strip) => (row.precision === 'day' ? '≈ ' : '') + formatMinutes(row.minutes),
  };
  return [
    plot.text(
      strips.filter((row) => row.basis === 'stated'),
      { ...time, className: 'words' },
    ),
    plot.text(
      strips.filter((row) => row.basis !== 'stated'),
      time,
    ),
    plot.text(
      strips.filter((row) => row.overrun !== null),
      {
        ...place,
        dx: after,
        text: (row: Strip) => ratio(row.overrun ?? 0),
        fill: (row: Strip) => (row.met ? 'var(--ink-3)' : 'var(--missed)'),
      },
    ),
  ];
}

function figureHeads(strips: readonly Strip[], { plot, width }: Canvas) {
  const { after } = LAYOUTS[sizeOf(width)];
  const place = {
    frameAnchor: 'top-right',
    dy: -18,
    textAnchor: 'end',
    fill: 'var(--ink-2)',
  } as const;
  return [
    plot.text(['took'], { ...place, dx: after - RATIO }),
    ...(strips.some((row) => row.overrun !== null)
      ? [plot.text(['÷ target'], { ...place, dx: after })]
      : []),
  ];
}

/** What is so far below the target that one decimal would say nothing is said to be that. */
function ratio(overrun: number): string {
  return overrun < 0.05 ? `< ${formatFactor(0.1)}` : formatFactor(overrun);
}
