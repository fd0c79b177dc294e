// How soon is a promise kept? The share done by the days since the incident, the open ones counted for what is known.
import { formatCount, formatInterval, formatPercent } from '../format.ts';
import { actionsHref } from '../links.ts';
import type { Chart } from './chart.ts';
import { number, numberOrNull } from './wire.ts';

/** What is known after so many days. Shares of one. */
export interface CurveRow {
  days: number;
  /** estimated share done by then, and its 95 % interval */
  done: number;
  low: number | null;
  high: number | null;
  /** promises that are known to be done just then */
  closed: number;
  /** promises that were last seen open then */
  censored: number;
}

export const completionCurve: Chart<CurveRow> = {
  dataset: 'completion-curve',
  title: (rows) =>
    `Share of ${formatCount(counted(rows), 'promise')} done, by days since the incident`,
  reading:
    'Kaplan and Meier’s estimate with its 95 % interval. A dot: promises known to be done by that day; a stroke: promises that were last seen open then.',
  columns: [
    { head: 'Days', value: (row) => String(row.days), numeric: true },
    { head: 'Share done', value: (row) => formatPercent(row.done), numeric: true },
    {
      head: '95 % interval',
      value: ({ low, high }) =>
        formatInterval(low === null || high === null ? null : { low, high }),
      numeric: true,
    },
    {
      head: 'Known done',
      value: (row) => String(row.closed),
      href: (row, within) => (row.closed ? daysHref(row.days, 'done', within) : null),
      numeric: true,
    },
    {
      head: 'Last seen open',
      value: (row) => String(row.censored),
      href: (row, within) => (row.censored ? daysHref(row.days, 'open', within) : null),
      numeric: true,
    },
  ],
  parse: (row) => ({
    days: number(row, 'days'),
    done: number(row, 'done'),
    low: numberOrNull(row, 'low'),
    high: numberOrNull(row, 'high'),
    closed: number(row, 'closed'),
    censored: number(row, 'censored'),
  }),
  draw: async (rows, canvas) => {
    const { drawCurve } = await import('./drawing/completion-curve.ts');
    return drawCurve(rows, canvas);
  },
};

function counted(rows: readonly CurveRow[]): number {
  return rows.reduce((sum, { closed, censored }) => sum + closed + censored, 0);
}

/** The promises of which this many days are known. */
export function daysHref(days: number, shown: 'done' | 'open', within: string): string {
  return actionsHref({ show: shown, days: String(days) }, within);
}
