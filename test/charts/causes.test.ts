// Does the matrix of causes count incidents where they belong?
import { expect, test } from 'vitest';
import { causes, type CauseRow } from '../../src/lib/charts/causes.ts';
import { draw, hrefs, names, words } from './draw.ts';

const CELL: CauseRow = {
  cause: 'dns',
  label: 'DNS',
  quarter: '2025-Q2',
  firstDay: '2025-04-01',
  lastDay: '2025-06-30',
  incidents: 2,
  recurrences: 0,
};
const THIRD = { quarter: '2025-Q3', firstDay: '2025-07-01', lastDay: '2025-09-30' };
const UNDATED = { quarter: null, firstDay: null, lastDay: null };

test('a cell leads to the incidents of its cause and quarter', async () => {
  expect(hrefs(await draw(causes, [CELL]))).toContain(
    '/incidents?cause=dns&from=2025-04-01&to=2025-06-30',
  );
});

test('a cell at the edge of the period leads to the days that it counts, no further', async () => {
  const svg = await draw(causes, [{ ...CELL, firstDay: '2025-04-14' }]);
  expect(hrefs(svg)).toContain('/incidents?cause=dns&from=2025-04-14&to=2025-06-30');
});

test('the name of a cause leads to all of its incidents', async () => {
  expect(hrefs(await draw(causes, [CELL]))).toContain('/incidents?cause=dns');
});

test('links keep the page’s own filter', async () => {
  const [first] = hrefs(
    await draw(causes, [CELL], { within: '?organization=Corvid&from=2020-01-01' }),
  );
  expect(first).toBe('/incidents?organization=Corvid&from=2020-01-01&cause=dns');
});

test('the number in a cell is the number of incidents, and the row has their sum', async () => {
  const rows = [CELL, { ...CELL, ...THIRD, incidents: 3 }];
  const texts = words(await draw(causes, rows));
  expect(texts).toEqual(expect.arrayContaining(['2', '3', '5']));
});

test('what came back is said of the cell and of the row', async () => {
  const svg = await draw(causes, [{ ...CELL, recurrences: 1 }]);
  expect(names(svg)).toContain('DNS, 2025-Q2, 2 incidents, 1 came back within a year');
  expect(words(svg)).toContain('1 came back');
});

test('quarters without an incident keep their column, so that gaps are seen', async () => {
  const texts = words(
    await draw(causes, [
      CELL,
      { ...CELL, quarter: '2026-Q1', firstDay: '2026-01-01', lastDay: '2026-03-31' },
    ]),
  );
  expect(texts.filter((text) => /^Q[1-4]$/.test(text))).toEqual(['Q2', 'Q3', 'Q4', 'Q1']);
  expect(texts.filter((text) => /^20\d\d$/.test(text))).toEqual(['2025', '2026']);
});

test('where quarters do not fit, cells are years and lead to all quarters that they hold', async () => {
  const long = { ...CELL, quarter: '1999-Q1', firstDay: '1999-01-01', lastDay: '1999-03-31' };
  const svg = await draw(causes, [long, CELL, { ...CELL, ...THIRD }], { width: 760 });
  expect(words(svg).some((text) => text.startsWith('Q'))).toBe(false);
  expect(hrefs(svg)).toContain('/incidents?cause=dns&from=2025-04-01&to=2025-09-30');
});

test('incidents without a date count in the row’s sum and in no cell', async () => {
  const svg = await draw(causes, [CELL, { ...CELL, ...UNDATED, incidents: 4 }]);
  expect(words(svg)).toContain('6');
  expect(hrefs(svg)).toHaveLength(2);
});

test('the most frequent cause stands first', async () => {
  const rows = [CELL, { ...CELL, cause: 'code', label: 'Software', incidents: 5 }];
  const labels = words(await draw(causes, rows)).filter((text) =>
    ['DNS', 'Software'].includes(text),
  );
  expect(labels).toEqual(['Software', 'DNS']);
});

test('a cell of the table leads to the days of its quarter, one without a date nowhere', () => {
  const cell = causes.columns.find(({ head }) => head === 'Incidents');
  expect(cell?.href?.(CELL, '?period=12m')).toMatch(
    /^\/incidents\?cause=[a-z]+&from=2025-04-01&to=/,
  );
  const undated = { ...CELL, quarter: null, firstDay: null, lastDay: null };
  expect(cell?.href?.(undated, '?period=all')).toBeNull();
});
