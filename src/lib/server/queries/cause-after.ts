// What was promised after an incident, what ended it, and did its cause come back?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import { ActionRow } from './incident.ts';

const Promised = ActionRow.extend({
  incidentId: z.string(),
  /** stated | implied */
  certainty: z.string(),
});
export type PromisedRow = z.infer<typeof Promised>;

/** What the documents of these incidents promise or claim to have done, in their order. */
export function promisedAfter(db: Reader, incidents: readonly string[]): Promise<PromisedRow[]> {
  return db.rows(
    Promised,
    `select actions.*, certainty
    from actions
    join evidence using (evidence_id)
    where actions.incident_id in (select unnest($incidents))
      and evidence.incident_id in (select unnest($incidents))
    order by actions.incident_id, number`,
    { incidents },
  );
}

const Ending = z.object({
  incidentId: z.string(),
  evidenceId: z.string(),
  /** mitigatedAt | resolvedAt */
  field: z.string(),
  quote: z.string(),
  certainty: z.string(),
  /** from the start of impact; null where either is not told */
  minutes: z.number().nullable(),
});
export type EndingRow = z.infer<typeof Ending>;

/**
 * The words at which an incident was read as mitigated or over. Only those of time lines, postings and sentences: a
 * range, a label or a stamp says when it ended, not by what, and a formal closing ended nothing.
 */
export function endingsOf(db: Reader, incidents: readonly string[]): Promise<EndingRow[]> {
  return db.rows(
    Ending,
    `select evidence.incident_id, evidence_id, field, quote, certainty,
      case field when 'mitigatedAt' then mitigate_minutes else close_minutes end as minutes
    from evidence
    join incidents on incidents.incident_id = evidence.incident_id
    where evidence.incident_id in (select unnest($incidents))
      and field in ('mitigatedAt', 'resolvedAt')
      and regexp_matches(rule, '^(timeline|sentence|posting|last posting): ')
      and not contains(rule, 'incident is closed')
    order by evidence.incident_id, field`,
    { incidents },
  );
}

const Return = z.object({
  incidentId: z.string(),
  nextIncidentId: z.string(),
  nextTitle: z.string(),
  days: z.number(),
});
export type ReturnRow = z.infer<typeof Return>;

/**
 * For each of these incidents the first later one of the same cause that shares a service or the organisation, at most
 * 365 days after it; none where it did not come back. The same relation as in the build's own recurrences, looked at from
 * the earlier side, and whatever the page's filter: on one day only clock times can tell which came first.
 */
export function returnsAfter(
  db: Reader,
  cause: string,
  incidents: readonly string[],
): Promise<ReturnRow[]> {
  return db.rows(
    Return,
    `with told as (
      select causes.incident_id, causes.occurred_on, started_sort, title,
        started_precision in ('minute', 'hour') as has_clock,
        lower(trim(nfc_normalize(causes.organization))) as organization,
        list_transform(causes.services, lambda name: lower(trim(nfc_normalize(name)))) as services
      from causes
      join incidents on incidents.incident_id = causes.incident_id
      where causes.cause = $cause and causes.kind = 'incident' and causes.twin_of is null
        and causes.occurred_on is not null
    )
    select one.incident_id, later.incident_id as next_incident_id, later.title as next_title,
      later.occurred_on - one.occurred_on as days
    from told as one
    join told as later on later.occurred_on between one.occurred_on and one.occurred_on + 365
      and (later.occurred_on > one.occurred_on
        or (one.has_clock and later.has_clock and later.started_sort > one.started_sort))
      and (later.organization = one.organization or list_has_any(later.services, one.services))
    where one.incident_id in (select unnest($incidents))
    qualify row_number() over (
      partition by one.incident_id
      order by later.occurred_on, later.started_sort nulls first, later.incident_id
    ) = 1
    order by one.incident_id`,
    { cause, incidents },
  );
}
