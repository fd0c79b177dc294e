// Where is today what was decided about then?
//
// Documents are edited, renamed, moved and read by better rules; ids change with them. A decision looks for its own by the
// document, then by the words, and by the incident that they belong to. What cannot be told apart stays an orphan for a
// person to place: a decision on the wrong promise is worse than one that waits.
import { basename } from 'node:path/posix';
import type { ActionTarget, IncidentTarget, Target } from './decision.ts';
import { editOf, likeness, sameWords, wordsOf } from './likeness.ts';

interface Known {
  id: string;
  document: string;
  digest: string | null;
  words: string;
  /** start of impact, of an action's incident */
  startedAt: string | null;
}

/** An incident of the build, as far as it can be recognised by it. */
export type KnownIncident = Known;

/** An action of the build, as far as it can be recognised by it. */
export interface KnownAction extends Known {
  /** title of its incident */
  incidentTitle: string;
}

/** What the build holds that may be meant. */
export interface Holdings {
  actions: readonly KnownAction[];
  incidents: readonly KnownIncident[];
}

/** Alike enough, of titles. */
const ALIKE = 0.5;
const VERY_ALIKE = 0.8;
/** How far the best has to lead. */
const LEAD = 0.1;
/** Words of which a promise that is nobody else's has to be made at least. */
const UNMISTAKABLE = 5;

/**
 * Where each target is today, by the id that it had: an id of the build, or null where it is not found, or not for sure.
 * `near` is what the documents of the targets tell, `far` answers what all others tell that may be meant by those that are
 * not found there (it is asked only where there are such).
 */
export async function findAll(
  targets: readonly Target[],
  near: Holdings,
  far: (lost: readonly Target[]) => Promise<Holdings>,
): Promise<Map<string, string | null>> {
  const apart = apartFrom(targets);
  const found = new Map(
    targets.map((target) => [target.id, findWithin(target, near, apart(target))]),
  );
  const lost = targets.filter(({ id }) => found.get(id) === null);
  const gone = lost.filter((target) => !isStillTold(target, near));
  if (!gone.length) return found;
  const elsewhere = await far(gone);
  for (const target of gone) found.set(target.id, findElsewhere(target, elsewhere, apart(target)));
  return found;
}

function findWithin(
  target: Target,
  { actions, incidents }: Holdings,
  apart: ReadonlySet<string>,
): string | null {
  const own = <One extends Known>(known: readonly One[]): One[] =>
    known.filter(({ id, document }) => document === target.document && !apart.has(id));
  return target.kind === 'action'
    ? actionWithin(target, own(actions))
    : incidentWithin(target, own(incidents));
}

function findElsewhere(
  target: Target,
  { actions, incidents }: Holdings,
  apart: ReadonlySet<string>,
): string | null {
  const others = <One extends Known>(known: readonly One[]): One[] =>
    known.filter(({ id, document }) => document !== target.document && !apart.has(id));
  return target.kind === 'action'
    ? actionElsewhere(target, others(actions))
    : incidentElsewhere(target, others(incidents));
}

/** A document that still tells the incident has moved nowhere: what it promises no more, a copy does not promise for it. */
function isStillTold(target: Target, { incidents }: Holdings): boolean {
  const own = incidents.filter(({ document }) => document === target.document);
  if (target.kind === 'incident') return own.some((known) => ofIncident(known, target) >= ALIKE);
  const { incidentTitle: words, startedAt = null } = target;
  if (words === undefined) return own.length > 0;
  return own.some((known) => ofIncident(known, { words, startedAt }) >= ALIKE);
}

/**
 * What a target certainly is not, by its id: what was decided about beside it, in the same state of the same document. Two
 * promises that stood side by side are two, however alike they are.
 */
function apartFrom(targets: readonly Target[]): (target: Target) => ReadonlySet<string> {
  const beside = new Map<string, Set<string>>();
  const keyOf = ({ kind, document, digest }: Target): string => `${kind} ${digest} ${document}`;
  for (const target of targets) {
    if (target.digest === null) continue;
    const ids = beside.get(keyOf(target)) ?? new Set();
    beside.set(keyOf(target), ids.add(target.id));
  }
  return (target) => {
    const others = new Set(beside.get(keyOf(target)) ?? []);
    others.delete(target.id);
    return others;
  };
}

function actionWithin(target: ActionTarget, own: readonly KnownAction[]): string | null {
  const exact = own.find(({ id }) => id === target.id);
  if (exact && unchanged(exact, target)) return exact.id;
  const fitting = own.filter((known) => !isOtherIncident(known, target));
  const same = fitting.filter(({ words }) => sameWords(words, target.words));
  // the same words twice in a document: an incident told before them gives parts other numbers, so the id does not decide
  if (same.length)
    return onlyOne(same) ?? onlyOne(same.filter((known) => isIncident(known, target)));
  // an id is made of the part and the first twelve words: a sentence of these that goes on otherwise was edited
  if (exact && fitting.includes(exact) && wordsOf(target.words).length > FIRST_WORDS)
    return exact.id;
  return best(fitting, ({ words }) => editOf(words, target.words));
}

/** So many words of a promise go into its id. */
const FIRST_WORDS = 12;

function actionElsewhere(target: ActionTarget, others: readonly KnownAction[]): string | null {
  const edited = (known: KnownAction): number => editOf(known.words, target.words);
  const copies = others.filter((known) => unchanged(known, target));
  if (copies.length)
    return best(
      copies.filter((known) => !isOtherIncident(known, target)),
      edited,
    );
  // a title is on many documents: without a start the name of the file has to be kept too
  const fitting = others.filter(
    (known) => isIncident(known, target) && (known.startedAt !== null || hasNameOf(target)(known)),
  );
  if (fitting.length) return best(fitting, edited);
  if (target.incidentTitle !== undefined) return null;
  // older decisions do not tell the incident: the words have to be long enough to be nobody else's, and the name kept
  const same = others.filter(({ words }) => sameWords(words, target.words));
  if (wordsOf(target.words).length < UNMISTAKABLE || same.length !== 1) return null;
  return onlyOne(same.filter(hasNameOf(target)));
}

/** Both tell their start, and the same; or neither tells one and the titles are the same. */
function isIncident(known: KnownAction, { incidentTitle, startedAt }: ActionTarget): boolean {
  if (incidentTitle === undefined) return false;
  if (startedAt ?? known.startedAt) return startedAt === known.startedAt;
  return sameWords(known.incidentTitle, incidentTitle);
}

/** Another title and another start: whatever it promises, it is not what was meant. */
function isOtherIncident(known: KnownAction, { incidentTitle, startedAt }: ActionTarget): boolean {
  if (incidentTitle === undefined) return false;
  if (startedAt && startedAt === known.startedAt) return false;
  return likeness(known.incidentTitle, incidentTitle) < ALIKE;
}

function incidentWithin(target: IncidentTarget, own: readonly KnownIncident[]): string | null {
  const exact = own.find(({ id }) => id === target.id);
  if (exact && unchanged(exact, target)) return exact.id;
  const found = best(own, (known) => ofIncident(known, target));
  if (found) return found;
  // a document that tells one incident, whose start was put right
  const [only, ...more] = own;
  return exact && only && !more.length && likeness(only.words, target.words) >= VERY_ALIKE
    ? only.id
    : null;
}

function incidentElsewhere(
  target: IncidentTarget,
  others: readonly KnownIncident[],
): string | null {
  const rate = (known: KnownIncident): number => ofIncident(known, target);
  const copies = others.filter((known) => unchanged(known, target));
  if (copies.length) return best(copies, rate);
  const certain = target.startedAt ? ALIKE : VERY_ALIKE;
  const named = best(
    others.filter(hasNameOf(target)).filter((known) => rate(known) >= certain),
    rate,
  );
  if (named) return named;
  if (target.startedAt)
    return best(others, (known) => (rate(known) >= VERY_ALIKE ? rate(known) : 0));
  const same = others.filter(({ words }) => sameWords(words, target.words));
  return wordsOf(target.words).length >= UNMISTAKABLE ? onlyOne(same) : null;
}

/** Two known starts decide whether two incidents can be one; how alike their titles are decides between those. */
function ofIncident(
  known: KnownIncident,
  target: Pick<IncidentTarget, 'words' | 'startedAt'>,
): number {
  const title = likeness(known.words, target.words);
  if (target.startedAt && known.startedAt)
    return target.startedAt === known.startedAt ? 0.5 + title / 2 : 0;
  return title;
}

function unchanged(known: Known, { digest }: Target): boolean {
  return digest !== null && known.digest === digest;
}

function hasNameOf(target: Target): (known: Known) => boolean {
  const name = basename(target.document);
  return (known) => basename(known.document) === name;
}

function onlyOne(found: readonly Known[]): string | null {
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

/** The one that is most alike, where it is alike enough and no other comes near. */
function best<One extends Known>(
  candidates: readonly One[],
  rate: (one: One) => number,
): string | null {
  const rated = candidates
    .map((one) => ({ id: one.id, rating: rate(one) }))
    .filter(({ rating }) => rating > 0)
    .sort((a, b) => b.rating - a.rating);
  const [first, second] = rated;
  if (!first || first.rating < ALIKE) return null;
  return second && first.rating - second.rating < LEAD ? null : first.id;
}
