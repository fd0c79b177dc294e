// Which decision stands last on one side of one thing?
import { aspectOf, type Decision, type Proposal } from './decision.ts';

/** Gives an id that two targets share where they mean the same thing, though the documents moved between the two. */
export type Canonical = (targetId: string) => string;

/**
 * What a change is about: its target and the side of it. An undo is about what it takes back. Null for what meets nothing.
 */
export function subjectOf(
  { target, change }: Pick<Proposal, 'target' | 'change'>,
  byId: ReadonlyMap<string, Decision>,
  canonical: Canonical,
): string | null {
  if (change.type === 'attach') return `attach ${change.decision}`;
  if (change.type === 'undo') {
    const undone = byId.get(change.decision);
    return undone ? subjectOf(undone, byId, canonical) : null;
  }
  const aspect = aspectOf(change);
  return aspect === null ? null : `${canonical(target.id)} ${aspect}`;
}

/** The latest decision on every subject, by subject. */
export function latestBySubject(
  decisions: readonly Decision[],
  canonical: Canonical,
): Map<string, Decision> {
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  const latest = new Map<string, Decision>();
  for (const decision of decisions) {
    const subject = subjectOf(decision, byId, canonical);
    if (subject !== null) latest.set(subject, decision);
  }
  return latest;
}
