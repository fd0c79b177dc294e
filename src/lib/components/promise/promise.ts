// What does a page know of a promise that can be edited, and where do its forms go?

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

/** One change of what was just saved, in words. */
export interface SavedChange {
  id: string;
  /** the promise, in its own words */
  words: string;
  value: string;
  isUndo: boolean;
  /** true where nobody has decided on it since */
  canUndo: boolean;
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

/** A form that was not saved: why, and everything that was typed. */
export interface NotSaved {
  message: string;
  field: string | null;
  clash: Clash | null;
  typed: readonly (readonly [string, string])[];
}

/** Two people decided the same thing: what stands, and what the second wanted. */
export interface Clash {
  about: string;
  target: string;
  aspect: string;
  theirs: { value: string; actor: string; at: string; id: string };
  mine: { value: string };
}

/** The states, in the words of people. */
export const STATES = {
  planned: 'planned',
  in_progress: 'in progress',
  done: 'done',
  dropped: 'dropped',
} as const;

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

/** An id for the row of a promise, the same on every page: its own has letters that no anchor may have (FNV-1a). */
export function promiseAnchor(actionId: string): string {
  let hash = 0x811c9dc5;
  for (const letter of actionId)
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `p-${hash.toString(16)}`;
}

/** Parameters that open a form or tell of the last one. */
const OF_FORMS = ['edit', 'saved'];

/** Where a form of this page goes: its own address with the form's name, without what only opened it. */
export function formAddress(page: URL, name: string): string {
  const kept = keptOf(page).toString();
  return `?/${name}${kept && `&${kept}`}`;
}

/** The page with one promise opened (`null`: none), at its row. */
export function editHref(page: URL, actionId: string | null, anchor: string): string {
  const kept = keptOf(page);
  if (actionId !== null) kept.set('edit', actionId);
  const text = kept.toString();
  return `${page.pathname}${text && `?${text}`}#${anchor}`;
}

function keptOf(page: URL): URLSearchParams {
  return new URLSearchParams(
    [...page.searchParams].filter(([name]) => !name.startsWith('/') && !OF_FORMS.includes(name)),
  );
}

/** What was typed into a field of a form that was not saved; undefined where there is none. */
export function typedIn(failed: NotSaved | null, name: string): string | undefined {
  return failed?.typed.find(([field]) => field === name)?.[1];
}

/** The promises that a form that was not saved was about. */
export function askedOf(failed: NotSaved | null): string[] {
  return failed?.typed.flatMap(([name, value]) => (name === 'action' ? [value] : [])) ?? [];
}

/**
 * The latest decisions that the person has before them (`seen/<id>`), as JSON: those the form opened with, and the one that
 * they are told of now.
 */
export function seenAfter(sent: string, clash: Clash | null, actionId: string): string {
  if (clash?.target !== actionId) return sent;
  const before: unknown = sent ? JSON.parse(sent) : {};
  return JSON.stringify({ ...Object(before), [clash.aspect]: clash.theirs.id });
}
