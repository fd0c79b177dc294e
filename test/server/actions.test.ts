// Does the page of promises count each promise where it belongs?
import { describe, expect, test } from 'vitest';
import { EVERYTHING } from '../../src/lib/server/filter.ts';
import { promisesPage } from '../../src/lib/server/promises.ts';
import {
  actionGroups,
  pageOfActions,
  type ActionOrder,
} from '../../src/lib/server/queries/action-list.ts';
import type { ActionShown } from '../../src/lib/server/queries/action-shown.ts';
import { ageing, completionTimes } from '../../src/lib/server/queries/action-times.ts';
import { reading } from '../fixtures/incidents.ts';
import { ALL_ACTIONS } from '../fixtures/orders.ts';
import { useBuild } from '../fixtures/use-build.ts';

const AS_OF = ALL_ACTIONS.asOf;

const db = useBuild([
  published(
    '2025-03-11',
    reading('a.md', [
      {
        startedAt: '2025-03-01T10:00:00Z',
        services: ['ledger', 'search'],
        causes: ['dns'],
        actions: [
          { text: 'Alarm on lag', status: 'done', owner: 'Ines' },
          { text: 'Second resolver', status: 'planned', due: '2025-05-01', owner: 'Ines' },
          { text: 'Write the runbook', status: 'in_progress', due: '2025-12-01' },
          { text: 'Think about it', status: 'planned' },
          { text: 'Buy a cat', status: 'dropped', ticket: 'CAT-1' },
        ],
      },
    ]),
  ),
  published(
    '2025-06-24',
    reading('b.md', [
      {
        startedAt: '2025-06-20T10:00:00Z',
        actions: [
          { text: 'Cap the queue', status: 'done' },
          { text: 'Drain the queue', status: 'planned' },
        ],
      },
    ]),
  ),
  reading('c.md', [{ actions: [{ text: 'No day at all', status: 'planned' }] }]),
]);

/** The same reading of a document that says when it was published. */
function published(day: string, one: ReturnType<typeof reading>): ReturnType<typeof reading> {
  const span = { start: 0, end: 1, quote: one.document.text.slice(0, 1) };
  const moment = { value: day, precision: 'day', zone: null, span } as const;
  const published = { ...moment, rule: 'field', certainty: 'stated' } as const;
  return { ...one, document: { ...one.document, published } };
}

describe('the list', () => {
  test.each<[ActionShown, string[]]>([
    [
      'all',
      [
        'Second resolver',
        'Write the runbook',
        'Cap the queue',
        'Drain the queue',
        'Alarm on lag',
        'Think about it',
        'Buy a cat',
        'No day at all',
      ],
    ],
    [
      'open',
      [
        'Second resolver',
        'Write the runbook',
        'Drain the queue',
        'Think about it',
        'No day at all',
      ],
    ],
    ['done', ['Cap the queue', 'Alarm on lag']],
    ['overdue', ['Second resolver']],
    ['dated', ['Write the runbook']],
    ['undated', ['Drain the queue', 'Think about it', 'No day at all']],
    ['in_progress', ['Write the runbook']],
    ['planned', ['Drain the queue', 'Think about it', 'No day at all']],
    ['unverifiable', ['Cap the queue', 'Drain the queue', 'Think about it', 'No day at all']],
    ['dropped', ['Buy a cat']],
  ])('%s', async (shown, texts) => {
    const { rows, total } = await pageOfActions(db, EVERYTHING, { ...ALL_ACTIONS, shown });
    expect(rows.map(({ text }) => text)).toEqual(texts);
    expect(total).toBe(texts.length);
  });

  test('of one age, of one day, of one group', async () => {
    const texts = async (more: Partial<ActionOrder>): Promise<string[]> =>
      (await pageOfActions(db, EVERYTHING, { ...ALL_ACTIONS, ...more })).rows.map(
        ({ text }) => text,
      );
    expect(await texts({ age: '0-30', shown: 'open' })).toEqual(['Drain the queue']);
    expect(await texts({ age: 'unknown' })).toEqual(['No day at all']);
    expect(await texts({ days: 10, shown: 'done' })).toEqual(['Alarm on lag']);
    expect(await texts({ group: { by: 'owner', value: 'Ines' } })).toEqual([
      'Second resolver',
      'Alarm on lag',
    ]);
    expect(await texts({ group: { by: 'service', value: 'none' }, shown: 'done' })).toEqual([
      'Cap the queue',
    ]);
  });
});

test('every promise of a group is in its counts', async () => {
  const { rows, groups } = await actionGroups(db, EVERYTHING, 'service', { asOf: AS_OF, limit: 2 });
  expect(groups).toBe(3);
  expect(rows).toMatchObject([
    { value: 'ledger', promised: 5, done: 1, open: 3, overdue: 1, undated: 1, unverifiable: 1 },
    { value: 'search', promised: 5 },
  ]);
});

test('a promise is watched until its document was published', async () => {
  expect(await completionTimes(db, EVERYTHING)).toEqual({
    watched: [
      { time: 4, closed: 1, censored: 1 },
      { time: 10, closed: 1, censored: 3 },
    ],
    promised: 7,
    missing: 1,
  });
});

test('every open promise has one age', async () => {
  expect(await ageing(db, EVERYTHING, AS_OF)).toEqual([
    { age: '0-30', overdue: 0, dated: 0, undated: 1 },
    { age: '30-90', overdue: 0, dated: 0, undated: 0 },
    { age: '90-180', overdue: 1, dated: 1, undated: 1 },
    { age: '180-365', overdue: 0, dated: 0, undated: 0 },
    { age: '365-', overdue: 0, dated: 0, undated: 0 },
    { age: 'unknown', overdue: 0, dated: 0, undated: 1 },
  ]);
});

test('the curve is Kaplan and Meier’s: 1/6 by day 4, then 1 − 5/6 · 3/4', async () => {
  const view = { filter: EVERYTHING, previous: null, notices: [], search: '', undated: 0 };
  const choices = {
    organization: [],
    service: [],
    severity: [],
    criticality: [],
    cause: [],
    owner: [],
  };
  const { curve, median, all } = await promisesPage(db, { ...view, choices }, AS_OF);
  expect(curve.map(({ days, done }) => [days, Number(done.toFixed(6))])).toEqual([
    [4, Number((1 / 6).toFixed(6))],
    [10, Number((1 - (5 / 6) * (3 / 4)).toFixed(6))],
  ]);
  expect(median).toBeNull();
  expect(all).toMatchObject({ promised: 8, done: 2, overdue: 1, undated: 3, unverifiable: 4 });
});
