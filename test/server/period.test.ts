// Do the presets hold the days that people mean by them, and what came before?
import { expect, test } from 'vitest';
import { EVERYTHING, type Period } from '../../src/lib/server/filter.ts';
import { daysOf, previousPeriod } from '../../src/lib/server/period.ts';

test.each<[Period, string, string, string]>([
  ['30d', '2026-04-13', '2026-03-15', '2026-04-13'],
  ['90d', '2026-04-13', '2026-01-14', '2026-04-13'],
  ['quarter', '2026-04-13', '2026-04-01', '2026-06-30'],
  ['ytd', '2026-04-13', '2026-01-01', '2026-04-13'],
  ['12m', '2026-04-13', '2025-04-14', '2026-04-13'],
  ['12m', '2024-02-29', '2023-03-01', '2024-02-29'],
  ['12m', '2024-12-31', '2024-01-01', '2024-12-31'],
])('%s to %s begins on %s and ends on %s', (period, newest, from, to) => {
  expect(daysOf(period, newest)).toEqual({ from, to });
});

test.each<[Period | null, string, string, string, string]>([
  [null, '2025-01-01', '2025-12-31', '2024-01-02', '2024-12-31'],
  ['30d', '2026-03-15', '2026-04-13', '2026-02-13', '2026-03-14'],
  ['quarter', '2026-01-01', '2026-03-31', '2025-10-01', '2025-12-31'],
  ['ytd', '2026-01-01', '2026-04-13', '2025-01-01', '2025-04-13'],
  ['12m', '2025-04-14', '2026-04-13', '2024-04-14', '2025-04-13'],
])('before %s from %s to %s lies %s to %s', (period, from, to, before, until) => {
  expect(previousPeriod({ ...EVERYTHING, period, from, to })).toEqual({
    ...EVERYTHING,
    from: before,
    to: until,
  });
});

test('all time has nothing before it', () => {
  expect(previousPeriod({ ...EVERYTHING, period: 'all' })).toBeNull();
});
