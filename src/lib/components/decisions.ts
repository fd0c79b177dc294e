// What does a page show of a decision?
import { formatMoment } from '../dates.ts';

/** One decision, in words for people. */
export interface DecisionView {
  id: string;
  /** ISO 8601, UTC */
  at: string;
  actor: string;
  type: string;
  /** the field of a correction or a contradiction, else null */
  field: string | null;
  /** what it is about: `Impact began`, `Status of “Watch the disk”` */
  what: string;
  value: string;
  reason: string | null;
  /** corrections: what the document was read to say; null where it said nothing */
  said: string | null;
  /** id of the promise or incident today; null where it was not found again */
  target: string | null;
  evidenceId: string | null;
  incidentId: string | null;
  documentId: string;
  /** the promise or the title, as it was when it was decided about */
  words: string;
  undoneBy: { actor: string; at: string } | null;
  /** what holds now on its subject */
  holds: boolean;
  /** nothing was decided on its subject since: it can be taken back */
  isLatest: boolean;
}

/** `21 Nov 2026, 17:05 UTC` */
export function decidedAt({ at }: { at: string }): string {
  return formatMoment(at);
}
