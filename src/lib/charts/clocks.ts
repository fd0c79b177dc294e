// Which part of the time goes where? All clocks of the incidents side by side, on one axis.
import { binWords } from '../bins.ts';
import { formatCount, formatMinutes, formatNumber } from '../format.ts';
import { incidentHref, incidentsHref } from '../links.ts';
import { alsoMeasured } from '../measured.ts';
import { CLOCKS, type Clock } from '../clocks.ts';
import type { Chart } from './chart.ts';
import { named } from './recovery.ts';
import { number, numberOrNull, oneOf, textOrNull } from './wire.ts';

const KINDS = ['clock', 'incident', 'bin'] as const;

/** A clock as a whole, one of its incidents, or, of very many, a bin of them. Minutes. */
export interface ClockMark {
  clock: Clock;
  kind: (typeof KINDS)[number];
  incidentId: string | null;
  title: string | null;
  minutes: number | null;
  /** of a bin: more than the one, at most the other */
  above: number | null;
  upTo: number | null;
  /** of a clock: those of which it is known */
  incidents: number;
  /** of a clock: those of which it is not */
  missing: number | null;
  /** of a clock; null below six incidents */
  median: number | null;
}

export const clocks: Chart<ClockMark> = {
  dataset: 'clocks',
  title: (marks) =>
    `${CLOCKS.length} clocks of ${formatCount(incidentsOf(marks), 'incident')} side by side`,
  reading:
    'Every clock on the same logarithmic axis; the stroke is the median, from six incidents on. Clocks do not add up: most start at the start of impact.',
  columns: [
    { head: 'Clock', value: (row) => named(row.clock) },
    {
      head: 'Incident',
      value: (row) =>
        row.kind === 'clock'
          ? `${formatNumber(row.incidents)} known, ${formatNumber(row.missing ?? 0)} missing`
          : (row.title ?? formatCount(row.incidents, 'incident')),
      href: (row, within) => markHref(row, within),
    },
    { head: 'Time', value: timeOf, numeric: true },
  ],
  parse: (row) => ({
    clock: oneOf(row, 'clock', CLOCKS),
    kind: oneOf(row, 'kind', KINDS),
    incidentId: textOrNull(row, 'incidentId'),
    title: textOrNull(row, 'title'),
    minutes: numberOrNull(row, 'minutes'),
    above: numberOrNull(row, 'above'),
    upTo: numberOrNull(row, 'upTo'),
    incidents: number(row, 'incidents'),
    missing: numberOrNull(row, 'missing'),
    median: numberOrNull(row, 'median'),
  }),
  draw: async (marks, canvas) => {
    const { drawClocks } = await import('./drawing/clock-lanes.ts');
    return drawClocks(marks, canvas);
  },
};

/** Where a mark leads: to its incident, or to the incidents of its bin or clock. */
export function markHref(mark: ClockMark, within: string): string {
  if (mark.incidentId !== null) return incidentHref(mark.incidentId);
  const { clock, above, upTo } = mark;
  return incidentsHref(
    { measured: alsoMeasured(within, { measure: clock, known: true, above, upTo }) },
    within,
  );
}

/** The time of an incident, the bounds of a bin, the median of a clock. */
export function timeOf(mark: ClockMark): string {
  if (mark.kind === 'clock')
    return mark.median === null ? '' : `median ${formatMinutes(mark.median)}`;
  return mark.minutes === null ? binWords(mark, formatMinutes) : formatMinutes(mark.minutes);
}

function incidentsOf(marks: readonly ClockMark[]): number {
  const one = marks.find(({ kind }) => kind === 'clock');
  return one ? one.incidents + (one.missing ?? 0) : 0;
}
