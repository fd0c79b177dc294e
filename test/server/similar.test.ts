// Does an incident find those that are like it, with the reasons, and the earlier and later ones of its pattern?
import { describe, expect, test } from 'vitest';
import { findIncident } from '../../src/lib/server/queries/incident.ts';
import { patternOf } from '../../src/lib/server/queries/pattern.ts';
import { similarTo, type SimilarIncident } from '../../src/lib/server/similar.ts';
import { tellingWords } from '../../src/lib/server/telling-words.ts';
import { reading } from '../fixtures/incidents.ts';
import { useBuild } from '../fixtures/use-build.ts';

const bank = { organization: 'Aldermoor' };
const readings = [
  reading('1.md', [
    {
      ...bank,
      title: 'Ledger forgets a replica',
      services: ['Ledger'],
      causes: ['dns', 'code'],
      startedAt: '2025-03-01T10:00:00Z',
      resolvedAt: '2025-03-01T11:00:00Z',
      actions: [
        { text: 'Version the zone', status: 'done' },
        { text: 'Alert on lookups' },
        { text: 'Drill' },
        { text: 'Write it down' },
        { text: 'Buy another', status: 'dropped' },
      ],
    },
  ]),
  // same cause and service, the name in other letters
  reading('2.md', [
    {
      title: 'Names lost',
      services: ['ledger'],
      causes: ['dns'],
      startedAt: '2025-03-01T18:00:00Z',
      resolvedAt: '2025-03-01T18:30:00Z',
    },
  ]),
  // same cause and house, a year and two days later
  reading('3.md', [
    { ...bank, title: 'Too late', causes: ['dns'], startedAt: '2026-03-03T08:00:00Z' },
  ]),
  // same cause and house, 59 days before
  reading('4.md', [
    {
      ...bank,
      title: 'Replica stands still',
      services: ['Ledger'],
      causes: ['code'],
      startedAt: '2025-01-01',
    },
  ]),
  // the same house, and nothing else
  reading('5.md', [
    { ...bank, title: 'Doors open slowly', causes: ['config'], startedAt: '2025-02-01' },
  ]),
  // the service of another house
  reading('6.md', [
    { organization: 'Corvid', title: 'Books', services: ['Ledger'], startedAt: '2025-02-02' },
  ]),
  reading('7.md', [
    {
      ...bank,
      kind: 'maintenance',
      title: 'Ledger forgets a replica on purpose',
      causes: ['dns', 'code'],
      startedAt: '2025-02-03',
    },
  ]),
  reading('8.md', [{ title: 'Undated', causes: ['dns'], services: ['Ledger'] }]),
];

const db = useBuild(readings);

async function like(id: string): Promise<SimilarIncident[]> {
  const whole = await findIncident(db, id);
  if (!whole) throw new Error(`${id} is not in the build`);
  const labels = new Map(whole.causes.map(({ cause, label }) => [cause, label]));
  return similarTo(db, { ...whole.incident, sentences: [] }, labels);
}

describe('similar incidents', () => {
  test('come with what they share, the weightiest first; one house alone is none, nor is maintenance', async () => {
    const found = await like('1.md#1');
    expect(found.map(({ incidentId, reasons }) => [incidentId, reasons])).toEqual([
      [
        '4.md#1',
        [
          'same cause: Software',
          'both speak of “replica”',
          'same service: Ledger',
          'same organisation',
        ],
      ],
      ['2.md#1', ['same cause: DNS', 'same service: Ledger']],
      ['8.md#1', ['same cause: DNS', 'same service: Ledger']],
      ['3.md#1', ['same cause: DNS', 'same organisation']],
      ['6.md#1', ['a service of the same name: Ledger']],
    ]);
  });

  test('are the same every time', async () => {
    expect(await like('1.md#1')).toEqual(await like('1.md#1'));
  });

  test('a rare cause weighs more than a frequent one', async () => {
    const [first] = await like('4.md#1');
    expect(first?.incidentId).toBe('1.md#1');
  });

  test('there is none where nothing is known to share', async () => {
    expect(await like('5.md#1')).toEqual([]);
  });
});

describe('the pattern', () => {
  test('holds the earlier and later ones within a year, in order of time, with what was promised', async () => {
    const { rows, earlier, later } = await patternOf(db, '1.md#1');
    expect([earlier, later]).toEqual([1, 1]);
    expect(rows).toMatchObject([
      { incidentId: '4.md#1', days: -59, later: false, labels: ['Software'], promised: 0 },
      { incidentId: '2.md#1', days: 0, later: true, labels: ['DNS'], sameOrganization: false },
    ]);
  });

  test('counts promises that were not dropped, and names the first three', async () => {
    const { rows } = await patternOf(db, '4.md#1');
    expect(rows).toMatchObject([
      {
        incidentId: '1.md#1',
        days: 59,
        later: true,
        services: ['Ledger'],
        sameOrganization: true,
        promised: 4,
        done: 1,
        promises: [
          { text: 'Version the zone', status: 'done' },
          { text: 'Alert on lookups', status: 'planned' },
          { text: 'Drill', status: 'planned' },
        ],
      },
    ]);
  });

  test('needs a date', async () => {
    expect(await patternOf(db, '8.md#1')).toEqual({ rows: [], earlier: 0, later: 0 });
  });
});

test('words that tell incidents apart are no small change of reports', () => {
  expect(tellingWords('Outage of the Replica service: replicas were slow in January 2025')).toEqual(
    ['replica'],
  );
  expect(tellingWords('Der Ausfall des Zertifikats')).toEqual(['zertifikat']);
  expect(tellingWords('データベース障害')).toEqual(['データベース', '障害']);
});
