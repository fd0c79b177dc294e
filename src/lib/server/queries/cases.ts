// Which incidents are worth telling in a review?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';

const Overrun = z.object({
  incidentId: z.string(),
  title: z.string(),
  restoreMinutes: z.number(),
  targetMinutes: z.number(),
  targetSource: z.string(),
  overrun: z.number(),
});
export type Overrun = z.infer<typeof Overrun>;

/** The incident that missed its target by the largest factor; null where none missed. */
export async function worstOverrun(db: Reader, filter: Filter): Promise<Overrun | null> {
  const { sql, values } = where(filter, 'incidents');
  const [row] = await db.rows(
    Overrun,
    `select incident_id, title, restore_minutes, target_minutes, target_source, overrun
    from incidents
    where ${sql} and met = false and overrun is not null
    order by overrun desc, restore_minutes desc, incident_id
    limit 1`,
    values,
  );
  return row ?? null;
}

const Kept = z.object({
  incidentId: z.string(),
  title: z.string(),
  done: z.number(),
  promised: z.number(),
  label: z.string(),
  cause: z.string(),
  /** days from the incident to the newest one of the corpus, without the cause coming back */
  quiet: z.number(),
});
export type Kept = z.infer<typeof Kept>;

/** As long as this without the cause coming back, or nobody can say that the promise helped. */
const QUIET_DAYS = 90;

/**
 * The incident with the most promises done, after which its primary cause did not come back to the same service or
 * organisation for 90 days at least, as far as the corpus goes; null where there is none.
 */
export async function keptPromise(db: Reader, filter: Filter): Promise<Kept | null> {
  const { sql, values } = where(filter, 'incidents');
  const [row] = await db.rows(
    Kept,
    `with newest as (select max(occurred_on) as day from incidents where kind = 'incident')
    select incidents.incident_id, incidents.title, actions_done as done, actions_total as promised,
      coalesce(label, primary_cause) as label, primary_cause as cause,
      date_diff('day', occurred_on, newest.day) as quiet
    from incidents
    cross join newest
    left join taxonomy on taxonomy.cause = incidents.primary_cause
    where ${sql} and actions_done > 0 and primary_cause is not null and occurred_on is not null
      and date_diff('day', occurred_on, newest.day) >= ${QUIET_DAYS}
      and incidents.incident_id not in (
        select earlier_incident_id from causes
        where earlier_incident_id is not null and causes.cause = incidents.primary_cause
      )
    order by actions_done = actions_total desc, actions_done desc, quiet desc, incidents.incident_id
    limit 1`,
    values,
  );
  return row ?? null;
}

const Unknown = z.object({
  incidents: z.number(),
  withoutTime: z.number(),
  withoutTarget: z.number(),
  withoutCause: z.number(),
  withoutActions: z.number(),
  conflicting: z.number(),
});
export type Unknown = z.infer<typeof Unknown>;

/** In how many incidents something is missing on which the review rests. */
export async function unknowns(db: Reader, filter: Filter): Promise<Unknown> {
  const { sql, values } = where(filter, 'incidents');
  const [row] = await db.rows(
    Unknown,
    `select count(*) as incidents,
      count(*) filter (restore_minutes is null) as without_time,
      count(*) filter (target_minutes is null) as without_target,
      count(*) filter (len(causes) = 0) as without_cause,
      count(*) filter (actions_total = 0) as without_actions,
      count(*) filter (conflicts_total > 0) as conflicting
    from incidents
    where ${sql}`,
    values,
  );
  if (!row) throw new Error('counting what is missing gave no row');
  return row;
}

const ServiceMissed = z.object({ service: z.string(), missed: z.number(), judged: z.number() });
export type ServiceMissed = z.infer<typeof ServiceMissed>;

/** The service whose targets were missed most often, where that was more than once; else null. */
export async function serviceMissed(db: Reader, filter: Filter): Promise<ServiceMissed | null> {
  const { sql, values } = where(filter, 'incidents');
  const [row] = await db.rows(
    ServiceMissed,
    `with named as (select unnest(services) as service, met from incidents where ${sql})
    select service, count(*) filter (not met) as missed, count(met) as judged
    from named
    group by service
    having missed > 1
    order by missed desc, missed / judged desc, service
    limit 1`,
    values,
  );
  return row ?? null;
}
