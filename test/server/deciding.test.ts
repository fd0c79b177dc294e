// Does what somebody types into a form about promises become just the decisions that they meant?
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decide, Outdated } from '../../ingest/ledger/append.ts';
import type { Decision } from '../../ingest/ledger/decision.ts';
import { ledgerFolder, openDatabase, type Database, type Reader } from '../../src/lib/server/db.ts';
import { denyActions, editActions } from '../../src/lib/server/deciding/actions.ts';
import { undo } from '../../src/lib/server/deciding/again.ts';
import { Refused } from '../../src/lib/server/deciding/refused.ts';
import { seenBy } from '../../src/lib/server/deciding/targets.ts';
import { EVERYTHING } from '../../src/lib/server/filter.ts';
import { pageOfActions, type ActionListRow } from '../../src/lib/server/queries/action-list.ts';
import { deniedActions } from '../../src/lib/server/queries/decisions.ts';
import { promiseEdits } from '../../src/lib/server/queries/promise-edits.ts';
import { savedChanges } from '../../src/lib/server/saved.ts';
import { tellings } from '../../src/lib/components/promise/telling.ts';
import { reading } from '../fixtures/incidents.ts';
import { build, dataFolder } from '../fixtures/sample.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const MANY = Array.from({ length: 24 }, (_, index) => ({ text: `Look at shard ${index + 1}` }));

let folder: Awaited<ReturnType<typeof dataFolder>>;
let db: Database;
beforeEach(async () => {
  folder = await dataFolder();
  await build(folder.path, [
    reading('a.md', [
      {
        actions: [
          { text: 'Alarm on lag', status: 'planned', owner: 'Ines', due: '2026-05-01' },
          { text: 'Second resolver', status: 'done' },
        ],
      },
    ]),
    reading('b.md', [{ actions: MANY }]),
  ]);
  db = openDatabase(folder.path);
});
afterEach(async () => {
  await db.close();
  await folder.remove();
});

async function listed(): Promise<ActionListRow[]> {
  const { rows } = await pageOfActions(db, EVERYTHING, {
    shown: 'all',
    age: null,
    days: null,
    group: null,
    sort: 'due',
    direction: 'asc',
    page: 1,
    size: 100,
    asOf: '2026-11-21',
  });
  return rows;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;
type Make = (form: FormData, reader: Reader) => ReturnType<typeof editActions>;

function formOf(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) form.append(name, String(one));
  return form;
}

/** The changes that a form asks for. */
async function asked(fields: Fields, make: Make = editActions): Promise<unknown[]> {
  return (await make(formOf(fields), db)).map(({ change }) => change);
}

async function save(name: string, fields: Fields, make: Make = editActions): Promise<Decision[]> {
  const { places } = await db.state();
  const decisions = await decide(ledgerFolder(folder.path), await make(formOf(fields), db), {
    actor: { name, via: 'local' },
    now: NOW,
    canonical: (id) => places.get(id) ?? id,
  });
  await db.refresh();
  return decisions;
}

async function idOf(text: string): Promise<string> {
  const row = (await listed()).find((one) => one.text === text);
  if (!row) throw new Error(`no promise “${text}”`);
  return row.actionId;
}

/** All that the form of a promise sends when nobody has touched it. */
async function untouched(text: string): Promise<Record<string, string>> {
  const row = (await listed()).find((one) => one.text === text);
  if (!row) throw new Error(`no promise “${text}”`);
  const values = {
    status: row.status,
    done_on: row.doneOn ?? '',
    owner: row.owner ?? '',
    due: row.due ?? '',
    ticket: row.ticket ?? '',
    evidence: row.evidenceLink ?? '',
    note: row.note ?? '',
    reason: '',
  };
  const seen = (await seenBy(db, [row.actionId]))[row.actionId];
  return {
    whole: '',
    action: row.actionId,
    was: JSON.stringify(values),
    [`seen/${row.actionId}`]: seen ? JSON.stringify(seen) : '',
    ...values,
  };
}

describe('one promise', () => {
  test('what is not touched is not decided', async () => {
    expect(await asked(await untouched('Alarm on lag'))).toEqual([]);
  });

  test('each field is a decision of its own; an emptied one says that there is none', async () => {
    expect(
      await asked({
        ...(await untouched('Alarm on lag')),
        status: 'done',
        done_on: '2026-04-30',
        owner: '',
        due: '2026-06-01',
        ticket: 'https://tracker.example/OPS-1',
        evidence: 'https://wiki.example/lag',
        note: '  seen by Bo ',
      }),
    ).toEqual([
      { type: 'status', status: 'done', doneOn: '2026-04-30', reason: null, link: null },
      { type: 'owner', owner: null },
      { type: 'due', due: '2026-06-01' },
      {
        type: 'ticket',
        ticket: 'https://tracker.example/OPS-1',
        href: 'https://tracker.example/OPS-1',
      },
      { type: 'evidence', link: 'https://wiki.example/lag' },
      { type: 'note', note: 'seen by Bo' },
    ]);
  });

  test('the day of doing can be set, changed and taken away, and goes with another status', async () => {
    await save('Ada', { ...(await untouched('Second resolver')), done_on: '2026-04-30' });
    const form = await untouched('Second resolver');
    expect(form.done_on).toBe('2026-04-30');
    expect(await asked(form)).toEqual([]);
    expect(await asked({ ...form, done_on: '2026-05-02' })).toMatchObject([
      { status: 'done', doneOn: '2026-05-02' },
    ]);
    expect(await asked({ ...form, done_on: '' })).toMatchObject([{ status: 'done', doneOn: null }]);
    expect(await asked({ ...form, status: 'planned' })).toMatchObject([
      { status: 'planned', doneOn: null },
    ]);
  });

  test('a field that grew old while the form was open is left alone', async () => {
    const old = await untouched('Alarm on lag');
    await save('Bo', { ...old, owner: 'Marek' });
    expect(await asked({ ...old, due: '2026-07-01' })).toEqual([
      { type: 'due', due: '2026-07-01' },
    ]);
  });

  test.each<[string, Fields, string]>([
    ['a status that is none', { status: 'finished' }, 'status'],
    ['dropped without a reason', { status: 'dropped' }, 'reason'],
    ['a day that is none', { due: 'next week' }, 'due'],
    ['a day that the calendar lacks', { due: '2026-02-30' }, 'due'],
    ['done on a day that is none', { status: 'done', done_on: '2026-13-01' }, 'done_on'],
    ['done on a day to come', { status: 'done', done_on: '2999-01-01' }, 'done_on'],
    ['an address that runs a script', { evidence: 'javascript:alert(1)' }, 'evidence'],
    ['an owner as long as a page', { owner: 'x'.repeat(301) }, 'owner'],
    ['a note as long as a book', { note: 'x'.repeat(4001) }, 'note'],
  ])('%s is refused, and the field named', async (_, typed, field) => {
    const form = { ...(await untouched('Alarm on lag')), ...typed };
    const refused = await asked(form).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refused);
    expect(refused).toMatchObject({ field });
  });

  test('a promise that is not there is refused', async () => {
    await expect(asked({ whole: '', action: 'gone.md#1/action/1', owner: 'Ada' })).rejects.toThrow(
      /not in the build/,
    );
    await expect(asked({ owner: 'Ada' })).rejects.toThrow(/at least one/);
  });

  test('what holds is told with who, when, and what the document says', async () => {
    await save('Ada', {
      ...(await untouched('Alarm on lag')),
      status: 'done',
      done_on: '2026-04-30',
      due: '',
    });
    const id = await idOf('Alarm on lag');
    const edits = (await promiseEdits(db, [id]))[id];
    expect(edits && tellings(edits)).toMatchObject([
      {
        value: 'done on 30 Apr 2026',
        by: 'by Ada on 21 Nov 2026',
        said: { lead: 'the document says', words: 'planned' },
      },
      { value: 'no date', said: { words: '1 May 2026' } },
    ]);
  });
});

describe('two people', () => {
  test('the second is told of the first, and may keep theirs or set their own', async () => {
    const form = await untouched('Alarm on lag');
    const id = await idOf('Alarm on lag');
    const [first] = await save('Bo', { ...form, owner: 'Marek' });
    const second = { ...form, owner: 'Zoe', note: 'half done' };
    const outdated = await save('Ada', second).catch((error: unknown) => error);
    expect(outdated).toBeInstanceOf(Outdated);
    expect(outdated).toMatchObject({
      latest: { id: first?.id, actor: { name: 'Bo' } },
      proposal: { change: { type: 'owner', owner: 'Zoe' } },
    });
    // nothing of it was written, the note neither
    expect(await untouched('Alarm on lag')).toMatchObject({ owner: 'Marek', note: '' });
    await save('Ada', { ...second, keep: `owner ${id}` });
    expect(await untouched('Alarm on lag')).toMatchObject({ owner: 'Marek', note: 'half done' });
    await save('Ada', { ...form, owner: 'Zoe', [`seen/${id}`]: `{"owner":"${first?.id}"}` });
    expect(await untouched('Alarm on lag')).toMatchObject({ owner: 'Zoe' });
  });

  test('two sides of one promise do not meet', async () => {
    const form = await untouched('Alarm on lag');
    await save('Bo', { ...form, owner: 'Marek' });
    await save('Ada', { ...form, status: 'in_progress' });
    expect(await untouched('Alarm on lag')).toMatchObject({
      owner: 'Marek',
      status: 'in_progress',
    });
  });

  test.each(['{"owner":', '[]', '"x"', '{"owner":7}'])(
    'a page that sends %s has seen nothing',
    async (sent) => {
      const form = await untouched('Alarm on lag');
      const id = await idOf('Alarm on lag');
      await save('Bo', { ...form, owner: 'Marek' });
      await expect(
        save('Ada', { ...form, owner: 'Zoe', [`seen/${id}`]: sent }),
      ).rejects.toBeInstanceOf(Outdated);
    },
  );
});

describe('several at once', () => {
  const many = (): Promise<string[]> => Promise.all(MANY.map(({ text }) => idOf(text)));

  test('what is left empty stays as it is', async () => {
    const action = [await idOf('Alarm on lag'), await idOf('Second resolver')];
    const form = { action, status: '', owner: 'Zoe', due: '', ticket: '', note: '', reason: '' };
    expect(await asked(form)).toEqual([
      { type: 'owner', owner: 'Zoe' },
      { type: 'owner', owner: 'Zoe' },
    ]);
    expect(await asked({ action, status: 'done' })).toHaveLength(1);
  });

  test('all or none: one that somebody else decided keeps all as they were', async () => {
    const action = await many();
    await save('Bo', { action: action.slice(3, 4), owner: 'Marek' });
    await expect(save('Ada', { action, owner: 'Zoe' })).rejects.toBeInstanceOf(Outdated);
    const owners = (await listed()).map(({ owner }) => owner);
    expect(owners).not.toContain('Zoe');
    await save('Ada', { action, owner: 'Zoe', keep: `owner ${action[3]}` });
    const after = (await listed()).map(({ owner }) => owner);
    expect(after.filter((owner) => owner === 'Zoe')).toHaveLength(MANY.length - 1);
  });

  test('more than an address can name are taken back together, and nobody else’s with them', async () => {
    const action = await many();
    await save('Bo', { action: [await idOf('Alarm on lag')], owner: 'Marek' });
    const decisions = await save('Ada', { action, status: 'done' });
    await save('Bo', { action: [await idOf('Second resolver')], owner: 'Marek' });
    const changes = await savedChanges(db, `${decisions[0]?.id}..${decisions.at(-1)?.id}`);
    expect(changes).toHaveLength(MANY.length);
    expect(changes.every(({ canUndo, value }) => canUndo && value === 'done')).toBe(true);
    await save('Ada', { decision: changes.map(({ id }) => id) }, undo);
    const rows = await listed();
    expect(rows.filter(({ status }) => status === 'done')).toHaveLength(1);
    expect(rows.filter(({ owner }) => owner === 'Marek')).toHaveLength(2);
  });
});

describe('taken back', () => {
  test('an undo, its undo, and what a later decision stands upon', async () => {
    const [first] = await save('Ada', { ...(await untouched('Alarm on lag')), owner: 'Zoe' });
    const [back] = await save('Ada', { decision: first?.id ?? '' }, undo);
    expect(await untouched('Alarm on lag')).toMatchObject({ owner: 'Ines' });
    expect(await savedChanges(db, back?.id ?? '')).toMatchObject([
      { value: 'owner Zoe', isUndo: true, canUndo: true },
    ]);
    await save('Ada', { decision: back?.id ?? '' }, undo);
    expect(await untouched('Alarm on lag')).toMatchObject({ owner: 'Zoe' });
    await save('Bo', { ...(await untouched('Alarm on lag')), owner: 'Marek' });
    await expect(asked({ decision: first?.id ?? '' }, undo)).rejects.toThrow(/Bo has decided/);
    expect(await savedChanges(db, first?.id ?? '')).toMatchObject([{ canUndo: false }]);
  });

  test('what is no promise leaves the list, is named beside it, and can be put back', async () => {
    const action = await idOf('Alarm on lag');
    await expect(asked({ action, reason: ' ' }, denyActions)).rejects.toMatchObject({
      field: 'reason',
    });
    const [none] = await save('Ada', { action, reason: 'a description' }, denyActions);
    await expect(idOf('Alarm on lag')).rejects.toThrow();
    expect(await deniedActions(db, 10)).toMatchObject([
      { words: 'Alarm on lag', reason: 'a description', actor: 'Ada' },
    ]);
    await save('Ada', { decision: none?.id ?? '' }, undo);
    expect(await idOf('Alarm on lag')).toBe(action);
    expect(await deniedActions(db, 10)).toEqual([]);
  });

  test('an address that names nothing tells of nothing', async () => {
    for (const saved of [null, '', 'x', 'x..y', '..', 'x,,y'])
      expect(await savedChanges(db, saved)).toEqual([]);
  });
});
