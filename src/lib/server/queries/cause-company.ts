// Which causes come together, and which services do they strike?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';

/** Two causes that one incident names at least once. */
export const CausePair = z.object({
  cause: z.string(),
  label: z.string(),
  other: z.string(),
  otherLabel: z.string(),
  /** incidents that name both */
  together: z.number(),
  /** incidents that name the one, the other */
  incidents: z.number(),
  otherIncidents: z.number(),
});
export type CausePair = z.infer<typeof CausePair>;

/** Every pair that comes together, the most frequent first, each once, among all causes of the incidents that the filter leaves. */
export function causePairs(db: Reader, filter: Filter): Promise<CausePair[]> {
  const { sql, values } = where(filter, 'incidents');
  return db.rows(
    CausePair,
    // each incident knows all its causes, so nothing has to be joined
    `with named as (
      select incident_id, list_distinct(causes) as causes
      from incidents
      where ${sql} and len(causes) > 0
    ),
    totals as (
      select cause, count(*) as n, coalesce(any_value(label), cause) as label,
        coalesce(any_value(position), 999) as place
      from (select unnest(causes) as cause from named)
      left join taxonomy using (cause)
      group by cause
    ),
    pairs as (
      select cause, other, count(*) as together
      from (
        select cause, unnest(causes) as other
        from (select unnest(causes) as cause, causes from named where len(causes) > 1)
      )
      group by cause, other
    )
    select pairs.cause, ones.label, other, others.label as other_label, together,
      ones.n as incidents, others.n as other_incidents
    from pairs
    join totals as ones on ones.cause = pairs.cause
    join totals as others on others.cause = other
    where (others.place, other) > (ones.place, pairs.cause)
    order by together desc, ones.n * others.n, ones.place, pairs.cause, others.place, other`,
    values,
  );
}

/** One cell of causes × services. An incident with two services counts in both columns. */
export const CauseService = z.object({
  cause: z.string(),
  label: z.string(),
  service: z.string(),
  /** incidents of the service that name any cause */
  serviceIncidents: z.number(),
  incidents: z.number(),
  recurrences: z.number(),
});
export type CauseService = z.infer<typeof CauseService>;

/** Causes × the services that are struck most often; causes and services in order of their number of incidents. */
export function causesByService(
  db: Reader,
  filter: Filter,
  services: number,
): Promise<CauseService[]> {
  const { sql, values } = where(filter, 'causes');
  return db.rows(
    CauseService,
    `with struck as (
      select causes.cause, causes.incident_id, earlier_incident_id,
        unnest(list_distinct(causes.services)) as service
      from causes
      where ${sql}
    ),
    top as (
      select service, count(distinct incident_id) as service_incidents
      from struck
      group by service
      order by service_incidents desc, service
      limit $services
    )
    select struck.cause, coalesce(label, struck.cause) as label, service, service_incidents,
      count(*) as incidents, count(earlier_incident_id) as recurrences
    from struck
    join top using (service)
    left join taxonomy on taxonomy.cause = struck.cause
    group by struck.cause, label, position, service, service_incidents
    order by count(*) desc, position, struck.cause, service_incidents desc, service`,
    { ...values, services },
  );
}
