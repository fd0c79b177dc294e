// Which cause is named how often, and does it come back?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';

/** One cause under a filter. Each incident that names it counts once. */
export const CauseCount = z.object({
  cause: z.string(),
  label: z.string(),
  incidents: z.number(),
  /** of these: where it is the primary cause; in the others it contributed */
  primary: z.number(),
  /** of these: with an earlier incident of the same cause and a shared service or organisation within 365 days */
  recurrences: z.number(),
  /** of the recurrences: after a document had promised something against it */
  broken: z.number(),
  /** ISO day of the latest; null where none has a date */
  lastOn: z.string().nullable(),
});
export type CauseCount = z.infer<typeof CauseCount>;

/** Every cause that the filter leaves, the most frequent first. */
export function causeCounts(db: Reader, filter: Filter): Promise<CauseCount[]> {
  const { sql, values } = where(filter, 'causes');
  return db.rows(
    CauseCount,
    `select causes.cause, coalesce(label, causes.cause) as label,
      count(*) as incidents,
      count(*) filter (is_primary) as "primary",
      count(earlier_incident_id) as recurrences,
      count(promised_incident_id) as broken,
      max(occurred_on) as last_on
    from causes
    left join taxonomy on taxonomy.cause = causes.cause
    where ${sql}
    group by causes.cause, label
    order by incidents desc, label, causes.cause`,
    values,
  );
}

const Spread = z.object({
  /** incidents that name a cause */
  named: z.number(),
  /** of these: more than one */
  several: z.number(),
  /** incidents that name a cause, and no service */
  withoutService: z.number(),
  /** different causes that they name */
  kinds: z.number(),
});
export type CauseSpread = z.infer<typeof Spread>;

/** Of how many incidents is a cause known, and of how many more than one? */
export async function causeSpread(db: Reader, filter: Filter): Promise<CauseSpread> {
  const { sql, values } = where(filter, 'incidents');
  const [row] = await db.rows(
    Spread,
    `select count(*) filter (len(causes) > 0) as named,
      count(*) filter (len(causes) > 1) as several,
      count(*) filter (len(causes) > 0 and len(services) = 0) as without_service,
      coalesce(len(list_distinct(flatten(list(causes)))), 0) as kinds
    from incidents
    where ${sql}`,
    values,
  );
  if (!row) throw new Error('counting causes gave no row');
  return row;
}
