// Which facts do incidents leave out?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';

/** The facts that an incident may lack. */
export const Lacking = z.enum([
  'startedAt',
  'detectedAt',
  'mitigatedAt',
  'resolvedAt',
  'restore',
  'target',
  'date',
  'organization',
  'severity',
  'criticality',
  'services',
  'causes',
  'actions',
]);
export type Lacking = z.infer<typeof Lacking>;

const MissingField = z.object({ field: Lacking, missing: z.number(), incidents: z.number() });
/** In how many of the incidents a field is not told. */
export type MissingField = z.infer<typeof MissingField>;

/** The fields that figures rest on, and how often each is missing, most often first. */
export function missingByField(db: Reader, filter: Filter): Promise<MissingField[]> {
  const { sql, values } = where(filter, 'incidents');
  const counts = Object.entries(FIELDS)
    .map(([field, missing]) => `count(*) filter (${missing}) as "${field}"`)
    .join(', ');
  return db.rows(
    MissingField,
    `with counts as (select count(*) as incidents, ${counts} from incidents where ${sql})
    select name as field, value as missing, incidents
    from counts unpivot (value for name in (columns(* exclude (incidents))))
    order by missing desc, field`,
    values,
  );
}

const LackingRow = z.object({
  incidentId: z.string(),
  title: z.string(),
  documentId: z.string(),
  occurredOn: z.string().nullable(),
});
/** An incident that lacks a fact. */
export type LackingRow = z.infer<typeof LackingRow>;

/** The incidents that lack one fact, the latest first; `limit` rows at most. */
export function incidentsLacking(
  db: Reader,
  filter: Filter,
  field: Lacking,
  limit = 100,
): Promise<LackingRow[]> {
  const { sql, values } = where(filter, 'incidents');
  return db.rows(
    LackingRow,
    `select incident_id, title, document_id, occurred_on
    from incidents
    where ${sql} and ${FIELDS[field]}
    order by occurred_on desc nulls last, incident_id
    limit $limit`,
    { ...values, limit },
  );
}

/** When a field counts as missing. */
const FIELDS: Record<Lacking, string> = {
  startedAt: 'started_at is null',
  detectedAt: 'detected_at is null',
  mitigatedAt: 'mitigated_at is null',
  resolvedAt: 'resolved_at is null',
  restore: 'restore_minutes is null',
  target: 'target_minutes is null',
  date: 'occurred_on is null',
  organization: 'organization is null',
  severity: 'severity is null',
  criticality: 'criticality is null',
  services: 'len(services) = 0',
  causes: 'len(causes) = 0',
  actions: 'actions_total = 0',
};
