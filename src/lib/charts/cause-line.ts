// When did one cause strike, how long did it last, and when was it the same again?
import { formatDay } from '../dates.ts';
import { formatCount, formatMinutes } from '../format.ts';
import { incidentHref } from '../links.ts';
import { SIGNS, outcomeOf } from '../signs.ts';
import type { Chart } from './chart.ts';

/** An incident that names the cause. Minutes are whole. */
export interface CauseLineRow {
  incidentId: string;
  title: string;
  /** ISO day */
  occurredOn: string | null;
  restoreMinutes: number | null;
  targetMinutes: number | null;
  met: boolean | null;
  isPrimary: boolean;
  /** the earlier one of the same cause within 365 days, and the days between */
  earlierIncidentId: string | null;
  daysSince: number | null;
}

/** Beyond so many returns, arrows would hide what they join. */
export const MOST_ARROWS = 24;

export const causeLine: Chart<CauseLineRow> = {
  dataset: 'cause-line',
  title: (rows) => {
    const again = rows.filter((row) => row.daysSince !== null).length;
    return `${formatCount(rows.length, 'incident')} over time${again ? `, ${again} of them again within a year` : ''}`;
  },
  reading:
    'How high: the time to restore, on a logarithmic axis. A ring: the same cause came back; an arrow comes from the incident after which it did.',
  columns: [
    { head: 'Incident', value: (row) => row.title, href: (row) => incidentHref(row.incidentId) },
    { head: 'Date', value: (row) => (row.occurredOn === null ? '–' : formatDay(row.occurredOn)) },
    { head: 'Part', value: (row) => (row.isPrimary ? 'primary' : 'contributing') },
    {
      head: 'Time to restore',
      value: (row) => (row.restoreMinutes === null ? '–' : formatMinutes(row.restoreMinutes)),
      numeric: true,
    },
    { head: 'Result', value: (row) => SIGNS[outcomeOf(row)].word },
    {
      head: 'Again after, days',
      value: (row) => (row.daysSince === null ? '–' : String(row.daysSince)),
      href: (row) => (row.earlierIncidentId === null ? null : incidentHref(row.earlierIncidentId)),
      numeric: true,
    },
  ],
  parse: null,
  draw: async (rows, canvas) => {
    const { drawCauseLine } = await import('./drawing/cause-line.ts');
    return drawCauseLine(rows, canvas);
  },
};
