// Which promises were broken, how long did postmortems take, and how soon was the public told?
import { describe, expect, test } from 'vitest';
import type { Block, Reading } from '../../ingest/model.ts';
import { EVERYTHING } from '../../src/lib/server/filter.ts';
import { attainment } from '../../src/lib/server/queries/attainment.ts';
import {
  brokenPromises,
  brokenPromiseTotals,
} from '../../src/lib/server/queries/broken-promises.ts';
import { causesByQuarter, causeTotals, recurrences } from '../../src/lib/server/queries/causes.ts';
import { completion } from '../../src/lib/server/queries/actions.ts';
import { communication, postmortemDelays } from '../../src/lib/server/queries/delays.ts';
import { clockCounts, clockStrip } from '../../src/lib/server/queries/clocks.ts';
import { findIncident } from '../../src/lib/server/queries/incident.ts';
import { countIncidents, facets, listIncidents } from '../../src/lib/server/queries/incidents.ts';
import { missingByField } from '../../src/lib/server/queries/missing.ts';
import { reading } from '../fixtures/incidents.ts';
import { useBuild } from '../fixtures/use-build.ts';

const bank = { organization: 'Aldermoor', causes: ['dns'] };
const ledger = {
  ...bank,
  title: 'Ledger stops',
  startedAt: '2025-01-10T10:00:00Z',
  resolvedAt: '2025-01-10T10:45:00Z',
  actions: [
    { text: 'Version the zone', status: 'done' as const },
    { text: 'Alert on failed lookups' },
    { text: 'Buy a second resolver', status: 'dropped' as const },
  ],
};

const readings = [
  reading(
    'bank/1.md',
    [{ ...ledger, followUps: [{ promised: '2025-01-15', delivered: '2025-01-20' }] }],
    {
      published: '2025-01-20',
    },
  ),
  // the same evening on a status page: another telling, with fewer facts
  posted(
    reading('bank/1-page.md', [
      {
        ...bank,
        title: 'Ledger degraded',
        startedAt: '2025-01-10T10:00:00Z',
        resolvedAt: '2025-01-10T10:50:00Z',
        target: 5,
        actions: [{ text: 'Say more', owner: 'Ines' }],
        severity: 'P1',
      },
    ]),
    [
      ['2025-01-10T10:12:00Z', 'Investigating'],
      ['2025-01-10T10:20:00Z', 'Identified'],
      ['2025-01-10T10:50:00Z', 'Resolved'],
      ['2025-01-17T09:00:00Z', 'Postmortem'],
    ],
  ),
  reading(
    'bank/2.md',
    [
      {
        ...bank,
        title: 'Names lost again',
        startedAt: '2025-03-01T08:00:00Z',
        resolvedAt: '2025-03-02T09:00:00Z',
        followUps: [{ promised: '2025-03-09', delivered: null }],
      },
    ],
    { published: '2025-02-28' },
  ),
  posted(
    reading('bank/3.md', [
      { ...bank, title: 'Third time', startedAt: '2025-05-01', causes: ['dns', 'code'] },
    ]),
    [['2025-05-01T09:00:00Z', 'Investigating']],
  ),
  posted(reading('two.md', [{ title: 'Ebb' }, { title: 'Flood' }]), [
    ['2025-06-01T09:00:00Z', 'Update'],
  ]),
];

/** The same reading, with postings of a status page in its document. */
function posted(one: Reading, postings: [string, string][]): Reading {
  const span = { start: 0, end: 0, quote: '' };
  const blocks = postings.map(([value, label]): Block => ({
    kind: 'update',
    depth: 0,
    checked: null,
    label,
    header: null,
    cells: null,
    stamp: { value, precision: 'minute', zone: 'UTC', span },
    start: 0,
    end: 0,
  }));
  return { ...one, document: { ...one.document, blocks: [...one.document.blocks, ...blocks] } };
}

const db = useBuild(readings);

describe('broken promises', () => {
  test('name the incident, the one before whose document promised, and what it promised', async () => {
    const rows = await brokenPromises(db, EVERYTHING);
    expect(rows.map(({ incidentId, cause }) => [incidentId, cause])).toEqual([
      ['bank/3.md#1', 'dns'],
      ['bank/2.md#1', 'dns'],
    ]);
    expect(rows[1]).toEqual({
      incidentId: 'bank/2.md#1',
      title: 'Names lost again',
      occurredOn: '2025-03-01',
      organization: 'Aldermoor',
      cause: 'dns',
      label: 'DNS',
      promisedIncidentId: 'bank/1.md#1',
      promisedTitle: 'Ledger stops',
      promisedAt: '2025-01-20',
      daysSince: 50,
      promised: 2,
      done: 1,
      promises: [
        { text: 'Version the zone', status: 'done', evidenceId: 'bank/1.md#1/action/1' },
        { text: 'Alert on failed lookups', status: 'planned', evidenceId: 'bank/1.md#1/action/2' },
      ],
    });
    // the one in between promised nothing
    expect(rows[0]).toMatchObject({ promisedIncidentId: 'bank/1.md#1', daysSince: 111 });
  });

  test('are counted against the recurrences, and follow the filter', async () => {
    expect(await brokenPromiseTotals(db, EVERYTHING)).toEqual({ recurring: 2, broken: 2 });
    const may = { ...EVERYTHING, from: '2025-05-01' };
    expect(await brokenPromiseTotals(db, may)).toEqual({ recurring: 1, broken: 1 });
    expect(await brokenPromises(db, { ...EVERYTHING, cause: ['code'] })).toEqual([]);
  });
});

describe('postmortem delays', () => {
  test('are days from resolved to published, beside the day that was promised', async () => {
    const { rows } = await postmortemDelays(db, EVERYTHING);
    expect(rows).toEqual([
      {
        incidentId: 'bank/1.md#1',
        title: 'Ledger stops',
        organization: 'Aldermoor',
        occurredOn: '2025-01-10',
        resolvedAt: '2025-01-10T10:45:00Z',
        publishedAt: '2025-01-20',
        days: 10,
        promisedAt: '2025-01-15',
        lateDays: 5,
      },
    ]);
  });

  test('say of the others why there is none', async () => {
    expect((await postmortemDelays(db, EVERYTHING)).missing).toEqual({
      incidents: 5,
      known: 1,
      withoutEnd: 3,
      withoutPublication: 0,
      whileItLasted: 1,
      promisedNotDelivered: 1,
    });
  });

  test('take a search in words', async () => {
    expect((await postmortemDelays(db, { ...EVERYTHING, q: 'ledger' })).rows).toHaveLength(1);
  });
});

describe('communication', () => {
  test('is the lag to the first posting and the longest silence, the postmortem apart', async () => {
    const whole = await findIncident(db, 'bank/1-page.md#1');
    expect(whole?.incident).toMatchObject({
      postings: 3,
      communicateMinutes: 12,
      silenceMinutes: 30,
    });
  });

  test('is listed for incidents that keep their postings, and says what is missing', async () => {
    const { rows, missing } = await communication(db, EVERYTHING);
    expect(rows).toEqual([
      {
        incidentId: 'bank/3.md#1',
        title: 'Third time',
        organization: 'Aldermoor',
        occurredOn: '2025-05-01',
        postings: 1,
        communicateMinutes: null,
        silenceMinutes: null,
      },
    ]);
    expect(missing).toEqual({ incidents: 5, known: 0, withoutPostings: 4, withoutStart: 1 });
  });
});

describe('an incident that two documents tell', () => {
  test('is listed twice, the telling that does not count marked with its reason', async () => {
    const order = { sort: 'date', direction: 'asc', page: 1, size: 10 } as const;
    const { rows, total } = await listIncidents(db, EVERYTHING, order);
    expect(total).toBe(6);
    expect(rows.filter(({ twinOf }) => twinOf !== null)).toMatchObject([
      {
        incidentId: 'bank/1-page.md#1',
        twinOf: 'bank/1.md#1',
        twinReason: 'same organisation; starts 0 min and ends 5 min apart; “ledger” in both',
      },
    ]);
  });

  test('names the other telling, from either side', async () => {
    const page = await findIncident(db, 'bank/1-page.md#1');
    const report = await findIncident(db, 'bank/1.md#1');
    expect(page?.twins).toMatchObject([{ incidentId: 'bank/1.md#1', counts: true }]);
    expect(report?.twins).toMatchObject([{ incidentId: 'bank/1-page.md#1', counts: false }]);
    expect(page?.twins[0]?.reason).toBe(report?.twins[0]?.reason);
    expect((await findIncident(db, 'bank/2.md#1'))?.twins).toEqual([]);
  });

  test('counts once in every figure', async () => {
    expect(await countIncidents(db, EVERYTHING)).toBe(5);
    expect((await db.buildInfo()).incidents).toBe(5);
    expect((await attainment(db, EVERYTHING)).incidents).toBe(5);
    expect((await clockCounts(db, EVERYTHING)).restore.incidents).toBe(5);
    expect(
      (await clockStrip(db, EVERYTHING, 'restore')).map(({ incidentId }) => incidentId),
    ).toEqual(['bank/1.md#1', 'bank/2.md#1']);
    expect((await causeTotals(db, EVERYTHING)).incidents).toBe(5);
    expect((await causesByQuarter(db, EVERYTHING))[0]).toMatchObject({
      cause: 'dns',
      quarter: '2025-Q1',
      incidents: 2,
      recurrences: 1,
    });
    expect((await completion(db, EVERYTHING, '2025-06-01')).promised).toBe(3);
    expect((await missingByField(db, EVERYTHING))[0]?.incidents).toBe(5);
  });

  test('is offered once as a filter, and is no recurrence of itself', async () => {
    const offered = await facets(db);
    expect(offered.organization).toEqual([{ value: 'Aldermoor', label: 'Aldermoor', n: 3 }]);
    expect(offered.severity).toEqual([]);
    expect(offered.owner).toEqual([]);
    const again = await recurrences(db, EVERYTHING);
    expect(again.map(({ earlierIncidentId }) => earlierIncidentId)).toEqual([
      'bank/2.md#1',
      'bank/1.md#1',
    ]);
  });
});
