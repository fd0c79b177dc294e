// Is a build the same whenever it is made of the same, and never half there?
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LAYOUT, buildDatabase, type BuildOrder } from '../../ingest/store/build.ts';
import { TABLES } from '../../ingest/store/rows.ts';
import { loadTargets } from '../../ingest/targets.ts';
import { loadTaxonomy } from '../../ingest/taxonomy.ts';
import { LAYOUT as SERVED } from '../../src/lib/server/build.ts';
import { reading } from '../fixtures/incidents.ts';
import { seeded, syntheticReadings, syntheticUnreadable } from '../fixtures/synthetic.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hindsight-build-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function order(changes: Partial<BuildOrder> = {}): BuildOrder {
  return {
    readings: syntheticReadings(40, 7),
    unreadable: syntheticUnreadable(),
    taxonomy: loadTaxonomy(
      'causes: [{id: dns, label: DNS, meaning: Names., examples: [a, b], cues: [dns]}]',
      'x',
    ),
    targets: loadTargets('rules: [{label: all, minutes: 240}]', 'x'),
    dataFolder: folder,
    version: '1.0.0',
    rulesDigest: 'r1',
    ...changes,
  };
}

/** Every table's rows in their stored order, as text. */
async function dump(file: string): Promise<Record<string, string[]>> {
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const tables: Record<string, string[]> = {};
  for (const table of ['build', ...TABLES]) {
    const reader = await connection.runAndReadAll(`select * from ${table}`);
    tables[table] = reader.getRowsJson().map((row) => JSON.stringify(row));
  }
  connection.closeSync();
  instance.closeSync();
  return tables;
}

function shuffled<T>(values: readonly T[], seed: number): T[] {
  const random = seeded(seed);
  return values
    .map((value) => ({ value, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}

const current = async (): Promise<unknown> =>
  JSON.parse(await readFile(join(folder, 'builds', 'current.json'), 'utf8'));

describe('the same corpus', () => {
  test('in any order and any folder gives the same id and identical rows', async () => {
    const one = await buildDatabase(order());
    const two = await buildDatabase(
      order({
        readings: shuffled(syntheticReadings(40, 7), 3),
        unreadable: syntheticUnreadable().reverse(),
        dataFolder: join(folder, 'elsewhere'),
      }),
    );
    expect(two.id).toBe(one.id);
    const [first, second] = [await dump(one.file), await dump(two.file)];
    expect(second).toEqual(first);
    for (const table of TABLES) expect(first[table]?.length, table).toBeGreaterThan(0);
  });

  test('is not built again', async () => {
    const one = await buildDatabase(order());
    const { mtimeMs } = await stat(one.file);
    expect(await buildDatabase(order())).toEqual({ ...one, reused: true });
    expect((await stat(one.file)).mtimeMs).toBe(mtimeMs);
  });

  test('is built again where the file was damaged', async () => {
    const one = await buildDatabase(order());
    await writeFile(one.file, 'rubbish');
    expect(await buildDatabase(order())).toEqual({ ...one, reused: false });
    expect((await dump(one.file)).build).toHaveLength(1);
  });
});

test.each<[string, Partial<BuildOrder>]>([
  ['another document', { readings: syntheticReadings(41, 7) }],
  ['one document less', { readings: syntheticReadings(40, 7).slice(1) }],
  [
    'another reason',
    { unreadable: syntheticUnreadable().map((one) => ({ ...one, reason: 'no' })) },
  ],
  ['another policy', { targets: loadTargets('rules: [{label: all, minutes: 5}]', 'x') }],
  ['another version', { version: '1.0.1' }],
  ['other rules', { rulesDigest: 'r2' }],
])('%s gives another id', async (_, changes) => {
  const one = await buildDatabase(order());
  const other = await buildDatabase(order(changes));
  expect(other.id).not.toBe(one.id);
  expect(other.reused).toBe(false);
});

describe('what is left on the disk', () => {
  test('is a build, a current.json that names it with its digest, and nothing else', async () => {
    const { id, file } = await buildDatabase(order());
    expect((await readdir(join(folder, 'builds'))).sort()).toEqual(
      [`${id}.duckdb`, 'current.json'].sort(),
    );
    const digest = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    expect(await current()).toEqual({ file: `${id}.duckdb`, sha256: digest });
  });

  test('are the newest three builds, the current one among them even where its file is the oldest', async () => {
    const built = [];
    for (const version of ['1', '2', '3', '4', '5'])
      built.push(await buildDatabase(order({ version })));
    const builds = await readdir(join(folder, 'builds'));
    expect(builds.filter((name) => name.endsWith('.duckdb'))).toHaveLength(3);
    const [old] = built.slice(-3);
    if (!old) throw new Error('nothing was built');
    await utimes(old.file, 1, 1);
    const back = await buildDatabase(order({ version: '3' }));
    expect(back.id).toBe(old.id);
    await expect(stat(back.file)).resolves.toBeTruthy();
  });

  test('loses the drafts of an ingest that was killed', async () => {
    await mkdir(join(folder, 'builds'), { recursive: true });
    await writeFile(join(folder, 'builds', '.draft-1-0123.duckdb'), 'half');
    await writeFile(join(folder, 'builds', '.draft-1-0123.duckdb.wal'), 'half');
    await buildDatabase(order());
    expect((await readdir(join(folder, 'builds'))).filter((name) => name.startsWith('.'))).toEqual(
      [],
    );
  });

  test('is the old build, untouched, where the new readings are impossible', async () => {
    await buildDatabase(order());
    const [before, files] = [await current(), await readdir(join(folder, 'builds'))];
    const broken = reading('a.md', [{ startedAt: '2025-02-30T10:00:00Z' }]);
    await expect(buildDatabase(order({ readings: [broken] }))).rejects.toThrow('a.md: 1 startedAt');
    expect(await current()).toEqual(before);
    expect(await readdir(join(folder, 'builds'))).toEqual(files);
  });
});

test('an empty corpus gives a build with no documents', async () => {
  const { file } = await buildDatabase(order({ readings: [], unreadable: [] }));
  const tables = await dump(file);
  expect(tables.documents).toEqual([]);
  expect(tables.build).toHaveLength(1);
});

test('a folder that cannot be written is named, with what to do', async () => {
  await writeFile(join(folder, 'builds'), 'a file where the folder should be');
  await expect(buildDatabase(order())).rejects.toThrow(
    /builds cannot be written: make it writable/,
  );
});

test('progress ends where all rows are written', async () => {
  const seen: [number, number][] = [];
  await buildDatabase(order({ progress: (written, total) => seen.push([written, total]) }));
  const [written, total] = seen.at(-1) ?? [];
  expect(written).toBe(total);
  expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).sort((a, b) => a - b));
});

test('the build and the server speak of the same layout', () => {
  expect(SERVED).toBe(LAYOUT);
});
