// What when several processes decide at once, the disk is full, or nothing may be written?
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readLedger } from '../../ingest/ledger/segments.ts';
import { action, openLedger, owner, propose, type TestLedger } from './ledger.ts';
import { bundleDecider } from './decider-bundle.ts';

/** Nobody: whom root's rights are taken from. */
const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;

let program: string;
let tools: string;
let place: string;
let ledger: TestLedger;
beforeAll(async () => {
  tools = mkdtempSync(join(tmpdir(), 'hindsight-decider-'));
  program = await bundleDecider(tools);
  chmodSync(tools, 0o755);
});
afterAll(() => rmSync(tools, { recursive: true, force: true }));
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'hindsight-processes-'));
  chmodSync(place, 0o755);
  ledger = openLedger(join(place, 'ledger'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

/** Lets a process decide; returns what it printed, a line each. `shell` goes before it in a shell. */
async function deciding(
  name: string,
  count: number,
  { shell = '', uid }: { shell?: string; uid?: number } = {},
): Promise<string[]> {
  const child = spawn(
    'sh',
    ['-c', `${shell} exec "$0" "$@"`, process.execPath, program, ledger.path, name, String(count)],
    { stdio: ['ignore', 'pipe', 'inherit'], ...(uid === undefined ? {} : { uid, gid: uid }) },
  );
  let said = '';
  for await (const words of child.stdout.setEncoding('utf8')) said += String(words);
  return said.trimEnd().split('\n');
}

test('four processes that decide at once lose nothing, and the ledger stays whole', async () => {
  const said = await Promise.all(['a', 'b', 'c', 'd'].map((name) => deciding(name, 15)));
  const acknowledged = said.flat();
  expect(acknowledged.filter((line) => line.startsWith('refused'))).toEqual([]);
  const { decisions, torn } = await readLedger(ledger.path);
  expect(torn).toEqual([]);
  expect(decisions.map(({ id }) => id)).toEqual(acknowledged.toSorted());
  expect(decisions).toHaveLength(60);
});

describe('a disk that is full', () => {
  test('says so, keeps what was there, and the next decision holds once there is room', async () => {
    const before = await ledger.decide(propose(owner('Bo')));
    // no file may grow beyond a block of 512 bytes: the first line has filled that
    const refused = await deciding('full', 2, { shell: 'ulimit -f 1;' });
    expect(refused).toHaveLength(2);
    for (const line of refused)
      expect(line).toMatch(
        /^refused: NotWritten: The decision was not saved: .+ Nothing was changed\.$/,
      );
    const { decisions, torn } = await readLedger(ledger.path);
    expect(decisions).toEqual([before]);
    expect(torn).toEqual([]);
    const [acknowledged] = await deciding('room', 1);
    expect((await readLedger(ledger.path)).decisions.map(({ id }) => id)).toEqual([
      before.id,
      acknowledged,
    ]);
  });

  test('a first decision that finds no room leaves a ledger that reads as empty', async () => {
    const [refused] = await deciding('full', 1, { shell: 'ulimit -f 1;' });
    expect(refused).toContain('The decision was not saved');
    expect(await readLedger(ledger.path)).toMatchObject({ decisions: [], torn: [] });
    await ledger.decide(propose(owner('Bo'), { target: action('y') }));
    expect((await readLedger(ledger.path)).decisions).toHaveLength(1);
  });

  test.runIf(mountable())('a real one, of 64 kB, comes through being filled', async () => {
    mkdirSync(ledger.path);
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', ledger.path]);
    try {
      const before = await ledger.decide(propose(owner('Bo')));
      const ballast = join(ledger.path, 'ballast');
      spawnSync('sh', ['-c', `cat /dev/zero > ${ballast}`], { stdio: 'ignore' });
      await expect(ledger.decide(propose(owner('Cy'), { target: action('y') }))).rejects.toThrow(
        /^The decision was not saved: the disk is full \(.+\)\. Nothing was changed\.$/,
      );
      expect((await readLedger(ledger.path)).decisions).toEqual([before]);
      rmSync(ballast);
      const next = await ledger.decide(propose(owner('Cy'), { target: action('y') }));
      expect((await readLedger(ledger.path)).decisions).toEqual([before, next]);
      expect(ledger.files().filter((name) => name.includes('lock'))).toEqual([]);
    } finally {
      spawnSync('umount', [ledger.path]);
    }
  });
});

test('a folder that may not be written to says so and stays as it is', async () => {
  mkdirSync(ledger.path);
  chmodSync(ledger.path, 0o555);
  const [refused] = await deciding('nobody', 1, isRoot ? { uid: NOBODY } : {});
  chmodSync(ledger.path, 0o755);
  expect(refused).toBe(
    `refused: NotWritten: The decision was not saved: it may not be written (${ledger.path}). Nothing was changed.`,
  );
  expect(ledger.files()).toEqual([]);
});

test('a ledger that is a file says so', async () => {
  writeFileSync(ledger.path, '');
  await expect(ledger.decide(propose(owner('Bo')))).rejects.toThrow('The decision was not saved');
});

/** Can this machine lend a small disk? In most containers it cannot. */
function mountable(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'hindsight-mount-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]);
  if (status === 0) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
  return status === 0;
}
