// Is every share drawn with its interval, and does it lead to the incidents that it was counted from?
import { expect, test } from 'vitest';
import { attainment, type AttainmentRow } from '../../src/lib/charts/attainment.ts';
import { draw, hrefs, names, words } from './draw.ts';

function row(change: Partial<AttainmentRow> = {}): AttainmentRow {
  return {
    dimension: 'criticality',
    value: 'critical',
    firstDay: null,
    lastDay: null,
    met: 5,
    judged: 9,
    incidents: 12,
    values: 1,
    ...change,
  };
}
const SERVICE = row({ dimension: 'service', value: 'ledger', values: 40 });
const QUARTER = row({
  dimension: 'quarter',
  value: '2025-Q2',
  firstDay: '2025-04-14',
  lastDay: '2025-06-30',
});

test('each row leads to its judged incidents, a quarter to those of its days', async () => {
  const svg = await draw(attainment, [row(), SERVICE, QUARTER], { within: '?period=12m&q=x' });
  expect(hrefs(svg)).toEqual([
    '/incidents?period=12m&q=x&criticality=critical&outcome=met&outcome=missed',
    '/incidents?period=12m&q=x&service=ledger&outcome=met&outcome=missed',
    '/incidents?q=x&from=2025-04-14&to=2025-06-30&outcome=met&outcome=missed',
  ]);
  expect(names(svg)[0]).toBe(
    'Critical, 5 of 9 incidents restored in time, 56\u202f%, 95 % interval 27–81\u202f%',
  );
});

test('a page that is narrowed to some results stays so', async () => {
  const svg = await draw(attainment, [row()], { within: '?outcome=missed&outcome=no-time' });
  expect(hrefs(svg)).toEqual(['/incidents?criticality=critical&outcome=missed']);
});

test('counts, shares and intervals stand beside the marks, on a phone without the interval', async () => {
  expect(words(await draw(attainment, [row()]))).toEqual(
    expect.arrayContaining(['5 of 9', '56\u202f%', '27–81\u202f%', '0\u202f%', '100\u202f%']),
  );
  const phone = words(await draw(attainment, [row()], { width: 358 }));
  expect(phone).toContain('56\u202f%');
  expect(phone).not.toContain('27–81\u202f%');
});

test('where values are left out, the head says how many there are', async () => {
  expect(words(await draw(attainment, [SERVICE]))).toContain(
    'Service, those with the most 1 of 40',
  );
  expect(words(await draw(attainment, [QUARTER]))).toContain('Quarter');
});

test('a row from the wire is parsed, and a broken one is refused by name', () => {
  expect(attainment.parse?.({ ...row(), tooCoarse: 1 })).toEqual(row());
  expect(() => attainment.parse?.({ ...row(), dimension: 'weather' })).toThrow('dimension');
});
