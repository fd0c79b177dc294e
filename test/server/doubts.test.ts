// Does the page of quality name every doubt, and every incident that lacks a fact?
import { expect, test } from 'vitest';
import { zoneNotes } from '../../ingest/resolve/conflicts.ts';
import { EVERYTHING } from '../../src/lib/server/filter.ts';
import {
  doubtedZones,
  latePostmortems,
  toldTwice,
  unzonedTimes,
} from '../../src/lib/server/queries/doubts.ts';
import { incidentsLacking, Lacking, missingByField } from '../../src/lib/server/queries/missing.ts';
import { countNotes, documentsByFormat, listNotes } from '../../src/lib/server/queries/quality.ts';
import { LACKS } from '../../src/lib/mending.ts';
import { reading } from '../fixtures/incidents.ts';
import { useBuild } from '../fixtures/use-build.ts';

/** As the resolver words it: the query knows such notes by their end. */
const { notes: zones } = zoneNotes(
  [
    {
      value: '2025-07-01T10:00:00+01:00',
      precision: 'minute',
      zone: 'CET',
      span: { start: 0, end: 3, quote: 'CET' },
      rule: 'test',
      certainty: 'stated',
    },
  ],
  [],
);

const ledger = {
  organization: 'Aldermoor',
  startedAt: '2025-01-10T10:00:00Z',
  resolvedAt: '2025-01-10T10:45:00Z',
  causes: ['dns'],
};
const db = useBuild(
  [
    reading('1.md', [
      {
        ...ledger,
        title: 'Ledger stops',
        followUps: [{ promised: '2025-01-15', delivered: '2025-01-20' }],
      },
    ]),
    reading('2.md', [{ ...ledger, title: 'Ledger halts' }]),
    reading('3.md', [
      {
        title: 'Summer night',
        startedAt: '2025-07-01T10:00:00',
        notes: [...zones.map(({ message }) => message), 'something else'],
        followUps: [{ promised: '2025-07-09', delivered: null }],
      },
    ]),
    reading('4.md', [
      {
        title: 'In time',
        startedAt: '2025-08-01',
        followUps: [{ promised: '2025-08-09', delivered: '2025-08-09' }],
      },
    ]),
    reading('5.md', []),
  ],
  [{ path: 'photo.md', sha256: 'a'.repeat(64), bytes: 12, reason: 'It is binary.' }],
);

test('a doubted zone is found by the words of the resolver, and is no other doubt', async () => {
  expect(zones).toHaveLength(1);
  expect(await doubtedZones(db, EVERYTHING)).toMatchObject({
    rows: [{ incidentId: '3.md#1', documentId: '3.md', message: zones[0]?.message }],
    total: 1,
  });
  expect((await listNotes(db)).map(({ message }) => message)).toEqual(['something else']);
  expect(await countNotes(db)).toBe(1);
});

test('clock times without a zone are counted against those with one; days are no clock times', async () => {
  expect(await unzonedTimes(db, EVERYTHING)).toEqual({ unzoned: 1, timed: 2 });
});

test('an incident that two documents tell is named with the telling that counts', async () => {
  const { rows, total } = await toldTwice(db, EVERYTHING);
  expect([rows.length, total]).toEqual([1, 1]);
  const [twin] = rows;
  expect([twin?.incidentId, twin?.countingId].sort()).toEqual(['1.md#1', '2.md#1']);
  expect(twin?.reason).toContain('same organisation');
});

test('promised publications that came late or are not there are listed, the awaited first', async () => {
  const { rows, total, promised } = await latePostmortems(db, EVERYTHING);
  expect([total, promised]).toEqual([2, 3]);
  expect(rows.map(({ incidentId, lateDays }) => [incidentId, lateDays])).toEqual([
    ['3.md#1', null],
    ['1.md#1', 5],
  ]);
});

test('the incidents that lack a fact are as many as are counted, for every fact', async () => {
  const missing = await missingByField(db, EVERYTHING);
  expect(missing.map(({ field }) => field).sort()).toEqual([...Lacking.options].sort());
  for (const { field, missing: n } of missing)
    expect([field, (await incidentsLacking(db, EVERYTHING, field)).length]).toEqual([field, n]);
});

test('every fact that may be missing has a way to mend it', () => {
  expect(Object.keys(LACKS).sort()).toEqual([...Lacking.options].sort());
});

test('documents are counted by what came of them', async () => {
  expect(await documentsByFormat(db)).toEqual([
    { format: 'markdown', documents: 5, unreadable: 0, telling: 4, incidents: 4 },
    { format: null, documents: 1, unreadable: 1, telling: 0, incidents: 0 },
  ]);
});
