// What is one worker process, and how is it watched from outside?
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ToParent, type Task } from './protocol.ts';
import { HEARTBEATS } from './serve.ts';
import type { Limits, Loss } from './limits.ts';

/** What a worker reports to the pool. */
export interface Listener {
  ready(): void;
  /** the next of its tasks is done */
  answered(outcome: unknown): void;
  /** the process is gone; nothing more comes from it */
  lost(loss: Loss, how: string): void;
}

export interface WorkerProcess {
  send(tasks: Task[]): void;
  /** Called again and again while it has something to do; ends it where it has exceeded a limit. */
  check(): void;
  /** Ends it without a report. */
  end(): void;
}

/** How often a busy worker is looked at. */
export const LOOK_EVERY_MS = 100;

/** Of the process as a whole: code and buffers come on top of the heap that holds what a document needs. */
const BESIDE_HEAP_MB = 256;
/** Room for what one document leaves behind: with less, much of it is copied about before it is found to be garbage. */
const YOUNG_MB = 32;
/** Of what a dying process says, this much is kept. */
const LAST_WORDS = 4000;

/** The program of a worker: the compiled one (see compile.cjs) where there is one. */
export const ENTRY = process.env.HINDSIGHT_COMPILED
  ? join(process.env.HINDSIGHT_COMPILED, 'workers', 'entry.js')
  : fileURLToPath(new URL('./entry.ts', import.meta.url));

/** Starts a process that runs `entry` and gets `setup` first. */
export function startWorker(
  entry: string,
  setup: unknown,
  limits: Limits,
  listener: Listener,
): WorkerProcess {
  const child = fork(entry, [], {
    execArgv: [
      `--max-old-space-size=${limits.megabytes}`,
      `--max-semi-space-size=${YOUNG_MB}`,
      ...loaderOf(entry),
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc', 'pipe'],
  });
  let words = '';
  let verdict: Loss | null = null;
  let looks = 0;
  let over = false;
  // milliseconds of processor time: when the document began, and now
  let before = 0;
  let now = 0;

  child.stdio[HEARTBEATS]?.on('data', (told: Buffer) => {
    now = Number(/(\d+)\n$/.exec(told.toString('latin1'))?.[1] ?? now);
  });

  child.stderr?.setEncoding('utf8').on('data', (said: string) => {
    words = (words + said).slice(-LAST_WORDS);
  });
  child.on('message', (message) => {
    looks = 0;
    // it answered after all, just before its end: that end is not this document's doing
    verdict = null;
    const told = ToParent.parse(message);
    before = now = told.processorMilliseconds;
    if (told.kind === 'ready') listener.ready();
    else listener.answered(told.outcome);
  });
  // 'close' and not 'exit': by then its last answers and words have arrived
  child.once('close', (code, signal) => {
    if (over) return;
    over = true;
    const heap = /heap out of memory|Array buffer allocation failed/i.test(words);
    listener.lost(verdict ?? (heap ? 'memory' : 'crash'), describe(code, signal, words));
  });
  child.once('error', (error) => {
    words += error.message;
  });
  child.send({ kind: 'setup', setup });

  return {
    send(tasks) {
      looks = 0;
      child.send({ kind: 'batch', tasks });
    },
    check() {
      // looks are counted, not the clock: while the parent itself is busy or asleep, nobody's time runs
      looks += 1;
      if (now - before >= limits.milliseconds) verdict ??= 'time';
      else if (waitsInVain(looks * LOOK_EVERY_MS, now - before, limits)) verdict ??= 'wait';
      else if (resident(child) > limits.megabytes + BESIDE_HEAP_MB) verdict ??= 'memory';
      if (verdict) child.kill('SIGKILL');
    },
    end() {
      over = true;
      child.kill('SIGKILL');
    },
  };
}

/** A process that computes gets at least this share of a processor, however many others want it, too. */
const LEAST_SHARE = 0.02;

/** True where so long a time by the clock held so little computing that it is not for want of a processor. */
function waitsInVain(waited: number, computed: number, { patience }: Limits): boolean {
  return waited >= patience && computed < waited * LEAST_SHARE;
}

/** What Node needs to run a program: TypeScript the loader by which the command line itself runs it. */
function loaderOf(entry: string): string[] {
  if (!entry.endsWith('.ts')) return [];
  return ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm')).href];
}

/** Resident memory in MB, where the system tells it as Linux does; 0 elsewhere: the limit of the heap holds anyway. */
function resident({ pid }: ChildProcess): number {
  try {
    const [, pages] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
    return (Number(pages) * 4096) / 1024 / 1024;
  } catch {
    return 0;
  }
}

function describe(code: number | null, signal: string | null, words: string): string {
  const line = words
    .split('\n')
    .find((one) => /\bError\b|FATAL/.test(one))
    ?.trim();
  return [signal ?? `exit code ${code}`, ...(line ? [line] : [])].join(': ');
}
