// What keeps failing? Causes by quarter, with what came back marked.
import { formatCount } from '../format.ts';
import { incidentsHref } from '../links.ts';
import type { Chart } from './chart.ts';
import { number, text, textOrNull } from './wire.ts';

/** One cell of causes × quarter. An incident with two causes counts in both rows. */
export interface CauseRow {
  cause: string;
  label: string;
  /** `2026-Q1`; null for incidents without any date */
  quarter: string | null;
  /** its days, as ISO, as far as the page's period holds them */
  firstDay: string | null;
  lastDay: string | null;
  incidents: number;
  /** of these: an earlier incident of the same cause, in the same service or organisation, less than a year before */
  recurrences: number;
}

export const causes: Chart<CauseRow> = {
  dataset: 'causes',
  title: (rows) => {
    const kinds = new Set(rows.map((row) => row.cause)).size;
    return `Incidents of ${formatCount(kinds, 'cause')} over time`;
  },
  reading:
    'Columns are quarters, or years where quarters do not fit. A number counts incidents; one with two causes counts in both rows. A corner marks a recurrence: the same cause in the same service or organisation within a year.',
  columns: [
    {
      head: 'Cause',
      value: (row) => row.label,
      href: (row, within) => incidentsHref({ cause: row.cause }, within),
    },
    { head: 'Quarter', value: (row) => row.quarter ?? 'no date' },
    {
      head: 'Incidents',
      value: (row) => String(row.incidents),
      // no address asks for incidents without a date
      href: (row, within) =>
        row.quarter === null
          ? null
          : incidentsHref(
              { cause: row.cause, from: row.firstDay, to: row.lastDay, period: null },
              within,
            ),
      numeric: true,
    },
    { head: 'Recurrences', value: (row) => String(row.recurrences), numeric: true },
  ],
  parse: (row) => ({
    cause: text(row, 'cause'),
    label: text(row, 'label'),
    quarter: textOrNull(row, 'quarter'),
    firstDay: textOrNull(row, 'firstDay'),
    lastDay: textOrNull(row, 'lastDay'),
    incidents: number(row, 'incidents'),
    recurrences: number(row, 'recurrences'),
  }),
  draw: async (rows, canvas) => {
    const { drawMatrix } = await import('./drawing/cause-matrix.ts');
    return drawMatrix(rows, canvas);
  },
};
