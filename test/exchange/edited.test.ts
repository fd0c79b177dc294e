// Does what somebody edits in a spreadsheet come back as it was meant, and nothing else?
import { expect, test } from 'vitest';
import { parseCsv } from '../../ingest/formats/records/csv.ts';
import { daysIn } from '../../ingest/exchange/day.ts';
import { NoSheet, readEdited, type Edited } from '../../ingest/exchange/edited.ts';
import { sheetOf } from '../../ingest/exchange/sheet.ts';
import type { Promised } from '../../ingest/ledger/promise.ts';

const V1 = '01KHAAAAAAAAAAAAAAAAAAAAAA';
const V2 = '01KHBBBBBBBBBBBBBBBBBBBBBB';

const PROMISE: Promised = {
  actionId: 'a.md#1/alert',
  incidentId: 'a.md#1',
  incidentTitle: 'Mail stood still',
  documentId: 'a.md',
  documentSha256: 'd'.repeat(64),
  text: '=Alert; on a "growing" queue',
  status: 'planned',
  doneOn: null,
  owner: '@ada',
  due: '2026-04-03',
  dueText: null,
  ticket: '#12',
  ticketHref: 'https://t.example/12',
  evidenceLink: null,
  note: 'two\nlines',
  occurredOn: '2026-01-05',
  versions: [`owner ${V1}`],
};

type Cells = Record<string, string>;

/** The sheet of the promises after somebody (or a spreadsheet) changed cells of each row. */
function edited(
  changes: Cells | Cells[],
  promises: Promised[] = [PROMISE],
  separator = ',',
): string {
  const { columns, rows } = parseCsv(
    sheetOf(promises)
      .replace(/^\ufeff/, '')
      .replaceAll('\r\n', '\n'),
  );
  const lines = [
    columns,
    ...rows.map((row, index) => {
      const own = Array.isArray(changes) ? (changes[index] ?? {}) : changes;
      return columns.map((name, at) => own[name] ?? row[at] ?? '');
    }),
  ];
  return lines
    .map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator))
    .join('\r\n');
}

function read(text: string, promises: Promised[] = [PROMISE]): Edited {
  return readEdited(text, promises, new Map());
}

test('a sheet that nobody touched asks for nothing', () => {
  expect(read(sheetOf([PROMISE]))).toEqual({ rows: 1, proposals: [], changes: [], problems: [] });
});

test('what a spreadsheet would run is guarded on the way out and itself again on the way in', () => {
  for (const owner of ['=1+1', '@ada', '+49', "-'x", "'=quoted", "''-twice", "'tis"]) {
    const promise = { ...PROMISE, owner };
    const sheet = sheetOf([promise]);
    const { columns, rows } = parseCsv(sheet.replace(/^\ufeff/, '').replaceAll('\r\n', '\n'));
    expect(rows[0]?.[columns.indexOf('owner')]).not.toMatch(/^[=+\-@]/);
    expect(read(sheet, [promise])).toMatchObject({ proposals: [], problems: [] });
    const typed = edited({ owner: "'=SUM(A1)" }, [promise]);
    expect(read(typed, [promise]).proposals[0]?.change).toEqual({
      type: 'owner',
      owner: '=SUM(A1)',
    });
  }
});

test.each([',', ';', '\t'])(
  'each changed cell is a change, cells separated by “%s”',
  (separator) => {
    const text = edited(
      {
        status: 'Done',
        done_on: '2026-02-01',
        owner: 'Grace',
        due: '',
        ticket: 'OPS-3',
        note: 'well\r\ndone',
      },
      [PROMISE],
      separator,
    );
    const { proposals, problems } = read(separator === ';' ? `\ufeffsep=;\r\n${text}` : text);
    expect(problems).toEqual([]);
    expect(proposals.map(({ change, expected }) => [change, expected])).toEqual([
      [{ type: 'status', status: 'done', doneOn: '2026-02-01', reason: null, link: null }, null],
      [{ type: 'owner', owner: 'Grace' }, V1],
      [{ type: 'due', due: null }, null],
      // the address led to the ticket before
      [{ type: 'ticket', ticket: 'OPS-3', href: null }, null],
      [{ type: 'note', note: 'well\ndone' }, null],
    ]);
    expect(proposals[0]?.target).toMatchObject({
      kind: 'action',
      id: PROMISE.actionId,
      document: 'a.md',
    });
  },
);

test.each([
  '03.04.2026',
  '4/3/2026',
  '03/04/26',
  '2026-04-03T00:00:00',
  '46115',
  '3-Apr-26',
  '3 April 2026',
])('a date that the spreadsheet rewrote (%s) is not a change', (due) => {
  expect(read(edited({ due }))).toMatchObject({ proposals: [], problems: [] });
});

test.each([
  ['25/12/2026', '2026-12-25'],
  ['12/25/2026', '2026-12-25'],
  ['1.12.2026', '2026-12-01'],
  ['2026/12/1', '2026-12-01'],
  ['46082', '2026-03-01'],
])('a date typed as %s is %s', (due, day) => {
  expect(read(edited({ due })).proposals.map(({ change }) => change)).toEqual([
    { type: 'due', due: day },
  ]);
});

test('dates are read only where they are dates', () => {
  expect(daysIn('31.02.2026')).toEqual([]);
  expect(daysIn('soon')).toEqual([]);
  expect(daysIn('05/06/2026')).toEqual(['2026-06-05', '2026-05-06']);
  expect(daysIn('05/05/2026')).toEqual(['2026-05-05']);
});

test.each<[Cells, RegExp]>([
  [{ due: '05/06/2026' }, /due: “05\/06\/2026” may be 2026-06-05 or 2026-05-06; write it so/],
  [{ due: 'soon' }, /due: “soon” is no day; write 2026-01-31/],
  [{ status: 'finished' }, /“finished” is no status/],
  [{ status: 'dropped' }, /needs a reason, in the column reason/],
  [{ done_on: '2026-02-01' }, /done_on holds a day, but status is not done/],
  [{ ticket_href: 'javascript:alert(1)' }, /^row 2 .*ticket: /],
  [{ action_id: 'b.md#1/gone' }, /no promise has the id b\.md#1\/gone/],
  [{ action_id: '' }, /it has no action_id/],
  [{ as_exported: 'v1' }, /as_exported was changed/],
])(
  'a row that cannot be decided (%o) is told with its number and asks for nothing',
  (cells, fault) => {
    const { proposals, problems } = read(edited({ owner: 'Grace', ...cells }));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(fault);
    expect(problems[0]).toContain('row 2 (“=Alert; on a "growing" queue”)');
    expect(proposals).toEqual([]);
  },
);

test('the other rows are sound all the same', () => {
  const other = { ...PROMISE, actionId: 'a.md#1/other' };
  const text = edited([{ status: '?' }, { owner: 'Grace' }], [PROMISE, other]);
  const { proposals, problems, rows } = read(text, [PROMISE, other]);
  expect([rows, problems.length]).toEqual([2, 1]);
  expect(proposals.map(({ target }) => target.id)).toEqual(['a.md#1/other']);
});

test('a promise that stands twice in the sheet is told', () => {
  const text = edited([{ owner: 'Grace' }, { owner: 'Lise' }], [PROMISE, PROMISE]);
  expect(read(text).problems).toEqual([
    expect.stringContaining('another row is about the same promise'),
  ]);
});

test('what somebody decided since the export is told, unless both mean the same or the cell was not touched', () => {
  const now = [{ ...PROMISE, owner: 'Lise', versions: [`owner ${V2}`] }];
  expect(read(edited({ owner: 'Grace' }), now)).toMatchObject({
    proposals: [],
    problems: [
      expect.stringContaining('owner was decided anew since the export; it is now “Lise”'),
    ],
  });
  expect(read(edited({ owner: 'Lise' }), now)).toMatchObject({ proposals: [], problems: [] });
  expect(read(edited({ note: 'mine' }), now)).toMatchObject({
    proposals: [{ change: { type: 'note', note: 'mine' } }],
    problems: [],
  });
});

test('what is dropped with a reason is dropped; what is done stays so when only its day changes', () => {
  const dropped = read(edited({ status: 'dropped', reason: 'Bought instead' }));
  expect(dropped.proposals.map(({ change }) => change)).toMatchObject([
    { status: 'dropped', reason: 'Bought instead', doneOn: null },
  ]);
  const done: Promised = {
    ...PROMISE,
    status: 'done',
    doneOn: '2026-02-01',
    evidenceLink: 'https://t.example/12',
  };
  expect(
    read(edited({ done_on: '2026-02-02' }, [done]), [done]).proposals[0]?.change,
  ).toMatchObject({
    status: 'done',
    doneOn: '2026-02-02',
    link: 'https://t.example/12',
  });
});

test.each([
  ['', /no column “action_id”/],
  ['a,b\n1,2', /no column “action_id”/],
  [sheetOf([PROMISE]).replace('as_exported', 'x'), /no column “as_exported”/],
  [`${sheetOf([PROMISE])}"`, /a quotation mark is never closed/],
])('a file that is no such sheet is refused as a whole', (text, fault) => {
  expect(() => read(text)).toThrow(NoSheet);
  expect(() => read(text)).toThrow(fault);
});
