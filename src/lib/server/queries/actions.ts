// Did we do what we promised?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';
import { ActionRow } from './incident.ts';

/**
 * Promises by the quarter of their incident. Completion is `done` of `promised`; overdue is `overdue` of `openDated`;
 * open ones without a date are counted beside it, never dropped. All as the documents say.
 */
export const CompletionRow = z.object({
  /** `2026-Q1`; null for incidents without any date */
  quarter: z.string().nullable(),
  promised: z.number(),
  done: z.number(),
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

const OPEN = "status in ('planned', 'in_progress')";

const COUNTS = `count(*) as promised,
    count(*) filter (status = 'done') as done,
    count(*) filter (status = 'in_progress') as in_progress,
    count(*) filter (status = 'planned') as planned,
    count(*) filter (status = 'dropped') as dropped,
    count(*) filter (${OPEN} and due is not null) as open_dated,
    count(*) filter (${OPEN} and due < $asOf::date) as overdue,
    count(*) filter (${OPEN} and due is null) as undated,
    count(*) filter (status = 'in_progress' and due < $asOf::date) as in_progress_overdue,
    count(*) filter (status = 'in_progress' and due is null) as in_progress_undated,
    count(*) filter (owner is null and due is null and ticket is null) as unverifiable,
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
    `select quarter, ${COUNTS}
    from actions
    where ${sql}
    group by quarter
    order by quarter nulls last`,
    { ...values, asOf },
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
    `select quarter, columns(* exclude (quarter))::integer
    from (select quarter, ${COUNTS} from actions where ${sql} group by quarter) as cohorts
    order by quarter nulls last`,
    { ...values, asOf },
  );
}

/** Completion of all promises that the filter leaves, in one row. */
export async function completion(
  db: Reader,
  filter: Filter,
  asOf: string,
): Promise<Omit<CompletionRow, 'quarter'>> {
  const { sql, values } = where(filter, 'actions');
  const [row] = await db.rows(
    CompletionRow.omit({ quarter: true }),
    `select ${COUNTS} from actions where ${sql}`,
    { ...values, asOf },
  );
  if (!row) throw new Error('counting promises gave no row');
  return row;
}

/** An action in a list: with its incident. */
export const ActionListRow = ActionRow.extend({
  incidentId: z.string(),
  incidentTitle: z.string(),
  organization: z.string().nullable(),
  occurredOn: z.string().nullable(),
  quarter: z.string().nullable(),
});
export type ActionListRow = z.infer<typeof ActionListRow>;

/** Promises that the filter leaves: open ones first, earliest due first, undated after dated; `limit` rows at most. */
export function listActions(db: Reader, filter: Filter, limit = 200): Promise<ActionListRow[]> {
  const { sql, values } = where(filter, 'actions');
  return db.rows(
    ActionListRow,
    `select actions.*, incidents.title as incident_title
    from actions
    join incidents on incidents.incident_id = actions.incident_id
    where ${sql}
    order by (actions.status in ('planned', 'in_progress')) desc, actions.due nulls last, actions.incident_id, actions.number
    limit $limit`,
    { ...values, limit },
  );
}
