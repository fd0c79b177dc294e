// How are moments written for people?
import { expect, test } from 'vitest';
import { clockNote, clockOf, formatDay, formatMoment, onClock } from '../../src/lib/dates.ts';

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

test.each([
  ['2026-02-11T00:10:00+01:00', 'utc', '2026-02-10T23:10:00Z'],
  ['2026-02-11T09:10-03:30', 'utc', '2026-02-11T12:40:00Z'],
  ['2026-02-11T09:10:00+01:00', 'own', '2026-02-11T09:10:00+01:00'],
  // no zone, no instant
  ['2026-02-11T09:10:00', 'utc', '2026-02-11T09:10:00'],
  ['2026-02-11', 'utc', '2026-02-11'],
] as const)('%s on the clock “%s” is %s', (value, clock, shown) => {
  expect(onClock(value, clock)).toBe(shown);
});

test('the reader’s clock is the machine’s, with the offset that holds on that day', () => {
  const zone = process.env.TZ;
  process.env.TZ = 'America/St_Johns';
  try {
    expect(onClock('2026-07-11T12:00:00Z', 'local')).toBe('2026-07-11T09:30:00-02:30');
    expect(onClock('2026-01-11T12:00:00Z', 'local')).toBe('2026-01-11T08:30:00-03:30');
  } finally {
    process.env.TZ = zone;
  }
});

test('behind a time stands what the document writes, or why nothing was converted', () => {
  expect(clockNote('2026-02-11T09:10:00+01:00', 'utc')).toBe(
    '11 Feb 2026, 09:10 UTC+01 on the document’s clock',
  );
  expect(clockNote('2026-02-11T09:10:00', 'utc')).toContain('names no zone');
  expect(clockNote('2026-02-11T09:10:00Z', 'utc')).toBeNull();
  expect(clockNote('2026-02-11', 'utc')).toBeNull();
});

test('an address that asks for no clock that there is gets the document’s own', () => {
  expect(clockOf(new URLSearchParams('tz=utc'))).toBe('utc');
  expect(clockOf(new URLSearchParams('tz=Mars'))).toBe('own');
});
