// Who is at work on this right now?
import { constants, copyFile, link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';

/** The process that holds the lock. `born` tells it from a later one with the same number, where the system says so. */
const Holder = z.object({ pid: z.number().int().positive(), born: z.string().nullable() });
type Holder = z.infer<typeof Holder>;

/** Locks that this very process holds or is about to. */
const ours = new Set<string>();

/** What is locked: the file that says so, and what its holder is called (`ingest`). */
export interface Lock {
  path: string;
  holder: string;
}

/** A living process holds the lock. */
export class Busy extends Error {
  override name = 'Busy';
}

const RETRY_MS = 20;

/** Takes a lock as `takeLock` does, waiting up to `patience` milliseconds for a living holder. Throws `Busy` after that. */
export async function waitForLock(lock: Lock, patience: number): Promise<() => Promise<void>> {
  const until = performance.now() + patience;
  for (;;)
    try {
      return await takeLock(lock);
    } catch (error) {
      if (!(error instanceof Busy) || performance.now() > until) throw error;
      await setTimeout(RETRY_MS);
    }
}

/**
 * Takes the lock; what comes back gives it up. A lock whose process is gone is taken over. Throws `Busy` where a living
 * process holds it, saying which.
 */
export async function takeLock(lock: Lock): Promise<() => Promise<void>> {
  const { path } = lock;
  if (ours.has(path)) throw busy(process.pid, lock);
  ours.add(path);
  try {
    await acquire(lock, { pid: process.pid, born: await born(process.pid) });
  } catch (error) {
    ours.delete(path);
    throw error;
  }
  return async () => {
    await rm(path, { force: true });
    ours.delete(path);
  };
}

async function acquire(lock: Lock, me: Holder): Promise<void> {
  const draft = draftOf(lock.path, me);
  try {
    await writeFile(draft, JSON.stringify(me));
    if (!(await claim(draft, lock.path))) await takeOver(draft, lock, me);
  } finally {
    await rm(draft, { force: true });
  }
}

function draftOf(path: string, { pid }: Holder): string {
  return join(dirname(path), `.${basename(path)}.${pid}`);
}

/** `link` makes the lock with its content in one step, or fails because there is one. */
async function claim(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path).catch((error: unknown) => {
      if (codeOf(error) === 'EEXIST') throw error;
      // a disk without hard links: still only one can make the file
      return copyFile(draft, path, constants.COPYFILE_EXCL);
    });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Two may find the same dead holder: the one that buries it takes over, the other looks again. The burial is a lock as well,
 * so that one whose process was killed over it is taken over in its turn.
 */
async function takeOver(draft: string, lock: Lock, me: Holder): Promise<void> {
  const { path } = lock;
  const holder = await holderOf(path);
  if (holder === 'gone') return claimFreed(draft, lock);
  if (holder !== 'unreadable' && (await lives(holder))) throw busy(holder.pid, lock);
  const burial = { ...lock, path: `${path}.${holder === 'unreadable' ? 'unknown' : holder.pid}` };
  await acquire(burial, me);
  try {
    const again = await holderOf(path);
    if (again === 'gone') return await claimFreed(draft, lock);
    if (!isSame(again, holder)) throw new Busy(`another ${lock.holder} was faster`);
    await rename(draft, path);
    if (holder !== 'unreadable') await rm(draftOf(path, holder), { force: true });
  } finally {
    await rm(burial.path, { force: true });
  }
}

/** Another may make the lock in this very moment: nobody else's is written over. */
async function claimFreed(draft: string, lock: Lock): Promise<void> {
  if (!(await claim(draft, lock.path))) throw new Busy(`another ${lock.holder} was faster`);
}

type Found = Holder | 'unreadable' | 'gone';

function isSame(a: Found, b: Found): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.pid === b.pid && a.born === b.born;
}

function busy(pid: number, { path, holder }: Lock): Busy {
  return new Busy(
    `another ${holder} is running (process ${pid}). Wait until it ends; if it is none of Hindsight's, delete ${path}`,
  );
}

async function holderOf(path: string): Promise<Found> {
  try {
    return Holder.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'gone' : 'unreadable';
  }
}

/** A lock with our own number that we do not hold is a predecessor's: containers number their processes alike. */
async function lives(holder: Holder): Promise<boolean> {
  if (holder.pid === process.pid) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it lives, but belongs to someone else
    if (codeOf(error) !== 'EPERM') return false;
  }
  return holder.born === null || holder.born === (await born(holder.pid));
}

/** When the system started a process, in its own ticks; null where it does not say. */
async function born(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // the name in brackets may hold spaces; the start time is field 22
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}
