// What keeps failing, and did it fail before?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import { EVERYTHING, where, type Filter } from '../filter.ts';
import { QUARTER_DAYS, withPeriod } from './quarter-days.ts';

/** One cell of causes × quarter. An incident with two causes counts in both rows. */
export const CauseQuarter = z.object({
  cause: z.string(),
  label: z.string(),
  /** `2026-Q1`; null for incidents without any date */
  quarter: z.string().nullable(),
  /** the days of the quarter that the filter leaves; null without a quarter */
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  incidents: z.number(),
  /** of these: with an earlier incident of the same cause and a shared service or organisation within 365 days */
  recurrences: z.number(),
});
export type CauseQuarter = z.infer<typeof CauseQuarter>;

/** Causes × quarter; causes in order of their number of incidents, quarters in order of time. */
export function causesByQuarter(db: Reader, filter: Filter): Promise<CauseQuarter[]> {
  const { sql, values } = where(filter, 'causes');
  return db.rows(
    CauseQuarter,
    `select causes.cause, coalesce(label, causes.cause) as label, quarter,
      ${QUARTER_DAYS},
      count(*) as incidents,
      count(earlier_incident_id) as recurrences
    from causes
    left join taxonomy on taxonomy.cause = causes.cause
    where ${sql}
    group by causes.cause, label, position, quarter
    order by sum(count(*)) over (partition by causes.cause) desc, position, causes.cause,
      quarter nulls last`,
    withPeriod(filter, values),
  );
}

/** The same column-wise, for the browser's Arrow. */
export function causeColumns(db: Reader, filter: Filter): ReturnType<Reader['columns']> {
  const { sql, values } = where(filter, 'causes');
  return db.columns(
    `select causes.cause, coalesce(label, causes.cause) as label, quarter,
      ${QUARTER_DAYS},
      count(*)::integer as incidents,
      count(earlier_incident_id)::integer as recurrences
    from causes
    left join taxonomy on taxonomy.cause = causes.cause
    where ${sql}
    group by causes.cause, label, position, quarter
    order by causes.cause, quarter nulls last`,
    withPeriod(filter, values),
  );
}

const CauseTotals = z.object({
  /** incidents that the filter leaves */
  incidents: z.number(),
  withoutCause: z.number(),
  /** incidents with at least one recurring cause */
  recurring: z.number(),
});
export type CauseTotals = z.infer<typeof CauseTotals>;

/** What the figure rests on: incidents in all, without a cause, and recurring. Each incident counts once. */
export async function causeTotals(db: Reader, filter: Filter): Promise<CauseTotals> {
  const { sql, values } = where(filter, 'incidents');
  // of the causes only those of the same days: it need not look at all that ever came back
  const near = where(
    { ...EVERYTHING, kind: filter.kind, from: filter.from, to: filter.to },
    'causes',
  );
  const [row] = await db.rows(
    CauseTotals,
    `select count(*) as incidents,
      count(*) filter (len(causes) = 0) as without_cause,
      count(*) filter (incident_id in
        (select incident_id from causes where earlier_incident_id is not null and ${near.sql}))
        as recurring
    from incidents
    where ${sql}`,
    values,
  );
  if (!row) throw new Error('counting causes gave no row');
  return row;
}

/** An incident, and one of its causes that had struck before. */
export const Returned = z.object({
  incidentId: z.string(),
  title: z.string(),
  occurredOn: z.string().nullable(),
  organization: z.string().nullable(),
  cause: z.string(),
  label: z.string(),
});

/** The same with the earlier one that failed for that cause. */
export const RecurrenceRow = Returned.extend({
  earlierIncidentId: z.string(),
  earlierTitle: z.string(),
  daysSince: z.number(),
  /** actions of the earlier incident, and how many of them its document calls done */
  earlierActions: z.number(),
  earlierActionsDone: z.number(),
});
export type RecurrenceRow = z.infer<typeof RecurrenceRow>;

/** Recurrences, latest first; `limit` rows at most. */
export function recurrences(db: Reader, filter: Filter, limit = 50): Promise<RecurrenceRow[]> {
  const { sql, values } = where(filter, 'causes');
  return db.rows(
    RecurrenceRow,
    // the few rows first: only they are looked up among all incidents
    `with again as (
      select incident_id, occurred_on, organization, cause, earlier_incident_id, days_since
      from causes
      where ${sql} and earlier_incident_id is not null
      order by occurred_on desc nulls last, incident_id, cause
      limit $limit
    )
    select again.incident_id, incidents.title, again.occurred_on, again.organization,
      again.cause, coalesce(label, again.cause) as label,
      earlier_incident_id, earlier.title as earlier_title, days_since,
      earlier.actions_total as earlier_actions, earlier.actions_done as earlier_actions_done
    from again
    join incidents on incidents.incident_id = again.incident_id
    join incidents as earlier on earlier.incident_id = earlier_incident_id
    left join taxonomy on taxonomy.cause = again.cause
    order by again.occurred_on desc nulls last, again.incident_id, again.cause`,
    { ...values, limit },
  );
}
