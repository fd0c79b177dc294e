// Is the dashboard built, and how is it served?
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { failureCode } from '../read/failure.ts';
import { PROJECT } from './places.ts';
import { Problem } from './problem.ts';

/** Where the dashboard listens. */
export interface Address {
  host: string;
  port: number;
}

/** What the built dashboard is made from; a change in any of it calls for a new build. */
const SOURCES = [
  'src',
  'static',
  'ingest/model.ts',
  'ingest/clocks.ts',
  'ingest/lock.ts',
  'ingest/figures',
  'ingest/ledger',
  'ingest/taxonomy.ts',
  'ingest/targets.ts',
  'svelte.config.js',
  'vite.config.ts',
  'package-lock.json',
];

const ENTRY = join(PROJECT, 'build', 'index.js');
/** Lines of a failed build that are worth showing. */
const LAST_LINES = 15;
const POLL_MS = 50;
/** Longer than the server gives its open connections (SHUTDOWN_TIMEOUT, 3 s). */
const PATIENCE_MS = 5000;

/** True where `build/` is missing or older than what it is made from. */
export async function isStale(): Promise<boolean> {
  if (!existsSync(ENTRY)) return true;
  const built = statSync(ENTRY).mtimeMs;
  for (const source of SOURCES) if ((await newest(join(PROJECT, source))) > built) return true;
  return false;
}

async function newest(path: string): Promise<number> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
  // a folder's own time moves when a file in it is removed or renamed
  const below = await Promise.all((await readdir(path)).map((name) => newest(join(path, name))));
  return Math.max(found.mtimeMs, ...below);
}

/** Builds the dashboard into `build/`. Throws a `Problem` with the last lines of the builder where that fails. */
export async function buildDashboard(): Promise<void> {
  const vite = join(PROJECT, 'node_modules', 'vite', 'bin', 'vite.js');
  if (!existsSync(vite))
    throw new Problem('The dashboard is not built and its builder is not installed. Run: npm ci');
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: PROJECT,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (words: string) => said.push(words));
  const { code } = await ended(child);
  if (code === 0) return;
  const lines = said.join('').trimEnd().split('\n').slice(-LAST_LINES).join('\n');
  throw new Problem(`Building the dashboard failed:\n${lines}`);
}

/**
 * The port to listen on: the one asked for, or a free one for 0. Throws a `Problem` that says what to do where it is
 * taken, forbidden, or where the host is no address of this machine.
 */
export async function freePort({ host, port }: Address): Promise<number> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen({ host, port, exclusive: true }, resolve);
    });
    const address = server.address();
    return typeof address === 'object' && address ? address.port : port;
  } catch (error) {
    throw new Problem(whyNotListening(failureCode(error), { host, port }));
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

function whyNotListening(code: string | null, { host, port }: Address): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is in use. Stop what uses it, or choose another: npm start -- --port ${port < 65535 ? port + 1 : 4321}`;
  if (code === 'EACCES')
    return `Port ${port} needs more rights than this user has. Choose one above 1023: npm start -- --port 4321`;
  return `${host} is no address of this machine (${code ?? 'unknown'}). Choose another: npm start -- --host 127.0.0.1`;
}

/** The address as people type it. */
export function urlOf({ host, port }: Address): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Without its parent the server must not live on, holding the port; and listening for that must not keep it alive. */
const END_WITH_PARENT =
  "process.once('disconnect', () => process.kill(process.pid, 'SIGTERM')); process.channel.unref();";

/** A dashboard that answers requests. */
export interface Serving {
  /** settles when the server has ended, by itself or by a signal */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Asks it to end; requests that are being answered get a few seconds. */
  stop(): void;
}

/**
 * Serves the built dashboard in a process of its own, and returns once it answers. Form posts are checked against
 * `origin`. Throws a `Problem` where it ends before it has answered.
 */
export async function serve(
  address: Address,
  { dataFolder, origin }: { dataFolder: string; origin: string },
): Promise<Serving> {
  const guard = `data:text/javascript,${encodeURIComponent(END_WITH_PARENT)}`;
  const child = spawn(process.execPath, ['--import', guard, ENTRY], {
    cwd: PROJECT,
    env: {
      // four slow queries would block all of Node's file access
      UV_THREADPOOL_SIZE: '16',
      SHUTDOWN_TIMEOUT: '3',
      ...process.env,
      NODE_ENV: 'production',
      HOST: address.host,
      PORT: String(address.port),
      ORIGIN: origin,
      HINDSIGHT_DATA: dataFolder,
    },
    // its standard output only says that it listens, which we say ourselves
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const end = ended(child);
  let hasEnded = false;
  void end.then(() => (hasEnded = true));
  while (!(await answers(address))) {
    if (hasEnded)
      throw new Problem('The dashboard ended before it could answer; see the lines above.');
    await pause(POLL_MS);
  }
  return {
    ended: end,
    stop() {
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS).unref();
    },
  };
}

/** Asks for the start page once, on a connection of its own: one that is kept would hold the server when it ends. */
function answers({ host, port }: Address): Promise<boolean> {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return new Promise((resolve) => {
    get({ host: reachable, port, path: '/', agent: false }, (response) => {
      response.resume().once('close', () => resolve(true));
    }).once('error', () => resolve(false));
  });
}

function ended(child: ChildProcess): Serving['ended'] {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}
