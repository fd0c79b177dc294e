// Which tellings are of one incident, and which of them counts?
import { expect, test } from 'vitest';
import type { Occurrence } from '../../ingest/figures/occurrence.ts';
import { pairsOf, twinsOf } from '../../ingest/store/twins.ts';
import { occurrence, type OccurrenceOutline } from './occurrences.ts';

function told(documents: Record<string, OccurrenceOutline>): Occurrence[] {
  return Object.entries(documents).map(([id, outline]) => occurrence(id, outline));
}

/** The twins as `b#1 is a#1`; pairs that rest on what a text says are taken to hold. */
function twins(documents: Record<string, OccurrenceOutline>): string[] {
  return twinsOf(pairsOf(told(documents))).map(
    ({ incidentId, twinOf }) => `${incidentId} is ${twinOf}`,
  );
}

const night: OccurrenceOutline = {
  organization: 'Aldermoor',
  title: 'Ledger unavailable',
  startedAt: '2024-05-01T22:00:00Z',
  endedAt: '2024-05-01T23:00:00Z',
};

test('one organisation, one hour, one service: one incident, and the one with more facts counts', () => {
  const report = { ...night, facts: 9 };
  const page = { ...night, title: 'Ledger degraded', startedAt: '2024-05-01T22:20:00Z' };
  expect(twins({ 'a.txt': page, 'b.md': report })).toEqual(['a.txt#1 is b.md#1']);
});

test('of equals the one of the earlier path counts', () => {
  expect(twins({ b: night, a: night })).toEqual(['b#1 is a#1']);
});

test('the reason says whose it was, when it was and what it was', () => {
  const [twin] = twinsOf(pairsOf(told({ a: night, b: { ...night, title: 'The ledger is down' } })));
  expect(twin?.reason).toBe(
    'same organisation; starts 0 min and ends 0 min apart; “ledger” in both',
  );
});

test.each<[string, OccurrenceOutline]>([
  ['of another organisation', { ...night, organization: 'Brightwater' }],
  ['of another thing', { ...night, title: 'Search unavailable' }],
  [
    'that starts three hours later',
    { ...night, startedAt: '2024-05-02T01:00:00Z', endedAt: '2024-05-02T02:00:00Z' },
  ],
  [
    'that starts when the first is over',
    { ...night, startedAt: '2024-05-01T23:30:00Z', endedAt: '2024-05-02T00:30:00Z' },
  ],
  [
    'of a day later',
    { ...night, startedAt: '2024-05-02T22:00:00Z', endedAt: '2024-05-02T23:00:00Z' },
  ],
  ['that is maintenance', { ...night, kind: 'maintenance' }],
  ['without a start', { organization: 'Aldermoor', title: 'Ledger unavailable' }],
])('one %s is another incident', (_, other) => {
  expect(twins({ a: night, b: other })).toEqual([]);
});

test('two incidents of one document are never one', () => {
  const [one, two] = told({ a: night, b: night });
  expect(pairsOf([one!, { ...two!, documentId: 'a' }])).toEqual([]);
});

test('words that any incident may have make no two alike', () => {
  const outage = { ...night, title: 'Major outage: degraded performance on 1 May 2024' };
  expect(twins({ a: outage, b: { ...outage, endedAt: '2024-05-01T22:40:00Z' } })).toEqual([]);
});

test('one word is enough where both start and both end together, half of the words otherwise', () => {
  const one = { ...night, title: 'Ledger, statements and transfers' };
  const other = { ...night, title: 'Payment gateway drops ledger calls everywhere' };
  expect(twins({ a: one, b: other })).toHaveLength(1);
  expect(twins({ a: one, b: { ...other, startedAt: '2024-05-01T22:30:00Z' } })).toEqual([]);
});

test('instants are compared, not what the clocks showed', () => {
  const elsewhere = {
    ...night,
    startedAt: '2024-05-02T00:05:00+02:00',
    endedAt: '2024-05-02T01:00:00+02:00',
  };
  expect(twins({ a: night, b: elsewhere })).toHaveLength(1);
});

test('where one tells no zone the clocks are compared', () => {
  const local = { ...night, startedAt: '2024-05-01T22:01:00', endedAt: '2024-05-01T23:01:00' };
  expect(twins({ a: night, b: local })).toHaveLength(1);
});

test('where one tells only the day two words in common are asked for', () => {
  const long = { ...night, title: 'Ledger transfers rejected' };
  const day = { organization: 'Aldermoor', startedAt: '2024-05-01' };
  expect(twins({ a: long, b: { ...day, title: 'Transfers rejected by a limit' } })).toHaveLength(1);
  expect(twins({ a: night, b: { ...day, title: 'Ledger' } })).toEqual([]);
  expect(twins({ a: long, b: { ...day, title: long.title, startedAt: '2024-05-02' } })).toEqual([]);
});

test('a document that names no organisation is a twin only where it names the other’s', () => {
  const nameless: OccurrenceOutline = { ...night, organization: undefined };
  const [pair] = pairsOf(told({ a: night, b: nameless }));
  expect(pair?.provided).toEqual([[{ incidentId: 'b#1', name: 'Aldermoor' }]]);
  const [named] = pairsOf(told({ a: night, b: { ...nameless, title: 'Aldermoor ledger' } }));
  expect(named?.provided).toEqual([]);
  const shared = { services: ['Ledger API'] };
  const [sharing] = pairsOf(told({ a: { ...night, ...shared }, b: { ...nameless, ...shared } }));
  expect(sharing?.provided).toEqual([]);
  expect(sharing?.reason).toContain('both concern Ledger API');
});

test('where no document names one a word is not enough, two are', () => {
  const nameless: OccurrenceOutline = { ...night, organization: undefined };
  expect(twins({ a: nameless, b: nameless })).toEqual([]);
  const two = { ...nameless, title: 'Ledger transfers rejected' };
  expect(twins({ a: two, b: two })).toHaveLength(1);
});

test('without a word in common both must start and end together, and one name a service of the other', () => {
  const one = {
    ...night,
    organization: undefined,
    title: 'Night of silence',
    services: ['Ledgerwork'],
  };
  const other = { ...night, organization: undefined, title: 'Ticket 12' };
  const [pair] = pairsOf(told({ a: one, b: other }));
  expect(pair?.provided).toEqual([[{ incidentId: 'b#1', name: 'Ledgerwork' }]]);
  expect(pairsOf(told({ a: one, b: { ...other, endedAt: '2024-05-01T23:30:00Z' } }))).toEqual([]);
  expect(pairsOf(told({ a: { ...one, services: ['API'] }, b: other }))).toEqual([]);
});

test('forms of a name are one organisation', () => {
  expect(twins({ a: night, b: { ...night, organization: 'ALDERMOOR Ltd.' } })).toHaveLength(1);
  expect(twins({ a: night, b: { ...night, organization: 'aldermoor.io' } })).toHaveLength(1);
});

test('three tellings have one that counts, for both others', () => {
  expect(twins({ a: night, b: { ...night, facts: 5 }, c: night })).toEqual([
    'a#1 is b#1',
    'c#1 is b#1',
  ]);
});

test('a group holds one incident of each document, the nearest', () => {
  const [page] = told({ page: { ...night, facts: 9 } });
  const report = occurrence('report', night);
  const late = { startedAt: '2024-05-01T22:45:00Z', endedAt: '2024-05-01T23:50:00Z' };
  const other = { ...occurrence('report', { ...night, ...late }), incidentId: 'report#2', part: 2 };
  expect(twinsOf(pairsOf([page!, report, other])).map(({ incidentId }) => incidentId)).toEqual([
    'report#1',
  ]);
});

test('the order of the incidents does not matter', () => {
  const all = told({ a: night, b: { ...night, facts: 5 }, c: night, d: { ...night, facts: 5 } });
  expect(twinsOf(pairsOf(all.toReversed()))).toEqual(twinsOf(pairsOf(all)));
});
