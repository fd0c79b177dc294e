// Does the time line of a cause show each incident once, and what came back?
import { expect, test } from 'vitest';
import { causeLine, MOST_ARROWS, type CauseLineRow } from '../../src/lib/charts/cause-line.ts';
import { draw, hrefs, names, words } from './draw.ts';

const FIRST: CauseLineRow = {
  incidentId: 'a.md#1',
  title: 'Ledger stops',
  occurredOn: '2025-01-10',
  restoreMinutes: 45,
  targetMinutes: 60,
  met: true,
  isPrimary: true,
  earlierIncidentId: null,
  daysSince: null,
};
const AGAIN: CauseLineRow = {
  ...FIRST,
  incidentId: 'b.md#1',
  title: 'Ledger stops again',
  occurredOn: '2025-02-10',
  met: false,
  restoreMinutes: 200,
  isPrimary: false,
  earlierIncidentId: 'a.md#1',
  daysSince: 31,
};
/** Arrows are the only open paths with a bend; signs are closed or straight. */
const arrows = (svg: Element): number =>
  svg.querySelectorAll('g[fill="none"] > path[d*="A"]').length;

test('each incident is a mark that leads to it and says what part the cause played', async () => {
  const svg = await draw(causeLine, [AGAIN, FIRST]);
  expect(hrefs(svg).sort()).toEqual(['/incidents/a.md/1', '/incidents/b.md/1']);
  expect(names(svg)).toContain(
    'Ledger stops again, 10 Feb 2025, contributing cause, restored in 3 h 20 min: missed, again after 31 days',
  );
});

test('what came back has an arrow from where it was before, if that is in the picture', async () => {
  expect(arrows(await draw(causeLine, [AGAIN, FIRST]))).toBe(1);
  expect(arrows(await draw(causeLine, [AGAIN]))).toBe(0);
});

test('too many arrows are none', async () => {
  const many = Array.from({ length: MOST_ARROWS + 1 }, (_, index) => ({
    ...AGAIN,
    incidentId: `c.md#${index + 1}`,
  }));
  expect(arrows(await draw(causeLine, [FIRST, ...many]))).toBe(0);
  expect(arrows(await draw(causeLine, [FIRST, ...many.slice(1)]))).toBe(MOST_ARROWS);
});

test('an incident without a time to restore stands on a lane of its own, one without a date in the table only', async () => {
  const unknown = { ...FIRST, incidentId: 'c.md#1', restoreMinutes: null, met: null };
  const undated = { ...FIRST, incidentId: 'd.md#1', occurredOn: null };
  const svg = await draw(causeLine, [FIRST, unknown, undated]);
  expect(words(svg)).toContain('not told');
  expect(hrefs(svg)).toHaveLength(2);
  expect(words(await draw(causeLine, [FIRST]))).not.toContain('not told');
});

test('one incident alone can be drawn, and the title counts what came back', async () => {
  expect(hrefs(await draw(causeLine, [FIRST], { width: 358 }))).toHaveLength(1);
  expect(causeLine.title([FIRST])).toBe('1 incident over time');
  expect(causeLine.title([FIRST, AGAIN])).toBe(
    '2 incidents over time, 1 of them again within a year',
  );
});
