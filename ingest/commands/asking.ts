// How does a command learn what the pages know?
//
// It asks the built dashboard, as a browser would: what holds after all decisions, and under which ids, is worked out in one
// place only (src/lib/server/overlay). To read the build here too would make two answers of one question.
import { z } from 'zod';
import { Promised } from '../ledger/promise.ts';
import { buildDashboard, freePort, isStale, serve, urlOf } from './dashboard.ts';
import { Problem } from './problem.ts';
import type { Terminal } from './terminal.ts';

/** Serves the dashboard to `work` alone, on a port of its own, and ends it. It is built first where it is missing or old. */
export async function withDashboard<T>(
  dataFolder: string,
  terminal: Terminal,
  work: (url: string) => Promise<T>,
): Promise<T> {
  await freshDashboard(terminal);
  const address = { host: '127.0.0.1', port: await freePort({ host: '127.0.0.1', port: 0 }) };
  const url = urlOf(address);
  const serving = await serve(address, { dataFolder, origin: url });
  try {
    return await work(url);
  } finally {
    serving.stop();
    await serving.ended;
  }
}

/** Builds the dashboard where it is missing or older than what it is made from. */
export async function freshDashboard(terminal: Terminal): Promise<void> {
  if (!(await isStale())) return;
  terminal.say('Building the dashboard (the first time, and when its sources change) …');
  await buildDashboard();
}

const Told = z.object({ title: z.string(), detail: z.string().optional() });

/**
 * The promises that a filter of the dashboard leaves, as JSON text of its dataset `actions`. Throws a `Problem` where there
 * is no build, the ledger cannot be read, or the filter is not understood.
 */
export function actionsJson(
  dataFolder: string,
  search: URLSearchParams,
  terminal: Terminal,
): Promise<string> {
  return withDashboard(dataFolder, terminal, async (url) => {
    const response = await fetch(`${url}/api/v1/actions.json?${search.toString()}`);
    const text = await response.text();
    if (response.ok) return text;
    const told = Told.safeParse(readJson(text));
    throw new Problem(
      told.success
        ? `${told.data.title}: ${told.data.detail ?? ''}`
        : `The dashboard answered ${response.status}.`,
    );
  });
}

/** Every promise of the build, those of maintenance too. Throws as `actionsJson` does. */
export async function everyPromise(dataFolder: string, terminal: Terminal): Promise<Promised[]> {
  return promisesOf(await actionsJson(dataFolder, new URLSearchParams({ kind: 'all' }), terminal));
}

/** The promises in the JSON of the dataset. */
export function promisesOf(json: string): Promised[] {
  return z.array(Promised).parse(JSON.parse(json));
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
