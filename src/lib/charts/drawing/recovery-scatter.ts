// How do many incidents look against their targets? Each a dot over time, its target a dash at the same day.
import { formatCount, formatMinutes } from '../../format.ts';
import { incidentHref } from '../../links.ts';
import { SIGNS } from '../../signs.ts';
import { sizeOf, type Canvas } from '../chart.ts';
import { groupOf, GROUPS, type Group } from '../groups.ts';
import type { RecoveryRow } from '../recovery.ts';
import { apart } from './apart.ts';
import { dots } from './dots.ts';
import { durationAxis, onAxis } from './durations.ts';
import { finish } from './finish.ts';
import { restoreTitle } from './recovery-words.ts';
import { tips } from './tips.ts';

/** How many of the worst misses are named in the picture. */
const NAMED = 5;
/** Pixels: how wide a name may be, and the margins. */
const NAME_WIDTH = 252;
const LEFT = 64;
const RIGHT = 16;
const TOP = 12;
const BOTTOM = 32;

const DASH = {
  draw(pen: { moveTo(x: number, y: number): void; lineTo(x: number, y: number): void }): void {
    pen.moveTo(-4, 0);
    pen.lineTo(4, 0);
  },
};

/** Dots over time; incidents without any date are left to the table and counted in the corner. */
export function drawScatter(rows: readonly RecoveryRow[], canvas: Canvas, name: string): Element {
  const { plot, document, width } = canvas;
  const narrow = sizeOf(width) === 'narrow';
  const height = narrow ? 320 : 400;
  const dated = rows.filter((row) => row.occurredOn !== null);
  const axis = durationAxis(rows.flatMap((row) => [row.minutes, row.targetMinutes ?? 0]));
  const day = (row: RecoveryRow): Date => new Date(`${row.occurredOn ?? ''}T00:00Z`);
  const restored = (row: RecoveryRow): number => onAxis(row.minutes);
  const target = (row: RecoveryRow): number => onAxis(row.targetMinutes ?? 1);
  const of = (group: Group): RecoveryRow[] => dated.filter((row) => groupOf(row) === group);
  const aimed = dated.filter((row) => row.targetMinutes !== null);
  const last = Math.max(...dated.map((row) => +day(row)));
  const first = Math.min(...dated.map((row) => +day(row)));
  const isLate = (row: RecoveryRow): boolean => +day(row) - first > (last - first) * 0.75;
  const nameOf = (row: RecoveryRow): string => `${row.title}, ${formatMinutes(row.minutes)}`;
  const across = (width - LEFT - RIGHT) / Math.max(1, last - first);
  const down = (height - TOP - BOTTOM) / Math.log(axis.domain[1]);
  const named = narrow
    ? []
    : apart(
        of('missed').sort((a, b) => (b.overrun ?? 0) - (a.overrun ?? 0)),
        NAMED,
        (row) => {
          const x = (+day(row) - first) * across;
          const length = Math.min(NAME_WIDTH, nameOf(row).length * 7);
          const y = Math.log(restored(row)) * down;
          return isLate(row) ? { x1: x - length, x2: x, y } : { x1: x, x2: x + length, y };
        },
      );
  const svg = plot.plot({
    document,
    width,
    height,
    className: 'plot',
    marginLeft: LEFT,
    marginRight: RIGHT,
    marginTop: TOP,
    marginBottom: BOTTOM,
    x: { type: 'utc', label: null, tickSize: 0 },
    y: { type: 'log', domain: axis.domain, axis: null },
    marks: [
      plot.ruleY(axis.ticks, { stroke: 'var(--line)' }),
      plot.text(axis.ticks, {
        y: (tick: number) => tick,
        text: axis.label,
        frameAnchor: 'left',
        dx: -12,
        textAnchor: 'end',
        fill: 'var(--ink-2)',
      }),
      plot.ruleX(of('missed'), {
        x: day,
        y1: target,
        y2: restored,
        stroke: 'var(--missed)',
        strokeOpacity: 0.4,
      }),
      plot.dot(aimed, { x: day, y: target, symbol: DASH, stroke: 'var(--ink)', strokeWidth: 1.5 }),
      // names first: no mark may be hidden by another's
      ...[false, true].map((late) =>
        plot.text(
          named.filter((row) => isLate(row) === late),
          {
            className: 'words',
            x: day,
            y: restored,
            text: nameOf,
            // near the right edge a name stands at the left of its mark
            dx: late ? -10 : 10,
            textAnchor: late ? 'end' : 'start',
            fill: SIGNS.missed.colour,
            stroke: 'var(--paper)',
            strokeWidth: 4,
            lineWidth: NAME_WIDTH / 14,
            textOverflow: 'ellipsis',
          },
        ),
      ),
      // what shouts is drawn last, over the others
      ...GROUPS.toReversed().flatMap((group) =>
        dots(canvas, group, of(group), {
          x: day,
          y: restored,
          r: dated.length > 100 ? 3 : 4,
          title: restoreTitle,
          href: (row) => incidentHref(row.incidentId),
        }),
      ),
      ...(dated.length < rows.length
        ? [
            plot.text([`${rows.length - dated.length} without a date: in the table only`], {
              frameAnchor: 'bottom-right',
              fill: 'var(--ink-3)',
            }),
          ]
        : []),
      ...tips(canvas, dated, { x: day, y: restored, title: restoreTitle }),
    ],
  });
  return finish(
    svg,
    `${name} of ${formatCount(rows.length, 'incident')} over time${aimed.length ? ', against their targets' : ''}`,
    canvas.alive,
  );
}
