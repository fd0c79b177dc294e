// Does the chart of promises show each promise once, by its status?
import { expect, test } from 'vitest';
import { promises, promisesInBars, type PromiseRow } from '../../src/lib/charts/promises.ts';
import { draw, hrefs, names, words } from './draw.ts';

/** Nine promises: three done, two in progress (one overdue, one undated), three planned (one overdue, one undated), one dropped. */
const COHORT: PromiseRow = {
  quarter: '2025-Q2',
  firstDay: '2025-04-01',
  lastDay: '2025-06-30',
  promised: 9,
  done: 3,
  inProgress: 2,
  planned: 3,
  dropped: 1,
  overdue: 2,
  undated: 2,
  inProgressOverdue: 1,
  inProgressUndated: 1,
};

/** The marks that can be pointed at, one a promise. */
function targets(svg: Element): string[] {
  return [...svg.querySelectorAll('a > circle')].map(
    (circle) => circle.querySelector('title')?.textContent ?? '',
  );
}

test('every promise is one mark', async () => {
  expect(targets(await draw(promises, [COHORT]))).toHaveLength(9);
});

test('a promise is in one share only: overdue ones are not also planned or in progress', async () => {
  const shares = new Set(
    targets(await draw(promises, [COHORT])).map((title) => title.split('\n')[0]),
  );
  expect([...shares]).toEqual([
    '3 done',
    '1 in progress, without a date',
    '1 planned',
    '1 planned, without a date',
    '2 overdue',
    '1 dropped',
  ]);
});

test('marks lead to the promises that they are, of their cohort’s days', async () => {
  const links = hrefs(await draw(promises, [COHORT], { within: '?period=12m' }));
  const of = (more: string): string => `/actions?from=2025-04-01&to=2025-06-30&${more}#promises`;
  expect(links).toEqual(
    expect.arrayContaining([
      of('show=done'),
      of('show=overdue'),
      of('show=dated&status=planned'),
      of('show=undated&status=in_progress'),
      of('show=dropped'),
    ]),
  );
});

test('a cohort at the edge of the period leads to the days inside of it only', async () => {
  const edge = { ...COHORT, firstDay: '2025-04-14' };
  const links = hrefs(await draw(promises, [edge], { within: '?from=2025-04-14&to=2026-04-13' }));
  expect(links).toContain('/actions?from=2025-04-14&to=2025-06-30&show=done#promises');
});

test('the cohort without a date leads nowhere: no address can ask for it', async () => {
  const undated = { ...COHORT, quarter: null, firstDay: null, lastDay: null };
  expect(hrefs(await draw(promises, [undated]))).toEqual([]);
  expect(promises.columns.flatMap(({ href }) => href?.(undated, '') ?? [])).toEqual([]);
});

test('each share is named once however many marks it has', async () => {
  expect(
    names(await draw(promises, [COHORT])).filter((name) => name.startsWith('3 done')),
  ).toHaveLength(1);
});

test('done of promised stands beside the share in per cent', async () => {
  expect(words(await draw(promises, [COHORT]))).toEqual(
    expect.arrayContaining(['3/9', '33\u202f%']),
  );
});

test('the latest cohort stands first, the undated one last', async () => {
  const rows = [{ ...COHORT, quarter: null }, { ...COHORT, quarter: '2024-Q4' }, COHORT];
  const labels = words(await draw(promises, rows)).filter((text) => /Q\d|no date/.test(text));
  expect(labels).toEqual(['2025 Q2', '2024 Q4', 'no date']);
});

test('too many promises to count by eye become bars with their numbers', async () => {
  const svg = await draw(promises, [{ ...COHORT, promised: 900, done: 894 }]);
  expect(targets(svg)).toHaveLength(0);
  expect(words(svg)).toContain('894');
  expect(words(svg)).not.toContain('One sign, one promise');
});

test('on paper a cohort of more than one line is a bar, with every promise in it', async () => {
  const many = { ...COHORT, promised: 46, done: 40 };
  expect(targets(await draw(promises, [many], { width: 760 }))).toHaveLength(46);
  const bars = await draw(promisesInBars, [many], { width: 760 });
  expect(targets(bars)).toHaveLength(0);
  expect(words(bars)).toContain('40');
});

test('the table gives the interval of the share', () => {
  const interval = promises.columns.find(({ head }) => head === '95 % interval');
  expect(interval?.value(COHORT)).toBe('12–65\u202f%');
});
