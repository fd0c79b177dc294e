// Are tasks and lists of promises well formed, whatever the promises say?
import { expect, test } from 'vitest';
import { calendarOf } from '../../ingest/exchange/calendar.ts';
import { listOf } from '../../ingest/exchange/list.ts';
import type { Promised } from '../../ingest/ledger/promise.ts';

const STAMP = '2026-03-01T12:00:00.000Z';

function promised(more: Partial<Promised> = {}): Promised {
  return {
    actionId: 'a.md#1/alert',
    incidentId: 'a.md#1',
    incidentTitle: 'Mail stood still',
    documentId: 'a.md',
    documentSha256: null,
    text: 'Alert on a growing queue',
    status: 'planned',
    doneOn: null,
    owner: null,
    due: '2026-04-03',
    dueText: null,
    ticket: null,
    ticketHref: null,
    evidenceLink: null,
    note: null,
    occurredOn: '2026-01-05',
    versions: [],
    ...more,
  };
}

const unfolded = (text: string): string => text.replaceAll('\r\n ', '');

test('an open promise with a day is a task that is due on that day', () => {
  const lines = calendarOf([promised({ ticketHref: 'https://t.example/12' })], STAMP).split('\r\n');
  expect(lines.slice(0, 4)).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Hindsight//Promises//EN',
    'BEGIN:VTODO',
  ]);
  expect(lines).toContain('DTSTAMP:20260301T120000Z');
  expect(lines).toContain('DUE;VALUE=DATE:20260403');
  expect(lines).toContain('SUMMARY:Alert on a growing queue');
  expect(lines).toContain('STATUS:NEEDS-ACTION');
  expect(lines).toContain('URL:https://t.example/12');
  expect(lines.slice(-3)).toEqual(['END:VTODO', 'END:VCALENDAR', '']);
});

test('what is done, dropped or without a day is no task', () => {
  const none = [{ status: 'done' as const }, { status: 'dropped' as const }, { due: null }];
  expect(calendarOf(none.map(promised), STAMP)).not.toContain('VTODO');
  expect(calendarOf([promised({ status: 'in_progress' })], STAMP)).toContain('STATUS:IN-PROCESS');
});

test('a task keeps its identity from export to export, and no two share one', () => {
  const uid = (promise: Promised): string | undefined =>
    /^UID:(.*)$/m.exec(unfolded(calendarOf([promise], STAMP)))?.[1];
  expect(uid(promised({ due: '2027-01-01', owner: 'Ada' }))).toBe(uid(promised()));
  expect(uid(promised({ actionId: 'a.md#1/other' }))).not.toBe(uid(promised()));
});

test('no line is longer than 75 bytes, no letter is cut, and nothing gets lost', () => {
  const text = `${'Zażółć gęślą jaźń 🚒 '.repeat(20)}end`;
  const calendar = calendarOf([promised({ text })], STAMP);
  for (const line of calendar.split('\r\n'))
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(unfolded(calendar)).toContain(`SUMMARY:${text}\r\n`);
});

test('signs with a meaning are escaped, and a line end cannot begin a property of its own', () => {
  const text = 'a, b; c\\d\r\nEND:VTODO\u0007';
  const calendar = unfolded(calendarOf([promised({ text })], STAMP));
  expect(calendar).toContain('SUMMARY:a\\, b\\; c\\\\d\\nEND:VTODO\r\n');
  expect(calendar.match(/^END:VTODO/gm)).toHaveLength(1);
});

test('a list ticks what is done and stands under its incidents', () => {
  const list = listOf([
    promised({ status: 'done', doneOn: '2026-02-01', owner: 'Ada' }),
    promised({
      ticket: '#12',
      ticketHref: 'https://t.example/12(a)',
      due: null,
      dueText: 'after Easter',
    }),
    promised({
      incidentId: 'b.md#1',
      incidentTitle: 'Disk *full*',
      text: 'Buy [more](http://x)\n# disks',
    }),
  ]);
  expect(list.split('\n')).toEqual([
    '# Promises',
    '',
    '## Mail stood still (2026-01-05)',
    '',
    '- [x] Alert on a growing queue (done on 2026-02-01; Ada; due 2026-04-03)',
    '- [ ] Alert on a growing queue (planned; no owner; due after Easter; [\\#12](https://t.example/12%28a%29))',
    '',
    '## Disk \\*full\\* (2026-01-05)',
    '',
    '- [ ] Buy \\[more\\](http://x) \\# disks (planned; no owner; due 2026-04-03)',
    '',
  ]);
  expect(listOf([])).toBe('# Promises\n\nNone.\n');
});
