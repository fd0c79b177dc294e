// How does a worker process take its tasks and answer them?
import { Worker } from 'node:worker_threads';
import { ToWorker, type Task } from './protocol.ts';

/** Reads one file. What it returns is sent as it is; it should not throw. */
export type ReadOne = (task: Task) => Promise<unknown>;

/**
 * Answers the parent until it goes away. `open` makes the reader from what the parent sends first. One task is answered
 * before the next is begun, so that the parent always knows which one is being read.
 */
export function serve(open: (setup: unknown) => ReadOne): void {
  let readOne: ReadOne | null = null;
  let working = false;
  const waiting: Task[] = [];

  async function work(): Promise<void> {
    working = true;
    for (let task = waiting.shift(); task && readOne; task = waiting.shift())
      await send({ kind: 'answer', outcome: await readOne(task) });
    working = false;
  }

  process.on('message', (message) => {
    const told = ToWorker.parse(message);
    if (told.kind === 'setup') readOne = open(told.setup);
    else waiting.push(...told.tasks);
    if (!working) void work();
  });
  process.once('disconnect', () => process.exit());
  watchFromAside();
  void send({ kind: 'ready' });
}

/** Settles when the message has left this process. */
function send(message: { kind: 'ready' } | { kind: 'answer'; outcome: unknown }): Promise<void> {
  const { user, system } = process.cpuUsage();
  const told = { ...message, processorMilliseconds: (user + system) / 1000 };
  return new Promise((resolve, reject) => {
    process.send?.(told, undefined, undefined, (error) => (error ? reject(error) : resolve()));
  });
}

/** The pipe by which a worker tells how much processor time it has had. */
export const HEARTBEATS = 4;
/** How often it does. */
const BEAT_EVERY_MS = 100;

/**
 * A document that hangs keeps this thread from telling anything, and from noticing that its parent was killed: it would
 * run on for ever. So a second thread looks, and writes the milliseconds of processor time, all threads together, line
 * by line.
 */
function watchFromAside(): void {
  const code = `const { writeSync } = require('node:fs');
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
      const { user, system } = process.cpuUsage();
      try {
        writeSync(${HEARTBEATS}, Math.round((user + system) / 1000) + '\\n');
      } catch {}
    }, ${BEAT_EVERY_MS});`;
  new Worker(code, { eval: true }).unref();
}
