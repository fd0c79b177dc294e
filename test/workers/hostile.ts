// What does a worker do that meets the worst documents? The first word of a file says what happens to the process.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { serve } from '../../ingest/workers/serve.ts';

let read = 0;
const hoard: unknown[] = [];

serve((setup) => {
  if (setup === 'refuse') throw new Error('this setup is not to be had');
  return async ({ root, path, shownAs }) => {
    const words = readFileSync(join(root, path), 'utf8');
    await behave(words);
    read += 1;
    return { path: shownAs, words, setup, read, pid: process.pid };
  };
});

async function behave(words: string): Promise<void> {
  const [word] = words.split(' ');
  if (word === 'hang') for (;;);
  if (word === 'wait') await pause(60_000);
  if (word === 'pause') await pause(2500);
  if (word === 'busy') compute(400_000);
  if (word === 'slow') await pause(30);
  if (word === 'heap') for (;;) hoard.push(Array.from({ length: 10_000 }, () => ({ hoard })));
  if (word === 'buffers') for (;;) hoard.push(Buffer.alloc(16 * 1024 * 1024, 1));
  if (word === 'exit') process.exit(7);
  if (word === 'kill') process.kill(process.pid, 'SIGKILL');
  if (word === 'tired' && read > 0) process.exit(7);
}

/** Uses up so many microseconds of processor time. */
function compute(microseconds: number): void {
  const used = (): number => process.cpuUsage().user + process.cpuUsage().system;
  for (const begun = used(); used() - begun < microseconds;);
}
