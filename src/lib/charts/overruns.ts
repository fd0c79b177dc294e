// By how much were targets missed, and by how much met? Time to restore as times the target.
import { binWords } from '../bins.ts';
import { formatCount, formatFactor, formatMinutes, formatNumber } from '../format.ts';
import { incidentHref, incidentsHref } from '../links.ts';
import { alsoMeasured } from '../measured.ts';
import type { Chart } from './chart.ts';
import { number, numberOrNull, textOrNull } from './wire.ts';

/** An incident with its overrun; or, of very many, a bin of them, its `incidentId` null. */
export interface OverrunRow {
  incidentId: string | null;
  title: string | null;
  minutes: number | null;
  targetMinutes: number | null;
  /** times the target */
  overrun: number | null;
  /** of a bin: more than the one, at most the other */
  above: number | null;
  upTo: number | null;
  incidents: number;
}

export const overruns: Chart<OverrunRow> = {
  dataset: 'overruns',
  title: (rows) =>
    `${formatCount(
      rows.reduce((sum, row) => sum + row.incidents, 0),
      'incident',
    )} by how many times the target they took`,
  reading:
    'Time to restore divided by the target, on a logarithmic axis: what stands at the left of the line was in time.',
  columns: [
    {
      head: 'Incident',
      value: (row) => row.title ?? 'several',
      href: (row, within) => overrunHref(row, within),
    },
    {
      head: 'Time to restore',
      value: (row) => (row.minutes === null ? '' : formatMinutes(row.minutes)),
      numeric: true,
    },
    {
      head: 'Target',
      value: (row) => (row.targetMinutes === null ? '' : formatMinutes(row.targetMinutes)),
      numeric: true,
    },
    { head: '× target', value: timesOf, numeric: true },
    { head: 'Incidents', value: (row) => formatNumber(row.incidents), numeric: true },
  ],
  parse: (row) => ({
    incidentId: textOrNull(row, 'incidentId'),
    title: textOrNull(row, 'title'),
    minutes: numberOrNull(row, 'minutes'),
    targetMinutes: numberOrNull(row, 'targetMinutes'),
    overrun: numberOrNull(row, 'overrun'),
    above: numberOrNull(row, 'above'),
    upTo: numberOrNull(row, 'upTo'),
    incidents: number(row, 'incidents'),
  }),
  draw: async (rows, canvas) => {
    const { drawOverruns } = await import('./drawing/overrun-swarm.ts');
    return drawOverruns(rows, canvas);
  },
};

/** An incident, or the incidents of a bin. */
export function overrunHref(row: OverrunRow, within: string): string {
  if (row.incidentId !== null) return incidentHref(row.incidentId);
  const { above, upTo } = row;
  const measured = alsoMeasured(within, { measure: 'overrun', known: true, above, upTo });
  return incidentsHref({ measured }, within);
}

/** `2.5 ×`, or a bin's bounds. */
export function timesOf(row: OverrunRow): string {
  return row.overrun === null ? binWords(row, formatTimes) : formatTimes(row.overrun);
}

/** Small factors keep a figure that says something: `0.02 ×`. */
function formatTimes(factor: number): string {
  if (factor >= 0.095) return formatFactor(factor);
  return `${factor < 0.005 ? '< 0.01' : factor.toFixed(2)}\u202f×`;
}
