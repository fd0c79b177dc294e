// Is a good build always served, and nothing but read?
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { NoBuildError, openDatabase, type Database } from '../../src/lib/server/db.ts';
import { reading } from '../fixtures/incidents.ts';
import { build, dataFolder } from '../fixtures/sample.ts';

const Title = z.object({ title: z.string() });
const TITLES = 'select title from incidents order by title';

let folder: Awaited<ReturnType<typeof dataFolder>>;
let db: Database;
let time: number;
beforeEach(async () => {
  folder = await dataFolder();
  time = 0;
  db = openDatabase(folder.path, () => time);
});
afterEach(async () => {
  await db.close();
  await folder.remove();
});

const ebb = reading('a.md', [{ title: 'Ebb' }]);
const flood = reading('a.md', [{ title: 'Flood' }]);
const titles = async (): Promise<string[]> =>
  (await db.rows(Title, TITLES)).map(({ title }) => title);
const currentFile = (): string => join(folder.path, 'builds', 'current.json');

describe('without a build', () => {
  test('questions fail with what is missing and what to do', async () => {
    const failure = await db.rows(Title, TITLES).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(NoBuildError);
    if (!(failure instanceof NoBuildError)) return;
    expect(failure.message).toBe(
      `No postmortems have been read into ${folder.path} yet (${currentFile()} is not there)`,
    );
    expect(failure.hint).toBe(
      `Put postmortems into ${folder.path}/corpus and run: npm run hindsight -- ingest --data ${folder.path}`,
    );
  });

  test('the first build is served as soon as it is there', async () => {
    await expect(titles()).rejects.toThrow(NoBuildError);
    await build(folder.path, [ebb]);
    expect(await titles()).toEqual(['Ebb']);
  });
});

describe('a new build', () => {
  test('is noticed within a second, and the page that notices it does not wait', async () => {
    await build(folder.path, [ebb]);
    expect(await titles()).toEqual(['Ebb']);
    await build(folder.path, [flood]);
    time = 500;
    expect(await titles()).toEqual(['Ebb']);
    await db.refresh();
    expect(await titles()).toEqual(['Flood']);
  });

  test('does not reach a page that is being made: it is made of one build', async () => {
    await build(folder.path, [ebb]);
    const seen = await db.read(async (reader) => {
      const before = await reader.rows(Title, TITLES);
      await build(folder.path, [flood]);
      await db.refresh();
      return [...before, ...(await reader.rows(Title, TITLES))].map(({ title }) => title);
    });
    expect(seen).toEqual(['Ebb', 'Ebb']);
    expect(await titles()).toEqual(['Flood']);
  });

  test('is served even where an old build comes back', async () => {
    for (const document of [ebb, flood, ebb]) {
      await build(folder.path, [document]);
      await db.refresh();
    }
    expect(await titles()).toEqual(['Ebb']);
  });

  test('of the same name, written once more, is served beside the old file', async () => {
    await build(folder.path, [ebb]);
    expect(await titles()).toEqual(['Ebb']);
    await rm(currentFile());
    expect((await build(folder.path, [ebb])).reused).toBe(false);
    await db.refresh();
    expect(await titles()).toEqual(['Ebb']);
    expect((await db.buildInfo()).warning).toBeNull();
  });
});

describe('a bad build', () => {
  beforeEach(async () => {
    await build(folder.path, [ebb]);
    await db.refresh();
  });

  async function stillServed(warning: RegExp): Promise<void> {
    await db.refresh();
    expect(await titles()).toEqual(['Ebb']);
    expect((await db.buildInfo()).warning).toMatch(warning);
  }

  test('with another digest never replaces the good one, and is told', async () => {
    const { file } = await build(folder.path, [flood]);
    await writeFile(file, Buffer.concat([await readFile(file), Buffer.from('x')]));
    await stillServed(/is not the build that was written/);
  });

  test('that is no database never replaces the good one', async () => {
    const sha256 = '8c3d4a1c9d2a4a6c5f5f2d2a7a1c3c1fe0e3f5b7b0a1b2c3d4e5f60718293a4b';
    await writeFile(currentFile(), JSON.stringify({ file: 'missing.duckdb', sha256 }));
    await stillServed(/missing\.duckdb is not there, although current\.json names it/);
  });

  test.each(['', '{', '{"file": "../../secret.duckdb", "sha256": "00"}', '[]'])(
    'named by a current.json that says %j never replaces the good one',
    async (text) => {
      await writeFile(currentFile(), text);
      await stillServed(/current\.json does not name a build/);
    },
  );

  test('is forgotten once a good one comes', async () => {
    await writeFile(currentFile(), '{');
    await stillServed(/does not name/);
    await build(folder.path, [flood]);
    await db.refresh();
    expect(await titles()).toEqual(['Flood']);
    expect((await db.buildInfo()).warning).toBeNull();
  });

  test('that is gone altogether leaves the good one standing', async () => {
    await rm(join(folder.path, 'builds'), { recursive: true });
    time = 5000;
    expect(await titles()).toEqual(['Ebb']);
  });
});

test('a ledger that cannot be listed leaves the good state standing, and is told', async () => {
  await build(folder.path, [ebb]);
  expect(await titles()).toEqual(['Ebb']);
  await writeFile(join(folder.path, 'ledger'), 'no folder');
  // a look in passing, which nobody waits for, must not end the server
  time += 1500;
  expect(await titles()).toEqual(['Ebb']);
  await db.refresh();
  expect(await titles()).toEqual(['Ebb']);
  expect((await db.buildInfo()).warning).toContain('ledger');
  await rm(join(folder.path, 'ledger'));
  await db.refresh();
  expect((await db.buildInfo()).warning).toBeNull();
});

describe('an opened build', () => {
  beforeEach(() => build(folder.path, [ebb]));

  test.each([
    ['reads no file', "select * from read_csv('/etc/hostname')"],
    ['writes no file', "copy incidents to '/tmp/hindsight-out.csv'"],
    ['attaches nothing', "attach '/tmp/hindsight-other.duckdb'"],
    ['changes no row', 'delete from incidents'],
    ['makes no table in the build', 'create table mine (a integer)'],
    ['installs nothing', 'install httpfs'],
    ['opens no setting again', 'set enable_external_access = true'],
    ['unlocks nothing', 'set lock_configuration = false'],
    ['runs one statement at a time', 'select 1; select 2'],
  ])('%s', async (_, sql) => {
    await expect(db.columns(sql)).rejects.toThrow();
    expect(await titles()).toEqual(['Ebb']);
  });

  test('binds values by name, lists too, and leaves out those that a statement does not name', async () => {
    const sql = 'select $a as a, $b::integer as b, list_contains($c, $a) as c, $d as d';
    const Row = z.object({ a: z.string(), b: z.number(), c: z.boolean(), d: z.null() });
    const values = {
      a: "x' or 1=1 --",
      b: 7,
      c: ['y', "x' or 1=1 --"],
      d: null,
      idle: 'not named',
    };
    expect(await db.rows(Row, sql, values)).toEqual([
      { a: "x' or 1=1 --", b: 7, c: true, d: null },
    ]);
  });

  test('says which value is missing', async () => {
    await expect(db.columns('select $a')).rejects.toThrow('names $a, which has no value');
  });

  test('gives names in camel case, numbers for counts, ISO days and dates for times', async () => {
    const Row = z.object({
      bigCount: z.number(),
      aDay: z.string(),
      aTime: z.date(),
      someNames: z.array(z.string()),
      aShare: z.number(),
    });
    const sql = `select count(*) as big_count, date '2025-02-03' as a_day,
      timestamp '2025-02-03 04:05:06.789' as a_time, ['a', 'b'] as some_names, 1.25::decimal(4, 2) as a_share`;
    expect(await db.rows(Row, sql)).toEqual([
      {
        bigCount: 1,
        aDay: '2025-02-03',
        aTime: new Date('2025-02-03T04:05:06.789Z'),
        someNames: ['a', 'b'],
        aShare: 1.25,
      },
    ]);
  });

  test('throws rather than round a number beyond 2^53', async () => {
    await expect(db.columns('select 9007199254740993::bigint as n')).rejects.toThrow('too large');
  });

  test('refuses a row that is not what the page expects', async () => {
    await expect(db.rows(z.object({ title: z.number() }), TITLES)).rejects.toThrow();
  });

  test('keeps the statement with the error', async () => {
    await expect(db.columns('select nothing from incidents')).rejects.toThrow(
      /nothing[\s\S]*in: select nothing/,
    );
  });

  test('names every column of a result without rows', async () => {
    expect(await db.columns('select title, part from incidents where false')).toEqual({
      names: ['title', 'part'],
      types: ['VARCHAR', 'INTEGER'],
      columns: [[], []],
    });
  });

  test('answers a question once: the same answer is kept, another value asks again', async () => {
    const sql = 'select title, $n::integer as n from incidents';
    const first = await db.columns(sql, { n: 1 });
    expect(await db.columns(sql, { n: 1 })).toBe(first);
    expect(await db.columns(sql, { n: 2 })).not.toEqual(first);
  });

  test('answers more questions at once than it has connections', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => titles()));
    expect(answers.every(([title]) => title === 'Ebb')).toBe(true);
  });

  test('of a layout that this version does not know is refused', async () => {
    const { file } = await build(folder.path, [flood]);
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const instance = await DuckDBInstance.create(file);
    const connection = await instance.connect();
    await connection.run('update build set layout = 99');
    await connection.run('checkpoint');
    connection.closeSync();
    instance.closeSync();
    const { createHash } = await import('node:crypto');
    const sha256 = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    const [name] = (await readdir(join(folder.path, 'builds'))).filter((one) => file.endsWith(one));
    await writeFile(currentFile(), JSON.stringify({ file: name, sha256 }));
    await expect(db.refresh()).rejects.toThrow(/layout 99/);
  });
});

test('a data folder may have an apostrophe in its name', async () => {
  const odd = join(folder.path, "o'clock");
  await mkdir(odd);
  await build(odd, [ebb]);
  const other = openDatabase(odd);
  expect(await other.rows(Title, TITLES)).toEqual([{ title: 'Ebb' }]);
  await other.close();
});
