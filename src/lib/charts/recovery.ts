// Do we recover as fast as we said? Time to restore of every incident against its target.
import { formatDay } from '../dates.ts';
import { formatCount, formatFactor, formatMinutes } from '../format.ts';
import { incidentHref } from '../links.ts';
import { SIGNS, outcomeOf } from '../signs.ts';
import type { Chart } from './chart.ts';
import { number, numberOrNull, text, textOrNull, truthOrNull } from './wire.ts';

/** An incident whose time to restore is known. Minutes are whole. */
export interface RecoveryRow {
  incidentId: string;
  title: string;
  /** ISO day */
  occurredOn: string | null;
  restoreMinutes: number;
  /** computed | stated */
  restoreBasis: string;
  /** minute | hour | day */
  restorePrecision: string;
  targetMinutes: number | null;
  /** stated | policy */
  targetSource: string | null;
  met: boolean | null;
  overrun: number | null;
}

/** Up to here every incident has a line of its own; beyond, incidents are dots over time. */
const MOST_STRIPS = 40;

export const recovery: Chart<RecoveryRow> = {
  dataset: 'durations',
  title: (rows) =>
    `Time to restore of ${formatCount(rows.length, 'incident')} against the target of each`,
  reading:
    'From start to end of impact, on a logarithmic axis. The short stroke is the target; where incidents have lines of their own, it is dashed if the policy sets it.',
  columns: [
    { head: 'Incident', value: (row) => row.title, href: (row) => incidentHref(row.incidentId) },
    { head: 'Date', value: (row) => (row.occurredOn === null ? '–' : formatDay(row.occurredOn)) },
    { head: 'Time to restore', value: (row) => formatMinutes(row.restoreMinutes), numeric: true },
    { head: 'Basis', value: (row) => row.restoreBasis },
    {
      head: 'Target',
      value: (row) => (row.targetMinutes === null ? '–' : formatMinutes(row.targetMinutes)),
      numeric: true,
    },
    { head: 'Target from', value: (row) => row.targetSource ?? '–' },
    {
      head: '× target',
      value: (row) => (row.overrun === null ? '–' : formatFactor(row.overrun)),
      numeric: true,
    },
    { head: 'Result', value: (row) => SIGNS[outcomeOf(row)].word },
  ],
  parse: (row) => ({
    incidentId: text(row, 'incidentId'),
    title: text(row, 'title'),
    occurredOn: textOrNull(row, 'occurredOn'),
    restoreMinutes: number(row, 'restoreMinutes'),
    restoreBasis: text(row, 'restoreBasis'),
    restorePrecision: text(row, 'restorePrecision'),
    targetMinutes: numberOrNull(row, 'targetMinutes'),
    targetSource: textOrNull(row, 'targetSource'),
    met: truthOrNull(row, 'met'),
    overrun: numberOrNull(row, 'overrun'),
  }),
  draw: async (rows, canvas) => {
    if (rows.length > MOST_STRIPS) {
      const { drawScatter } = await import('./drawing/recovery-scatter.ts');
      return drawScatter(rows, canvas);
    }
    const { drawStrips } = await import('./drawing/recovery-strips.ts');
    return drawStrips(rows, canvas);
  },
};
