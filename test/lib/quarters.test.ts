// Which days does a quarter hold?
import { expect, test } from 'vitest';
import { quarterDays, quartersBetween } from '../../src/lib/quarters.ts';

test.each([
  ['2024-Q1', '2024-01-01', '2024-03-31'],
  ['2025-Q4', '2025-10-01', '2025-12-31'],
])('%s runs from %s to %s', (quarter, from, to) => {
  expect(quarterDays(quarter)).toEqual({ from, to });
});

test('what is no quarter has no days', () => {
  expect(() => quarterDays('2025-Q5')).toThrow('2025-Q5');
});

test('gaps between quarters are filled, over the turn of the year', () => {
  expect(quartersBetween(['2026-Q1', '2025-Q3'])).toEqual(['2025-Q3', '2025-Q4', '2026-Q1']);
  expect(quartersBetween([])).toEqual([]);
});
