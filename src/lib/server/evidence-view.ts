// What does the panel beside a page show of one fact?
import { z } from 'zod';
import type { EvidenceView } from '../components/evidence.ts';
import type { Reader } from './db.ts';
import { CONTEXT, findEvidence, type EvidenceInContext } from './queries/evidence.ts';

/** One fact with its surroundings and what speaks against it; null where there is no such fact. */
export async function evidenceView(db: Reader, evidenceId: string): Promise<EvidenceView | null> {
  const found = await findEvidence(db, evidenceId);
  if (!found) return null;
  const [readings, others] = await Promise.all([
    found.incidentId === null ? [] : readingsOf(db, found),
    othersOf(db, found),
  ]);
  return {
    ...found,
    before: cut(found.before, 'start'),
    after: cut(found.after, 'end'),
    others,
    conflicts: [...new Set(readings.map(({ number }) => number))].map((number) => {
      const ofThis = readings.filter((reading) => reading.number === number);
      return {
        reason: ofThis[0]?.reason ?? '',
        readings: ofThis.map(({ value, quote, reading }) => ({
          value,
          quote,
          chosen: reading === 0,
        })),
      };
    }),
  };
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

function readingsOf(
  db: Reader,
  { incidentId, field }: EvidenceInContext,
): Promise<z.infer<typeof Reading>[]> {
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
