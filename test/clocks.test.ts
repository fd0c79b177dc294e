// Are moments put on one axis, and is the time between two of them what the document says?
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { clocks, elapsed, sortKey } from '../ingest/clocks.ts';
import type { Moment, Precision } from '../ingest/model.ts';

function moment(value: string, precision: Precision = 'minute'): Moment {
  return { value, precision, zone: null, span: { start: 0, end: 0, quote: '' } };
}

test.each([
  ['2020-04-21T09:12:00+02:00', Date.UTC(2020, 3, 21, 7, 12)],
  ['2020-04-21T09:12:00-03:30', Date.UTC(2020, 3, 21, 12, 42)],
  ['2020-04-21T09:12:00Z', Date.UTC(2020, 3, 21, 9, 12)],
  ['2020-04-21T09:12:00', Date.UTC(2020, 3, 21, 9, 12)],
  ['2020-04-21T09:12:30.250Z', Date.UTC(2020, 3, 21, 9, 12, 30, 250)],
  ['2020-04-21T24:00:00', Date.UTC(2020, 3, 22)],
  ['2020-04-21', Date.UTC(2020, 3, 21)],
  ['2020-04', Date.UTC(2020, 3, 1)],
  ['2024-02-29', Date.UTC(2024, 1, 29)],
])('%s stands where it should', (value, time) => {
  expect(sortKey({ value })).toBe(time);
});

test.each([
  '2025-02-30',
  '2025-02-29T10:00:00Z',
  '2025-13-01',
  '2025-00',
  '2025-01-00',
  '2025-01-01T25:61:00',
  '2025-01-01T24:01:00',
  '2025-01-01T10:60:00',
  'yesterday',
  '',
])('“%s” is no moment', (value) => {
  expect(sortKey({ value })).toBeNaN();
});

test('any moment stands where a library of dates puts it', () => {
  const two = (most: number) =>
    fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, '0'));
  const form = fc
    .tuple(
      fc.integer({ min: 1990, max: 2039 }),
      two(13),
      two(32),
      two(25),
      two(61),
      two(61),
      fc.constantFrom('', 'Z', '+02:00', '-08:00', '+05:30'),
    )
    .map(
      ([year, month, day, hour, minute, second, zone]) =>
        `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`,
    );
  fc.assert(
    fc.property(form, (value) => {
      expect(sortKey({ value })).toBe(DateTime.fromISO(value, { zone: 'utc' }).toMillis());
    }),
    { numRuns: 3000 },
  );
});

test('where just one has a zone both are taken on the wall clock', () => {
  const from = moment('2024-03-04T09:00:00');
  expect(elapsed(from, moment('2024-03-04T09:45:00+01:00'))?.minutes).toBe(45);
});

test('from one day to the next is a day, and no more is known of one and the same day', () => {
  const [first, second] = [moment('2024-02-28', 'day'), moment('2024-03-01', 'day')];
  expect(elapsed(first, second)).toEqual({ minutes: 2880, precision: 'day', basis: 'computed' });
  expect(elapsed(first, first)).toBeNull();
  expect(elapsed(second, first)).toBeNull();
});

test('the time to restore ends with the mitigation where no resolution is told', () => {
  const told = {
    startedAt: { ...moment('2024-03-04T09:00:00Z'), rule: '', certainty: 'stated' as const },
    detectedAt: null,
    acknowledgedAt: null,
    mitigatedAt: { ...moment('2024-03-04T10:00:00Z'), rule: '', certainty: 'stated' as const },
    resolvedAt: null,
    durationMinutes: null,
    windows: [],
  };
  expect(clocks(told)).toMatchObject({ restore: { minutes: 60, basis: 'computed' }, close: null });
});
