// What came back although a document had promised to prevent it?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';
import { Returned } from './causes.ts';

const Promised = z.object({
  text: z.string(),
  /** done | in_progress | planned, as the earlier document says; dropped ones are left out */
  status: z.string(),
  evidenceId: z.string(),
});

/** An incident whose cause had been there before, and what had been promised, or claimed, against it. */
export const BrokenPromiseRow = Returned.extend({
  /** the latest earlier incident, within 365 days, of which a document had promised something before this one began */
  promisedIncidentId: z.string(),
  promisedTitle: z.string(),
  /** when that document was published; null where it does not say, so that it is taken to have been in time */
  promisedAt: z.string().nullable(),
  /** days between the two incidents */
  daysSince: z.number(),
  promised: z.number(),
  /** of these: called done, and yet it came back */
  done: z.number(),
  promises: z.array(Promised),
});
export type BrokenPromiseRow = z.infer<typeof BrokenPromiseRow>;

/** Broken promises, the latest first; `limit` rows at most. An incident with two such causes has two rows. */
export function brokenPromises(
  db: Reader,
  filter: Filter,
  limit = 50,
): Promise<BrokenPromiseRow[]> {
  const { sql, values } = where(filter, 'causes');
  return db.rows(
    BrokenPromiseRow,
    // the few rows first: only their promises are put into lists
    `with broken as (
      select causes.*
      from causes
      where ${sql} and promised_incident_id is not null
      order by causes.occurred_on desc nulls last, causes.incident_id, causes.cause
      limit $limit
    ),
    made as (
      select incident_id,
        count(*) as promised,
        count(*) filter (status = 'done') as done,
        list({text: text, status: status, evidence_id: evidence_id} order by number) as promises
      from actions
      where status <> 'dropped'
        and incident_id in (select promised_incident_id from broken)
      group by incident_id
    )
    select broken.incident_id, incidents.title, broken.occurred_on, broken.organization,
      broken.cause, coalesce(label, broken.cause) as label,
      promised_incident_id, earlier.title as promised_title,
      documents.published_at as promised_at, days_since_promised as days_since,
      promised, done, promises
    from broken
    join incidents on incidents.incident_id = broken.incident_id
    join incidents as earlier on earlier.incident_id = promised_incident_id
    join documents on documents.document_id = earlier.document_id
    join made on made.incident_id = promised_incident_id
    left join taxonomy on taxonomy.cause = broken.cause
    order by broken.occurred_on desc nulls last, broken.incident_id, broken.cause`,
    { ...values, limit },
  );
}

const Totals = z.object({
  /** incidents with at least one recurring cause */
  recurring: z.number(),
  /** of these: with at least one that a document had promised to prevent */
  broken: z.number(),
});
export type BrokenPromiseTotals = z.infer<typeof Totals>;

/** How many recurring incidents break a promise. Each incident counts once. */
export async function brokenPromiseTotals(
  db: Reader,
  filter: Filter,
): Promise<BrokenPromiseTotals> {
  const { sql, values } = where(filter, 'causes');
  const [row] = await db.rows(
    Totals,
    `select
      count(distinct causes.incident_id) filter (earlier_incident_id is not null) as recurring,
      count(distinct causes.incident_id) filter (promised_incident_id is not null) as broken
    from causes
    where ${sql}`,
    values,
  );
  if (!row) throw new Error('counting broken promises gave no row');
  return row;
}
