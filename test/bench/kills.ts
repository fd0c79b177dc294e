// Is anything that was acknowledged ever lost, when processes are killed at any moment?
//
// Whoever decides is told the id of each decision once the ledger says that it holds; ingests of a growing corpus run over the
// same data folder. Both are killed (SIGKILL) at moments drawn from a seed, and after each kill everything is looked at.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PROJECT } from '../../ingest/commands/places.ts';
import { readLedger } from '../../ingest/ledger/segments.ts';
import { readCurrent, verifyBuild } from '../../src/lib/server/build.ts';
import { openDatabase } from '../../src/lib/server/db.ts';
import { z } from 'zod';

export interface Kills {
  kills: number;
  /** of these: of ingests */
  ingests: number;
  /** decisions that a process was told to hold */
  acknowledged: number;
  /** of these: not in the ledger after a kill */
  lost: string[];
  /** written, but killed before anybody was told; at most `AT_ONCE` a kill */
  unsaid: number;
  /** times that a kill left an unfinished line */
  torn: number;
  /** what was wrong beside lost decisions: a ledger or a build that cannot be read */
  faults: string[];
  /** builds that were in place after a kill and found sound */
  soundBuilds: number;
}

/** A process that is deciding. */
export interface Deciding {
  /** Kills it without warning, and returns a line for each decision that was acknowledged (its id) or `refused: …`. */
  kill(): Promise<string[]>;
}

interface Order {
  /** an empty folder */
  dataFolder: string;
  /** starts a process that decides, the `run`th, and returns when it is about to */
  decider: (run: number) => Promise<Deciding>;
  kills: number;
  seed: number;
}

/** So many decisions may be under way when a process is killed. */
export const AT_ONCE = 4;
/** Every so many kills hit an ingest along with the decider: an ingest starts slowly. */
const INGEST_EVERY = 4;
/** The longest that a decider or an ingest is let live, in milliseconds. */
const DECIDER_LIVES = 350;
const INGEST_LIVES = 4000;

/** Kills and looks, again and again. `tell` is called after each kill. */
export async function killAgainAndAgain(
  { dataFolder, decider, kills, seed }: Order,
  tell: (so: Kills) => void = () => undefined,
): Promise<Kills> {
  const ledger = join(dataFolder, 'ledger');
  const chance = randomFrom(seed);
  const acknowledged = new Set<string>();
  const so: Kills = {
    kills: 0,
    ingests: 0,
    acknowledged: 0,
    lost: [],
    unsaid: 0,
    torn: 0,
    faults: [],
    soundBuilds: 0,
  };
  await ingestWhole(so, dataFolder);
  while (so.kills < kills) {
    const ingesting = so.kills % INGEST_EVERY === INGEST_EVERY - 1;
    if (ingesting) plant(dataFolder, so.kills);
    const deciding = await decider(so.kills);
    const ingest = ingesting
      ? start([join(PROJECT, 'ingest', 'hindsight.cjs'), 'ingest', '--data', dataFolder])
      : null;
    await pause(chance() * (ingesting ? INGEST_LIVES : DECIDER_LIVES));
    const said = await deciding.kill();
    if (ingest) await killed(ingest);
    so.kills += ingest ? 2 : 1;
    so.ingests += ingest ? 1 : 0;
    for (const line of said)
      if (line.startsWith('refused')) so.faults.push(line);
      else acknowledged.add(line);
    await look(so, { ledger, dataFolder, acknowledged });
    tell(so);
  }
  await openAtLast(so, dataFolder, acknowledged);
  return so;
}

async function look(
  so: Kills,
  {
    ledger,
    dataFolder,
    acknowledged,
  }: { ledger: string; dataFolder: string; acknowledged: ReadonlySet<string> },
): Promise<void> {
  so.acknowledged = acknowledged.size;
  try {
    const { decisions, torn } = await readLedger(ledger);
    const held = new Set(decisions.map(({ id }) => id));
    so.lost = [...acknowledged].filter((id) => !held.has(id));
    so.unsaid = held.size - (acknowledged.size - so.lost.length);
    so.torn += torn.length;
    if (so.unsaid > so.kills * AT_ONCE)
      so.faults.push(`${so.unsaid} decisions that nobody was told of`);
  } catch (error) {
    so.faults.push(String(error));
  }
  if (!existsSync(join(dataFolder, 'builds', 'current.json'))) return;
  try {
    await verifyBuild(dataFolder, await readCurrent(dataFolder));
    so.soundBuilds++;
  } catch (error) {
    so.faults.push(String(error));
  }
}

/** An ingest that is let end makes a build that pages open with all decisions over it. */
async function openAtLast(
  so: Kills,
  dataFolder: string,
  acknowledged: ReadonlySet<string>,
): Promise<void> {
  await ingestWhole(so, dataFolder);
  const db = openDatabase(dataFolder);
  try {
    const [row] = await db.rows(z.object({ n: z.number() }), 'select count(*) as n from decisions');
    if (!row || row.n < acknowledged.size)
      so.faults.push(`pages see ${row?.n ?? 0} of ${acknowledged.size} decisions`);
  } catch (error) {
    so.faults.push(String(error));
  } finally {
    await db.close();
  }
}

/** An ingest that nobody kills. */
async function ingestWhole(so: Kills, dataFolder: string): Promise<void> {
  plant(dataFolder, so.kills);
  const ingest = start([join(PROJECT, 'ingest', 'hindsight.cjs'), 'ingest', '--data', dataFolder]);
  await once(ingest, 'close');
  if (ingest.exitCode !== 0)
    so.faults.push(`an ingest that was let end, ended with ${ingest.exitCode}`);
}

/** One more document, so that the next ingest has something to build. */
function plant(dataFolder: string, number: number): void {
  mkdirSync(join(dataFolder, 'corpus'), { recursive: true });
  writeFileSync(
    join(dataFolder, 'corpus', `report-${number}.md`),
    `# Mail stood still, ${number}\n\nThe outage began on 2026-03-04 at 09:00 UTC and ended at 09:45 UTC.\n\n## Action items\n\n- [ ] Alert on queue ${number}\n`,
  );
}

/** Starts the program of `bundleDecider`, which decides as fast as it can. */
export function childDecider(program: string, ledger: string): Order['decider'] {
  return (run) => {
    const child = start([program, ledger, `d${run}`, '100000']);
    return Promise.resolve({
      kill: async () => (await killed(child)).split('\n').slice(0, -1),
    });
  };
}

const heard = new WeakMap<ChildProcess, string[]>();

function start(args: string[]): ChildProcess {
  const child = spawn(process.execPath, args, {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const said: string[] = [];
  heard.set(child, said);
  child.stdout.setEncoding('utf8').on('data', (words: string) => said.push(words));
  return child;
}

/** Kills a process without warning; returns all that it had said. One that has ended already is as good. */
async function killed(child: ChildProcess): Promise<string> {
  const closed = child.exitCode === null ? once(child, 'close') : Promise.resolve();
  child.kill('SIGKILL');
  await closed;
  return (heard.get(child) ?? []).join('');
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
