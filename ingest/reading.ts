// How are many files read, in order, while none of them can harm another?
import { z } from 'zod';
import type { Reading, Unreadable } from './model.ts';
import { fingerprint, isUnreadable } from './read/source.ts';
import { walk } from './read/walk.ts';
import type { Taxonomy } from './taxonomy.ts';
import { readInWorkers, type PoolOptions } from './workers/pool.ts';
import type { Task } from './workers/protocol.ts';

/** A file to read, or one of which it is known already why it cannot be. */
export type Wanted = Task | Unreadable;

/**
 * Every file below a folder, in the order of their paths. `exclude` holds glob patterns, see `walk`; `shownAs` tells what
 * a document is known as, from its path below the folder. Throws where the folder cannot be listed.
 */
export async function filesBelow(
  root: string,
  { exclude, shownAs }: { exclude?: string[]; shownAs: (path: string) => string },
): Promise<Wanted[]> {
  const { files, refused } = await walk(root, { exclude });
  const wanted: [string, Wanted][] = [
    ...files.map((path): [string, Wanted] => [path, { root, path, shownAs: shownAs(path) }]),
    ...refused.map((one): [string, Wanted] => [one.path, { ...one, path: shownAs(one.path) }]),
  ];
  return wanted.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** Reads files in worker processes, in the order in which they are given. What is refused already passes through. */
export function readAll(
  wanted: readonly Wanted[],
  taxonomy: Taxonomy,
): AsyncGenerator<Reading | Unreadable> {
  return inOrder<Wanted, Reading | Unreadable>(
    wanted,
    (one) => (isUnreadable(one) ? { outcome: one } : { task: one }),
    {
      setup: { taxonomy, targets: null },
      accept: (answer) => OUTCOME.parse(answer),
      refuse: refusal,
    },
  );
}

const OUTCOME = z.custom<Reading | Unreadable>(
  (value) => isRecord(value) && (isRecord(value.document) || typeof value.reason === 'string'),
);

/** The outcome of each entry in order: at hand, or read in a worker. */
export async function* inOrder<Entry, Outcome>(
  entries: readonly Entry[],
  sort: (entry: Entry) => { task: Task } | { outcome: Outcome },
  options: PoolOptions<Outcome>,
): AsyncGenerator<Outcome, void> {
  const sorted = entries.map(sort);
  const tasks = sorted.flatMap((one) => ('task' in one ? [one.task] : []));
  const read = readInWorkers(tasks, options);
  try {
    for (const one of sorted) {
      if ('outcome' in one) yield one.outcome;
      else {
        const next = await read.next();
        if (!next.done) yield next.value;
      }
    }
  } finally {
    await read.return();
  }
}

/** The outcome of a document over which a worker was lost. */
export function refusal({ root, path, shownAs }: Task, reason: string): Unreadable {
  const found = fingerprint(root, path);
  const { sha256, bytes } = found;
  return { path: shownAs, sha256, bytes, reason };
}

/** True for an object with string keys, as far as that can be seen. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
