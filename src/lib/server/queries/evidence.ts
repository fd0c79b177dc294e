// Which sentence does a fact rest on?
import { z } from 'zod';
import type { Reader } from '../db.ts';

/** A fact and its words: `quote` stands at `startOffset`–`endOffset` (UTF-16) of the document's text. */
export const EvidenceRow = z.object({
  evidenceId: z.string(),
  /** null where the fact concerns the document */
  incidentId: z.string().nullable(),
  documentId: z.string(),
  /** `startedAt`, `service/1`, `cause/dns`, `action/2`, `action/2/status`, `window/1`, `event/3`, `followUp/1` … */
  field: z.string(),
  value: z.string(),
  startOffset: z.number(),
  endOffset: z.number(),
  quote: z.string(),
  rule: z.string(),
  /** stated | implied */
  certainty: z.string(),
});
export type EvidenceRow = z.infer<typeof EvidenceRow>;

/** The evidence of one incident, in the order of the text. */
export function evidenceOfIncident(db: Reader, incidentId: string): Promise<EvidenceRow[]> {
  return db.rows(
    EvidenceRow,
    `select * from evidence
    where incident_id = $incidentId
    order by start_offset, end_offset desc, field`,
    { incidentId },
  );
}

/** The evidence of all that a document says, in the order of the text. */
export function evidenceOfDocument(db: Reader, documentId: string): Promise<EvidenceRow[]> {
  return db.rows(
    EvidenceRow,
    `select * from evidence
    where document_id = $documentId
    order by start_offset, end_offset desc, incident_id, field`,
    { documentId },
  );
}

/** A fact's sentence in its surroundings. `before` and `after` are up to 300 characters of the text around it. */
export const EvidenceInContext = EvidenceRow.extend({
  before: z.string(),
  after: z.string(),
  title: z.string().nullable(),
  /** line of the text on which the quote starts, from 1 */
  line: z.number(),
});
export type EvidenceInContext = z.infer<typeof EvidenceInContext>;

/** One fact with what stands around it; null where the build knows no such id. */
export async function findEvidence(
  db: Reader,
  evidenceId: string,
): Promise<EvidenceInContext | null> {
  const Found = EvidenceRow.extend({ text: z.string(), title: z.string().nullable() });
  const [found] = await db.rows(
    Found,
    `select evidence.*, documents.text, documents.title
    from evidence
    join documents using (document_id)
    where evidence_id = $evidenceId`,
    { evidenceId },
  );
  if (!found) return null;
  // cut here and not in SQL: DuckDB counts code points, the offsets count UTF-16 units
  const { text, ...evidence } = found;
  return {
    ...evidence,
    before: text.slice(Math.max(0, found.startOffset - CONTEXT), found.startOffset),
    after: text.slice(found.endOffset, found.endOffset + CONTEXT),
    line: text.slice(0, found.startOffset).split('\n').length,
  };
}

/** How much of the text around a quote is shown, in characters on either side. */
export const CONTEXT = 300;
