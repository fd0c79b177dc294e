// Can two ingests build at once?
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLock, type Lock } from '../ingest/lock.ts';

let folder: string;
const lockOf = (place: string): Lock => ({ path: join(place, 'ingest.lock'), holder: 'ingest' });
let neighbour: ChildProcess | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hindsight-lock-'));
});
afterEach(async () => {
  neighbour?.kill();
  neighbour = null;
  await rm(folder, { recursive: true, force: true });
});

const held = (holder: unknown): Promise<void> =>
  writeFile(join(folder, 'ingest.lock'), JSON.stringify(holder));

/** A process that lives until the test is over. */
function startNeighbour(): number {
  neighbour = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  if (neighbour.pid === undefined) throw new Error('no process was started');
  return neighbour.pid;
}

test('the second is refused, and told who runs, until the first is done', async () => {
  const release = await takeLock(lockOf(folder));
  await expect(takeLock(lockOf(folder))).rejects.toThrow(
    `another ingest is running (process ${process.pid})`,
  );
  await release();
  await (
    await takeLock(lockOf(folder))
  )();
  expect(await readdir(folder)).toEqual([]);
});

test('a living process of someone else keeps the lock', async () => {
  const pid = startNeighbour();
  await held({ pid, born: null });
  await expect(takeLock(lockOf(folder))).rejects.toThrow(`process ${pid}`);
  expect(JSON.parse(await readFile(join(folder, 'ingest.lock'), 'utf8'))).toEqual({
    pid,
    born: null,
  });
});

test('the lock of a process that is gone is taken over', async () => {
  const pid = startNeighbour();
  neighbour?.kill();
  await (neighbour && once(neighbour, 'exit'));
  await held({ pid, born: null });
  const release = await takeLock(lockOf(folder));
  expect(JSON.parse(await readFile(join(folder, 'ingest.lock'), 'utf8'))).toMatchObject({
    pid: process.pid,
  });
  await release();
});

test('so is the lock of a predecessor that had the number of a process that lives now', async () => {
  await held({ pid: process.pid, born: '1' });
  await (
    await takeLock(lockOf(folder))
  )();
  if (process.platform === 'linux') {
    await held({ pid: startNeighbour(), born: 'long ago' });
    await (
      await takeLock(lockOf(folder))
    )();
  }
  expect(await readdir(folder)).toEqual([]);
});

test('so is a lock that says nothing readable', async () => {
  await writeFile(join(folder, 'ingest.lock'), '');
  await (
    await takeLock(lockOf(folder))
  )();
  expect(await readdir(folder)).toEqual([]);
});

test('so is one over whose taking another process was killed', async () => {
  await held({ pid: process.pid, born: '1' });
  await writeFile(
    join(folder, `ingest.lock.${process.pid}`),
    JSON.stringify({ pid: process.pid, born: '2' }),
  );
  await (
    await takeLock(lockOf(folder))
  )();
  expect(await readdir(folder)).toEqual([]);
});

test('of many that find a dead holder one takes over', async () => {
  await held({ pid: process.pid, born: '1' });
  const outcomes = await Promise.allSettled(
    Array.from({ length: 8 }, () => takeLock(lockOf(folder))),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
