// What has changed in the corpus since the build that holds was made?
import type { Unreadable } from './model.ts';
import { fingerprint, isUnreadable } from './read/source.ts';
import { walk } from './read/walk.ts';
import type { Building, Kept } from './store/build.ts';
import { dependsOnMachine } from './workers/limits.ts';
import type { Task } from './workers/protocol.ts';

/** A file of the corpus: to be read, known as it is, or refused by the walk. */
export type Entry = { task: Task } | Kept | { refused: Unreadable };

/**
 * Every file of the corpus, in the order of their paths. One is known where its digest is the same, or what stands
 * against reading it. A document that only took too long, or too much memory, is tried again. Throws where the folder
 * cannot be listed.
 */
export async function compareCorpus(corpus: string, known: Building['known']): Promise<Entry[]> {
  const { files, refused } = await walk(corpus);
  const reasons = new Map(refused.map((one) => [one.path, one]));
  // by code unit, as a plain sort does: the order in which a build stores documents
  return [...files, ...reasons.keys()].sort().map((path) => {
    const refusal = reasons.get(path);
    if (refusal)
      return known.get(path)?.reason === refusal.reason ? { kept: path } : { refused: refusal };
    if (isKnown(corpus, path, known)) return { kept: path };
    return { task: { root: corpus, path, shownAs: path } };
  });
}

/** True where the build knows every file as it is, and no other. */
export function isUnchanged(entries: readonly Entry[], known: Building['known']): boolean {
  return known.size === entries.length && entries.every((entry) => 'kept' in entry);
}

function isKnown(corpus: string, path: string, known: Building['known']): boolean {
  const before = known.get(path);
  if (!before || (before.reason !== null && dependsOnMachine(before.reason))) return false;
  const now = fingerprint(corpus, path);
  return isUnreadable(now) ? now.reason === before.reason : now.sha256 === before.sha256;
}
