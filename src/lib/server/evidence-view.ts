// What does the panel beside a page show of one fact?
import { z } from 'zod';
import type { EvidenceView, Told } from '../components/evidence.ts';
import type { Reader } from './db.ts';
import { decisionViews } from './decision-views.ts';
import { decisionsOfFact } from './queries/decisions.ts';
import { CONTEXT, findEvidence, type EvidenceInContext } from './queries/evidence.ts';

/**
 * One fact with its surroundings, what speaks against it and what was decided on it; null where neither a document nor a
 * person says anything. `silent`: not null either for a fact of an incident that nobody says anything of.
 */
export async function evidenceView(
  db: Reader,
  evidenceId: string,
  { silent = false }: { silent?: boolean } = {},
): Promise<EvidenceView | null> {
  const [found, rows] = await Promise.all([
    findEvidence(db, evidenceId),
    decisionsOfFact(db, decidedAs(evidenceId)),
  ]);
  const place = found ?? placeOf(evidenceId);
  if (!place || !(found || rows.length || silent)) return null;
  const [parts, conflicts, others, decisions] = await Promise.all([
    partsOf(db, place),
    place.incidentId === null ? [] : readingsOf(db, place),
    found ? othersOf(db, found) : [],
    decisionViews(db, rows),
  ]);
  return {
    evidenceId,
    incidentId: place.incidentId,
    documentId: place.documentId,
    field: place.field,
    told: found && toldOf(found),
    parts,
    others,
    conflicts: [...new Set(conflicts.map(({ number }) => number))].map((number) => {
      const ofThis = conflicts.filter((reading) => reading.number === number);
      return {
        reason: ofThis[0]?.reason ?? '',
        readings: ofThis.map(({ value, quote, reading }) => ({
          value,
          quote,
          chosen: reading === 0,
        })),
      };
    }),
    decisions,
  };
}

/** Members of a list are decided with their list: `a.md#1/service/2` → `a.md#1/services`. */
function decidedAs(evidenceId: string): string {
  return evidenceId.replace(/(#\d+\/(?:service|cause))\/[^/]+$/, '$1s');
}

interface Place {
  incidentId: string | null;
  documentId: string;
  field: string;
}

/** Where a fact belongs that no words were read for. */
function placeOf(evidenceId: string): Place | null {
  const [, incidentId, documentId, field] = /^((.+)#[1-9]\d*)\/(.+)$/s.exec(evidenceId) ?? [];
  return incidentId && documentId && field ? { incidentId, documentId, field } : null;
}

function toldOf({ value, quote, rule, certainty, line, before, after }: EvidenceInContext): Told {
  return {
    ...{ value, quote, rule, certainty, line },
    before: cut(before, 'start'),
    after: cut(after, 'end'),
  };
}

const Part = z.object({
  evidenceId: z.string(),
  field: z.string(),
  value: z.string(),
  quote: z.string(),
});

/** What the document says of the members of a list. */
async function partsOf(db: Reader, { incidentId, field }: Place): Promise<z.infer<typeof Part>[]> {
  if (incidentId === null || !['services', 'causes'].includes(field)) return [];
  return db.rows(
    Part,
    `select evidence_id, field, coalesce(label, value) as value, quote
    from evidence
    left join taxonomy on field = 'cause/' || cause
    where incident_id = $incidentId and starts_with(field, $member)
    order by start_offset, field
    limit 30`,
    { incidentId, member: `${field.replace(/s$/, '')}/` },
  );
}

const Other = z.object({ evidenceId: z.string(), field: z.string() });

/** Facts that share words with this one. */
function othersOf(
  db: Reader,
  { documentId, evidenceId, startOffset, endOffset }: EvidenceInContext,
): Promise<z.infer<typeof Other>[]> {
  return db.rows(
    Other,
    `select evidence_id, field
    from evidence
    where document_id = $documentId and evidence_id <> $evidenceId
      and start_offset < $endOffset and end_offset > $startOffset
    order by start_offset, end_offset, evidence_id
    limit 12`,
    { documentId, evidenceId, startOffset, endOffset },
  );
}

const Reading = z.object({
  number: z.number(),
  reason: z.string(),
  reading: z.number(),
  value: z.string(),
  quote: z.string(),
});

function readingsOf(db: Reader, { incidentId, field }: Place): Promise<z.infer<typeof Reading>[]> {
  return db.rows(
    Reading,
    `select number, reason, reading, value, quote
    from conflicts
    where incident_id = $incidentId and field = $field
    order by number, reading`,
    { incidentId, field },
  );
}

/** Lines of the text around a quote that the panel has room for, on either side. */
const LINES = 4;

/** A few lines, without empty ones; words cut in two by the edge go, and a mark says that the text goes on. */
function cut(text: string, edge: 'start' | 'end'): string {
  const isCut = text.length >= CONTEXT;
  const whole = isCut ? text.replace(edge === 'start' ? /^\S*\s+/ : /\s+\S*$/, '') : text;
  const lines = whole.replace(/\n{2,}/g, '\n').split('\n');
  const shown = edge === 'start' ? lines.slice(-LINES) : lines.slice(0, LINES);
  const words = shown.join('\n');
  if (!isCut && shown.length === lines.length) return words;
  return edge === 'start' ? `… ${words}` : `${words} …`;
}
