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
    `with named as (
      select causes.incident_id, causes.cause, coalesce(label, causes.cause) as label,
        coalesce(position, 999) as place
      from causes
      left join taxonomy on taxonomy.cause = causes.cause
      where causes.incident_id in (select incident_id from incidents where ${sql})
    ),
    totals as (select cause, count(*) as n from named group by cause)
    select one.cause, one.label, other.cause as other, other.label as other_label,
      count(*) as together,
      any_value(ones.n) as incidents, any_value(others.n) as other_incidents
    from named as one
    join named as other on other.incident_id = one.incident_id
      and (other.place, other.cause) > (one.place, one.cause)
    join totals as ones on ones.cause = one.cause
    join totals as others on others.cause = other.cause
    group by one.cause, one.label, one.place, other.cause, other.label, other.place
    order by together desc, any_value(ones.n) * any_value(others.n), one.place, one.cause,
      other.place, other.cause`,
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
