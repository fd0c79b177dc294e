// How do many incidents look against their targets? Each a dot over time, its target a dash at the same day.
import { formatMinutes } from '../../format.ts';
import { incidentHref } from '../../links.ts';
import { SIGNS, outcomeOf } from '../../signs.ts';
import { sizeOf, type Canvas } from '../chart.ts';
import type { RecoveryRow } from '../recovery.ts';
import { dots } from './dots.ts';
import { durationAxis, onAxis } from './durations.ts';
import { finish } from './finish.ts';
import { restoreTitle } from './recovery-words.ts';
import { tips } from './tips.ts';

/** How many of the worst misses are named in the picture. */
const NAMED = 5;

const DASH = {
  draw(pen: { moveTo(x: number, y: number): void; lineTo(x: number, y: number): void }): void {
    pen.moveTo(-4, 0);
    pen.lineTo(4, 0);
  },
};

/** Dots over time; incidents without any date are left to the table and counted in the corner. */
export function drawScatter(rows: readonly RecoveryRow[], canvas: Canvas): Element {
  const { plot, document, width } = canvas;
  const narrow = sizeOf(width) === 'narrow';
  const dated = rows.filter((row) => row.occurredOn !== null);
  const axis = durationAxis(rows.flatMap((row) => [row.restoreMinutes, row.targetMinutes ?? 0]));
  const day = (row: RecoveryRow): Date => new Date(`${row.occurredOn ?? ''}T00:00Z`);
  const restored = (row: RecoveryRow): number => onAxis(row.restoreMinutes);
  const target = (row: RecoveryRow): number => onAxis(row.targetMinutes ?? 1);
  const of = (outcome: ReturnType<typeof outcomeOf>): RecoveryRow[] =>
    dated.filter((row) => outcomeOf(row) === outcome);
  const aimed = dated.filter((row) => row.targetMinutes !== null);
  const named = narrow ? [] : worst(of('missed'), day);
  const last = Math.max(...dated.map((row) => +day(row)));
  const first = Math.min(...dated.map((row) => +day(row)));
  const isLate = (row: RecoveryRow): boolean => +day(row) - first > (last - first) * 0.75;
  const svg = plot.plot({
    document,
    width,
    height: narrow ? 320 : 400,
    className: 'plot',
    marginLeft: 64,
    marginRight: 16,
    marginTop: 12,
    marginBottom: 32,
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
      ...(['no-target', 'too-coarse', 'met', 'missed'] as const).flatMap((outcome) =>
        dots(canvas, outcome, of(outcome), {
          x: day,
          y: restored,
          r: dated.length > 300 ? 3 : 4,
          title: restoreTitle,
          href: (row) => incidentHref(row.incidentId),
        }),
      ),
      ...[false, true].map((late) =>
        plot.text(
          named.filter((row) => isLate(row) === late),
          {
            className: 'words',
            x: day,
            y: restored,
            text: (row: RecoveryRow) => `${row.title}, ${formatMinutes(row.restoreMinutes)}`,
            // near the right edge a name stands at the left of its mark
            dx: late ? -10 : 10,
            textAnchor: late ? 'end' : 'start',
            fill: SIGNS.missed.colour,
            stroke: 'var(--paper)',
            strokeWidth: 4,
            lineWidth: 18,
            textOverflow: 'ellipsis',
          },
        ),
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
    `Time to restore of ${rows.length} incidents over time, against their targets`,
    canvas.alive,
  );
}

/** The worst misses that are far enough apart in time for their names not to run into each other. */
function worst(missed: readonly RecoveryRow[], day: (row: RecoveryRow) => Date): RecoveryRow[] {
  const days = missed.map((row) => +day(row));
  const apart = (Math.max(...days) - Math.min(...days)) / NAMED;
  const chosen: RecoveryRow[] = [];
  for (const row of [...missed].sort((a, b) => (b.overrun ?? 0) - (a.overrun ?? 0)))
    if (
      chosen.length < NAMED &&
      chosen.every((other) => Math.abs(+day(other) - +day(row)) >= apart)
    )
      chosen.push(row);
  return chosen;
}
