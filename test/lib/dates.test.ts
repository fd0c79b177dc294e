// How are moments written for people?
import { expect, test } from 'vitest';
import { formatDay, formatMoment } from '../../src/lib/dates.ts';

test.each([
  ['2026-02-11', '11 Feb 2026'],
  ['2026-02', 'Feb 2026'],
  ['soon', 'soon'],
  ['2026-13-01', '2026-13-01'],
])('the day %s is written %s', (value, written) => {
  expect(formatDay(value)).toBe(written);
});

test.each([
  ['2026-02-11T09:10:00+01:00', '11 Feb 2026, 09:10 UTC+01'],
  ['2026-02-11T09:10:00-03:30', '11 Feb 2026, 09:10 UTC−03:30'],
  ['2026-02-11T09:10:00Z', '11 Feb 2026, 09:10 UTC'],
  ['2026-02-11T09:10:00', '11 Feb 2026, 09:10'],
  ['2026-02-11', '11 Feb 2026'],
])('the moment %s keeps the clock that it was written on: %s', (value, written) => {
  expect(formatMoment(value)).toBe(written);
});
