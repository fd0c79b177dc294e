// When did the same thing fail before and after, and what had been promised against it?
import { z } from 'zod';
import type { Reader } from '../db.ts';

/** An incident of the same cause in the same service or organisation, within 365 days of another. */
export const PatternRow = z.object({
  incidentId: z.string(),
  title: z.string(),
  organization: z.string().nullable(),
  occurredOn: z.string(),
  /** from the one to this one: negative for an earlier one */
  days: z.number(),
  /** false for what came first, true for what came later; null where that cannot be said: one day, no clock times */
  later: z.boolean().nullable(),
  /** what both are blamed on, by the names of the taxonomy, in its order */
  labels: z.array(z.string()),
  services: z.array(z.string()),
  sameOrganization: z.boolean(),
  restoreMinutes: z.number().nullable(),
  /** promises of its document that were not dropped, and how many of them it calls done */
  promised: z.number(),
  done: z.number(),
  /** the first of them in the document’s words, at most three, with their state */
  promises: z.array(z.object({ text: z.string(), status: z.string() })),
});
export type PatternRow = z.infer<typeof PatternRow>;

export interface Pattern {
  /** the nearest in time first shown in order of time, at most `each` on either side */
  rows: PatternRow[];
  /** how many there are in all */
  earlier: number;
  later: number;
}

/** The window of METRICS' recurrence. */
export const WITHIN_DAYS = 365;

/**
 * Earlier and later incidents of the same pattern: the same cause, and a service or the organisation in common, within
 * 365 days on either side. Names are compared whatever their case; maintenance and second tellings are left out. Without
 * a date or a cause there is no pattern.
 */
export async function patternOf(db: Reader, incidentId: string, each = 5): Promise<Pattern> {
  const found = await db.rows(
    PatternRow.extend({ sideTotal: z.number(), side: z.string() }),
    PATTERN,
    { id: incidentId, each, within: WITHIN_DAYS },
  );
  const totalOf = (side: string): number => found.find((row) => row.side === side)?.sideTotal ?? 0;
  return {
    rows: found.map(({ sideTotal: _total, side: _side, ...row }) => row),
    earlier: totalOf('earlier'),
    later: totalOf('later'),
  };
}

const PATTERN = `with one as (
    select coalesce(twin_of, incident_id) as counting, organization, services, occurred_on, started_precision,
      started_sort, list_transform(services, lambda name: lower(name)) as names, causes
    from incidents
    where incident_id = $id
  ),
  alike as (
    select causes.incident_id, list(coalesce(label, causes.cause) order by position, causes.cause) as labels
    from causes
    left join taxonomy on taxonomy.cause = causes.cause, one
    where causes.kind = 'incident' and causes.twin_of is null
      and causes.incident_id not in ($id, one.counting)
      and list_contains(one.causes, causes.cause)
      and causes.occurred_on between one.occurred_on - $within::integer and one.occurred_on + $within::integer
      and (lower(causes.organization) = lower(one.organization)
        or list_has_any(list_transform(causes.services, lambda name: lower(name)), one.names))
    group by causes.incident_id
  ),
  placed as (
    select incidents.incident_id, title, incidents.organization, incidents.occurred_on, labels,
      list_filter(incidents.services, lambda name: list_contains(one.names, lower(name))) as services,
      coalesce(lower(incidents.organization) = lower(one.organization), false) as same_organization,
      restore_minutes,
      date_diff('day', one.occurred_on, incidents.occurred_on) as days,
      case
        when incidents.occurred_on <> one.occurred_on then incidents.occurred_on > one.occurred_on
        when incidents.started_precision = 'minute' and one.started_precision = 'minute'
          and incidents.started_sort <> one.started_sort then incidents.started_sort > one.started_sort
      end as later,
      if(coalesce(later, true), 'later', 'earlier') as side,
      incidents.started_sort
    from alike
    join incidents on incidents.incident_id = alike.incident_id, one
  ),
  nearest as (
    select *, count(*) over (partition by side) as side_total,
      row_number() over (partition by side order by abs(days), if(side = 'later', 1, -1) * epoch_ms(started_sort), incident_id) as place
    from placed
  ),
  made as (
    select incident_id, count(*) as promised, count(*) filter (status = 'done') as done,
      list({text: text, status: status} order by number)[:3] as promises
    from actions
    where status <> 'dropped' and incident_id in (select incident_id from nearest where place <= $each)
    group by incident_id
  )
  select nearest.* exclude (place, started_sort), coalesce(promised, 0) as promised, coalesce(done, 0) as done,
    coalesce(promises, []) as promises
  from nearest
  left join made on made.incident_id = nearest.incident_id
  where place <= $each
  order by occurred_on, later nulls last, started_sort nulls last, nearest.incident_id`;
