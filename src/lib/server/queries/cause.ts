// Which incidents name this cause, in which words, and did it come back after them?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';
import type { Values } from '../values.ts';

/** A cause as the taxonomy defines it, and how many incidents of the build name it, whatever the filter. */
export const KnownCause = z.object({
  cause: z.string(),
  label: z.string(),
  meaning: z.string().nullable(),
  incidents: z.number(),
});
export type KnownCause = z.infer<typeof KnownCause>;

/** Every cause of the taxonomy, in its order, and any that a document names beside it. */
export function knownCauses(db: Reader): Promise<KnownCause[]> {
  return db.rows(
    KnownCause,
    `with named as (
      select cause, count(*) as incidents
      from causes
      where twin_of is null and kind = 'incident'
      group by cause
    )
    select cause, coalesce(label, cause) as label, meaning, coalesce(incidents, 0) as incidents
    from taxonomy
    full join named using (cause)
    order by position nulls last, cause`,
  );
}

/** Which of the incidents that name a cause: all, by the part it played, or those in which it came back. */
export const Part = z.enum(['primary', 'contributing', 'again', 'broken']);
export type Part = z.infer<typeof Part>;

const PARTS: Record<Part, string> = {
  primary: 'causes.is_primary',
  contributing: 'not causes.is_primary',
  again: 'causes.earlier_incident_id is not null',
  broken: 'causes.promised_incident_id is not null',
};

/**
 * One cause under a filter, as a condition on `causes`. The filter's own causes ask for incidents that name one of them,
 * be it beside this one.
 */
function ofCause(
  cause: string,
  filter: Filter,
  part: Part | null,
): { sql: string; values: Values } {
  const { sql, values } = where({ ...filter, cause: [] }, 'causes');
  const others = filter.cause.length ? where(filter, 'incidents') : null;
  return {
    sql: `causes.cause = $of and ${sql}
      and ${others ? `causes.incident_id in (select incident_id from incidents where ${others.sql})` : 'true'}
      and ${part ? PARTS[part] : 'true'}`,
    values: { ...values, ...others?.values, of: cause },
  };
}

const PartCounts = z.object({
  all: z.number(),
  primary: z.number(),
  contributing: z.number(),
  again: z.number(),
  broken: z.number(),
  undated: z.number(),
  /** ISO day of the latest */
  lastOn: z.string().nullable(),
});
export type PartCounts = z.infer<typeof PartCounts>;

/** How many incidents there are of each part. */
export async function partCounts(db: Reader, cause: string, filter: Filter): Promise<PartCounts> {
  const { sql, values } = ofCause(cause, filter, null);
  const [row] = await db.rows(
    PartCounts,
    `select count(*) as "all",
      ${Part.options.map((part) => `count(*) filter (${PARTS[part]}) as "${part}"`).join(',\n      ')},
      count(*) filter (occurred_on is null) as undated,
      max(occurred_on) as last_on
    from causes
    where ${sql}`,
    values,
  );
  if (!row) throw new Error('counting the incidents of a cause gave no row');
  return row;
}

/** An incident that names the cause, with the words that name it. */
export const CauseIncident = z.object({
  incidentId: z.string(),
  title: z.string(),
  organization: z.string().nullable(),
  services: z.array(z.string()),
  /** ISO day */
  occurredOn: z.string().nullable(),
  restoreMinutes: z.number().nullable(),
  /** computed | stated */
  restoreBasis: z.string().nullable(),
  restorePrecision: z.string().nullable(),
  targetMinutes: z.number().nullable(),
  met: z.boolean().nullable(),
  isPrimary: z.boolean(),
  evidenceId: z.string(),
  quote: z.string(),
  /** stated | implied */
  certainty: z.string(),
  /** the latest earlier one of the same cause within 365 days, and the days between them */
  earlierIncidentId: z.string().nullable(),
  earlierTitle: z.string().nullable(),
  earlierOn: z.string().nullable(),
  daysSince: z.number().nullable(),
});
export type CauseIncident = z.infer<typeof CauseIncident>;

/** Incidents that name the cause, the latest first. */
export function causeIncidents(
  db: Reader,
  cause: string,
  filter: Filter,
  { part, limit, skip = 0 }: { part: Part | null; limit: number; skip?: number },
): Promise<CauseIncident[]> {
  const { sql, values } = ofCause(cause, filter, part);
  return db.rows(
    CauseIncident,
    // first the few rows, then what belongs to them: the evidence is by far the largest table
    `with named as (
      select causes.incident_id, is_primary, evidence_id, earlier_incident_id, days_since
      from causes
      join incidents on incidents.incident_id = causes.incident_id
      where ${sql}
      order by incidents.occurred_on desc nulls last, incidents.started_sort desc nulls last,
        causes.incident_id
      limit $limit offset $skip
    ), shown as (
      select title, organization, services, occurred_on, started_sort, restore_minutes, restore_basis,
        restore_precision, target_minutes, met, named.*
      from named
      join incidents on incidents.incident_id = named.incident_id
    )
    select shown.incident_id, shown.title, shown.organization, shown.services,
      shown.occurred_on, shown.restore_minutes, shown.restore_basis, shown.restore_precision,
      shown.target_minutes, shown.met, is_primary, shown.evidence_id, quote, certainty,
      earlier_incident_id, earlier.title as earlier_title, earlier.occurred_on as earlier_on,
      days_since
    from shown
    join evidence on evidence.evidence_id = shown.evidence_id
    left join incidents as earlier on earlier.incident_id = earlier_incident_id
    order by shown.occurred_on desc nulls last, shown.started_sort desc nulls last,
      shown.incident_id`,
    { ...values, limit, skip },
  );
}
