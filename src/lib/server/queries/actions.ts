// Did we do what we promised?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';
import { ACTION_SHOWN } from './action-shown.ts';
import { QUARTER_DAYS, withPeriod } from './quarter-days.ts';

/**
 * Promises by the quarter of their incident. Completion is `done` of `promised`; overdue is `overdue` of `openDated`;
 * open ones without a date are counted beside it, never dropped. All as the documents say, with what was decided over them.
 */
export const CompletionRow = z.object({
  /** `2026-Q1`; null for incidents without any date */
  quarter: z.string().nullable(),
  /** the days of the quarter that the filter leaves; null without a quarter */
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  promised: z.number(),
  done: z.number(),
  /** of these: as the document says; and as somebody decided, whatever it says */
  doneSaid: z.number(),
  doneDecided: z.number(),
  inProgress: z.number(),
  planned: z.number(),
  dropped: z.number(),
  /** open (planned or in progress) with a due date */
  openDated: z.number(),
  /** of these: due before `asOf` */
  overdue: z.number(),
  /** open without a due date */
  undated: z.number(),
  /** of the overdue and of the undated: those in progress */
  inProgressOverdue: z.number(),
  inProgressUndated: z.number(),
  /** whatever their status: no owner, no date and no ticket */
  unverifiable: z.number(),
  /** incidents that promised something */
  incidents: z.number(),
});
export type CompletionRow = z.infer<typeof CompletionRow>;
const Completion = CompletionRow.omit({ quarter: true, firstDay: true, lastDay: true });
/** The same counts of all promises together. */
export type Completion = z.infer<typeof Completion>;

/** How many of them are, in the words of `ACTION_SHOWN`. */
const count = (...holds: string[]): string => `count(*) filter (${holds.join(' and ')})`;

/** The document does not say that it is done. */
const DECIDED_DONE = "actions.said_status is distinct from 'done'";

const COUNTS = `count(*) as promised,
    ${count(ACTION_SHOWN.done)} as done,
    ${count(ACTION_SHOWN.done, "actions.said_status is not distinct from 'done'")} as done_said,
    ${count(ACTION_SHOWN.done, DECIDED_DONE)} as done_decided,
    ${count("actions.status = 'in_progress'")} as in_progress,
    ${count("actions.status = 'planned'")} as planned,
    ${count(ACTION_SHOWN.dropped)} as dropped,
    ${count(ACTION_SHOWN.open, 'actions.due is not null')} as open_dated,
    ${count(ACTION_SHOWN.overdue)} as overdue,
    ${count(ACTION_SHOWN.undated)} as undated,
    ${count("actions.status = 'in_progress'", ACTION_SHOWN.overdue)} as in_progress_overdue,
    ${count("actions.status = 'in_progress'", ACTION_SHOWN.undated)} as in_progress_undated,
    ${count(ACTION_SHOWN.unverifiable)} as unverifiable,
    count(distinct incident_id) as incidents`;

/** Completion by cohort, in order of time. `asOf` is an ISO day: what is due before it and open is overdue. */
export function completionByCohort(
  db: Reader,
  filter: Filter,
  asOf: string,
): Promise<CompletionRow[]> {
  const { sql, values } = where(filter, 'actions');
  return db.rows(
    CompletionRow,
    `select quarter, ${QUARTER_DAYS}, ${COUNTS}
    from actions
    where ${sql}
    group by quarter
    order by quarter nulls last`,
    { ...withPeriod(filter, values), asOf },
  );
}

/** The same column-wise, for the browser's Arrow. */
export function completionColumns(
  db: Reader,
  filter: Filter,
  asOf: string,
): ReturnType<Reader['columns']> {
  const { sql, values } = where(filter, 'actions');
  return db.columns(
    `select quarter, first_day, last_day, columns(* exclude (quarter, first_day, last_day))::integer
    from (
      select quarter, ${QUARTER_DAYS}, ${COUNTS} from actions where ${sql} group by quarter
    ) as cohorts
    order by quarter nulls last`,
    { ...withPeriod(filter, values), asOf },
  );
}

/** Completion of all promises that the filter leaves, in one row. */
export async function completion(db: Reader, filter: Filter, asOf: string): Promise<Completion> {
  const { sql, values } = where(filter, 'actions');
  const [row] = await db.rows(Completion, `select ${COUNTS} from actions where ${sql}`, {
    ...values,
    asOf,
  });
  if (!row) throw new Error('counting promises gave no row');
  return row;
}

const ByTracker = z.object({
  via: z.enum(['github', 'gitlab', 'jira', 'linear']),
  done: z.number(),
});

/** Of the promises that are done by decision: those that a tracker says are done, by tracker, the most first. */
export function doneByTracker(db: Reader, filter: Filter): Promise<z.infer<typeof ByTracker>[]> {
  const { sql, values } = where(filter, 'actions');
  return db.rows(
    ByTracker,
    `select via, count(*) as done
    from actions
    join (
      select target as action_id, via
      from decisions
      where holds and type = 'status' and via in ('github', 'gitlab', 'jira', 'linear')
    ) as decided using (action_id)
    where ${sql} and ${ACTION_SHOWN.done} and ${DECIDED_DONE}
    group by via
    order by done desc, via`,
    values,
  );
}
