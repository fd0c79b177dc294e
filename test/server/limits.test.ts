// Do limits break when, and only when, they are passed, and do they name what breaks them?
import { afterEach, beforeEach, expect, test } from 'vitest';
import { decide } from '../../ingest/ledger/append.ts';
import { ledgerFolder, openDatabase, type Database } from '../../src/lib/server/db.ts';
import { EVERYTHING } from '../../src/lib/server/filter.ts';
import { holdAgainst, readLimit, type Held, type LimitName } from '../../src/lib/server/limits.ts';
import { reading } from '../fixtures/incidents.ts';
import { build, dataFolder } from '../fixtures/sample.ts';

let folder: Awaited<ReturnType<typeof dataFolder>>;
let db: Database;
beforeEach(async () => {
  folder = await dataFolder();
  db = openDatabase(folder.path);
  const ebb = {
    title: 'Ebb',
    organization: 'Acme',
    startedAt: '2026-01-01T09:00Z',
    resolvedAt: '2026-01-01T09:30Z',
    target: 60,
    causes: ['dns'],
    actions: [
      { text: 'Add an alert', owner: 'Bo', due: '2026-02-01' },
      { text: 'Write it down' },
      { text: 'Test it', due: '2026-09-01' },
    ],
  };
  const again = {
    ...ebb,
    title: 'Flood',
    startedAt: '2026-03-01T09:00Z',
    resolvedAt: '2026-03-01T11:00Z',
    actions: [],
  };
  await build(folder.path, [
    reading('old/a.md', [ebb], { published: '2026-01-03' }),
    reading('b.md', [again], { published: '2026-03-03' }),
  ]);
});
afterEach(async () => {
  await db.close();
  await folder.remove();
});

async function held(name: LimitName, words: string, filter = EVERYTHING): Promise<Held> {
  const limit = readLimit(name, words);
  if (!limit) throw new Error(`no limit: ${words}`);
  const [one] = await holdAgainst(db, { filter, asOf: '2026-05-01' }, { [name]: limit });
  if (!one) throw new Error('the limit was not looked at');
  return one;
}

test.each<[LimitName, string, boolean, string]>([
  ['overdue', '0', true, '1 of 2 open promises with a date are overdue (50 %); 0 allowed'],
  ['overdue', '1', false, '1 of 2 open promises with a date are overdue (50 %); 1 allowed'],
  ['overdue', '49%', true, '1 of 2 open promises with a date are overdue (50 %); 49 % allowed'],
  ['overdue', '50%', false, '1 of 2 open promises with a date are overdue (50 %); 50 % allowed'],
  ['unverifiable', '33%', true, '1 of 3 promises cannot be checked'],
  ['unverifiable', '34%', false, '1 of 3 promises cannot be checked'],
  [
    'attainment',
    '51%',
    true,
    '1 of 2 incidents with a target and a time were restored within it (50 %)',
  ],
  [
    'attainment',
    '50%',
    false,
    '1 of 2 incidents with a target and a time were restored within it (50 %)',
  ],
  ['broken', '0', true, '1 incident came back after a document had promised'],
  ['broken', '1', false, '1 incident came back after a document had promised'],
])('%s %s: broken is %s', async (name, words, broken, said) => {
  const one = await held(name, words);
  expect(one.said.replace(/\s/g, ' ')).toContain(said);
  expect(one.broken).toBe(broken);
  expect(one.by).toHaveLength(broken ? 1 : 0);
});

test.each<[LimitName, string, string, string]>([
  ['overdue', '0', 'due 2026-02-01  Add an alert  (Bo)  of Ebb', 'old/a.md'],
  ['unverifiable', '0', 'Write it down  of Ebb', 'old/a.md'],
  ['attainment', '80%', '2026-03-01  Flood: 120 minutes, 60 allowed', 'b.md'],
  ['broken', '0', '2026-03-01  Flood: DNS again, 59 days after Ebb', 'b.md'],
])('%s %s names what breaks it, and where that is told', async (name, words, text, path) => {
  expect((await held(name, words)).by).toMatchObject([{ text, path }]);
});

test('a decision counts: what is done is not overdue', async () => {
  await decide(
    ledgerFolder(folder.path),
    [
      {
        target: {
          kind: 'action',
          id: 'old/a.md#1/1-add-an-alert',
          incident: 'old/a.md#1',
          document: 'old/a.md',
          digest: null,
          words: 'Add an alert',
        },
        expected: null,
        change: { type: 'status', status: 'done', doneOn: null, reason: null, link: null },
      },
    ],
    { actor: { name: 'ada', via: 'local' }, now: Date.UTC(2026, 4, 1) },
  );
  await db.refresh();
  expect((await held('overdue', '0')).broken).toBe(false);
});

test('of a corpus without anything to hold, no limit is broken', async () => {
  const none = { ...EVERYTHING, from: '2020-01-01', to: '2020-12-31' };
  for (const [name, words] of [
    ['overdue', '0'],
    ['unverifiable', '0%'],
    ['attainment', '100%'],
    ['broken', '0'],
  ] as const)
    expect(await held(name, words, none)).toMatchObject({ broken: false, by: [] });
});

test.each<[LimitName, string]>([
  ['overdue', 'many'],
  ['overdue', '1.5'],
  ['overdue', '-1'],
  ['unverifiable', '101%'],
  ['attainment', '80'],
  ['broken', '5%'],
])('%s cannot be %s', (name, words) => {
  expect(readLimit(name, words)).toBeNull();
});
