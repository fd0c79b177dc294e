// Do pages read what was decided, and is a corrected figure the one that a corrected document would give?
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { decide } from '../../ingest/ledger/append.ts';
import { readLedger } from '../../ingest/ledger/segments.ts';
import type { Change, Decision, Target } from '../../ingest/ledger/decision.ts';
import { sayPromises } from '../../src/lib/server/answers.ts';
import { promisesAnswer } from '../../src/lib/server/promises.ts';
import { completionTimes } from '../../src/lib/server/queries/action-times.ts';
import { toMarkdown } from '../../src/lib/sentence.ts';
import { EVERYTHING } from '../../src/lib/server/filter.ts';
import { ledgerFolder, openDatabase, type Database } from '../../src/lib/server/db.ts';
import { reading, type ActionOutline, type IncidentOutline } from '../fixtures/incidents.ts';
import { build, dataFolder } from '../fixtures/sample.ts';

const Row = z.record(z.string(), z.unknown());
type Row = z.infer<typeof Row>;

let folder: Awaited<ReturnType<typeof dataFolder>>;
let db: Database;
beforeEach(async () => {
  folder = await dataFolder();
  db = openDatabase(folder.path);
});
afterEach(async () => {
  await db.close();
  await folder.remove();
});

const ACTIONS: ActionOutline[] = [
  { text: 'Add an alert', owner: 'Bo', due: '2026-02-01', ticket: 'OPS-1' },
  { text: 'Write a runbook', status: 'done' },
];
/** Every fact is told, so that each can be corrected. */
const MAIL: IncidentOutline = {
  title: 'Mail stood still',
  organization: 'Acme',
  severity: 'SEV2',
  criticality: 'standard',
  services: ['mail'],
  startedAt: '2026-01-10T09:00Z',
  detectedAt: '2026-01-10T09:05Z',
  acknowledgedAt: '2026-01-10T09:10Z',
  mitigatedAt: '2026-01-10T09:40Z',
  resolvedAt: '2026-01-10T10:00Z',
  windows: [
    { from: '2026-01-10T09:00Z', to: '2026-01-10T09:20Z' },
    { from: '2026-01-10T09:30Z', to: '2026-01-10T10:00Z', level: 'degraded' },
  ],
  stated: 60,
  target: 30,
  causes: ['config', 'dns'],
  actions: ACTIONS,
};
const BEFORE: IncidentOutline = {
  ...MAIL,
  title: 'Mail stood still before',
  startedAt: '2025-11-01T09:00Z',
  detectedAt: '2025-11-01T09:05Z',
  acknowledgedAt: '2025-11-01T09:10Z',
  mitigatedAt: '2025-11-01T09:40Z',
  resolvedAt: '2025-11-01T10:00Z',
  windows: [],
  causes: ['config'],
};
const AFTER: IncidentOutline = {
  ...BEFORE,
  title: 'The shop was closed',
  organization: 'Other',
  services: ['shop'],
  startedAt: '2026-03-01T09:00Z',
  detectedAt: undefined,
  acknowledgedAt: undefined,
  mitigatedAt: undefined,
  resolvedAt: '2026-03-01T12:00Z',
  stated: undefined,
  target: undefined,
  causes: ['dns'],
  actions: [],
};

const corpus = (mail: IncidentOutline): ReturnType<typeof reading>[] => [
  reading('a.md', [BEFORE], { published: '2025-11-03' }),
  reading('b.md', [mail], { published: '2026-01-12' }),
  reading('c.md', [AFTER], { published: '2026-03-03' }),
];

const INCIDENT: Target = {
  kind: 'incident',
  id: 'b.md#1',
  document: 'b.md',
  digest: null,
  words: 'Mail stood still',
  startedAt: '2026-01-10T09:00Z',
};
const ALERT: Target = {
  kind: 'action',
  id: 'b.md#1/1-add-an-alert',
  incident: 'b.md#1',
  document: 'b.md',
  digest: null,
  words: 'Add an alert',
};

async function decideAll(decisions: [Target, Change][]): Promise<Decision[]> {
  const decided = await decide(
    ledgerFolder(folder.path),
    decisions.map(([target, change]) => ({ target, expected: null, change })),
    { actor: { name: 'ada', via: 'local' }, now: Date.UTC(2026, 2, 21, 12) },
  );
  await db.refresh();
  return decided;
}

const rows = (sql: string): Promise<Row[]> => db.rows(Row, sql);
async function row(sql: string): Promise<Row> {
  const [found, ...more] = await rows(sql);
  if (!found || more.length) throw new Error(`not one row: ${sql}`);
  return found;
}
const alert = (): Promise<Row> =>
  row(`select * from actions where action_id = 'b.md#1/1-add-an-alert'`);
const mail = (): Promise<Row> => row(`select * from incidents where incident_id = 'b.md#1'`);

const correction = (field: string, value: unknown): Change =>
  // tried against the schema when it is decided
  ({ type: 'correct', field, value, reason: 'as the log says', said: null }) as Change;

describe('what pages read of a promise after', () => {
  beforeEach(() => build(folder.path, corpus(MAIL)));

  test.each<[string, Change, Row]>([
    [
      'it was done on a day',
      {
        type: 'status',
        status: 'done',
        doneOn: '2026-02-03',
        reason: null,
        link: 'https://x.example/1',
      },
      {
        status: 'done',
        saidStatus: 'planned',
        doneOn: '2026-02-03',
        evidenceLink: 'https://x.example/1',
        decided: ['status'],
      },
    ],
    ['another owner', { type: 'owner', owner: 'Cy' }, { owner: 'Cy', decided: ['owner'] }],
    ['no owner', { type: 'owner', owner: null }, { owner: null }],
    ['another date', { type: 'due', due: '2026-05-01' }, { due: '2026-05-01', decided: ['due'] }],
    ['no date', { type: 'due', due: null }, { due: null }],
    [
      'another ticket',
      { type: 'ticket', ticket: 'OPS-2', href: null },
      { ticket: 'OPS-2', ticketHref: null },
    ],
    [
      'a link to what shows it',
      { type: 'evidence', link: 'https://x.example/2' },
      { evidenceLink: 'https://x.example/2', status: 'planned' },
    ],
    ['a note', { type: 'note', note: 'half is done' }, { note: 'half is done', decided: ['note'] }],
  ])('%s', async (_, change, expected) => {
    const before = await alert();
    await decideAll([[ALERT, change]]);
    // rows of the overlay have no place in the file
    expect(await alert()).toEqual({ ...before, ...expected, place: -1, decided: [change.type] });
    expect(await mail()).toMatchObject({
      actionsTotal: 2,
      actionsDone: change.type === 'status' ? 2 : 1,
      restoreMinutes: 60,
    });
  });

  test('it is none: it is gone, and not counted', async () => {
    await decideAll([[ALERT, { type: 'no_action', reason: 'a remark' }]]);
    expect(await rows('select action_id from actions order by action_id')).toHaveLength(3);
    expect(await mail()).toMatchObject({ actionsTotal: 1, actionsDone: 1 });
  });

  test('one that was missed: it is there with the dimensions of its incident', async () => {
    const [added] = await decideAll([
      [
        INCIDENT,
        {
          type: 'missed_action',
          text: 'Buy a second one',
          status: 'done',
          owner: 'Bo',
          due: null,
          ticket: null,
          reason: null,
        },
      ],
    ]);
    expect(await row(`select * from actions where text = 'Buy a second one'`)).toMatchObject({
      actionId: `b.md#1/added/${added?.id}`,
      status: 'done',
      saidStatus: null,
      organization: 'Acme',
      services: ['mail'],
      quarter: '2026-Q1',
    });
    expect(await mail()).toMatchObject({ actionsTotal: 3, actionsDone: 2 });
  });

  test('a decision that was taken back: the document speaks again', async () => {
    const before = await alert();
    const [first] = await decideAll([[ALERT, { type: 'owner', owner: 'Cy' }]]);
    if (!first) throw new Error('nothing was decided');
    await decide(
      ledgerFolder(folder.path),
      [
        {
          target: ALERT,
          expected: first.id,
          change: { type: 'undo', decision: first.id, reason: null },
        },
      ],
      { actor: { name: 'bo', via: 'local' }, now: Date.UTC(2026, 2, 21, 13) },
    );
    await db.refresh();
    expect(await alert()).toEqual(before);
    const told = await rows('select type, holds, undone_by from decisions order by decision_id');
    const { decisions } = await readLedger(ledgerFolder(folder.path));
    expect(told).toEqual([
      { type: 'owner', holds: false, undoneBy: decisions[1]?.id },
      { type: 'undo', holds: false, undoneBy: null },
    ]);
  });

  test('a promise that is not told any more: the decision is listed without a target', async () => {
    await decideAll([
      [
        { ...ALERT, id: 'b.md#1/gone', words: 'Paint it blue' },
        { type: 'owner', owner: 'Cy' },
      ],
    ]);
    expect(await row('select target, words, holds from decisions')).toEqual({
      target: null,
      words: 'Paint it blue',
      holds: true,
    });
  });
});

describe('what pages read of an incident after', () => {
  test('another document was found to tell it too: it counts there', async () => {
    await build(folder.path, corpus(MAIL));
    const incident: Target = {
      ...INCIDENT,
      id: 'c.md#1',
      document: 'c.md',
      words: 'The shop was closed',
      startedAt: '2026-03-01T09:00Z',
    };
    await decideAll([[INCIDENT, { type: 'same_as', incident, reason: 'one night' }]]);
    expect(await mail()).toMatchObject({ twinOf: 'c.md#1', twinReason: 'one night' });
    const { info } = { info: await db.buildInfo() };
    expect(info.incidents).toBe(2);
    // what a twin promises and what it is blamed on goes with it
    expect(await rows(`select distinct twin_of from actions where incident_id = 'b.md#1'`)).toEqual(
      [{ twinOf: 'c.md#1' }],
    );
    expect(await rows(`select distinct twin_of from causes where incident_id = 'b.md#1'`)).toEqual([
      { twinOf: 'c.md#1' },
    ]);
  });

  test('a contradiction was looked at: it says by which decision', async () => {
    const conflicts = [{ field: 'resolvedAt', chosen: '10:00', rejected: ['11:00'] }];
    await build(folder.path, corpus({ ...MAIL, conflicts }));
    const [seen] = await decideAll([
      [INCIDENT, { type: 'seen_conflict', field: 'resolvedAt', note: null }],
    ]);
    expect(
      await rows(`select distinct field, seen_by from conflicts where incident_id = 'b.md#1'`),
    ).toEqual([{ field: 'resolvedAt', seenBy: seen?.id }]);
  });

  test('a corrected title: it is found by it, and by the old one', async () => {
    await build(folder.path, corpus(MAIL));
    await decideAll([[INCIDENT, correction('title', 'Ebb and FLOOD')]]);
    const found = (words: string): Promise<Row[]> =>
      rows(
        `select title from incidents where contains(search, '${words}') and incident_id = 'b.md#1'`,
      );
    expect(await found('ebb and flood')).toEqual([{ title: 'Ebb and FLOOD' }]);
    expect(await found('mail stood still')).toHaveLength(1);
  });
});

describe('what is done is told by who says so', () => {
  const view = { filter: EVERYTHING, previous: null };
  const done: Change = {
    type: 'status',
    status: 'done',
    doneOn: '2026-02-10',
    reason: null,
    link: null,
  };
  const said = async (): Promise<string> =>
    toMarkdown(sayPromises(await promisesAnswer(db, view, '2026-03-21'), ''), 'https://h.example');

  beforeEach(() => build(folder.path, corpus(MAIL)));

  test('by documents alone without a word more', async () => {
    expect(await said()).toContain('are done (50 %');
  });

  test('by documents and by decision apart, trackers by name', async () => {
    await decideAll([[ALERT, done]]);
    expect(await said()).toContain('are done, 2 by the document, 1 by decision (75 %');
    const other: Target = {
      ...ALERT,
      id: 'a.md#1/1-add-an-alert',
      incident: 'a.md#1',
      document: 'a.md',
    };
    await decide(ledgerFolder(folder.path), [{ target: other, expected: null, change: done }], {
      actor: { name: 'octo', via: 'github' },
      now: Date.UTC(2026, 2, 21, 13),
    });
    await db.refresh();
    expect(await said()).toContain(
      'are done, 2 by the document, 2 by decision (1 as GitHub tells) (100 %',
    );
  });

  test('and the time that it took ends on the day that the decision names', async () => {
    const times = async (): Promise<unknown> => (await completionTimes(db, view.filter)).watched;
    // both documents came two days after their incidents
    expect(await times()).toEqual([{ time: 2, closed: 2, censored: 2 }]);
    await decideAll([[ALERT, done]]);
    expect(await times()).toEqual([
      { time: 2, closed: 2, censored: 1 },
      { time: 31, closed: 1, censored: 0 },
    ]);
  });

  test('without such a day, on that of the decision', async () => {
    await decideAll([[ALERT, { ...done, doneOn: null }]]);
    const { watched } = await completionTimes(db, view.filter);
    expect(watched.at(-1)).toEqual({ time: 70, closed: 1, censored: 0 });
  });
});

/** Columns that say where a row is stored, point into the document's text, count it, or say that something was decided. */
const OF_THE_TEXT = [
  'place',
  'evidenceId',
  'search',
  'facts',
  'decided',
  'saidStatus',
  'actionId',
  'number',
  'dueText',
];
const TABLES: Record<string, string> = {
  incidents: 'incident_id',
  actions: 'incident_id, text',
  causes: 'incident_id, cause',
  impact_windows: 'incident_id, number',
};

async function everything(database: Database): Promise<Record<string, Row[]>> {
  const tables: Record<string, Row[]> = {};
  for (const [table, order] of Object.entries(TABLES)) {
    const told = await database.rows(Row, `select * from ${table} order by ${order}`);
    tables[table] = told.map((one) =>
      Object.fromEntries(Object.entries(one).filter(([name]) => !OF_THE_TEXT.includes(name))),
    );
  }
  return tables;
}

/** What a corpus says whose document tells it like that. */
async function told(outline: IncidentOutline): Promise<Record<string, Row[]>> {
  const other = await dataFolder();
  const database = openDatabase(other.path);
  try {
    await build(other.path, corpus(outline));
    return await everything(database);
  } finally {
    await database.close();
    await other.remove();
  }
}

const windows = (first: string, last: string): IncidentOutline['windows'] => [
  { from: first, to: '2026-01-10T09:20Z' },
  { from: '2026-01-10T09:30Z', to: last, level: 'degraded' },
];

describe('a correction gives the same rows as a document that says so:', () => {
  test.each<[string, [string, unknown][], IncidentOutline]>([
    ['title', [['title', 'Ebb']], { title: 'Ebb' }],
    ['organisation', [['organization', 'Other']], { organization: 'Other' }],
    ['no organisation', [['organization', null]], { organization: undefined }],
    ['maintenance', [['kind', 'maintenance']], { kind: 'maintenance' }],
    ['severity', [['severity', 'SEV1']], { severity: 'SEV1' }],
    ['criticality', [['criticality', 'critical']], { criticality: 'critical' }],
    [
      'criticality without a target of its own',
      [
        ['criticality', 'critical'],
        ['recoveryTargetMinutes', null],
      ],
      { criticality: 'critical', target: undefined },
    ],
    ['services', [['services', ['shop', 'web']]], { services: ['shop', 'web'] }],
    [
      'services and organisation, so that what came after is no recurrence or one',
      [
        ['services', ['shop']],
        ['organization', null],
      ],
      { services: ['shop'], organization: undefined },
    ],
    ['causes', [['causes', ['dns']]], { causes: ['dns'] }],
    [
      'other causes, the primary one first',
      [['causes', ['code', 'config']]],
      { causes: ['code', 'config'] },
    ],
    ['no causes', [['causes', []]], { causes: [] }],
    [
      'start',
      [['startedAt', '2026-01-10T08:30Z']],
      {
        startedAt: '2026-01-10T08:30Z',
        windows: windows('2026-01-10T08:30Z', '2026-01-10T10:00Z'),
      },
    ],
    [
      'start in another quarter, so that what came after it came before',
      [['startedAt', '2025-10-10T09:00Z']],
      {
        startedAt: '2025-10-10T09:00Z',
        windows: windows('2025-10-10T09:00Z', '2026-01-10T10:00Z'),
      },
    ],
    [
      'start by its day',
      [['startedAt', '2026-01-10']],
      { startedAt: '2026-01-10', windows: windows('2026-01-10', '2026-01-10T10:00Z') },
    ],
    ['detection', [['detectedAt', '2026-01-10T09:01Z']], { detectedAt: '2026-01-10T09:01Z' }],
    ['no acknowledgement', [['acknowledgedAt', null]], { acknowledgedAt: undefined }],
    ['mitigation', [['mitigatedAt', '2026-01-10T09:50Z']], { mitigatedAt: '2026-01-10T09:50Z' }],
    [
      'end',
      [['resolvedAt', '2026-01-10T11:00Z']],
      {
        resolvedAt: '2026-01-10T11:00Z',
        windows: windows('2026-01-10T09:00Z', '2026-01-10T11:00Z'),
      },
    ],
    [
      'end just within the target',
      [
        ['resolvedAt', '2026-01-10T09:30Z'],
        ['mitigatedAt', null],
      ],
      {
        resolvedAt: '2026-01-10T09:30Z',
        mitigatedAt: undefined,
        windows: windows('2026-01-10T09:00Z', '2026-01-10T09:30Z'),
      },
    ],
    ['stated length', [['durationMinutes', 61]], { stated: 61 }],
    [
      'no times at all, so that the stated length counts',
      [
        ['startedAt', null],
        ['resolvedAt', null],
        ['mitigatedAt', null],
        ['durationMinutes', 25],
      ],
      { startedAt: undefined, resolvedAt: undefined, mitigatedAt: undefined, stated: 25 },
    ],
    ['target', [['recoveryTargetMinutes', 90]], { target: 90 }],
    ['no target of its own', [['recoveryTargetMinutes', null]], { target: undefined }],
  ])('%s', async (_, facts, says) => {
    await build(folder.path, corpus(MAIL));
    const before = await everything(db);
    await decideAll(facts.map(([field, value]) => [INCIDENT, correction(field, value)]));
    const corrected = await everything(db);
    expect(corrected).not.toEqual(before);
    expect(corrected).toEqual(await told({ ...MAIL, ...says }));
  });

  test.each<[string, [Target, Change][], ActionOutline[]]>([
    [
      'a promise with another state, owner, date and ticket',
      [
        [ALERT, { type: 'status', status: 'in_progress', doneOn: null, reason: null, link: null }],
        [ALERT, { type: 'owner', owner: null }],
        [ALERT, { type: 'due', due: '2026-07-01' }],
        [ALERT, { type: 'ticket', ticket: 'OPS-9', href: 'https://tracker.example/OPS-9' }],
      ],
      [
        { text: 'Add an alert', status: 'in_progress', due: '2026-07-01', ticket: 'OPS-9' },
        { text: 'Write a runbook', status: 'done' },
      ],
    ],
    [
      'a promise that is none',
      [[ALERT, { type: 'no_action', reason: 'a remark' }]],
      [{ text: 'Write a runbook', status: 'done' }],
    ],
    [
      'a promise that was missed',
      [
        [
          INCIDENT,
          {
            type: 'missed_action',
            text: 'Buy one',
            status: 'planned',
            owner: 'Cy',
            due: '2026-04-01',
            ticket: null,
            reason: null,
          },
        ],
      ],
      [...ACTIONS, { text: 'Buy one', owner: 'Cy', due: '2026-04-01' }],
    ],
  ])('%s', async (_, decisions, actions) => {
    await build(folder.path, corpus(MAIL));
    await decideAll(decisions);
    expect(await everything(db)).toEqual(await told({ ...MAIL, actions }));
  });

  test('promises that were all dropped break nothing when the cause comes back', async () => {
    await build(folder.path, [
      reading('a.md', [{ ...BEFORE, actions: [ACTIONS[0] ?? { text: '' }] }], {
        published: '2025-11-03',
      }),
      ...corpus(MAIL).slice(1),
    ]);
    const promised = `select promised_incident_id from causes where incident_id = 'b.md#1' and cause = 'config'`;
    expect(await rows(promised)).toEqual([{ promisedIncidentId: 'a.md#1' }]);
    const target: Target = {
      ...ALERT,
      id: 'a.md#1/1-add-an-alert',
      incident: 'a.md#1',
      document: 'a.md',
    };
    await decideAll([
      [
        target,
        { type: 'status', status: 'dropped', doneOn: null, reason: 'not worth it', link: null },
      ],
    ]);
    expect(await rows(promised)).toEqual([{ promisedIncidentId: null }]);
  });
});
