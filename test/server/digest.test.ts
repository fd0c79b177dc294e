// Does the digest tell what is new since a day, all of it and nothing older?
import { afterEach, beforeEach, expect, test } from 'vitest';
import { decide } from '../../ingest/ledger/append.ts';
import type { Change, Target } from '../../ingest/ledger/decision.ts';
import { ledgerFolder, openDatabase, type Database } from '../../src/lib/server/db.ts';
import { digest } from '../../src/lib/server/digest.ts';
import { FORMS } from '../../src/lib/server/digest-text.ts';
import { EVERYTHING } from '../../src/lib/server/filter.ts';
import { reading } from '../fixtures/incidents.ts';
import { build, dataFolder } from '../fixtures/sample.ts';

const BASE = 'https://h.example';
const ALERT: Target = {
  kind: 'action',
  id: 'a.md#1/1-add-an-alert',
  incident: 'a.md#1',
  document: 'a.md',
  digest: null,
  words: 'Add an alert',
};

let folder: Awaited<ReturnType<typeof dataFolder>>;
let db: Database;
beforeEach(async () => {
  folder = await dataFolder();
  db = openDatabase(folder.path);
  const ebb = {
    title: 'Ebb <at> night',
    organization: 'Acme',
    startedAt: '2026-01-01T09:00Z',
    causes: ['dns'],
    actions: [
      { text: 'Add an alert', owner: 'Bo', due: '2026-02-01' },
      { text: 'Test it', due: '2026-03-10' },
      { text: 'Write it down', status: 'done' as const },
      { text: 'Tell support', due: '2026-09-01' },
    ],
  };
  await build(folder.path, [
    reading('a.md', [ebb], { published: '2026-01-03' }),
    reading('b.md', [{ ...ebb, title: 'Flood', startedAt: '2026-03-05T09:00Z', actions: [] }], {
      published: '2026-03-06',
    }),
  ]);
});
afterEach(async () => {
  await db.close();
  await folder.remove();
});

async function decided(day: string, target: Target, change: Change): Promise<void> {
  await decide(ledgerFolder(folder.path), [{ target, expected: null, change }], {
    actor: { name: 'ada', via: change.type === 'status' ? 'github' : 'local' },
    now: Date.parse(`${day}T12:00Z`),
  });
  await db.refresh();
}

async function told(since: string, form = 'md'): Promise<string> {
  const one = await digest(db, { filter: EVERYTHING, since, until: '2026-03-21' });
  return FORMS[form]?.write(one, BASE) ?? '';
}

test('what became overdue or broken since the day is told, what had been so before is not', async () => {
  const text = await told('2026-03-01');
  expect(text).toContain('# What is new from 2026-03-01 to 2026-03-21');
  expect(text).toContain(
    '## Newly overdue (1)\n\n- Due 2026-03-10: Test it, of [Ebb \\<at\\> night](https://h.example/incidents/a.md',
  );
  expect(text).toContain('## Newly broken (1)\n\n- 2026-03-05: DNS again in [Flood](');
  expect(text).toContain('63 days after [Ebb');
  expect(text).toContain('## Newly done (0)\n\nNo promise was done.');
  expect(text).toContain('## Decided (0)\n\nNothing was decided.');
});

test('from an earlier day more is told', async () => {
  const text = await told('2026-01-01');
  expect(text).toContain('## Newly overdue (2)');
  expect(text).toContain('## Newly done (1)\n\n- 2026-01-03: Write it down, of');
  expect(text).toContain('by the document.');
});

test('what was done by decision is told on its day, with who decided it', async () => {
  await decided('2026-03-15', ALERT, {
    type: 'status',
    status: 'done',
    doneOn: '2026-03-12',
    reason: null,
    link: null,
  });
  const text = await told('2026-03-11');
  expect(text).toContain('## Newly done (1)\n\n- 2026-03-12: Add an alert (Bo), of');
  expect(text).toContain(', by decision.');
  expect(text).toContain(
    '- 2026-03-15, ada, by GitHub: status done on 2026-03-12, on [Add an alert](',
  );
  expect(await told('2026-03-16')).toContain('## Decided (0)');
});

test('a decision that was not found again waits for a person, however old it is', async () => {
  await decided(
    '2026-02-01',
    { ...ALERT, id: 'a.md#1/gone', words: 'Paint it blue' },
    { type: 'owner', owner: 'Cy' },
  );
  expect(await told('2026-03-01')).toContain(
    '## Waiting for a person (1)\n\n- 2026-02-01, ada: owner Cy, on Paint it blue. Not found again in a.md.',
  );
});

test('a mail gets no mark-up that a document wrote', async () => {
  const html = await told('2026-03-01', 'html');
  expect(html).toContain('>Ebb &lt;at&gt; night</a>');
  expect(html).not.toContain('<at>');
});

test('a program gets each line with its links', async () => {
  const { since, overdue } = JSON.parse(await told('2026-03-01', 'json')) as Record<
    string,
    unknown
  >;
  expect(since).toBe('2026-03-01');
  expect(overdue).toEqual([
    {
      text: 'Due 2026-03-10: Test it, of Ebb <at> night',
      links: [expect.stringMatching(/^https:\/\/h\.example\/incidents\//)],
    },
  ]);
});
