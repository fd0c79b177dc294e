// Did we do what we promised? Promised actions by the quarter of their incident, done and not done.
import { formatCount, formatInterval, formatNumber, formatPercent } from '../format.ts';
import { actionsHref } from '../links.ts';
import { wilson } from '../statistics.ts';
import type { Chart, Column } from './chart.ts';
import { number, textOrNull } from './wire.ts';

/** The promises of one cohort: of all incidents of one quarter. */
export interface PromiseRow {
  /** `2026-Q1`; null for incidents without any date */
  quarter: string | null;
  /** its days, as ISO, as far as the page's period holds them */
  firstDay: string | null;
  lastDay: string | null;
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
      href: (row, within) => cohortHref(row, {}, within),
    },
    counted('Promised', (row) => row.promised, {}),
    counted('Done', (row) => row.done, { show: 'done' }),
    counted('In progress', (row) => row.inProgress, { status: 'in_progress' }),
    counted('Planned', (row) => row.planned, { status: 'planned' }),
    counted('Dropped', (row) => row.dropped, { show: 'dropped' }),
    counted('Overdue', (row) => row.overdue, { show: 'overdue' }),
    counted('Undated', (row) => row.undated, { show: 'undated' }),
    { head: 'Done, %', value: (row) => formatPercent(row.done / row.promised), numeric: true },
    {
      head: '95 % interval',
      value: (row) => formatInterval(wilson(row.done, row.promised)),
      numeric: true,
    },
  ],
  parse: (row) => ({
    quarter: textOrNull(row, 'quarter'),
    firstDay: textOrNull(row, 'firstDay'),
    lastDay: textOrNull(row, 'lastDay'),
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

/** The same with a bar for each cohort, in one line. */
export const promisesInBars: Chart<PromiseRow> = {
  ...promises,
  picture: 'bars',
  draw: async (rows, canvas) => {
    const { drawCohorts } = await import('./drawing/promise-cohorts.ts');
    return drawCohorts(rows, canvas, 0);
  },
};

/**
 * The promises of one cohort, narrowed further by parameters of their page; null for the cohort without a date, which no
 * address can ask for.
 */
export function cohortHref(
  { quarter, firstDay, lastDay }: Pick<PromiseRow, 'quarter' | 'firstDay' | 'lastDay'>,
  more: Readonly<Record<string, string>>,
  within: string,
): string | null {
  if (quarter === null) return null;
  return actionsHref({ from: firstDay, to: lastDay, period: null, ...more }, within);
}

/** A column of counts, each of which opens the promises that it counts. */
function counted(
  head: string,
  of: (row: PromiseRow) => number,
  more: Readonly<Record<string, string>>,
): Column<PromiseRow> {
  return {
    head,
    value: (row) => formatNumber(of(row)),
    href: (row, within) => (of(row) ? cohortHref(row, more, within) : null),
    numeric: true,
  };
}
