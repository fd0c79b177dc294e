// Which incidents are worth telling in a review?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';
import { returnsAfter } from './cause-after.ts';

const Overrun = z.object({
  incidentId: z.string(),
  title: z.string(),
  restoreMinutes: z.number(),
  targetMinutes: z.number(),
  targetSource: z.string(),
  overrun: z.number(),
  restoreBasis: z.string(),
  resolvedAt: z.string().nullable(),
  /** facts that a person corrected */
  decided: z.array(z.string()),
});
export type Overrun = z.infer<typeof Overrun>;

/** The incident that missed its target by the largest factor; null where none missed. */
export async function worstOverrun(db: Reader, filter: Filter): Promise<Overrun | null> {
  const { sql, values } = where(filter, 'incidents');
  const [row] = await db.rows(
    Overrun,
    `select incident_id, title, restore_minutes, target_minutes, target_source, overrun, restore_basis,
      resolved_at, decided
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
  /** days from the incident to the newest one of the corpus without the cause coming back; 365 for a year and more */
  quiet: z.number(),
});
export type Kept = z.infer<typeof Kept>;

/** As long as this without the cause coming back, or nobody can say that the promise helped. */
const QUIET_DAYS = 90;
/** Recurrences are looked for within a year, so nothing is said of what came later. */
const WATCHED_DAYS = 365;
/** So many are looked at, the best first. */
const CANDIDATES = 10;

/**
 * The incident with the most promises done, after which its primary cause did not come back to the same service or
 * organisation for 90 days at least, within a year and as far as the corpus goes; null where there is none. One whose
 * document names neither is left out: nothing can be compared with it.
 */
export async function keptPromise(db: Reader, filter: Filter): Promise<Kept | null> {
  const { sql, values } = where(filter, 'incidents');
  const rows = await db.rows(
    Kept,
    `with newest as (select max(occurred_on) as day from incidents where kind = 'incident')
    select incidents.incident_id, incidents.title, actions_done as done, actions_total as promised,
      coalesce(label, primary_cause) as label, primary_cause as cause,
      least(date_diff('day', occurred_on, newest.day), ${WATCHED_DAYS}) as quiet
    from incidents
    cross join newest
    left join taxonomy on taxonomy.cause = incidents.primary_cause
    where ${sql} and actions_done > 0 and primary_cause is not null and occurred_on is not null
      and (organization is not null or len(services) > 0)
      and date_diff('day', occurred_on, newest.day) >= ${QUIET_DAYS}
      and incidents.incident_id not in (
        select earlier_incident_id from causes
        where earlier_incident_id is not null and causes.cause = incidents.primary_cause
      )
    order by actions_done = actions_total desc, actions_done desc, quiet desc, incidents.incident_id
    limit ${CANDIDATES}`,
    values,
  );
  // a recurrence names the latest earlier incident only; this one may stand behind it
  for (const row of rows)
    if (!(await returnsAfter(db, row.cause, [row.incidentId])).length) return row;
  return null;
}

const ServiceMissed = z.object({ service: z.string(), missed: z.number(), judged: z.number() });
export type ServiceMissed = z.infer<typeof ServiceMissed>;

/**
 * The service whose targets were missed most often, where that was more than once; else null. Where the reader chose
 * services, one of these: an incident's others would say little of them.
 */
export async function serviceMissed(db: Reader, filter: Filter): Promise<ServiceMissed | null> {
  const { sql, values } = where(filter, 'incidents');
  const [row] = await db.rows(
    ServiceMissed,
    `with named as (
      select unnest(list_distinct(services)) as service, met from incidents where ${sql}
    )
    select service, count(*) filter (not met) as missed, count(met) as judged
    from named
    where ${filter.service.length ? 'list_contains($service, service)' : 'true'}
    group by service
    having missed > 1
    order by missed desc, missed / judged desc, service
    limit 1`,
    values,
  );
  return row ?? null;
}
