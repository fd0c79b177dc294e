// Do the pages' questions get the answers that counting by hand gives?
import { describe, expect, test } from 'vitest';
import { EVERYTHING } from '../../src/lib/server/filter.ts';
import {
  completion,
  completionByCohort,
  completionColumns,
} from '../../src/lib/server/queries/actions.ts';
import { attainment, attainmentRows } from '../../src/lib/server/queries/attainment.ts';
import {
  causeColumns,
  causeTotals,
  causesByQuarter,
  recurrences,
} from '../../src/lib/server/queries/causes.ts';
import {
  countDocuments,
  findDocument,
  listDocuments,
} from '../../src/lib/server/queries/documents.ts';
import { clockColumns, clockCounts, clockStrip } from '../../src/lib/server/queries/clocks.ts';
import { findEvidence } from '../../src/lib/server/queries/evidence.ts';
import { findIncident } from '../../src/lib/server/queries/incident.ts';
import { facets, listIncidents } from '../../src/lib/server/queries/incidents.ts';
import {
  listConflicts,
  listNotes,
  silentDocuments,
  unreadableDocuments,
} from '../../src/lib/server/queries/quality.ts';
import { missingByField } from '../../src/lib/server/queries/missing.ts';
import { reading } from '../fixtures/incidents.ts';
import { useBuild } from '../fixtures/use-build.ts';

const readings = [
  reading(
    'bank/a.md',
    [
      {
        title: 'Ledger stops',
        organization: 'Aldermoor',
        services: ['ledger'],
        criticality: 'critical',
        severity: 'SEV1',
        startedAt: '2025-01-10T10:00:00Z',
        resolvedAt: '2025-01-10T10:45:00Z',
        causes: ['dns', 'config'],
        windows: [{ from: '2025-01-10T10:00:00Z', to: '2025-01-10T10:45:00Z' }],
        events: [{ at: '2025-01-10T10:10:00Z', text: 'A page goes out' }],
        actions: [
          {
            text: 'Version the zone',
            status: 'done',
            owner: 'Ines',
            due: '2025-02-01',
            ticket: 'OPS-1',
          },
          { text: 'Alert on failed lookups', status: 'in_progress', due: '2025-03-01' },
          { text: 'Be more careful' },
          { text: 'Buy a second resolver', status: 'dropped', owner: 'Marek' },
        ],
        followUps: [{ promised: '2025-01-17', delivered: '2025-01-20' }],
        conflicts: [{ field: 'resolvedAt', chosen: '10:45', rejected: ['11:45'] }],
        notes: ['the zone is written twice'],
      },
    ],
    { published: '2025-01-20', notes: ['no front matter'] },
  ),
  reading('bank/b.md', [
    {
      title: 'Search answers slowly',
      organization: 'Aldermoor',
      services: ['search'],
      criticality: 'standard',
      startedAt: '2025-05-20T08:00:00Z',
      resolvedAt: '2025-05-20T09:00:00Z',
      causes: ['dns'],
      actions: [{ text: 'Write a runbook', owner: 'Ines', due: '2025-06-30' }],
    },
  ]),
  reading('mill.md', [
    {
      title: 'First stop',
      startedAt: '2025-05-21T08:00:00Z',
      mitigatedAt: '2025-05-21T20:00:00Z',
      causes: ['code'],
    },
    { title: 'Second stop', startedAt: '2025-05-22T08:00:00Z' },
    {
      title: 'Tide tables',
      kind: 'maintenance',
      startedAt: '2025-05-23T08:00:00Z',
      causes: ['dns'],
    },
  ]),
  reading('note.md', []),
  reading('undated.md', [{ title: 'Some day', stated: 30 }]),
];
const unreadable = [
  { path: 'photo.md', sha256: 'a'.repeat(64), bytes: 12, reason: 'It is binary.' },
];

const db = useBuild(readings, unreadable);

describe('the list of incidents', () => {
  const titles = async (
    sort: 'date' | 'restore' | 'title',
    direction: 'asc' | 'desc',
    page = 1,
    size = 10,
  ): Promise<string[]> => {
    const { rows, total } = await listIncidents(db, EVERYTHING, { sort, direction, page, size });
    expect(total).toBe(5);
    return rows.map(({ title }) => title);
  };

  test('is sorted, what is not known last, whichever way', async () => {
    expect(await titles('restore', 'asc')).toEqual([
      'Some day',
      'Ledger stops',
      'Search answers slowly',
      'First stop',
      'Second stop',
    ]);
    expect(await titles('restore', 'desc')).toEqual([
      'First stop',
      'Search answers slowly',
      'Ledger stops',
      'Some day',
      'Second stop',
    ]);
    expect((await titles('date', 'desc')).at(-1)).toBe('Some day');
  });

  test('is paged', async () => {
    expect(await titles('title', 'asc', 2, 2)).toEqual(['Search answers slowly', 'Second stop']);
    expect(await titles('title', 'asc', 9, 2)).toEqual([]);
  });

  test('offers every value that can be filtered by, with its count', async () => {
    const offered = await facets(db);
    expect(offered.organization).toEqual([{ value: 'Aldermoor', label: 'Aldermoor', n: 2 }]);
    expect(offered.cause).toContainEqual({ value: 'dns', label: 'DNS', n: 3 });
    expect(offered.owner).toEqual([
      { value: 'Ines', label: 'Ines', n: 2 },
      { value: 'Marek', label: 'Marek', n: 1 },
    ]);
    expect(offered.criticality).toContainEqual({ value: 'none', label: 'none', n: 4 });
  });
});

describe('one incident', () => {
  test('comes with everything that belongs to it', async () => {
    const whole = await findIncident(db, 'bank/a.md#1');
    expect(whole?.incident).toMatchObject({
      title: 'Ledger stops',
      restoreMinutes: 45,
      restoreBasis: 'computed',
      targetMinutes: 10,
      targetSource: 'policy',
      targetRule: 'critical',
      met: false,
      overrun: 4.5,
      actionsTotal: 4,
      actionsDone: 1,
    });
    expect(whole?.document).toMatchObject({ documentId: 'bank/a.md', publishedAt: '2025-01-20' });
    expect(whole?.windows).toMatchObject([
      { level: 'outage', minutes: 45, startedSort: new Date('2025-01-10T10:00:00Z') },
    ]);
    expect(whole?.events).toMatchObject([
      { happenedAt: '2025-01-10T10:10:00Z', text: 'A page goes out' },
    ]);
    expect(whole?.causes.map(({ cause, label, isPrimary }) => [cause, label, isPrimary])).toEqual([
      ['dns', 'DNS', true],
      ['config', 'Configuration', false],
    ]);
    expect(whole?.actions.map(({ status }) => status)).toEqual([
      'done',
      'in_progress',
      'planned',
      'dropped',
    ]);
    expect(whole?.actions[0]).toMatchObject({
      ticketHref: 'https://tracker.example/OPS-1',
      due: '2025-02-01',
    });
    expect(whole?.followUps).toMatchObject([{ what: 'postmortem', lateDays: 3 }]);
    expect(whole?.conflicts).toMatchObject([
      {
        field: 'resolvedAt',
        reason: 'the summary comes first',
        chosen: { value: '10:45' },
        rejected: [{ value: '11:45' }],
      },
    ]);
    expect(whole?.notes.map(({ message }) => message)).toEqual([
      'the zone is written twice',
      'no front matter',
    ]);
  });

  test('has evidence in the order of the text, each quote where it stands', async () => {
    const whole = await findIncident(db, 'bank/a.md#1');
    const document = await findDocument(db, 'bank/a.md');
    const starts = whole?.evidence.map(({ startOffset }) => startOffset) ?? [];
    expect(starts.length).toBeGreaterThan(15);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    for (const { startOffset, endOffset, quote } of whole?.evidence ?? [])
      expect(document?.text?.slice(startOffset, endOffset)).toBe(quote);
  });

  test('names the earlier one where its cause came back', async () => {
    const whole = await findIncident(db, 'bank/b.md#1');
    expect(whole?.causes).toMatchObject([
      {
        cause: 'dns',
        earlierIncidentId: 'bank/a.md#1',
        earlierTitle: 'Ledger stops',
        daysSince: 130,
      },
    ]);
  });

  test('that does not exist is null', async () => {
    expect(await findIncident(db, 'bank/a.md#2')).toBeNull();
  });
});

describe('evidence in its surroundings', () => {
  test('joins up with the text before and after it', async () => {
    const found = await findEvidence(db, 'bank/a.md#1/startedAt');
    const document = await findDocument(db, 'bank/a.md');
    expect(found).toMatchObject({
      quote: '2025-01-10T10:00:00Z',
      rule: 'fixture',
      certainty: 'stated',
    });
    expect(document?.text).toContain(`${found?.before}${found?.quote}${found?.after}`);
  });

  test('of a document is found too, and none is null', async () => {
    expect((await findEvidence(db, 'bank/a.md#/published'))?.value).toBe('2025-01-20');
    expect(await findEvidence(db, 'bank/a.md#1/nothing')).toBeNull();
  });
});

describe('documents', () => {
  test('come with blocks, links, incidents and evidence', async () => {
    const whole = await findDocument(db, 'bank/a.md');
    expect(whole?.blocks.map(({ kind }) => kind)).toContain('heading');
    const field = whole?.blocks.find(({ label }) => label === 'Severity');
    const [cell] = field?.cells ?? [];
    expect(whole?.text?.slice(cell?.start, cell?.end)).toBe('SEV1');
    const [link] = whole?.links ?? [];
    expect(link?.href).toBe('https://tracker.example/OPS-1');
    expect(whole?.text?.slice(link?.startOffset, link?.endOffset)).toBe('OPS-1');
    expect(whole?.incidents).toHaveLength(1);
    expect(whole?.evidence.some(({ incidentId }) => incidentId === null)).toBe(true);
  });

  test('that could not be read have a reason and no text', async () => {
    expect(await findDocument(db, 'photo.md')).toMatchObject({
      text: null,
      document: { status: 'unreadable', reason: 'It is binary.' },
      blocks: [],
    });
  });

  test('are listed by path with the number of incidents that they tell', async () => {
    expect(
      (await listDocuments(db)).map(({ documentId, incidents }) => [documentId, incidents]),
    ).toEqual([
      ['bank/a.md', 1],
      ['bank/b.md', 1],
      ['mill.md', 3],
      ['note.md', 0],
      ['photo.md', 0],
      ['undated.md', 1],
    ]);
  });

  test('come in pages, and are counted whole', async () => {
    const second = await listDocuments(db, { page: 2, size: 4 });
    expect(second.map(({ documentId }) => documentId)).toEqual(['photo.md', 'undated.md']);
    expect(await countDocuments(db)).toEqual({ documents: 6, read: 5, incidents: 6 });
  });
});

describe('durations', () => {
  test('show every incident with a time to restore, and say what is missing and why', async () => {
    const rows = await clockStrip(db, EVERYTHING, 'restore');
    expect(rows.map(({ title, minutes }) => [title, minutes])).toEqual([
      ['Ledger stops', 45],
      ['Search answers slowly', 60],
      ['First stop', 720],
      ['Some day', 30],
    ]);
    expect((await clockCounts(db, EVERYTHING)).restore).toEqual({
      clock: 'restore',
      incidents: 5,
      known: 4,
      stated: 1,
      withoutEnd: 1,
      withoutStart: 0,
      unfit: 0,
    });
  });

  test('are the same column-wise', async () => {
    const { names, columns } = await clockColumns(db, EVERYTHING, 'restore');
    expect(columns[names.indexOf('minutes')]).toEqual([45, 60, 720, 30]);
  });
});

describe('attainment', () => {
  test('is counted by criticality, the unknown last, by service and by quarter', async () => {
    const rows = await attainmentRows(db, EVERYTHING);
    expect(rows.map((row) => [row.dimension, row.value, row.met, row.judged])).toEqual([
      ['criticality', 'critical', 0, 1],
      ['criticality', 'standard', 1, 1],
      ['criticality', 'none', 1, 2],
      ['service', 'ledger', 0, 1],
      ['service', 'search', 1, 1],
      ['quarter', '2025-Q1', 0, 1],
      ['quarter', '2025-Q2', 1, 2],
    ]);
    expect(rows.find(({ value }) => value === 'none')).toMatchObject({
      withoutTime: 1,
      withoutTarget: 0,
      tooCoarse: 0,
      incidents: 3,
    });
  });

  test('in all is the sum', async () => {
    expect(await attainment(db, EVERYTHING)).toEqual({
      met: 2,
      judged: 4,
      withoutTime: 1,
      withoutTarget: 0,
      tooCoarse: 0,
      incidents: 5,
    });
  });

  test('of nothing is nothing, not an error', async () => {
    expect(await attainment(db, { ...EVERYTHING, q: 'nobody wrote this' })).toMatchObject({
      judged: 0,
      incidents: 0,
    });
  });
});

describe('causes', () => {
  test('are counted by quarter, the most frequent first, recurrences among them', async () => {
    const first = { quarter: '2025-Q1', firstDay: '2025-01-01', lastDay: '2025-03-31' };
    const second = { quarter: '2025-Q2', firstDay: '2025-04-01', lastDay: '2025-06-30' };
    expect(await causesByQuarter(db, EVERYTHING)).toEqual([
      { cause: 'dns', label: 'DNS', ...first, incidents: 1, recurrences: 0 },
      { cause: 'dns', label: 'DNS', ...second, incidents: 1, recurrences: 1 },
      { cause: 'code', label: 'Software', ...second, incidents: 1, recurrences: 0 },
      { cause: 'config', label: 'Configuration', ...first, incidents: 1, recurrences: 0 },
    ]);
    const { columns } = await causeColumns(db, EVERYTHING);
    expect(columns.map((column) => column.length)).toEqual([4, 4, 4, 4, 4, 4, 4]);
  });

  test('name of a quarter at the edge of the period only the days inside', async () => {
    const period = { ...EVERYTHING, from: '2025-01-05', to: '2025-05-20' };
    expect(await causesByQuarter(db, period)).toMatchObject([
      { cause: 'dns', firstDay: '2025-01-05', lastDay: '2025-03-31' },
      { cause: 'dns', firstDay: '2025-04-01', lastDay: '2025-05-20' },
      { cause: 'config', firstDay: '2025-01-05', lastDay: '2025-03-31' },
    ]);
  });

  test('count each incident once in the totals', async () => {
    expect(await causeTotals(db, EVERYTHING)).toEqual({
      incidents: 5,
      withoutCause: 2,
      recurring: 1,
    });
  });

  test('name what came back, after how long, and what had been promised', async () => {
    expect(await recurrences(db, EVERYTHING)).toMatchObject([
      {
        title: 'Search answers slowly',
        earlierTitle: 'Ledger stops',
        daysSince: 130,
        earlierActions: 4,
        earlierActionsDone: 1,
      },
    ]);
  });
});

describe('promises', () => {
  test('are counted by the quarter of their incident, as of a day', async () => {
    expect(await completionByCohort(db, EVERYTHING, '2025-03-02')).toEqual([
      {
        quarter: '2025-Q1',
        firstDay: '2025-01-01',
        lastDay: '2025-03-31',
        promised: 4,
        done: 1,
        doneSaid: 1,
        doneDecided: 0,
        inProgress: 1,
        planned: 1,
        dropped: 1,
        openDated: 1,
        overdue: 1,
        undated: 1,
        inProgressOverdue: 1,
        inProgressUndated: 0,
        unverifiable: 1,
        incidents: 1,
      },
      {
        quarter: '2025-Q2',
        firstDay: '2025-04-01',
        lastDay: '2025-06-30',
        promised: 1,
        done: 0,
        doneSaid: 0,
        doneDecided: 0,
        inProgress: 0,
        planned: 1,
        dropped: 0,
        openDated: 1,
        overdue: 0,
        undated: 0,
        inProgressOverdue: 0,
        inProgressUndated: 0,
        unverifiable: 0,
        incidents: 1,
      },
    ]);
  });

  test('of a quarter at the edge of the period name only the days inside', async () => {
    const period = { ...EVERYTHING, from: '2025-01-05', to: '2025-05-20' };
    expect(await completionByCohort(db, period, '2025-03-02')).toMatchObject([
      { quarter: '2025-Q1', firstDay: '2025-01-05', lastDay: '2025-03-31' },
      { quarter: '2025-Q2', firstDay: '2025-04-01', lastDay: '2025-05-20' },
    ]);
  });

  test('are not overdue on the day on which they are due', async () => {
    expect((await completion(db, EVERYTHING, '2025-03-01')).overdue).toBe(0);
    expect((await completion(db, EVERYTHING, '2025-07-01')).overdue).toBe(2);
  });

  test('are the same column-wise', async () => {
    const { names, types, columns } = await completionColumns(db, EVERYTHING, '2025-03-02');
    expect(columns[names.indexOf('promised')]).toEqual([4, 1]);
    expect(types[names.indexOf('promised')]).toBe('INTEGER');
  });
});

describe('quality', () => {
  test('names documents that could not be read, and those that tell nothing', async () => {
    expect(await unreadableDocuments(db)).toMatchObject([
      { documentId: 'photo.md', reason: 'It is binary.' },
    ]);
    expect(await silentDocuments(db)).toMatchObject({
      rows: [{ documentId: 'note.md', title: 'Report note.md' }],
      total: 1,
    });
    expect(await silentDocuments(db, 0)).toMatchObject({ rows: [] });
  });

  test('counts what is missing, field by field', async () => {
    const missing = await missingByField(db, EVERYTHING);
    const of = (field: string): number | undefined =>
      missing.find((row) => row.field === field)?.missing;
    expect(missing.every(({ incidents }) => incidents === 5)).toBe(true);
    expect([of('startedAt'), of('resolvedAt'), of('restore'), of('date'), of('causes')]).toEqual([
      1, 3, 1, 1, 2,
    ]);
  });

  test('shows doubts, warnings before remarks', async () => {
    expect((await listNotes(db)).map(({ level, message }) => [level, message])).toEqual([
      ['warning', 'no front matter'],
      ['info', 'the zone is written twice'],
    ]);
  });

  test('shows both readings of a contradiction', async () => {
    expect(
      (await listConflicts(db, EVERYTHING)).map(({ title, reading: one, value }) => [
        title,
        one,
        value,
      ]),
    ).toEqual([
      ['Ledger stops', 0, '10:45'],
      ['Ledger stops', 1, '11:45'],
    ]);
  });
});

test('the build says how many documents and incidents it holds, maintenance apart', async () => {
  expect(await db.buildInfo()).toMatchObject({
    documents: 6,
    unreadable: 1,
    incidents: 5,
    version: '0.0.0-test',
    warning: null,
  });
});
