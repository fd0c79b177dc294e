// What does one document say, word by word, and what was read from it?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import { type EvidenceRow, evidenceOfDocument } from './evidence.ts';
import { NoteRow } from './incident.ts';
import { INCIDENT_COLUMNS, IncidentRow } from './incidents.ts';

export const DocumentRow = z.object({
  documentId: z.string(),
  sha256: z.string().nullable(),
  bytes: z.number().nullable(),
  format: z.string().nullable(),
  languages: z.array(z.string()),
  title: z.string().nullable(),
  organization: z.string().nullable(),
  publishedAt: z.string().nullable(),
  /** read | unreadable */
  status: z.string(),
  reason: z.string().nullable(),
});
export type DocumentRow = z.infer<typeof DocumentRow>;

const Range = z.object({ start: z.number(), end: z.number() });

/** A block as a build holds it: what it does not have is left out. */
const StoredBlock = Range.extend({
  kind: z.string(),
  depth: z.number(),
  checked: z.boolean().nullable().default(null),
  label: z.string().nullable().default(null),
  header: z.array(z.string()).nullable().default(null),
  cells: z.array(Range).nullable().default(null),
  stampAt: z.string().nullable().default(null),
});
export type BlockDetail = Omit<z.infer<typeof StoredBlock>, 'start' | 'end'> & {
  /** from 1 */
  number: number;
  startOffset: number;
  endOffset: number;
};

export const LinkRow = z.object({
  href: z.string(),
  startOffset: z.number(),
  endOffset: z.number(),
});
export type LinkRow = z.infer<typeof LinkRow>;

export interface DocumentWhole {
  document: DocumentRow;
  /** null where it could not be read */
  text: string | null;
  blocks: BlockDetail[];
  links: LinkRow[];
  evidence: EvidenceRow[];
  incidents: IncidentRow[];
  notes: NoteRow[];
}

/** One document with its text, blocks, links, evidence and incidents; null where the build knows no such id. */
export async function findDocument(db: Reader, id: string): Promise<DocumentWhole | null> {
  const [found] = await db.rows(
    DocumentRow.extend({ text: z.string().nullable() }),
    'select * from documents where document_id = $id',
    { id },
  );
  if (!found) return null;
  const [blocks, links, evidence, incidents, notes] = await Promise.all([
    blocksOf(db, id),
    db.rows(
      LinkRow,
      'select * from links where document_id = $id order by start_offset, end_offset, href',
      { id },
    ),
    evidenceOfDocument(db, id),
    db.rows(
      IncidentRow,
      `select ${INCIDENT_COLUMNS} from incidents where document_id = $id order by part`,
      { id },
    ),
    db.rows(
      NoteRow,
      'select * from notes where document_id = $id order by incident_id nulls first, number',
      { id },
    ),
  ]);
  const { text, ...document } = found;
  return {
    document,
    text,
    blocks,
    links,
    evidence,
    incidents,
    notes,
  };
}

async function blocksOf(db: Reader, id: string): Promise<BlockDetail[]> {
  const [stored] = await db.rows(
    z.object({ blocks: z.string() }),
    'select blocks from blocks where document_id = $id',
    { id },
  );
  const blocks = stored ? z.array(StoredBlock).parse(JSON.parse(stored.blocks)) : [];
  return blocks.map(({ start, end, ...block }, index) => ({
    ...block,
    number: index + 1,
    startOffset: start,
    endOffset: end,
  }));
}

const DocumentCounts = z.object({
  documents: z.number(),
  read: z.number(),
  /** incidents and maintenance that they tell of */
  incidents: z.number(),
});
export type DocumentCounts = z.infer<typeof DocumentCounts>;

/** How many documents there are, read or not, and what they tell of. */
export async function countDocuments(db: Reader): Promise<DocumentCounts> {
  const [row] = await db.rows(
    DocumentCounts,
    `select count(*) as documents, count(*) filter (status = 'read') as read,
      (select count(*) from incidents) as incidents
    from documents`,
  );
  if (!row) throw new Error('counting documents gave no row');
  return row;
}

/** Documents by path, with the number of incidents that each tells: `size` of them, `page` counted from 1. */
export function listDocuments(
  db: Reader,
  { page, size }: { page: number; size: number } = { page: 1, size: 500 },
): Promise<(DocumentRow & { incidents: number })[]> {
  return db.rows(
    DocumentRow.extend({ incidents: z.number() }),
    // the few rows first: texts, and incidents of other documents, are never read
    `with shown as (
      select document_id from documents order by document_id limit $size offset $skip
    ), told as (
      select document_id, count(*) as incidents
      from incidents
      where document_id in (select document_id from shown)
      group by document_id
    )
    select documents.* exclude (text), coalesce(incidents, 0) as incidents
    from documents
    left join told using (document_id)
    where document_id in (select document_id from shown)
    order by document_id`,
    { size, skip: (page - 1) * size },
  );
}
