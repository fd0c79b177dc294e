// What is known of one incident, and which sentence says so?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import { type EvidenceRow, evidenceOfIncident } from './evidence.ts';
import { IncidentRow } from './incidents.ts';

/** Everything in the incident's own row. */
export const IncidentDetail = IncidentRow.extend({
  part: z.number(),
  detectedAt: z.string().nullable(),
  detectedPrecision: z.string().nullable(),
  acknowledgedAt: z.string().nullable(),
  acknowledgedPrecision: z.string().nullable(),
  mitigatedAt: z.string().nullable(),
  mitigatedPrecision: z.string().nullable(),
  resolvedPrecision: z.string().nullable(),
  statedMinutes: z.number().nullable(),
  detectMinutes: z.number().nullable(),
  acknowledgeMinutes: z.number().nullable(),
  mitigateMinutes: z.number().nullable(),
  closeMinutes: z.number().nullable(),
  downtimeMinutes: z.number().nullable(),
  /** public updates that the document keeps; the first after the start of impact, the longest time between two */
  postings: z.number(),
  communicateMinutes: z.number().nullable(),
  silenceMinutes: z.number().nullable(),
});
export type IncidentDetail = z.infer<typeof IncidentDetail>;

export const WindowRow = z.object({
  number: z.number(),
  startedAt: z.string(),
  startedSort: z.date(),
  endedAt: z.string().nullable(),
  endedSort: z.date().nullable(),
  level: z.string(),
  minutes: z.number().nullable(),
  evidenceId: z.string(),
});
export type WindowRow = z.infer<typeof WindowRow>;

export const EventRow = z.object({
  number: z.number(),
  happenedAt: z.string(),
  happenedSort: z.date(),
  happenedPrecision: z.string(),
  text: z.string(),
  evidenceId: z.string(),
});
export type EventRow = z.infer<typeof EventRow>;

export const CauseRow = z.object({
  cause: z.string(),
  label: z.string(),
  meaning: z.string().nullable(),
  isPrimary: z.boolean(),
  evidenceId: z.string(),
  earlierIncidentId: z.string().nullable(),
  earlierTitle: z.string().nullable(),
  daysSince: z.number().nullable(),
});
export type CauseRow = z.infer<typeof CauseRow>;

export const ActionRow = z.object({
  actionId: z.string(),
  number: z.number(),
  text: z.string(),
  status: z.string(),
  owner: z.string().nullable(),
  due: z.string().nullable(),
  dueText: z.string().nullable(),
  ticket: z.string().nullable(),
  ticketHref: z.string().nullable(),
  evidenceId: z.string(),
  /** what the document says; null for one that a person added */
  saidStatus: z.string().nullable(),
  doneOn: z.string().nullable(),
  evidenceLink: z.string().nullable(),
  note: z.string().nullable(),
});
export type ActionRow = z.infer<typeof ActionRow>;

export const FollowUpRow = z.object({
  number: z.number(),
  what: z.string(),
  promisedAt: z.string(),
  deliveredAt: z.string().nullable(),
  lateDays: z.number().nullable(),
  evidenceId: z.string(),
});
export type FollowUpRow = z.infer<typeof FollowUpRow>;

/** One reading of something that a document says in two ways. `reading` 0 is the chosen one. */
export const ReadingRow = z.object({
  number: z.number(),
  field: z.string(),
  reason: z.string(),
  reading: z.number(),
  value: z.string(),
  startOffset: z.number(),
  endOffset: z.number(),
  quote: z.string(),
});
export type ReadingRow = z.infer<typeof ReadingRow>;

export interface ConflictDetail {
  number: number;
  field: string;
  reason: string;
  chosen: ReadingRow;
  rejected: ReadingRow[];
}

export const NoteRow = z.object({
  documentId: z.string(),
  incidentId: z.string().nullable(),
  number: z.number(),
  level: z.string(),
  message: z.string(),
  startOffset: z.number().nullable(),
  endOffset: z.number().nullable(),
  quote: z.string().nullable(),
});
export type NoteRow = z.infer<typeof NoteRow>;

const DocumentHead = z.object({
  documentId: z.string(),
  title: z.string().nullable(),
  organization: z.string().nullable(),
  publishedAt: z.string().nullable(),
  format: z.string().nullable(),
  languages: z.array(z.string()),
});

/** Another telling of the same incident. */
export const TwinRow = z.object({
  incidentId: z.string(),
  title: z.string(),
  documentId: z.string(),
  /** true for the one that counts */
  counts: z.boolean(),
  /** by what the two were known to be one */
  reason: z.string(),
});
export type TwinRow = z.infer<typeof TwinRow>;

export interface IncidentWhole {
  incident: IncidentDetail;
  /** what other documents tell of the same incident, the one that counts first; empty where none does */
  twins: TwinRow[];
  document: z.infer<typeof DocumentHead>;
  windows: WindowRow[];
  events: EventRow[];
  /** the primary cause first */
  causes: CauseRow[];
  actions: ActionRow[];
  followUps: FollowUpRow[];
  conflicts: ConflictDetail[];
  evidence: EvidenceRow[];
  /** of the incident, and of its document as a whole */
  notes: NoteRow[];
}

/** One incident with everything that belongs to it; null where the build knows no such id. */
export async function findIncident(db: Reader, id: string): Promise<IncidentWhole | null> {
  const [incident] = await db.rows(
    IncidentDetail,
    `select * exclude (search) from incidents where incident_id = $id`,
    { id },
  );
  if (!incident) return null;
  const [document, twins, windows, events, causes, actions, followUps, readings, evidence, notes] =
    await Promise.all([
      db.rows(DocumentHead, 'select * from documents where document_id = $id', {
        id: incident.documentId,
      }),
      db.rows(TwinRow, TWINS, { id }),
      db.rows(WindowRow, numbered('impact_windows'), { id }),
      db.rows(EventRow, numbered('timeline_events'), { id }),
      db.rows(CauseRow, CAUSES, { id }),
      db.rows(ActionRow, numbered('actions'), { id }),
      db.rows(FollowUpRow, numbered('follow_ups'), { id }),
      db.rows(ReadingRow, `${numbered('conflicts')}, reading`, { id }),
      evidenceOfIncident(db, id),
      db.rows(NoteRow, NOTES, { id, document: incident.documentId }),
    ]);
  const [head] = document;
  if (!head) throw new Error(`incident ${id} has no document ${incident.documentId}`);
  const conflicts = conflictsOf(readings);
  return {
    incident,
    document: head,
    twins,
    windows,
    events,
    causes,
    actions,
    followUps,
    conflicts,
    evidence,
    notes,
  };
}

function numbered(
  table: 'impact_windows' | 'timeline_events' | 'actions' | 'follow_ups' | 'conflicts',
) {
  return `select * from ${table} where incident_id = $id order by number`;
}

const TWINS = `with one as (
    select coalesce(twin_of, incident_id) as counting, twin_reason as own_reason
    from incidents
    where incident_id = $id
  )
  select incident_id, title, document_id, twin_of is null as counts,
    coalesce(twin_reason, own_reason) as reason
  from incidents, one
  where incident_id <> $id
    and (incident_id = counting or twin_of = counting)
  order by counts desc, incident_id`;

const CAUSES = `select causes.cause, coalesce(label, causes.cause) as label, meaning, is_primary,
    evidence_id, earlier_incident_id, earlier.title as earlier_title, days_since
  from causes
  left join taxonomy on taxonomy.cause = causes.cause
  left join incidents as earlier on earlier.incident_id = earlier_incident_id
  where causes.incident_id = $id
  order by is_primary desc, position, causes.cause`;

const NOTES = `select * from notes
  where incident_id = $id or (document_id = $document and incident_id is null)
  order by incident_id nulls last, number`;

/** Readings, ordered by conflict and reading, as conflicts. */
function conflictsOf(readings: ReadingRow[]): ConflictDetail[] {
  const conflicts: ConflictDetail[] = [];
  for (const reading of readings) {
    const { number, field, reason } = reading;
    if (reading.reading === 0)
      conflicts.push({ number, field, reason, chosen: reading, rejected: [] });
    else conflicts.at(-1)?.rejected.push(reading);
  }
  return conflicts;
}
