// Does an address leave in what it asks for, and nothing else happen?
import { describe, expect, test } from 'vitest';
import {
  EVERYTHING,
  readFilter,
  toSearch,
  where,
  type Filter,
} from '../../src/lib/server/filter.ts';
import { withDays } from '../../src/lib/server/period.ts';
import { pageOfActions } from '../../src/lib/server/queries/action-list.ts';
import { causesByQuarter } from '../../src/lib/server/queries/causes.ts';
import { countIncidents, listIncidents } from '../../src/lib/server/queries/incidents.ts';
import { viewOf } from '../../src/lib/server/view.ts';
import { reading } from '../fixtures/incidents.ts';
import { ALL_ACTIONS } from '../fixtures/orders.ts';
import { useBuild } from '../fixtures/use-build.ts';

const read = (text: string): ReturnType<typeof readFilter> => readFilter(new URLSearchParams(text));

describe('reading an address', () => {
  test('an empty one leaves out nothing but maintenance', () => {
    expect(read('')).toEqual({ filter: EVERYTHING, notices: [] });
  });

  test('takes single values and repeated ones', () => {
    const { filter, notices } = read(
      'from=2025-01-01&to=2025-12-31&service=ledger&service=search&cause=dns&criticality=none&status=done&outcome=missed&kind=all&q=two+words',
    );
    expect(notices).toEqual([]);
    expect(filter).toEqual({
      ...EVERYTHING,
      from: '2025-01-01',
      to: '2025-12-31',
      service: ['ledger', 'search'],
      cause: ['dns'],
      criticality: ['none'],
      status: ['done'],
      outcome: ['missed'],
      kind: 'all',
      q: 'two words',
    });
  });

  test('days of the reader’s own are kept before a preset', () => {
    expect(read('period=90d&from=2025-01-01').filter).toMatchObject({
      period: null,
      from: '2025-01-01',
    });
    expect(toSearch(read('period=90d').filter)).toBe('?period=90d');
  });

  test.each([
    ['period=fortnight', '“fortnight” is no value for “period”'],
    ['from=2025-02-30', '“2025-02-30” is no value for “from”'],
    ['to=yesterday', '“yesterday” is no value for “to”'],
    ['kind=war', '“war” is no value for “kind”'],
    ['status=lost', '“lost” is no value for “status”'],
    ['criticality=very', '“very” is no value for “criticality”'],
    ['measured=restore_30-10', '“restore_30-10” is no value for “measured”'],
    ['measured=1%3D1', '“1=1” is no value for “measured”'],
    ['colour=red', '“colour” is no filter here'],
    ['from=2025-02-01&to=2025-01-01', 'ends (2025-01-01) before it starts'],
    [`q=${'x'.repeat(300)}`, 'is no value for “q”'],
  ])('leaves out %s, and says so', (text, notice) => {
    const { filter, notices } = read(text);
    expect(filter).toEqual(EVERYTHING);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain(notice);
  });

  test('keeps the good values of a list where one is bad', () => {
    expect(read('status=done&status=lost&status=done').filter.status).toEqual(['done']);
  });

  test('knows the page’s own parameters where they are named', () => {
    expect(readFilter(new URLSearchParams('sort=date'), ['sort']).notices).toEqual([]);
  });

  test('takes fifty values of a list at most', () => {
    const many = Array.from({ length: 60 }, (_, index) => `service=s${index}`).join('&');
    const { filter, notices } = read(many);
    expect(filter.service).toHaveLength(50);
    expect(notices).toEqual(['Only the first 50 values of “service” were taken.']);
  });
});

describe('writing an address', () => {
  test('nothing is left out: nothing is written', () => {
    expect(toSearch(EVERYTHING)).toBe('');
  });

  test('reading it again gives the same filter', () => {
    const filter: Filter = {
      ...EVERYTHING,
      from: '2025-01-01',
      organization: ['Ebb & Flood', 'a=b'],
      q: 'ü %',
      kind: 'maintenance',
      outcome: ['met', 'no-time'],
      measured: ['restore_10-30', 'detect_none'],
    };
    expect(read(toSearch(filter)).filter).toEqual(filter);
    expect(toSearch(EVERYTHING, { sort: 'date' })).toBe('?sort=date');
  });
});

describe('filtering', () => {
  const db = useBuild([
    reading('a.md', [
      {
        title: 'Ébb at night',
        organization: 'Aldermoor',
        services: ['ledger', 'search'],
        severity: 'SEV1',
        criticality: 'critical',
        startedAt: '2024-03-01T10:00:00Z',
        resolvedAt: '2024-03-01T10:05:00Z',
        causes: ['dns', 'code'],
        actions: [{ text: 'One', owner: 'Ines', status: 'done' }],
      },
    ]),
    reading('b.md', [
      {
        title: 'Flood',
        organization: 'Brightwater',
        services: ['search'],
        startedAt: '2024-06-30T10:00:00Z',
        resolvedAt: '2024-07-01T10:00:00Z',
        causes: ['code'],
        actions: [{ text: 'Two' }],
      },
    ]),
    reading('c.md', [{ title: 'Drought', startedAt: '2025-02-28T10:00:00Z' }]),
    reading('d.md', [{ title: 'Tide tables', kind: 'maintenance', startedAt: '2025-03-05' }]),
    reading('e.md', [{ title: 'Spring', startedAt: '2024-05-01', resolvedAt: '2024-05-02' }]),
  ]);

  async function found(filter: Partial<Filter>): Promise<string[]> {
    const order = { sort: 'title', direction: 'asc', page: 1, size: 10 } as const;
    const { rows, total } = await listIncidents(db, { ...EVERYTHING, ...filter }, order);
    expect(total).toBe(rows.length);
    return rows.map(({ documentId }) => documentId[0] ?? '').sort();
  }

  test.each<[Partial<Filter>, string]>([
    [{}, 'abce'],
    [{ kind: 'all' }, 'abcde'],
    [{ kind: 'maintenance' }, 'd'],
    [{ from: '2024-06-30' }, 'bc'],
    [{ to: '2024-06-30' }, 'abe'],
    [{ from: '2024-03-01', to: '2024-03-01' }, 'a'],
    [{ organization: ['Aldermoor', 'nobody'] }, 'a'],
    [{ service: ['search'] }, 'ab'],
    [{ severity: ['SEV1'] }, 'a'],
    [{ criticality: ['none'] }, 'bce'],
    [{ criticality: ['critical', 'none'] }, 'abce'],
    [{ cause: ['code'] }, 'ab'],
    [{ cause: ['dns', 'none'] }, 'ace'],
    [{ owner: ['Ines'] }, 'a'],
    [{ status: ['planned'] }, 'b'],
    [{ outcome: ['met'] }, 'a'],
    [{ outcome: ['missed'] }, 'b'],
    [{ outcome: ['no-time'] }, 'c'],
    [{ outcome: ['too-coarse', 'no-target'] }, 'e'],
    [{ measured: ['restore_-5'] }, 'a'],
    [{ measured: ['restore_5-'] }, 'be'],
    [{ measured: ['restore_5-1440'] }, 'be'],
    [{ measured: ['restore_4.5-5'] }, 'a'],
    [{ measured: ['restore_none'] }, 'c'],
    [{ measured: ['restore_any', 'close_-1439'] }, 'a'],
    [{ measured: ['overrun_1-'] }, 'b'],
    [{ measured: ['detect_any'] }, ''],
    [{ q: 'ÉBB' }, 'a'],
    [{ q: 'SEARCH flood' }, 'b'],
    [{ q: "'; drop table incidents; --" }, ''],
    [{ q: '%' }, ''],
  ])('%j leaves %s', async (filter, expected) => {
    expect((await found(filter)).join('')).toBe(expected);
  });

  test('a cause chosen on causes leaves that cause, not the others of its incident', async () => {
    const rows = await causesByQuarter(db, { ...EVERYTHING, cause: ['dns'] });
    expect(rows.map(({ cause }) => cause)).toEqual(['dns']);
  });

  test.each<[Partial<Filter>, string[]]>([
    [{ owner: ['Ines'] }, ['One']],
    [{ status: ['planned'] }, ['Two']],
    [{ cause: ['code'] }, ['Two', 'One']],
    [{ outcome: ['met'], q: 'night' }, ['One']],
    [{ measured: ['restore_-5', 'overrun_-1'] }, ['One']],
  ])('on actions %j leaves %j', async (filter, expected) => {
    const { rows } = await pageOfActions(db, { ...EVERYTHING, ...filter }, ALL_ACTIONS);
    expect(rows.map(({ text }) => text)).toEqual(expected);
  });

  test('every condition at once is one statement that holds', async () => {
    const { filter } = read(
      'from=2024-01-01&to=2025-12-31&organization=Aldermoor&service=ledger&severity=SEV1&criticality=critical&cause=dns&owner=Ines&status=done&outcome=met&measured=restore_1-5&measured=overrun_-1&q=night',
    );
    expect(await countIncidents(db, filter)).toBe(1);
    for (const table of ['causes', 'actions'] as const) {
      const { sql, values } = where(filter, table);
      const { columns } = await db.columns(
        `select count(*) as n from ${table} where ${sql}`,
        values,
      );
      expect(columns).toEqual([[1]]);
    }
  });

  test('the usual period is the twelve months up to the last incident, maintenance apart', async () => {
    expect(await withDays(db, EVERYTHING, '12m')).toEqual({
      ...EVERYTHING,
      period: '12m',
      from: '2024-02-29',
      to: '2025-02-28',
    });
  });

  test('an address without a period gets the usual one, and its links name it', async () => {
    const view = await viewOf(db, new URL('http://here/incidents?service=ledger&sort=date'), [
      'sort',
    ]);
    expect(view).toMatchObject({ search: '?service=ledger&period=12m', notices: [] });
    expect(view.filter).toMatchObject({ from: '2024-02-29', to: '2025-02-28' });
    expect(view.previous).toMatchObject({ period: null, from: '2023-02-28', to: '2024-02-28' });
  });

  test('all time leaves nothing out and has nothing before it', async () => {
    const { filter, previous, undated } = await viewOf(db, new URL('http://here/?period=all'));
    expect({ filter, previous, undated }).toEqual({
      filter: { ...EVERYTHING, period: 'all' },
      previous: null,
      undated: 0,
    });
  });
});
