// Does a decision find its promise again, and never another one?
import { describe, expect, test } from 'vitest';
import { findAll, type Holdings, type KnownAction } from '../../ingest/ledger/attach.ts';
import type { ActionTarget, IncidentTarget, Target } from '../../ingest/ledger/decision.ts';
import { editOf } from '../../ingest/ledger/likeness.ts';

const ALERT = 'Add an alert on the depth of the mail queue';
const START = '2026-03-01T09:00Z';

const target: ActionTarget = {
  kind: 'action',
  id: 'a.md#1/alert',
  incident: 'a.md#1',
  document: 'a.md',
  digest: 'old',
  words: ALERT,
  incidentTitle: 'Mail stood still at night',
  startedAt: START,
};
const told: KnownAction = {
  id: 'a.md#1/alert',
  document: 'a.md',
  digest: 'new',
  words: ALERT,
  incidentTitle: 'Mail stood still at night',
  startedAt: START,
};
const other: Partial<KnownAction> = {
  incidentTitle: 'The web shop was closed',
  startedAt: '2026-05-05T10:00Z',
};

const action = (over: Partial<KnownAction>): KnownAction => ({ ...told, ...over });

/** Each action's incident is known as well. */
function holdings(actions: KnownAction[]): Holdings {
  const incidents = actions.map(({ id, document, digest, incidentTitle, startedAt }) => ({
    id: id.slice(0, id.indexOf('/')),
    document,
    digest,
    words: incidentTitle,
    startedAt,
  }));
  return { actions, incidents };
}

async function find(one: Target, known: Holdings, others: Target[] = []): Promise<string | null> {
  const found = await findAll([one, ...others], known, () => Promise.resolve(known));
  return found.get(one.id) ?? null;
}

const WITHOUT_INCIDENT: Partial<ActionTarget> = { incidentTitle: undefined, startedAt: undefined };

describe.each<[string, KnownAction[], string | null, Partial<ActionTarget>?]>([
  ['is found under its id', [told], told.id],
  [
    'is found where its words went on',
    [action({ id: 'a.md#1/b', words: `${ALERT}, by Bo` })],
    'a.md#1/b',
  ],
  [
    'is found with a slip put right',
    [action({ id: 'a.md#1/b', words: ALERT.replace('depth', 'detph') })],
    'a.md#1/b',
  ],
  [
    'is found with other forms of its words',
    [action({ id: 'a.md#1/b', words: 'Add alerts on depth of mail queues' })],
    'a.md#1/b',
  ],
  [
    'is not what stands in its place',
    [action({ id: 'a.md#1/b', words: 'Add an alert on the age of the mail queue' })],
    null,
  ],
  [
    'is not the same for another machine',
    [action({ id: 'a.md#1/b', words: `${ALERT} on mx2` })],
    null,
    { words: `${ALERT} on mx1` },
  ],
  [
    'follows its incident to another part',
    [action(other), action({ id: 'a.md#2/alert' })],
    'a.md#2/alert',
  ],
  [
    'stays where it is when another part promises the same',
    [told, action({ ...other, id: 'a.md#2/alert' })],
    told.id,
  ],
  ['waits where another incident took its id and it is gone', [action(other)], null],
  [
    'waits where two may be meant and nothing tells them apart',
    [action({ id: 'a.md#1/alert' }), action({ id: 'a.md#2/alert', ...other })],
    null,
    WITHOUT_INCIDENT,
  ],
  [
    'holds by its id in a document that did not change',
    [action({ digest: 'old' }), action({ id: 'a.md#2/alert', digest: 'old' })],
    told.id,
    WITHOUT_INCIDENT,
  ],
  [
    'moves with the bytes of its document',
    [action({ id: 'b.md#1/alert', document: 'b.md', digest: 'old' })],
    'b.md#1/alert',
  ],
  [
    'waits where the document was copied twice',
    [
      action({ id: 'b.md#1/alert', document: 'b.md', digest: 'old' }),
      action({ id: 'c.md#1/alert', document: 'c.md', digest: 'old' }),
    ],
    null,
  ],
  [
    'moves with its incident where document and words were edited',
    [action({ id: 'b.md#1/b', document: 'b.md', words: `${ALERT}, by Bo` })],
    'b.md#1/b',
  ],
  [
    'is not the same promise of another incident',
    [action({ id: 'b.md#1/alert', document: 'b.md', ...other })],
    null,
  ],
  [
    'is not what a copy still promises',
    [action({ id: 'a.md#1/b', words: 'Rest' }), action({ id: 'b.md#1/alert', document: 'b.md' })],
    null,
  ],
  [
    'of an older decision moves with the name of the file',
    [action({ id: 'x/a.md#1/alert', document: 'x/a.md' })],
    'x/a.md#1/alert',
    WITHOUT_INCIDENT,
  ],
  [
    'of an older decision does not move by its words alone',
    [action({ id: 'b.md#1/alert', document: 'b.md' })],
    null,
    WITHOUT_INCIDENT,
  ],
  [
    'of few words does not move by the name of the file',
    [action({ id: 'x/a.md#1/s', document: 'x/a.md', words: 'Add alerts' })],
    null,
    { ...WITHOUT_INCIDENT, words: 'Add alerts' },
  ],
])('a promise %s', (_, known, expected, over = {}) => {
  test(expected ?? 'nowhere', async () => {
    expect(await find({ ...target, ...over }, holdings(known))).toBe(expected);
  });
});

test('what was decided about beside it, in the same state of the document, is another promise', async () => {
  const longer = `${ALERT} of the relay`;
  const beside: ActionTarget = { ...target, id: 'a.md#1/relay', words: longer };
  const left = holdings([action({ id: 'a.md#1/relay', words: longer })]);
  expect(await find(target, left)).toBe('a.md#1/relay');
  expect(await find(target, left, [beside])).toBeNull();
});

test('two decisions that saw two states of one promise are both on it', async () => {
  const later: ActionTarget = {
    ...target,
    id: 'a.md#1/b',
    digest: 'newer',
    words: `${ALERT}, by Bo`,
  };
  const now = holdings([action({ id: 'a.md#1/b', words: `${ALERT}, by Bo` })]);
  expect(await find(target, now, [later])).toBe('a.md#1/b');
  expect(await find(later, now, [target])).toBe('a.md#1/b');
});

describe('an incident', () => {
  const incident: IncidentTarget = {
    kind: 'incident',
    id: 'a.md#1',
    document: 'a.md',
    digest: 'old',
    words: 'Mail stood still',
    startedAt: START,
  };
  const known = {
    id: 'a.md#1',
    document: 'a.md',
    digest: 'new',
    words: 'Mail stood still',
    startedAt: START,
  };
  const LATER = '2026-04-01T09:00Z';

  test.each<[string, Partial<typeof known>[], string | null]>([
    ['is found with another title by its start', [{ words: 'No mail at all' }], 'a.md#1'],
    [
      'is found by its title where the only incident of a document starts at another time',
      [{ startedAt: LATER }],
      'a.md#1',
    ],
    [
      'goes to the part that has its start, whatever the numbers',
      [{ startedAt: LATER }, { id: 'a.md#2' }],
      'a.md#2',
    ],
    [
      'waits where its part is gone and another took the number',
      [{ startedAt: LATER }, { id: 'a.md#2', startedAt: '2026-05-01' }],
      null,
    ],
    [
      'moves with the bytes of the document',
      [{ id: 'b.md#1', document: 'b.md', digest: 'old' }],
      'b.md#1',
    ],
    [
      'moves with title and start',
      [{ id: 'b.md#1', document: 'b.md', words: 'Mail stood still again' }],
      'b.md#1',
    ],
    [
      'is not one of the same title at another time',
      [{ id: 'b.md#1', document: 'b.md', startedAt: LATER }],
      null,
    ],
    [
      'is not one of the same start that is called otherwise',
      [{ id: 'b.md#1', document: 'b.md', words: 'Web shop closed' }],
      null,
    ],
  ])('%s', async (_, overs, expected) => {
    const incidents = overs.map((over) => ({ ...known, ...over }));
    expect(await find(incident, { actions: [], incidents })).toBe(expected);
  });
});

test.each([
  ['Add alerts', 'Add alerts', 1],
  ['Add alerts.', 'add ALERTS', 1],
  ['Add alerts', 'Add alerts for mail', 0],
  ['Enable the failover of mail', 'Disable the failover of mail', 0],
  ['Upgrade node 1 to Debian', 'Upgrade node 2 to Debian', 0],
  ['Write a runbook for failover', 'Write a runbook for failover, and try it', 0.71],
  ['— — —', '— —', 1],
])('%s → %s: %d', (a, b, rating) => {
  expect(editOf(a, b)).toBeCloseTo(rating, 2);
  expect(editOf(b, a)).toBeCloseTo(rating, 2);
});
