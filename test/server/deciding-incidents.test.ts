// Does what somebody types about an incident become the decision that they meant, or a sentence that says why not?
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../src/lib/server/db.ts';
import { factIn, minutesOf } from '../../src/lib/server/deciding/facts.ts';
import {
  addAction,
  correctFact,
  sameIncident,
  seeConflict,
} from '../../src/lib/server/deciding/incidents.ts';
import { Refused } from '../../src/lib/server/deciding/refused.ts';
import type { CorrectedField } from '../../ingest/ledger/decision.ts';
import { reading } from '../fixtures/incidents.ts';
import { build, dataFolder } from '../fixtures/sample.ts';

function formOf(fields: Record<string, string | readonly string[]>): FormData {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields))
    for (const value of typeof values === 'string' ? [values] : values) form.append(name, value);
  return form;
}

const fact = (field: CorrectedField, fields: Record<string, string | readonly string[]>): unknown =>
  factIn(formOf(fields), field);

describe('minutes', () => {
  test.each([
    ['90', 90],
    ['90 min', 90],
    ['90m', 90],
    ['1:30', 90],
    ['1 h 30', 90],
    ['1h30', 90],
    ['1h30m', 90],
    ['1 hour 30 minutes', 90],
    ['1 hour, 30 minutes', 90],
    ['1 hr 30 mins', 90],
    ['1.5 h', 90],
    ['1,5 h', 90],
    ['1\u202fh\u202f30', 90],
    ['2 h', 120],
    ['26:00', 1560],
    ['2 days', 2880],
    ['1 d 2 h 3 min', 1563],
    ['0.5 d', 720],
  ])('%s are %d', (typed, minutes) => {
    expect(minutesOf(typed)).toBe(minutes);
  });

  test.each(['soon', '1:75', '-5', '1 h 2 h', 'h', '1e3', '90 s', '0', '0 h', '99999999'])(
    '%s is refused',
    (typed) => {
      expect(() => minutesOf(typed)).toThrow(Refused);
    },
  );
});

describe('a moment', () => {
  const at = (fields: Record<string, string>): unknown => fact('startedAt', fields);

  test('takes the zone that was chosen', () => {
    expect(at({ value: '2026-02-11T09:10', zone: '+01:00' })).toBe('2026-02-11T09:10:00+01:00');
    expect(at({ value: '2026-02-11T09:10', zone: 'Z' })).toBe('2026-02-11T09:10:00Z');
  });

  test('without a zone stays a time on the document’s own clock', () => {
    expect(at({ value: '2026-02-11T09:10', zone: '' })).toBe('2026-02-11T09:10:00');
  });

  test('keeps its seconds, and a zone of its own', () => {
    expect(at({ value: '2026-02-11T09:10:30', zone: 'Z' })).toBe('2026-02-11T09:10:30Z');
    expect(at({ value: '2026-02-11 09:10+02:00', zone: 'Z' })).toBe('2026-02-11T09:10:00+02:00');
  });

  test('may be a day only', () => {
    expect(at({ value: '', zone: '+01:00', day: '2026-02-11' })).toBe('2026-02-11');
  });

  test('is unknown where that is said, and never because a field was left empty', () => {
    expect(at({ value: '2026-02-11T09:10', zone: 'Z', unknown: 'yes' })).toBeNull();
    expect(() => at({ value: '', zone: 'Z', day: '' })).toThrow(/say that it is not known/);
  });

  test.each([
    [{ value: '2026-02-30T09:10', zone: 'Z' }, /no such time/],
    [{ value: '2026-02-11T25:10', zone: 'Z' }, /no such time/],
    [{ value: 'yesterday', zone: 'Z' }, /no such time/],
    [{ value: '2026-02-11T09:10', zone: 'CET' }, /offset such as/],
    [{ value: '2026-02-11T09:10', zone: '+19:00' }, /offset such as/],
    [{ value: '2026-02-11T09:10', zone: 'Z', day: '2026-02-12' }, /two days/],
  ])('%j is refused', (fields, why) => {
    expect(() => at(fields)).toThrow(why);
  });
});

describe('lists', () => {
  test('services come one a line or by commas, each once', () => {
    expect(fact('services', { value: 'Login\n Search , Login\n\n' })).toEqual(['Login', 'Search']);
    expect(fact('services', { value: '', unknown: 'yes' })).toEqual([]);
    expect(() => fact('services', { value: ' , ' })).toThrow(Refused);
  });

  test('the primary cause comes first, ticked or not', () => {
    expect(fact('causes', { value: ['code', 'dns'], primary: 'dns' })).toEqual(['dns', 'code']);
    expect(fact('causes', { value: ['code'], primary: 'dns' })).toEqual(['dns', 'code']);
    expect(fact('causes', { value: ['code'] })).toEqual(['code']);
  });

  test('of several causes one has to be the primary one', () => {
    expect(() => fact('causes', { value: ['code', 'dns'] })).toThrow(/primary/);
  });
});

test('a title and a kind are never unknown', () => {
  expect(() => fact('title', { value: '', unknown: 'yes' })).toThrow(Refused);
  expect(fact('kind', { value: 'maintenance', unknown: 'yes' })).toBe('maintenance');
  expect(fact('severity', { value: 'P1', unknown: 'yes' })).toBeNull();
});

describe('a form about an incident', () => {
  let folder: Awaited<ReturnType<typeof dataFolder>>;
  let db: Database;
  beforeAll(async () => {
    folder = await dataFolder();
    await build(folder.path, [
      reading('a.md', [{ title: 'Ebb', startedAt: '2026-01-01T10:00:00Z' }]),
      reading('b.md', [{ title: 'Flood' }]),
    ]);
    db = openDatabase(folder.path);
  });
  afterAll(async () => {
    await db.close();
    await folder.remove();
  });

  test('becomes a correction with what had been seen and what the document said', async () => {
    const seen = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
    const form = formOf({
      field: 'startedAt',
      value: '2026-01-01T09:00',
      zone: 'Z',
      reason: ' the pager ',
      said: '1 Jan 2026, 10:00 UTC',
      'seen/a.md#1': JSON.stringify({ 'fact/startedAt': seen }),
    });
    const [proposal] = await db.read((reader) => correctFact(form, reader, 'a.md#1'));
    expect(proposal).toMatchObject({
      target: { kind: 'incident', id: 'a.md#1', words: 'Ebb', startedAt: '2026-01-01T10:00:00Z' },
      expected: seen,
      change: {
        type: 'correct',
        field: 'startedAt',
        value: '2026-01-01T09:00:00Z',
        reason: 'the pager',
        said: '1 Jan 2026, 10:00 UTC',
      },
    });
  });

  test.each([
    [{ field: 'startedAt', value: '2026-01-01T09:00', zone: 'Z' }, /how you know/],
    [{ field: 'overrun', value: '2', reason: 'x' }, /cannot be corrected/],
    [{ field: 'toString', value: '2', reason: 'x' }, /cannot be corrected/],
    [{ field: 'causes', value: 'gremlins', reason: 'x' }, /of the taxonomy/],
    [{ field: 'kind', value: 'party', reason: 'x' }, /./],
    [{ field: 'criticality', value: 'very', reason: 'x' }, /./],
    [{ field: 'title', value: 'x'.repeat(301), reason: 'x' }, /./],
  ])('%j is refused', async (fields, why) => {
    await expect(
      db.read((reader) => correctFact(formOf(fields), reader, 'a.md#1')),
    ).rejects.toThrow(why);
  });

  test('about an incident that is gone is refused in words', async () => {
    const form = formOf({ field: 'severity', value: 'P1', reason: 'x' });
    await expect(db.read((reader) => correctFact(form, reader, 'gone.md#1'))).rejects.toThrow(
      /not in the build any more/,
    );
  });

  test('adds a promise; without words there is none', async () => {
    const form = formOf({ text: 'Watch the disk', owner: 'Ada', due: '2026-03-01' });
    const [proposal] = await db.read((reader) => addAction(form, reader, 'a.md#1'));
    expect(proposal?.change).toMatchObject({
      type: 'missed_action',
      text: 'Watch the disk',
      status: 'planned',
      owner: 'Ada',
      due: '2026-03-01',
    });
    await expect(
      db.read((reader) => addAction(formOf({ text: ' ' }), reader, 'a.md#1')),
    ).rejects.toThrow(Refused);
  });

  test('makes two tellings one, but never an incident its own', async () => {
    const form = formOf({ incident: 'b.md#1', reason: 'same night' });
    const [proposal] = await db.read((reader) => sameIncident(form, reader, 'a.md#1'));
    expect(proposal?.change).toMatchObject({ type: 'same_as', incident: { id: 'b.md#1' } });
    for (const fields of [
      { incident: 'a.md#1', reason: 'x' },
      { incident: 'b.md#1', reason: '' },
    ])
      await expect(
        db.read((reader) => sameIncident(formOf(fields), reader, 'a.md#1')),
      ).rejects.toThrow(Refused);
  });

  test('acknowledges a contradiction, with or without a note', async () => {
    const [proposal] = await db.read((reader) =>
      seeConflict(formOf({ field: 'resolvedAt', note: '' }), reader, 'a.md#1'),
    );
    expect(proposal?.change).toEqual({ type: 'seen_conflict', field: 'resolvedAt', note: null });
  });
});
