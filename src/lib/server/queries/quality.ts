// What can the corpus not say?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';
import { cutTo, type Cut } from './cut.ts';
import { ZONE_DOUBT } from './doubts.ts';
import { DocumentRow } from './documents.ts';
import { NoteRow, ReadingRow } from './incident.ts';

const Unread = DocumentRow.pick({ documentId: true, bytes: true, sha256: true }).extend({
  reason: z.string(),
});
export type UnreadRow = z.infer<typeof Unread>;

/** Documents that could not be read, by path, with the reason; `limit` at most (documentsByFormat counts them). */
export function unreadableDocuments(db: Reader, limit = 200): Promise<UnreadRow[]> {
  return db.rows(
    Unread,
    `select document_id, bytes, sha256, reason
    from documents
    where status = 'unreadable'
    order by document_id
    limit $limit`,
    { limit },
  );
}

const FormatCount = z.object({
  /** null where no format read it */
  format: z.string().nullable(),
  documents: z.number(),
  unreadable: z.number(),
  /** documents that were read and tell at least one incident, and how many they tell */
  telling: z.number(),
  incidents: z.number(),
});
/** What came of the documents of one format. */
export type FormatCount = z.infer<typeof FormatCount>;

/** Documents by format, the most frequent first; those that no format could read last. */
export function documentsByFormat(db: Reader): Promise<FormatCount[]> {
  return db.rows(
    FormatCount,
    `with told as (
      select document_id, count(*) as incidents from incidents group by document_id
    )
    select format, count(*) as documents,
      count(*) filter (status = 'unreadable') as unreadable,
      count(told.document_id) as telling,
      coalesce(sum(told.incidents), 0)::integer as incidents
    from documents
    left join told on told.document_id = documents.document_id
    group by format
    order by format is null, documents desc, format`,
  );
}

const Silent = z.object({ documentId: z.string(), title: z.string().nullable() });
export type SilentRow = z.infer<typeof Silent>;

/** Documents that were read but tell no incident, by path: the first `limit`, and how many there are. */
export function silentDocuments(db: Reader, limit = 20): Promise<Cut<SilentRow>> {
  return cutTo(
    db,
    Silent,
    `select document_id, title, count(*) over () as total
    from documents
    where status = 'read' and document_id not in (select document_id from incidents)
    order by document_id
    limit $limit`,
    { limit },
  );
}

/** Everything doubtful but the zones, which are listed by themselves, errors first; `limit` rows at most. */
export function listNotes(db: Reader, limit = 500): Promise<NoteRow[]> {
  return db.rows(
    NoteRow,
    `select * from notes
    where not ${ZONE_DOUBT}
    order by case level when 'error' then 0 when 'warning' then 1 else 2 end,
      document_id, incident_id nulls first, number
    limit $limit`,
    { limit },
  );
}

/** How many such doubts there are. */
export async function countNotes(db: Reader): Promise<number> {
  const [row] = await db.rows(
    z.object({ n: z.number() }),
    `select count(*) as n from notes where not ${ZONE_DOUBT}`,
  );
  return row?.n ?? 0;
}

/** A reading of a conflict with the incident that it belongs to. */
export const ConflictRow = ReadingRow.extend({
  incidentId: z.string(),
  title: z.string(),
  /** who has looked at it and leaves the reading as it is */
  seenByName: z.string().nullable(),
});
export type ConflictRow = z.infer<typeof ConflictRow>;

/**
 * Contradictions, reading by reading, the chosen one (`reading` 0) first; of every telling of an incident, of at most
 * `limit` of them, the latest incidents first.
 */
export function listConflicts(db: Reader, filter: Filter, limit = 100): Promise<ConflictRow[]> {
  const { sql, values } = where(filter, 'incidents', { twins: true });
  return db.rows(
    ConflictRow,
    `with chosen as (
      select conflicts.incident_id, number, title, occurred_on
      from conflicts
      join incidents on incidents.incident_id = conflicts.incident_id
      where ${sql} and reading = 0
      order by occurred_on desc nulls last, conflicts.incident_id, number
      limit $limit
    )
    select conflicts.*, title, decisions.actor as seen_by_name
    from chosen
    join conflicts on conflicts.incident_id = chosen.incident_id and conflicts.number = chosen.number
    left join decisions on decision_id = seen_by
    order by occurred_on desc nulls last, conflicts.incident_id, conflicts.number, reading`,
    { ...values, limit },
  );
}

/** How many contradictions there are. */
export async function countConflicts(db: Reader, filter: Filter): Promise<number> {
  return (await conflictCounts(db, filter)).total;
}

/** How many contradictions there are, and how many of them somebody has looked at. */
export async function conflictCounts(
  db: Reader,
  filter: Filter,
): Promise<{ total: number; seen: number }> {
  const { sql, values } = where(filter, 'incidents', { twins: true });
  const [row] = await db.rows(
    z.object({ total: z.number(), seen: z.number() }),
    `select count(*) as total, count(seen_by) as seen
    from conflicts
    join incidents on incidents.incident_id = conflicts.incident_id
    where ${sql} and reading = 0`,
    values,
  );
  return row ?? { total: 0, seen: 0 };
}
