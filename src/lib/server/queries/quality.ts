// What can the corpus not say?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';
import { DocumentRow } from './documents.ts';
import { NoteRow, ReadingRow } from './incident.ts';

const Unread = DocumentRow.pick({ documentId: true, bytes: true, sha256: true }).extend({
  reason: z.string(),
});
export type UnreadRow = z.infer<typeof Unread>;

/** Documents that could not be read, by path, with the reason. */
export function unreadableDocuments(db: Reader): Promise<UnreadRow[]> {
  return db.rows(
    Unread,
    `select document_id, bytes, sha256, reason
    from documents
    where status = 'unreadable'
    order by document_id`,
  );
}

/** Documents that were read but tell no incident, by path. */
export function silentDocuments(
  db: Reader,
): Promise<{ documentId: string; title: string | null }[]> {
  return db.rows(
    z.object({ documentId: z.string(), title: z.string().nullable() }),
    `select document_id, title
    from documents
    where status = 'read' and document_id not in (select document_id from incidents)
    order by document_id`,
  );
}

/** Everything doubtful, errors first; `limit` rows at most. */
export function listNotes(db: Reader, limit = 500): Promise<NoteRow[]> {
  return db.rows(
    NoteRow,
    `select * from notes
    order by case level when 'error' then 0 when 'warning' then 1 else 2 end,
      document_id, incident_id nulls first, number
    limit $limit`,
    { limit },
  );
}

const MissingField = z.object({ field: z.string(), missing: z.number(), incidents: z.number() });
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

/** When a field counts as missing. */
const FIELDS = {
  startedAt: 'started_at is null',
  detectedAt: 'detected_at is null',
  mitigatedAt: 'mitigated_at is null',
  resolvedAt: 'resolved_at is null',
  'time to restore': 'restore_minutes is null',
  'recovery target': 'target_minutes is null',
  date: 'occurred_on is null',
  organization: 'organization is null',
  severity: 'severity is null',
  criticality: 'criticality is null',
  services: 'len(services) = 0',
  causes: 'len(causes) = 0',
  actions: 'actions_total = 0',
} as const;

/** A reading of a conflict with the incident that it belongs to. */
export const ConflictRow = ReadingRow.extend({ incidentId: z.string(), title: z.string() });
export type ConflictRow = z.infer<typeof ConflictRow>;

/** Every contradiction, reading by reading, the chosen one (`reading` 0) first; of every telling of an incident. */
export function listConflicts(db: Reader, filter: Filter): Promise<ConflictRow[]> {
  const { sql, values } = where(filter, 'incidents', { twins: true });
  return db.rows(
    ConflictRow,
    `select conflicts.*, incidents.title
    from conflicts
    join incidents on incidents.incident_id = conflicts.incident_id
    where ${sql}
    order by conflicts.incident_id, conflicts.number, reading`,
    values,
  );
}
