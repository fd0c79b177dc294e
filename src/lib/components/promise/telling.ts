// Who set what about a promise, when, and what does the document say of it?
import { formatDay, formatDays } from '../../dates.ts';
import { decidedAt, SIDES, type HistoryEntry } from '../deciding/decisions.ts';
import { STATES, type PromiseDecision, type PromiseEdits } from './promise.ts';

/** One thing that was set, in pieces: ours, and the document's words. */
export interface Telling {
  id: string;
  type: string;
  /** `done on 3 Feb 2026` */
  value: string;
  /** `by Ada on 21 Nov 2026` */
  by: string;
  /** what the document says of it; null for what it never says (notes, links) and for promises that a person added */
  said: { lead: string; words: string | null } | null;
}

const TRACKERS: Readonly<Record<string, string>> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  jira: 'Jira',
  linear: 'Linear',
  import: 'an import',
};

/** What holds of a promise because somebody set it, in the order of its form. */
export function tellings({ history, said }: PromiseEdits): Telling[] {
  const order = Object.keys(SIDES);
  return history
    .filter(({ holds, type }) => holds && order.includes(type))
    .sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type))
    .map((decision) => ({
      id: decision.id,
      type: decision.type,
      value: valueWords(decision),
      by: byWords(decision),
      said: said && saidOf(decision.type, said),
    }));
}

/** `by Ada on 21 Nov 2026`, `by sync through Jira on …` */
export function byWords({ actor, via, at }: Pick<PromiseDecision, 'actor' | 'via' | 'at'>): string {
  const tracker = TRACKERS[via];
  return `by ${actor}${tracker ? ` through ${tracker}` : ''} on ${formatDay(at.slice(0, 10))}`;
}

/** `owner: Ines`, `done on 3 Feb 2026`. */
export function valueWords({ type, value }: Pick<PromiseDecision, 'type' | 'value'>): string {
  switch (type) {
    case 'status':
    case 'no_action':
      return formatDays(value);
    case 'due':
      return value === 'no date' ? value : `due ${formatDays(value)}`;
    case 'owner':
      return `owner ${value}`;
    case 'ticket':
      return value === 'no ticket' ? value : `ticket ${value}`;
    case 'evidence':
      return value === 'no link' ? value : `link ${value}`;
    case 'note':
      return value === 'no note' ? value : `note: ${value}`;
    default:
      return value;
  }
}

function saidOf(type: string, said: NonNullable<PromiseEdits['said']>): Telling['said'] {
  const says = (words: string | null, none: string): Telling['said'] =>
    words === null ? { lead: none, words: null } : { lead: 'the document says', words };
  switch (type) {
    case 'status':
      return says(stateWords(said.status), '');
    case 'owner':
      return says(said.owner, 'the document names nobody');
    case 'due':
      return says(said.dueText ?? (said.due && formatDay(said.due)), 'the document gives no date');
    case 'ticket':
      return says(said.ticket, 'the document names no ticket');
    default:
      return null;
  }
}

/** A state in the words of people. */
export function stateWords(status: string): string {
  return Object.entries(STATES).find(([name]) => name === status)?.[1] ?? status;
}

/** The history of one promise, in the order given. */
export function promiseHistory(history: readonly PromiseDecision[]): HistoryEntry[] {
  const byId = new Map(history.map((decision) => [decision.id, decision]));
  const undone = (decision: PromiseDecision): PromiseDecision | undefined =>
    decision.about === null ? undefined : byId.get(decision.about);
  /** An undo is about what it takes back; an undo of an undo, about the first. */
  const origin = (decision: PromiseDecision): PromiseDecision => {
    const about = undone(decision);
    return about ? origin(about) : decision;
  };
  return history.map((decision) => {
    const isUndo = decision.about !== null;
    const what = valueWords(origin(decision));
    const lead = undone(decision)?.type === 'undo' ? 'Put back' : 'Taken back';
    const tracker = TRACKERS[decision.via];
    return {
      id: decision.id,
      when: decidedAt(decision),
      who: `${decision.actor}${tracker ? ` through ${tracker}` : ''}`,
      words: isUndo ? `${lead}: ${what}` : what,
      evidenceId: null,
      more: null,
      standing: decision.isUndone
        ? 'taken back since'
        : decision.holds || isUndo
          ? null
          : 'replaced since',
      isUndone: decision.isUndone,
      isUndo,
      isLatest: decision.isLatest,
    };
  });
}
