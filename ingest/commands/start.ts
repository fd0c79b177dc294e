// What does `npm start` do? It builds what is not built, reads the corpus, serves the dashboard and says where.
import { join } from 'node:path';
import { LedgerDamage, readLedger } from '../ledger/segments.ts';
import { buildDashboard, freePort, isStale, serve, urlOf } from './dashboard.ts';
import { checkDataFolder, runIngest } from './ingest.ts';
import { EXIT, Problem } from './problem.ts';
import type { Terminal } from './terminal.ts';

export interface StartOptions {
  dataFolder: string;
  host: string;
  /** 0 for any free one */
  port: number;
  /** the address that people use, where it is not host and port */
  origin: string | null;
}

/**
 * Runs until it is told to stop (SIGINT, SIGTERM), then returns 0. Throws a `Problem` for what stands in the way; the
 * quick checks come before the slow work. Unreadable documents are listed and do not keep it from starting.
 */
export async function runStart(options: StartOptions, terminal: Terminal): Promise<number> {
  const { dataFolder, host } = options;
  const port = await freePort(options);
  await checkDataFolder(dataFolder);
  await checkLedger(dataFolder);
  if (await isStale()) {
    terminal.say('Building the dashboard (the first time, and when its sources change) …');
    await buildDashboard();
  }
  await runIngest(dataFolder, terminal);

  const origin = options.origin ?? originOf(host, port);
  const serving = await serve({ host, port }, { dataFolder, origin });
  let stopping = false;
  onStop(() => {
    // a terminal and npm both pass Ctrl-C on: it may come twice
    if (!stopping) serving.stop();
    stopping = true;
  });
  await terminal.print('');
  await terminal.print(`Hindsight is ready: ${urlOf({ host, port })}`);
  if (!options.origin && isWildcard(host))
    terminal.say(`Forms work from ${origin} only; set ORIGIN to the address that people use.`);

  const { code, signal } = await serving.ended;
  if (stopping) return EXIT.done;
  throw new Problem(
    `The dashboard ended unexpectedly (${signal ?? `exit code ${code}`}). Start it again: npm start`,
  );
}

/** A ledger that cannot be read must not start a dashboard that shows the corpus as if nothing had been decided. */
async function checkLedger(dataFolder: string): Promise<void> {
  try {
    await readLedger(join(dataFolder, 'ledger'));
  } catch (error) {
    if (!(error instanceof LedgerDamage)) throw error;
    throw new Problem(`The decisions cannot be read. ${error.message}. ${error.wayOut}`);
  }
}

function onStop(stop: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  // npm passes SIGTERM on to its shell, which dies of it and tells nobody: see that it is gone
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event)
    setInterval(() => {
      if (process.ppid !== parent) stop();
    }, 500).unref();
}

function originOf(host: string, port: number): string {
  return urlOf({ host: isWildcard(host) ? 'localhost' : host, port });
}

function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}
