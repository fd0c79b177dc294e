// How is a decision written down so that it is never lost?
//
// Under a lock, since a server and a command may decide at the same time: look where the chain ends, set an unfinished line
// aside, write all lines at once, flush them to the disk, and only then say that they hold. What fails is taken back.
import { mkdir, open, readFile, truncate } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decodeTime, monotonicFactory } from 'ulid';
import { waitForLock } from '../lock.ts';
import { Decision, type Actor, type Proposal } from './decision.ts';
import { lineOf } from './line.ts';
import { asideName, readLedger, readWriter, segmentsOf, type Torn } from './segments.ts';
import { latestBySubject, subjectOf, type Canonical } from './versions.ts';
import { writerOf } from './writer.ts';

/** Somebody else decided first: nothing was written. */
export class Outdated extends Error {
  override name = 'Outdated';
  readonly proposal: Proposal;
  /** what stands now; null where what the proposal had seen is not in the ledger any more */
  readonly latest: Decision | null;

  constructor(proposal: Proposal, latest: Decision | null) {
    super(
      latest
        ? `${latest.actor.name} decided this in the meantime`
        : 'the decision that this one follows is not in the ledger any more',
    );
    this.proposal = proposal;
    this.latest = latest;
  }
}

/** The ledger could not be written. Nothing of the decision stands there. */
export class NotWritten extends Error {
  override name = 'NotWritten';
}

export interface Circumstances {
  actor: Actor;
  /** milliseconds since 1970 */
  now: number;
  /** where documents moved: what ids of targets mean the same; else each id means itself */
  canonical?: Canonical;
}

/** How long one waits for another process that is writing, in milliseconds: a flush takes a few. */
const PATIENCE_MS = 10_000;

/** Those of this process wait in line; the lock is for the others. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Writes decisions to a ledger folder, all or none, and returns them when they are on the disk. Throws `Outdated` where one
 * of them has not seen the latest on its subject, `NotWritten` where the disk refuses, `Busy` where another process does not
 * let go, `LedgerDamage` where the ledger cannot be read.
 */
export function decide(
  folder: string,
  proposals: readonly Proposal[],
  circumstances: Circumstances,
): Promise<Decision[]> {
  const turn = queue.then(() => decideNow(folder, proposals, circumstances));
  queue = turn.catch(() => undefined);
  return turn;
}

async function decideNow(
  folder: string,
  proposals: readonly Proposal[],
  { actor, now, canonical = (id) => id }: Circumstances,
): Promise<Decision[]> {
  if (!proposals.length) return [];
  await mkdir(folder, { recursive: true }).catch(refused(folder));
  const release = await waitForLock(
    { path: join(folder, '.lock'), holder: 'writer of decisions' },
    PATIENCE_MS,
  ).catch(refused(folder));
  try {
    const writer = await writerOf(folder).catch(refused(folder));
    const { decisions } = await readLedger(folder);
    refuseOutdated(proposals, decisions, canonical);
    const stamped = stamp(proposals, decisions.at(-1), { actor, now });
    await append(join(folder, writer), stamped, new Date(now).toISOString().slice(0, 7));
    return stamped;
  } finally {
    await release();
  }
}

function refuseOutdated(
  proposals: readonly Proposal[],
  decisions: readonly Decision[],
  canonical: Canonical,
): void {
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  const latest = latestBySubject(decisions, canonical);
  const asked = new Set<string>();
  for (const proposal of proposals) {
    const subject = subjectOf(proposal, byId, canonical);
    if (subject === null) continue;
    if (asked.has(subject)) throw new Error(`two changes of the same thing at once: ${subject}`);
    asked.add(subject);
    const found = latest.get(subject) ?? null;
    if ((found?.id ?? null) !== proposal.expected) throw new Outdated(proposal, found);
  }
}

/** Ids rise with time, and past every id that is there, whatever another machine's clock had said. */
function stamp(
  proposals: readonly Proposal[],
  last: Decision | undefined,
  { actor, now }: Pick<Circumstances, 'actor' | 'now'>,
): Decision[] {
  const next = monotonicFactory();
  const seed = Math.max(now, last ? decodeTime(last.id) + 1 : 0);
  const at = new Date(now).toISOString();
  return proposals.map((proposal) => Decision.parse({ ...proposal, id: next(seed), at, actor }));
}

async function append(folder: string, decisions: Decision[], month: string): Promise<void> {
  const { head: start, torn } = await readWriter(folder);
  if (torn) await setAside(torn).catch(refused(torn.path));
  let head = start;
  const lines = decisions.map((decision) => {
    const written = lineOf(decision, head);
    ({ head } = written);
    return `${written.line}\n`;
  });
  // a clock that was set back does not send one into a month that is closed
  const last = (await segmentsOf(folder)).at(-1);
  const name = [`${month}.jsonl`, last ?? ''].sort().at(-1) ?? '';
  const { first } = await writeWhole(join(folder, name), lines.join('')).catch(
    refused(join(folder, name)),
  );
  if (!first) return;
  await flushFolder(folder);
  await flushFolder(dirname(folder));
}

/**
 * Adds `text` to a file and flushes it; where that fails the file is as it was. `first`: the file held nothing before, so
 * that nobody has flushed its name yet, even where an attempt that failed had made it.
 */
async function writeWhole(path: string, text: string): Promise<{ first: boolean }> {
  const file = await open(path, 'a');
  try {
    const { size } = await file.stat();
    try {
      await file.appendFile(text);
      await file.datasync();
      return { first: size === 0 };
    } catch (error) {
      await file.truncate(size);
      await file.datasync();
      throw error;
    }
  } finally {
    await file.close();
  }
}

/** Moves an unfinished line into a file beside its own, so that nothing anybody typed is thrown away. */
async function setAside({ path, whole }: Torn): Promise<void> {
  // its bytes, since the cut may go through a letter
  const rest = (await readFile(path)).subarray(whole);
  for (let number = 1; ; number++) {
    const aside = await open(asideName(path, number), 'wx').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return null;
      throw error;
    });
    if (!aside) continue;
    try {
      await aside.writeFile(rest);
      await aside.sync();
    } finally {
      await aside.close();
    }
    await truncate(path, whole);
    return;
  }
}

/** The name of a new file is safe only when its folder is flushed too. Not every system lets one. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  try {
    await handle?.sync().catch(() => undefined);
  } finally {
    await handle?.close();
  }
}

/** Turns what the system says into what it means here; what is already in words passes. */
function refused(path: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const why =
      error.code === 'ENOSPC' || error.code === 'EDQUOT'
        ? 'the disk is full'
        : error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS'
          ? 'it may not be written'
          : error.message;
    throw new NotWritten(`The decision was not saved: ${why} (${path}). Nothing was changed.`, {
      cause: error,
    });
  };
}
