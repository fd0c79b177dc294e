// Where is today what was decided about then?
//
// Documents are edited, renamed, moved and read by better rules; ids change with them. A decision looks for its own by the
// document, then by the words. What cannot be told apart stays an orphan for a person to place: a decision on the wrong
// promise is worse than one that waits.
import { basename } from 'node:path/posix';
import type { ActionTarget, IncidentTarget, Target } from './decision.ts';
import { likeness, wordsOf } from './likeness.ts';

/** An action or incident of the build, as far as it can be recognised by it. */
export interface Known {
  id: string;
  document: string;
  digest: string | null;
  words: string;
}
export interface KnownIncident extends Known {
  startedAt: string | null;
}

/** What the build holds that may be meant. */
export interface Holdings {
  /** paths of documents, of those that targets name */
  documents: ReadonlySet<string>;
  actions: readonly Known[];
  incidents: readonly KnownIncident[];
}

/** Alike enough within the document, and elsewhere. */
const WITHIN = 0.5;
const ELSEWHERE = 0.8;
/** How far the best has to lead. */
const LEAD = 0.1;

/** The id under which a target is known today; null where it is not found, or not for sure. */
export function findTarget(target: Target, holdings: Holdings): string | null {
  return target.kind === 'action' ? findAction(target, holdings) : findIncident(target, holdings);
}

function findAction(target: ActionTarget, { actions, documents }: Holdings): string | null {
  // an id is made of the document, the part and the first words
  const exact = actions.find(({ id }) => id === target.id);
  if (exact) return exact.id;
  const rate = ({ words }: Known): number => likeness(words, target.words);
  if (documents.has(target.document))
    return best(
      actions.filter(({ document }) => document === target.document),
      rate,
      WITHIN,
    );
  return (
    best(actions.filter(movedFrom(target)), rate, WITHIN) ??
    onlyOne(actions.filter(({ words }) => sameWords(words, target.words))) ??
    best(actions, rate, ELSEWHERE)
  );
}

function findIncident(target: IncidentTarget, holdings: Holdings): string | null {
  const { documents, incidents } = holdings;
  const rate = (known: KnownIncident): number => {
    const sameStart = target.startedAt !== null && known.startedAt === target.startedAt;
    const title = likeness(known.words, target.words);
    return sameStart ? 0.5 + title / 2 : title;
  };
  const exact = incidents.find(({ id }) => id === target.id);
  // a document that tells another incident first gives its parts other numbers
  if (exact && (unchanged(exact, target) || rate(exact) >= WITHIN)) return exact.id;
  if (documents.has(target.document))
    return best(
      incidents.filter(({ document }) => document === target.document),
      rate,
      WITHIN,
    );
  return (
    best(incidents.filter(movedFrom(target)), rate, WITHIN) ?? best(incidents, rate, ELSEWHERE)
  );
}

function unchanged(known: Known, { digest }: Target): boolean {
  return digest !== null && known.digest === digest;
}

/** The same bytes under another path, or a file of the same name in another folder. */
function movedFrom(target: Target): (known: Known) => boolean {
  const name = basename(target.document);
  return (known) => unchanged(known, target) || basename(known.document) === name;
}

function sameWords(a: string, b: string): boolean {
  return wordsOf(a).join(' ') === wordsOf(b).join(' ');
}

function onlyOne(found: readonly Known[]): string | null {
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

/** The one that is most alike, where it is alike enough and no other comes near. */
function best<One extends Known>(
  candidates: readonly One[],
  rate: (one: One) => number,
  least: number,
): string | null {
  const rated = candidates
    .map((one) => ({ id: one.id, rating: rate(one) }))
    .sort((a, b) => b.rating - a.rating);
  const [first, second] = rated;
  if (!first || first.rating < least) return null;
  return second && first.rating - second.rating < LEAD ? null : first.id;
}
