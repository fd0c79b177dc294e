// Does every document have its outcome, in order, whatever one of them does to its process?
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { dependsOnMachine, lossReason, LIMITS } from '../../ingest/workers/limits.ts';
import { readInWorkers, type PoolOptions } from '../../ingest/workers/pool.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hindsight-pool-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const Answer = z.object({
  path: z.string(),
  words: z.string(),
  setup: z.unknown(),
  read: z.number(),
  pid: z.number(),
});
type Outcome = z.infer<typeof Answer> | { path: string; reason: string };

const options: PoolOptions<Outcome> = {
  entry: fileURLToPath(new URL('./hostile.ts', import.meta.url)),
  setup: 'rules',
  accept: (answer) => Answer.parse(answer),
  refuse: ({ shownAs }, reason) => ({ path: shownAs, reason }),
  limits: { milliseconds: 1000, patience: 4000, megabytes: 64 },
};

/** Plants a file for each line, and reads them all. */
async function outcomes(lines: string[], changes: Partial<PoolOptions<Outcome>> = {}) {
  const tasks = lines.map((words, index) => {
    const path = `${index}.txt`;
    writeFileSync(join(root, path), words);
    return { root, path, shownAs: `shown/${path}` };
  });
  const all: Outcome[] = [];
  for await (const outcome of readInWorkers(tasks, { ...options, ...changes })) all.push(outcome);
  return all;
}

/** What was read, or the reason why not, one for each file. */
const told = (all: Outcome[]): string[] =>
  all.map((outcome) => ('reason' in outcome ? outcome.reason : outcome.words));

const lines = (count: number, words = 'fine'): string[] =>
  Array.from({ length: count }, (_, index) => `${words} ${index}`);

test('outcomes come in the order of the tasks, from several processes', async () => {
  const given = lines(120).map((line, index) => (index % 2 ? line : `slow ${index}`));
  const all = await outcomes(given, { size: 3 });
  expect(told(all)).toEqual(given);
  expect(all.map(({ path }) => path)).toEqual(given.map((_, index) => `shown/${index}.txt`));
  const pids = new Set(all.flatMap((outcome) => ('pid' in outcome ? [outcome.pid] : [])));
  expect(pids.size).toBeGreaterThan(1);
  expect(pids).not.toContain(process.pid);
});

test('a worker gets the setup before its first task', async () => {
  const [outcome] = await outcomes(['fine']);
  expect(outcome).toMatchObject({ setup: 'rules' });
});

test('nothing to read starts nothing', async () => {
  expect(await outcomes([], { entry: '/nowhere' })).toEqual([]);
});

test('more tasks than may wait are all read', async () => {
  const given = lines(700);
  expect(told(await outcomes(given, { size: 2 }))).toEqual(given);
});

test.each([
  ['hang', 'Reading it took longer than 1 s.'],
  ['wait', 'Reading it took longer than 4 s.'],
  ['heap', 'Reading it needed more than 64 MB of memory.'],
  ['buffers', 'Reading it needed more than 64 MB of memory.'],
  ['exit', 'The process that read it ended unexpectedly (exit code 7).'],
  ['kill', 'The process that read it ended unexpectedly (SIGKILL).'],
])(
  'a document over which the process is lost (%s) is refused, the others are read',
  async (word, reason) => {
    const given = [...lines(3), word, ...lines(30)];
    expect(
      told(
        await outcomes(given, {
          size: 1,
          limits: {
            milliseconds: word === 'heap' || word === 'buffers' ? 20_000 : 1000,
            patience: word === 'wait' ? 4000 : 60_000,
            megabytes: 64,
          },
        }),
      ),
    ).toEqual(given.map((line) => (line === word ? reason : line)));
  },
);

test('so it is where many do, first and last ones among them', async () => {
  const given = ['exit 0', ...lines(20), 'exit 1', 'exit 2', ...lines(20), 'hang', 'exit 3'];
  expect(told(await outcomes(given, { size: 2 }))).toEqual(
    given.map((line) => {
      if (line.startsWith('exit'))
        return 'The process that read it ended unexpectedly (exit code 7).';
      return line === 'hang' ? 'Reading it took longer than 1 s.' : line;
    }),
  );
});

test('a document is not refused for what others have left in its process', async () => {
  const given = [...lines(10), 'tired', ...lines(10)];
  const all = await outcomes(given, { size: 1 });
  expect(told(all)).toEqual(given);
  expect(all[10]).toMatchObject({ words: 'tired', read: 1 });
});

test('time in which a worker does not get the processor is not held against its document', async () => {
  // waits longer than it may compute
  const given = ['pause 0', 'busy 1', 'fine 2'];
  const limits = { milliseconds: 1000, patience: 60_000, megabytes: 64 };
  expect(told(await outcomes(given, { size: 1, limits }))).toEqual(given);
});

test('what a worker has computed before does not count against the next document', async () => {
  const given = lines(8, 'busy');
  const limits = { milliseconds: 1500, patience: 60_000, megabytes: 64 };
  expect(told(await outcomes(given, { size: 1, limits }))).toEqual(given);
});

test('a program that cannot start is told, instead of waited for', async () => {
  await expect(outcomes(['fine'], { entry: join(root, 'nowhere.ts') })).rejects.toThrow(
    /^no process to read documents can be started: exit code 1: .*nowhere\.ts/,
  );
});

test('an answer that is none is told', async () => {
  const accept = (): never => {
    throw new Error('that is no outcome');
  };
  await expect(outcomes(['fine'], { accept })).rejects.toThrow('that is no outcome');
});

test('who stops listening stops the processes', async () => {
  let pid = 0;
  writeFileSync(join(root, 'a.txt'), 'fine');
  writeFileSync(join(root, 'b.txt'), 'hang');
  const tasks = ['a.txt', 'b.txt'].map((path) => ({ root, path, shownAs: path }));
  for await (const outcome of readInWorkers(tasks, { ...options, size: 1 })) {
    if ('pid' in outcome) pid = outcome.pid;
    break;
  }
  expect(pid).toBeGreaterThan(0);
  while (isAlive(pid)) await pause(20);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test.each(['time', 'wait', 'memory', 'crash'] as const)(
  'a document refused for its %s is tried again with the next ingest',
  (loss) => {
    expect(dependsOnMachine(lossReason(loss, LIMITS, 'SIGSEGV'))).toBe(true);
  },
);

test('a document refused for what it holds is not', () => {
  expect(dependsOnMachine('It is empty.')).toBe(false);
  expect(dependsOnMachine('Reading it failed: x is not a function')).toBe(false);
});
