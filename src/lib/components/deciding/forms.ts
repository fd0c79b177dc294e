// What does a form that decides get back where nothing was saved, and what does it show and send again?

/** A form that was not saved: why, and everything that was typed. */
export interface NotSaved {
  message: string;
  field: string | null;
  clash: Clash | null;
  typed: [string, string][];
}

/** Two people decided the same thing: what stands now, and what the second wanted. Nothing of the latter was written. */
export interface Clash {
  /** what both are about, in words: the promise or the title */
  about: string;
  target: string;
  /** `status`, `fact/startedAt` … */
  aspect: string;
  theirs: { value: string; actor: string; at: string; id: string };
  mine: { value: string };
}

/** One change of what was just saved, in words. */
export interface SavedChange {
  id: string;
  /** what it is about, in its own words: the promise, the title of the incident */
  words: string;
  kind: 'action' | 'incident';
  /** `done on 3 Feb 2026`, `Impact began is now 05:00` */
  value: string;
  isUndo: boolean;
  /** true where nobody has decided on it since */
  canUndo: boolean;
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
export function seenAfter(sent: string, clash: Clash | null, target: string): string {
  if (clash?.target !== target) return sent;
  const before: unknown = sent ? JSON.parse(sent) : {};
  return JSON.stringify({ ...Object(before), [clash.aspect]: clash.theirs.id });
}
