// What do the trackers say of our promises, and what of it becomes a decision?
//
// All or nothing for each tracker: its tickets are all read before anything is decided, so that one that breaks down halfway
// changes nothing, and keeps no other from its turn.
import { join } from 'node:path';
import { decide, Outdated } from '../ledger/append.ts';
import type { Decision, Proposal } from '../ledger/decision.ts';
import { canonicalOf, targetOf, versionOf, type Promised } from '../ledger/promise.ts';
import { readLedger } from '../ledger/segments.ts';
import { openClient, TrackerFault, type ClientOptions, type World } from './client.ts';
import { compare, sight, type Difference, type Heard } from './compare.ts';
import { referenceOf, trackerOf, type OwnTracker } from './index.ts';
import { readMemory, writeMemory, type Remembered } from './memory.ts';
import type { TrackersFile } from './settings.ts';
import type { Ticket } from './ticket.ts';

export interface SyncOrder {
  dataFolder: string;
  file: TrackersFile;
  promises: readonly Promised[];
  env: Readonly<Record<string, string | undefined>>;
  /** true: ask, but decide and remember nothing */
  dryRun: boolean;
  world: World;
  limits?: Pick<ClientOptions, 'timeLimit' | 'patience'>;
}

/** A promise and what its ticket changed, or would change, about it. */
export interface Changed {
  promise: Promised;
  key: string;
  words: string;
}
export interface Differs extends Difference {
  promise: Promised;
  key: string;
}

/** What came of one tracker. */
export interface Synced {
  name: string;
  /** tickets that were asked for */
  tickets: number;
  changed: Changed[];
  differs: Differs[];
  /** tickets that it does not know or show */
  notFound: string[];
  remarks: { key: string; words: string }[];
  /** why nothing of this tracker was taken, for people; null where all is well */
  fault: string | null;
}

export interface SyncResult {
  trackers: Synced[];
  /** promises whose ticket stands in no tracker of the file, by the ticket as it is named */
  unknown: string[];
  /** promises that name no ticket */
  without: number;
}

/** Asks every tracker of the file and decides what is new. Throws `LedgerDamage` where the ledger cannot be read. */
export async function sync(order: SyncOrder): Promise<SyncResult> {
  const { decisions } = await readLedger(join(order.dataFolder, 'ledger'));
  const trackers = order.file.trackers.map(trackerOf);
  const memory = await readMemory(order.dataFolder);
  const wanted = new Map<OwnTracker, Map<Promised, string>>(
    trackers.map((tracker) => [tracker, new Map<Promised, string>()]),
  );
  const unknown: string[] = [];
  let without = 0;
  for (const promise of order.promises) {
    const place = findKey(promise, trackers);
    if (place) wanted.get(place.tracker)?.set(promise, place.key);
    else if (promise.ticket === null) without += 1;
    else unknown.push(promise.ticket);
  }
  const results: Synced[] = [];
  for (const [tracker, keys] of wanted)
    results.push(await syncOne(order, tracker, { keys, decisions, memory }));
  return { trackers: results, unknown, without };
}

function findKey(
  promise: Promised,
  trackers: readonly OwnTracker[],
): { tracker: OwnTracker; key: string } | null {
  if (!referenceOf(promise)) return null;
  for (const tracker of trackers) {
    const key = tracker.keyOf(promise);
    if (key !== null) return { tracker, key };
  }
  return null;
}

interface Material {
  /** the key of each promise's ticket */
  keys: ReadonlyMap<Promised, string>;
  decisions: readonly Decision[];
  memory: Map<string, Remembered>;
}

async function syncOne(
  order: SyncOrder,
  tracker: OwnTracker,
  { keys, decisions, memory }: Material,
): Promise<Synced> {
  const { world, dryRun, dataFolder } = order;
  const synced: Synced = {
    name: tracker.name,
    tickets: new Set(keys.values()).size,
    changed: [],
    differs: [],
    notFound: [],
    remarks: [],
    fault: null,
  };
  if (!keys.size) return synced;
  const before = memory.get(tracker.name) ?? { kept: {}, seen: {} };
  try {
    const at = new Date(world.now()).toISOString();
    const { tickets, kept } = await read(order, tracker, [...new Set(keys.values())], before);
    const byId = new Map(decisions.map((decision) => [decision.id, decision]));
    const proposals: Proposal[] = [];
    for (const [promise, key] of keys) {
      const ticket = tickets.get(key);
      if (!ticket) continue;
      const { people } = order.file;
      const knowledge = { kind: tracker.kind, people, decisions: byId };
      const heard = compare(promise, ticket, { ...knowledge, seen: before.seen[key] ?? null });
      note(synced, heard, { promise, key });
      proposals.push(...proposalsOf(promise, heard));
    }
    for (const [key, ticket] of tickets) {
      if (!ticket) synced.notFound.push(key);
      else if (ticket.remark) synced.remarks.push({ key, words: ticket.remark });
    }
    if (dryRun) return synced;
    await decide(join(dataFolder, 'ledger'), proposals, {
      actor: { name: tracker.name, via: tracker.kind },
      now: world.now(),
      canonical: canonicalOf([...keys.keys()], decisions),
    });
    const seen = Object.fromEntries(
      [...tickets].flatMap(([key, ticket]) =>
        ticket ? [[key, sight(ticket, order.file.people, at)] as const] : [],
      ),
    );
    memory.set(tracker.name, { kept, seen });
    await writeMemory(dataFolder, memory);
    return synced;
  } catch (error) {
    return {
      ...synced,
      changed: [],
      differs: [],
      remarks: [],
      notFound: [],
      fault: faultOf(error, tracker),
    };
  }
}

async function read(
  { env, world, limits }: SyncOrder,
  tracker: OwnTracker,
  keys: readonly string[],
  { kept }: Remembered,
): Promise<{ tickets: Map<string, Ticket | null>; kept: Remembered['kept'] }> {
  const { name, variable, origin } = tracker;
  const token = variable === null ? null : (env[variable]?.trim() ?? '');
  if (token === '')
    throw new TrackerFault(`${name}: ${variable ?? ''} is not set; it has to hold the token`);
  const headers = tracker.headers(token);
  const secrets = [...(token === null ? [] : [token]), ...tracker.secretsIn(headers)];
  const options = { name, origin, headers, variable, secrets, kept, ...limits };
  const client = openClient(options, world);
  const tickets = await tracker.read(keys, client);
  return { tickets, kept: client.keep };
}

function note(synced: Synced, heard: Heard, where: { promise: Promised; key: string }): void {
  for (const { words } of heard.changes) synced.changed.push({ ...where, words });
  for (const difference of heard.differences) synced.differs.push({ ...where, ...difference });
}

function proposalsOf(promise: Promised, { changes }: Heard): Proposal[] {
  const target = targetOf(promise);
  return changes.map(({ side, change }) => ({
    target,
    expected: versionOf(promise, side),
    change,
  }));
}

function faultOf(error: unknown, { name }: OwnTracker): string {
  if (error instanceof TrackerFault) return error.message;
  if (error instanceof Outdated)
    return `${name}: ${error.message}, while the tickets were read. Run it again`;
  return `${name}: ${error instanceof Error ? error.message : String(error)}`;
}
