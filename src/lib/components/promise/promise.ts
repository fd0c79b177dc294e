// What does a page know of a promise that can be edited, and where do its forms go?
import { withoutForms } from '../../links.ts';

/** A promise as it stands: what people set before what the document says. Days are ISO. */
export interface PromiseNow {
  actionId: string;
  evidenceId: string;
  text: string;
  status: string;
  owner: string | null;
  due: string | null;
  dueText: string | null;
  ticket: string | null;
  ticketHref: string | null;
  /** what the document says; null for one that a person added */
  saidStatus: string | null;
  doneOn: string | null;
  evidenceLink: string | null;
  note: string | null;
}

/** A decision in the history of a promise. */
export interface PromiseDecision {
  id: string;
  /** ISO 8601, UTC */
  at: string;
  actor: string;
  via: string;
  type: string;
  value: string;
  /** the decision that an undo takes back */
  about: string | null;
  isUndone: boolean;
  holds: boolean;
  isLatest: boolean;
}

/** What was decided about one promise. */
export interface PromiseEdits {
  /** JSON of the latest decisions by side, for the form's `seen/<id>` */
  seen: string;
  /** what the document says; null for a promise that a person added */
  said: {
    status: string;
    owner: string | null;
    due: string | null;
    dueText: string | null;
    ticket: string | null;
  } | null;
  /** the decision that added it; null for what a document tells */
  added: PromiseDecision | null;
  /** the latest first */
  history: readonly PromiseDecision[];
}

/** Who asks, and what they may. */
export interface MayEdit {
  role: 'viewer' | 'editor';
  name: string | null;
  /** local | proxy */
  via: string | null;
  /** why nothing can be changed; null for an editor */
  why: string | null;
}

/** The states, in the words of people. */
export const STATES = {
  planned: 'planned',
  in_progress: 'in progress',
  done: 'done',
  dropped: 'dropped',
} as const;

/** An id for the row of a promise, the same on every page: its own has letters that no anchor may have (FNV-1a). */
export function promiseAnchor(actionId: string): string {
  let hash = 0x811c9dc5;
  for (const letter of actionId)
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `p-${hash.toString(16)}`;
}

/** The page with one promise opened (`null`: none), at its row. */
export function editHref(page: URL, actionId: string | null, anchor: string): string {
  const kept = withoutForms(page);
  if (actionId !== null) kept.set('edit', actionId);
  const text = kept.toString();
  return `${page.pathname}${text && `?${text}`}#${anchor}`;
}
