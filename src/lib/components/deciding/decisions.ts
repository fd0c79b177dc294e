// What does a page show of a decision?
import { formatMoment } from '../../dates.ts';
import { fieldName } from '../evidence.ts';

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

/** What each side of a promise is called. */
export const SIDES: Readonly<Record<string, string>> = {
  status: 'Status',
  owner: 'Owner',
  due: 'Due date',
  ticket: 'Ticket',
  evidence: 'Link',
  note: 'Note',
  no_action: 'Whether it is a promise',
};

/** What a decision is about: `status` → `Status`, `fact/startedAt` → `Impact began`. */
export function aspectName(aspect: string): string {
  return aspect.startsWith('fact/') ? fieldName(aspect.slice(5)) : (SIDES[aspect] ?? 'It');
}

/** One line of a history, whatever it is about. */
export interface HistoryEntry {
  id: string;
  /** `21 Nov 2026, 17:05 UTC` */
  when: string;
  who: string;
  /** `owner Ines`, `Impact began: 05:00` */
  words: string;
  /** opens what it is about; null where there is nothing to open */
  evidenceId: string | null;
  /** what the document said, and why it was decided */
  more: string | null;
  /** `replaced since`; null for what holds */
  standing: string | null;
  isUndone: boolean;
  isUndo: boolean;
  /** nothing was decided on its subject since: it can be taken back */
  isLatest: boolean;
}

const VERBS: Readonly<Record<string, string>> = { undo: 'taken back', attach: 'placed by hand' };

/** The history of an incident with its promises, in the order given. */
export function incidentHistory(decisions: readonly DecisionView[]): HistoryEntry[] {
  return decisions.map((one) => {
    const verb = VERBS[one.type];
    return {
      id: one.id,
      when: decidedAt(one),
      who: one.actor,
      words: verb === undefined ? `${one.what}: ${one.value}` : `${one.what} ${verb}`,
      evidenceId: one.evidenceId,
      more: moreOf(one),
      standing: one.undoneBy
        ? `taken back by ${one.undoneBy.actor}, ${decidedAt(one.undoneBy)}`
        : one.holds || verb !== undefined
          ? null
          : 'replaced since',
      isUndone: one.undoneBy !== null,
      isUndo: one.type === 'undo',
      isLatest: one.isLatest,
    };
  });
}

function moreOf({ type, said, reason }: DecisionView): string | null {
  const before =
    type !== 'correct'
      ? null
      : said
        ? `The document was read to say: ${said}.`
        : 'The document was not seen to say anything of it.';
  // the value of what is no promise is its reason
  const why = reason && type !== 'no_action' ? `Why: ${reason}` : null;
  return [before, why].filter(Boolean).join(' ') || null;
}
