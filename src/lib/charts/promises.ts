// Did we do what we promised? Promised actions by the quarter of their incident, done and not done.
import { formatCount, formatInterval, formatPercent } from '../format.ts';
import { incidentsHref } from '../links.ts';
import { wilson } from '../statistics.ts';
import { quarterDays } from '../quarters.ts';
import type { Chart } from './chart.ts';
import { number, textOrNull } from './wire.ts';

/** The promises of one cohort: of all incidents of one quarter. */
export interface PromiseRow {
  /** `2026-Q1`; null for incidents without any date */
  quarter: string | null;
  promised: number;
  done: number;
  inProgress: number;
  planned: number;
  dropped: number;
  /** open (planned or in progress), due before the day of the reading */
  overdue: number;
  /** open without a due date */
  undated: number;
  /** of the overdue and of the undated: those in progress */
  inProgressOverdue: number;
  inProgressUndated: number;
}

export const promises: Chart<PromiseRow> = {
  dataset: 'completion',
  title: (rows) => {
    const promised = rows.reduce((sum, row) => sum + row.promised, 0);
    return `${formatCount(promised, 'promised action')} by the quarter of their incident`;
  },
  reading:
    'Status as the documents give it. A dashed outline has no date. At the right the share done, with its 95 % interval (Wilson).',
  columns: [
    {
      head: 'Quarter',
      value: (row) => row.quarter ?? 'no date',
      href: (row, within) => cohortHref(row.quarter, [], within),
    },
    { head: 'Promised', value: (row) => String(row.promised), numeric: true },
    { head: 'Done', value: (row) => String(row.done), numeric: true },
    { head: 'In progress', value: (row) => String(row.inProgress), numeric: true },
    { head: 'Planned', value: (row) => String(row.planned), numeric: true },
    { head: 'Dropped', value: (row) => String(row.dropped), numeric: true },
    { head: 'Overdue', value: (row) => String(row.overdue), numeric: true },
    { head: 'Undated', value: (row) => String(row.undated), numeric: true },
    { head: 'Done, %', value: (row) => formatPercent(row.done / row.promised), numeric: true },
    {
      head: '95 % interval',
      value: (row) => formatInterval(wilson(row.done, row.promised)),
      numeric: true,
    },
  ],
  parse: (row) => ({
    quarter: textOrNull(row, 'quarter'),
    promised: number(row, 'promised'),
    done: number(row, 'done'),
    inProgress: number(row, 'inProgress'),
    planned: number(row, 'planned'),
    dropped: number(row, 'dropped'),
    overdue: number(row, 'overdue'),
    undated: number(row, 'undated'),
    inProgressOverdue: number(row, 'inProgressOverdue'),
    inProgressUndated: number(row, 'inProgressUndated'),
  }),
  draw: async (rows, canvas) => {
    const { drawCohorts } = await import('./drawing/promise-cohorts.ts');
    return drawCohorts(rows, canvas);
  },
};

/** The incidents of one cohort whose promises have one of these statuses; of any status where none is named. */
export function cohortHref(
  quarter: string | null,
  statuses: readonly string[],
  within: string,
): string {
  const days = quarter === null ? {} : quarterDays(quarter);
  return incidentsHref({ ...days, status: statuses }, within);
}
