// What does `hindsight sync` do and say? It asks the trackers what became of promises, and writes down what is new.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Promised } from '../ledger/promise.ts';
import { LedgerDamage } from '../ledger/segments.ts';
import type { World } from '../trackers/client.ts';
import { loadTrackers, type TrackersFile } from '../trackers/settings.ts';
import { sync, type Synced, type SyncOrder, type SyncResult } from '../trackers/sync.ts';
import { EXIT, Problem } from './problem.ts';
import type { Terminal } from './terminal.ts';
import { count, oneLine } from './wording.ts';

export interface SyncOptions {
  dataFolder: string;
  dryRun: boolean;
  env: Readonly<Record<string, string | undefined>>;
}

const WORLD: World = {
  fetch: (url, init) => fetch(url, init),
  pause: (milliseconds) => pause(milliseconds),
  now: () => Date.now(),
  random: () => Math.random(),
};

/**
 * Asks every tracker of `trackers.yaml`. `promises` gives what the dashboard knows. Returns 0, or 1 where a tracker could
 * not be asked (the others are synced all the same). Throws a `Problem` where the file or the ledger is broken.
 */
export async function runSync(
  { dataFolder, dryRun, env }: SyncOptions,
  terminal: Terminal,
  promises: () => Promise<Promised[]>,
  { world = WORLD, limits }: { world?: World } & Pick<SyncOrder, 'limits'> = {},
): Promise<number> {
  const file = await readSettings(dataFolder);
  const known = await promises();
  const order = {
    dataFolder,
    file,
    promises: known,
    env,
    dryRun,
    world,
    ...(limits && { limits }),
  };
  const result = await sync(order).catch((error: unknown) => {
    if (error instanceof LedgerDamage)
      throw new Problem(`${error.message}. ${error.wayOut}`, { cause: error });
    throw error;
  });
  for (const line of told(result, dryRun)) await terminal.print(line);
  const faults = result.trackers.flatMap(({ fault }) => fault ?? []);
  for (const fault of faults) terminal.say(`hindsight: ${fault}. Nothing of it was taken.`);
  return faults.length ? EXIT.failed : EXIT.done;
}

async function readSettings(dataFolder: string): Promise<TrackersFile> {
  const path = join(dataFolder, 'trackers.yaml');
  if (!existsSync(path))
    throw new Problem(
      `${path} is missing: it says which trackers to ask. data/trackers.example.yaml shows one of each kind.`,
    );
  try {
    return loadTrackers(await readFile(path, 'utf8'), path);
  } catch (error) {
    throw new Problem(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function told({ trackers, unknown, without }: SyncResult, dryRun: boolean): string[] {
  return [
    ...trackers.filter(({ fault }) => fault === null).flatMap((one) => toldOf(one, dryRun)),
    ...(unknown.length
      ? [
          `${count(unknown.length, 'promise')} ${unknown.length === 1 ? 'names a ticket' : 'name tickets'} of no tracker in trackers.yaml: ${some(unknown)}`,
        ]
      : []),
    ...(without
      ? [`${count(without, 'promise')} ${without === 1 ? 'names' : 'name'} no ticket.`]
      : []),
  ];
}

function toldOf(
  { name, tickets, changed, differs, notFound, remarks }: Synced,
  dryRun: boolean,
): string[] {
  const promises = new Set(changed.map(({ promise }) => promise)).size;
  const verb = dryRun ? 'would change' : 'changed';
  return [
    `${oneLine(name)}: ${count(tickets, 'ticket')} read, ${promises ? `${count(promises, 'promise')} ${verb}` : 'nothing new'}.`,
    ...changed.map(
      ({ promise, key, words }) => `  ${oneLine(words, 80)}: ${quoted(promise)} (${key})`,
    ),
    ...(differs.length ? ['  Left alone, for you to settle:'] : []),
    ...differs.map(
      ({ promise, key, side, ticket, here, why }) =>
        `    ${side}: ${key} says ${oneLine(ticket, 80)}, here it is ${oneLine(here, 80)}: ${quoted(promise)} (${oneLine(why)})`,
    ),
    ...remarks.map(({ key, words }) => `  ${key} is ${words}.`),
    ...(notFound.length ? [`  Not found, or not shown to this token: ${some(notFound)}`] : []),
  ];
}

function quoted({ text }: Promised): string {
  return `“${oneLine(text, 70)}”`;
}

/** The first names of a list, and how many more there are. */
function some(names: readonly string[]): string {
  const different = [...new Set(names)];
  const shown = different.slice(0, 8).map((name) => oneLine(name, 60));
  const more = different.length - shown.length;
  return `${shown.join(', ')}${more ? ` and ${more} more` : ''}`;
}
