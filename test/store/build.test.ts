// Is a build the same whenever it is made of the same, and never half there?
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reading, Unreadable } from '../../ingest/model.ts';
import { LAYOUT, openBuilding, type BuildOrder, type Kept } from '../../ingest/store/build.ts';
import { rowsOf, TABLES, type DocumentRows } from '../../ingest/store/rows.ts';
import { loadTargets } from '../../ingest/targets.ts';
import { loadTaxonomy } from '../../ingest/taxonomy.ts';
import { LAYOUT as SERVED } from '../../src/lib/server/build.ts';
import { dump } from '../fixtures/dump.ts';
import { reading } from '../fixtures/incidents.ts';
import { buildFrom } from '../fixtures/sample.ts';
import { seeded, syntheticReadings, syntheticUnreadable } from '../fixtures/synthetic.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hindsight-build-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const READINGS = syntheticReadings(40, 7);
const UNREADABLE = syntheticUnreadable();

function order(changes: Partial<BuildOrder> = {}): BuildOrder {
  return {
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

const make = (changes: Partial<BuildOrder> = {}, readings: readonly Reading[] = READINGS) =>
  buildFrom(order(changes), readings, UNREADABLE);

const current = async (): Promise<unknown> =>
  JSON.parse(await readFile(join(folder, 'builds', 'current.json'), 'utf8'));

describe('the same corpus', () => {
  test('in any folder gives the same id and identical rows', async () => {
    const one = await make();
    const two = await make({ dataFolder: join(folder, 'elsewhere') });
    expect(two.id).toBe(one.id);
    const [first, second] = [await dump(one.file), await dump(two.file)];
    expect(second).toEqual(first);
    for (const table of TABLES) expect(first[table]?.length, table).toBeGreaterThan(0);
  });

  test('is not built again', async () => {
    const one = await make();
    const { mtimeMs } = await stat(one.file);
    expect(await make()).toEqual({ ...one, reused: true });
    expect((await stat(one.file)).mtimeMs).toBe(mtimeMs);
  });

  test('is known to the next one, document by document', async () => {
    const one = await make();
    const building = await openBuilding(order());
    try {
      expect(building.known.size).toBe(READINGS.length + UNREADABLE.length);
      expect(building.known.get('archive/empty.md')).toEqual({
        sha256: 'e'.repeat(64),
        reason: 'the file is empty',
      });
      expect(await building.keep()).toEqual({ ...one, reused: true });
    } finally {
      await building.close();
    }
  });

  test.each<[string, (file: string) => Promise<void>]>([
    ['damaged', (file) => writeFile(file, 'rubbish')],
    ['lost', (file) => rm(file)],
    [
      'changed in a single byte, its size and time kept',
      async (file) => {
        const bytes = await readFile(file);
        const { atime, mtime } = await stat(file);
        bytes[20] = (bytes[20] ?? 0) ^ 1;
        await writeFile(file, bytes);
        await utimes(file, atime, new Date(mtime.getTime() + 5));
      },
    ],
  ])('is built again where the file was %s', async (_, damage) => {
    const one = await make();
    await damage(one.file);
    expect(await make()).toEqual({ ...one, reused: false });
    expect((await dump(one.file)).build).toHaveLength(1);
  });

  test('is still known where only the time of the file has changed', async () => {
    const one = await make();
    await utimes(one.file, 1, 1);
    expect(await make()).toEqual({ ...one, reused: true });
  });
});

test.each<[string, Partial<BuildOrder>]>([
  ['another policy', { targets: loadTargets('rules: [{label: all, minutes: 5}]', 'x') }],
  ['another version', { version: '1.0.1' }],
  ['other rules', { rulesDigest: 'r2' }],
])('%s gives another id, and nothing is known any more', async (_, changes) => {
  const one = await make();
  const building = await openBuilding(order(changes));
  expect(building.known.size).toBe(0);
  await expect(building.keep()).rejects.toThrow('holds no build of these rules');
  await building.close();
  const other = await make(changes);
  expect(other.id).not.toBe(one.id);
  expect(other.reused).toBe(false);
});

test.each<[string, readonly Reading[], Unreadable[]]>([
  ['another document', syntheticReadings(41, 7), UNREADABLE],
  ['one document less', READINGS.slice(1), UNREADABLE],
  ['another reason', READINGS, UNREADABLE.map((one) => ({ ...one, reason: 'no' }))],
])('%s gives another id', async (_, readings, unreadable) => {
  const one = await make();
  expect((await buildFrom(order(), readings, unreadable)).id).not.toBe(one.id);
});

describe('keeping what the build that holds knows', () => {
  /** Builds anew elsewhere and by keeping here, and compares every row of every table. */
  async function expectSame(readings: readonly Reading[], unreadable: Unreadable[]) {
    const whole = await buildFrom(
      order({ dataFolder: join(folder, 'whole') }),
      readings,
      unreadable,
    );
    const { kept, built } = await buildKeeping(readings, unreadable);
    expect(built.id).toBe(whole.id);
    expect(await dump(built.file)).toEqual(await dump(whole.file));
    return kept;
  }

  /** Documents of which digest and reason are as before are kept. */
  async function buildKeeping(readings: readonly Reading[], unreadable: Unreadable[]) {
    const building = await openBuilding(order());
    try {
      const documents = [...readings, ...unreadable]
        .map((outcome): DocumentRows | Kept => {
          const rows = rowsOf(outcome, order().targets);
          const known = building.known.get(rows.id);
          return known?.sha256 === rows.sha256 && known.reason === rows.reason
            ? { kept: rows.id }
            : rows;
        })
        .sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
      const kept = documents.filter((document) => 'kept' in document).length;
      return { kept, built: await building.write(documents) };
    } finally {
      await building.close();
    }
  }

  const idOf = (document: DocumentRows | Kept): string =>
    'kept' in document ? document.kept : document.id;

  test.each([1, 2, 3])(
    'gives the rows of a whole build after random edits, additions and removals (%i)',
    async (seed) => {
      const random = seeded(seed);
      const ids = syntheticReadings(60, 7).map(({ document }) => document.id);
      const [all = [], edited = []] = [7, 8].map((version) =>
        syntheticReadings(60, version).map((one, index) => renamed(one, ids[index] ?? '')),
      );
      const state = new Map<number, Reading>();
      for (const [index, one] of all.entries()) if (random() < 0.7) state.set(index, one);
      await buildFrom(order(), [...state.values()], UNREADABLE);
      for (let round = 0; round < 2; round++) {
        for (let change = 0; change < 5; change++) {
          const index = Math.floor(random() * all.length);
          const one = (random() < 0.5 ? all : edited)[index];
          if (random() < 0.3) state.delete(index);
          else if (one) state.set(index, one);
        }
        const unreadable = UNREADABLE.filter(() => random() < 0.8);
        const kept = await expectSame([...state.values()], unreadable);
        expect(kept).toBeGreaterThan(state.size / 2);
      }
    },
  );

  /** The same words as another document. */
  function renamed({ document, incidents }: Reading, id: string): Reading {
    return {
      document: { ...document, id, path: id },
      incidents: incidents.map((incident) => ({
        ...incident,
        id: `${id}#${incident.part}`,
        documentId: id,
        actions: incident.actions.map((action, index) => ({
          ...action,
          id: `${id}#${incident.part}/${index}`,
        })),
      })),
    };
  }

  test('recomputes what documents say of one another', async () => {
    const dns = { organization: 'Aldermoor', causes: ['dns'] };
    const first = reading('a.md', [{ ...dns, startedAt: '2024-01-01T10:00:00Z' }]);
    const last = reading('c.md', [{ ...dns, startedAt: '2024-03-01T10:00:00Z' }]);
    const between = reading('b.md', [{ ...dns, startedAt: '2024-02-01T10:00:00Z' }]);
    await buildFrom(order(), [first, last]);
    expect(await expectSame([first, between, last], [])).toBe(2);
    expect(await expectSame([between, last], [])).toBe(2);
  });

  test('puts new rows between long stretches of kept ones', async () => {
    const named = (index: number): string => `${String(index).padStart(4, '0')}.md`;
    const told = (index: number, cause = 'dns'): Reading =>
      reading(named(index), [{ causes: [cause], services: index % 3 ? [] : ['a', 'b'] }]);
    const all = Array.from({ length: 1200 }, (_, index) => told(index));
    await buildFrom(order(), all, []);
    // one changed, one gone, a whole stretch new, and all between them as it was
    const next = [
      ...all.slice(0, 300),
      told(300, 'edited'),
      ...all.slice(301, 700),
      ...all.slice(701),
      ...Array.from({ length: 40 }, (_, index) => told(1200 + index)),
    ];
    expect(await expectSame(next, [])).toBe(1198);
  });

  test('of a document that it does not know is refused', async () => {
    await make();
    const building = await openBuilding(order());
    await expect(building.write([{ kept: 'nowhere.md' }])).rejects.toThrow(
      'nowhere.md cannot be kept',
    );
    await building.close();
  });
});

describe('what is left on the disk', () => {
  test('is a build, a current.json that names it with its digest, and nothing else', async () => {
    const { id, file } = await make();
    expect((await readdir(join(folder, 'builds'))).sort()).toEqual(
      [`${id}.duckdb`, 'current.json'].sort(),
    );
    const digest = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    const { size, mtimeMs } = await stat(file);
    expect(await current()).toEqual({
      file: `${id}.duckdb`,
      sha256: digest,
      bytes: size,
      modified: mtimeMs,
    });
  });

  test('are the newest three builds, the current one among them even where its file is the oldest', async () => {
    const built = [];
    for (const version of ['1', '2', '3', '4', '5']) built.push(await make({ version }));
    const builds = await readdir(join(folder, 'builds'));
    expect(builds.filter((name) => name.endsWith('.duckdb'))).toHaveLength(3);
    const [old] = built.slice(-3);
    if (!old) throw new Error('nothing was built');
    await utimes(old.file, 1, 1);
    const back = await make({ version: '3' });
    expect(back.id).toBe(old.id);
    await expect(stat(back.file)).resolves.toBeTruthy();
  });

  test('loses the drafts of an ingest that was killed', async () => {
    await mkdir(join(folder, 'builds', '.draft-1.duckdb.tmp'), { recursive: true });
    await writeFile(join(folder, 'builds', '.draft-1.duckdb'), 'half');
    await writeFile(join(folder, 'builds', '.draft-1.duckdb.wal'), 'half');
    await make();
    expect((await readdir(join(folder, 'builds'))).filter((name) => name.startsWith('.'))).toEqual(
      [],
    );
  });

  test.each<[string, (DocumentRows | Kept)[], string]>([
    [
      'two documents have one id',
      [rowsOf(READINGS[0]!, order().targets), rowsOf(READINGS[0]!, order().targets)],
      `two documents have the id ${READINGS[0]!.document.id}`,
    ],
    [
      'documents come out of order',
      [rowsOf(reading('b.md', []), order().targets), rowsOf(reading('a.md', []), order().targets)],
      'a.md comes after b.md',
    ],
  ])('is the old build, untouched, where %s', async (_, documents, message) => {
    await make();
    const [before, files] = [await current(), await readdir(join(folder, 'builds'))];
    const building = await openBuilding(order());
    await expect(building.write(documents)).rejects.toThrow(message);
    await building.close();
    expect(await current()).toEqual(before);
    expect(await readdir(join(folder, 'builds'))).toEqual(files);
  });

  test('is the old build, untouched, where reading fails half-way', async () => {
    await make();
    const [before, files] = [await current(), await readdir(join(folder, 'builds'))];
    const building = await openBuilding(order({ version: '2' }));
    await expect(
      building.write(
        (function* () {
          yield rowsOf(reading('a.md', [{ causes: ['dns'] }]), order().targets);
          throw new Error('the disk is gone');
        })(),
      ),
    ).rejects.toThrow('the disk is gone');
    await building.close();
    expect(await current()).toEqual(before);
    expect(await readdir(join(folder, 'builds'))).toEqual(files);
  });
});

test('an empty corpus gives a build with no documents', async () => {
  const { file } = await buildFrom(order(), [], []);
  const tables = await dump(file);
  expect(tables.documents).toEqual([]);
  expect(tables.build).toHaveLength(1);
});

test('more rows than a chunk holds come in their order', async () => {
  const events = Array.from({ length: 5000 }, (_, index) => ({
    at: '2024-01-01T10:00:00Z',
    text: `Step ${index}`,
  }));
  const { file } = await buildFrom(order(), [reading('a.md', [{ events }]), reading('b.md', [{}])]);
  const { timeline_events: stored = [] } = await dump(file);
  const words = stored.map((row) =>
    /"text":"(Step \d+)"|,"(Step \d+)"/.exec(row)?.slice(1).join(''),
  );
  expect(words).toEqual(events.map(({ text }) => text));
});

test('a folder that cannot be written is named, with what to do', async () => {
  await writeFile(join(folder, 'builds'), 'a file where the folder should be');
  await expect(make()).rejects.toThrow(/builds cannot be written: make it writable/);
});

test('progress ends where all steps are done', async () => {
  const seen: [number, number][] = [];
  const building = await openBuilding(order());
  await building.write([], (done, total) => seen.push([done, total]));
  await building.close();
  const [done, total] = seen.at(-1) ?? [];
  expect(done).toBe(total);
  expect(seen.map(([step]) => step)).toEqual(seen.map((_, index) => index + 1));
});

test('the build and the server speak of the same layout', () => {
  expect(SERVED).toBe(LAYOUT);
});
