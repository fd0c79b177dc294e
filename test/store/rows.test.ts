// Which rows do readings give?
import { describe, expect, test } from 'vitest';
import { rowsOf, tablesOf } from '../../ingest/store/rows.ts';
import { loadTargets } from '../../ingest/targets.ts';
import { reading, type IncidentOutline } from '../fixtures/incidents.ts';

const targets = loadTargets('rules: [{label: all, minutes: 60}]', 'x');

const rows = (document: ReturnType<typeof reading>) => tablesOf(document, targets);

/** The incident row of one document with one incident. */
function incidentRow(outline: IncidentOutline, published?: string) {
  const [row] = rows(reading('a.md', [outline], published ? { published } : {})).incidents;
  return row;
}

describe('the day of an incident', () => {
  test('is its start’s as the document writes it, whatever the zone', () => {
    const row = incidentRow({
      startedAt: '2025-03-31T23:30:00-08:00',
      resolvedAt: '2025-04-01T02:00:00-08:00',
    });
    expect(row).toMatchObject({ occurred_on: '2025-03-31', quarter: '2025-Q1' });
  });

  test('is its end’s where no start is told, else the day of publication, else none', () => {
    expect(incidentRow({ resolvedAt: '2025-07-02' }, '2025-07-09')?.occurred_on).toBe('2025-07-02');
    expect(incidentRow({}, '2025-10-09')).toMatchObject({
      occurred_on: '2025-10-09',
      quarter: '2025-Q4',
    });
    expect(incidentRow({})).toMatchObject({ occurred_on: null, quarter: null });
  });

  test('is the first of the month where only a month is told', () => {
    expect(incidentRow({ startedAt: '2025-08' })).toMatchObject({
      occurred_on: '2025-08-01',
      quarter: '2025-Q3',
    });
  });
});

describe('times', () => {
  test('keep the document’s text and get a place on one axis', () => {
    expect(
      incidentRow({
        startedAt: '2025-01-02T10:00:00+02:00',
        detectedAt: '2025-01-02T10:20:00+02:00',
      }),
    ).toMatchObject({
      started_at: '2025-01-02T10:00:00+02:00',
      started_sort: Date.UTC(2025, 0, 2, 8),
      started_precision: 'minute',
      detect_minutes: 20,
      resolved_at: null,
      resolved_sort: null,
    });
  });
});

describe('the target', () => {
  const hour = { startedAt: '2025-01-02T10:00:00Z', resolvedAt: '2025-01-02T11:30:00Z' };

  test('that the document states wins over the policy', () => {
    expect(incidentRow({ ...hour, target: 100 })).toMatchObject({
      target_minutes: 100,
      target_source: 'stated',
      target_rule: null,
      met: true,
      overrun: 0.9,
    });
  });

  test('is the policy’s where the document states none, with the rule’s label', () => {
    expect(incidentRow(hour)).toMatchObject({
      target_minutes: 60,
      target_source: 'policy',
      target_rule: 'all',
      met: false,
      overrun: 1.5,
    });
  });

  test('is none for maintenance, even where one is stated', () => {
    expect(incidentRow({ ...hour, kind: 'maintenance', target: 100 })).toMatchObject({
      target_minutes: null,
      target_source: null,
      met: null,
      overrun: null,
    });
  });

  test('is neither met nor missed while the incident is open', () => {
    expect(incidentRow({ startedAt: hour.startedAt })).toMatchObject({
      restore_minutes: null,
      met: null,
    });
  });

  test('is met by the exact minute', () => {
    expect(incidentRow({ ...hour, target: 90 })).toMatchObject({ met: true, overrun: 1 });
  });

  test('is not judged by bare days that could be either', () => {
    const days = { startedAt: '2025-01-02', resolvedAt: '2025-01-03' };
    expect(incidentRow(days)).toMatchObject({
      restore_minutes: 1440,
      restore_precision: 'day',
      met: null,
      overrun: null,
    });
  });

  test('is missed by bare days that are too far apart to be anything else', () => {
    const days = { startedAt: '2025-01-02', resolvedAt: '2025-01-05' };
    expect(incidentRow(days)).toMatchObject({ restore_minutes: 4320, met: false });
  });
});

describe('the time to restore', () => {
  test('is the stated duration where the times are missing, and says so', () => {
    expect(incidentRow({ startedAt: '2025-01-02T10:00:00Z', stated: 45 })).toMatchObject({
      restore_minutes: 45,
      restore_basis: 'stated',
      stated_minutes: 45,
      met: true,
    });
  });
});

describe('child rows', () => {
  const outline: IncidentOutline = {
    organization: 'Aldermoor',
    severity: 'SEV2',
    criticality: 'standard',
    services: ['ledger', 'search'],
    startedAt: '2025-02-03T10:00:00Z',
    resolvedAt: '2025-02-03T12:00:00Z',
    causes: ['dns', 'code'],
    actions: [
      { text: 'Renew by machine', status: 'done', owner: 'Ines' },
      { text: 'Write it down', due: '2025-03-01' },
    ],
    windows: [
      { from: '2025-02-03T10:00:00Z', to: '2025-02-03T10:30:00Z' },
      { from: '2025-02-03T11:00:00Z', to: '2025-02-03T12:00:00Z', level: 'degraded' },
    ],
    events: [{ at: '2025-02-03T10:05:00Z', text: 'A page went out' }],
    followUps: [
      { promised: '2025-02-10', delivered: '2025-03-17' },
      { promised: '2025-02-10', delivered: null },
    ],
    conflicts: [{ field: 'resolvedAt', chosen: '12:00', rejected: ['13:00', '14:00'] }],
    notes: ['the zone is named once only'],
  };
  const all = rows(reading('a.md', [outline], { notes: ['no front matter'] }));
  const dimensions = {
    organization: 'Aldermoor',
    services: ['ledger', 'search'],
    severity: 'SEV2',
    criticality: 'standard',
    kind: 'incident',
    occurred_on: '2025-02-03',
    quarter: '2025-Q1',
  };

  test('carry the dimensions of their incident', () => {
    for (const row of [...all.causes, ...all.actions, ...all.incidents])
      expect(row).toMatchObject(dimensions);
  });

  test('count actions and conflicts on the incident', () => {
    expect(all.incidents[0]).toMatchObject({
      actions_total: 2,
      actions_done: 1,
      conflicts_total: 1,
      primary_cause: 'dns',
      causes: ['dns', 'code'],
    });
  });

  test('measure windows, and downtime by outages alone', () => {
    expect(all.impact_windows.map(({ level, minutes }) => [level, minutes])).toEqual([
      ['outage', 30],
      ['degraded', 60],
    ]);
    expect(all.incidents[0]?.downtime_minutes).toBe(30);
  });

  test('tell by how many days a promised report came late', () => {
    expect(all.follow_ups.map(({ late_days }) => late_days)).toEqual([35, null]);
  });

  test('keep every reading of a conflict, the chosen one first', () => {
    expect(all.conflicts.map(({ number, reading: one, value }) => [number, one, value])).toEqual([
      [1, 0, '12:00'],
      [1, 1, '13:00'],
      [1, 2, '14:00'],
    ]);
  });

  test('keep the notes of the document and of the incident apart', () => {
    expect(all.notes.map(({ incident_id, message }) => [incident_id, message])).toEqual([
      [null, 'no front matter'],
      ['a.md#1', 'the zone is named once only'],
    ]);
  });

  test('point at evidence that exists, whose quote stands in the text', () => {
    const evidence = new Map(all.evidence.map((row) => [row.evidence_id, row]));
    const text = String(all.documents[0]?.text);
    const claims = [
      ...all.impact_windows,
      ...all.timeline_events,
      ...all.causes,
      ...all.actions,
      ...all.follow_ups,
    ];
    expect(claims).toHaveLength(9);
    for (const { evidence_id } of claims) {
      const row = evidence.get(evidence_id ?? '');
      expect(text.slice(Number(row?.start_offset), Number(row?.end_offset))).toBe(row?.quote);
    }
    expect(evidence.size).toBe(all.evidence.length);
  });

  test('name what each piece of evidence is for', () => {
    expect(all.evidence.map(({ field }) => field)).toEqual([
      'title',
      'organization',
      'title',
      'organization',
      'severity',
      'criticality',
      'startedAt',
      'resolvedAt',
      'service/1',
      'service/2',
      'window/1',
      'window/2',
      'event/1',
      'cause/code',
      'cause/dns',
      'action/1',
      'action/1/status',
      'action/2',
      'followUp/1',
      'followUp/2',
    ]);
  });
});

describe('documents', () => {
  test('that could not be read have their reason and nothing else', () => {
    const tables = tablesOf(
      { path: 'a.bin', sha256: null, bytes: null, reason: 'It is binary.' },
      targets,
    );
    expect(tables.documents).toMatchObject([
      { document_id: 'a.bin', status: 'unreadable', reason: 'It is binary.', text: null },
    ]);
    expect(Object.values(tables).flat()).toHaveLength(1);
  });

  test.each([
    [{ startedAt: '2025-02-30T10:00:00Z' }, '“2025-02-30T10:00:00Z” is no moment'],
    [{ windows: [{ from: '2025-13-01', to: null }] }, '“2025-13-01” is no moment'],
  ])('with a time that never was give no rows: %j', (outline, message) => {
    expect(() => rows(reading('a.md', [outline]))).toThrow(message);
  });

  test('that hold several incidents let each be found by its own share only', () => {
    const two = reading('a.md', [{ title: 'Ebb' }, { title: 'Flood' }]);
    const half = two.document.text.indexOf('Flood');
    two.document.parts = [
      { start: 0, end: half, key: null },
      { start: half, end: two.document.text.length, key: null },
    ];
    const [ebb, flood] = rows(two).incidents;
    expect(String(ebb?.search)).not.toContain('flood');
    expect(String(flood?.search)).not.toContain('ebb');
  });
});

describe('packed rows', () => {
  test('say what the document is, and hold every cell of every table that has rows', () => {
    const document = reading('a.md', [{ services: ['x'], causes: ['dns', 'code'] }]);
    const packed = rowsOf(document, targets);
    expect(packed).toMatchObject({ id: 'a.md', reason: null, sha256: document.document.sha256 });
    expect(packed.tables.actions).toBeUndefined();
    const { names = [], cells = [] } = packed.tables.causes ?? {};
    expect(names.slice(0, 3)).toEqual(['incident_id', 'cause', 'is_primary']);
    expect(cells).toHaveLength(2 * names.length);
    expect(cells.slice(names.length, names.length + 3)).toEqual(['a.md#1', 'code', false]);
  });

  test('of an unreadable document carry its reason', () => {
    const refused = { path: 'a.bin', sha256: 'f', bytes: 3, reason: 'It is binary.' };
    expect(rowsOf(refused, targets)).toMatchObject({
      id: 'a.bin',
      sha256: 'f',
      reason: 'It is binary.',
    });
  });
});

test('an incident knows how many pieces of evidence it has', () => {
  const { evidence, incidents } = rows(
    reading('a.md', [{ severity: 'SEV1', services: ['x'] }, { title: 'Ebb' }]),
  );
  const of = (id: string): number => evidence.filter((row) => row.incident_id === id).length;
  expect(incidents.map(({ facts }) => facts)).toEqual([of('a.md#1'), of('a.md#2')]);
  expect(of('a.md#1')).toBeGreaterThan(of('a.md#2'));
});
