// Does a condition on a clock survive its way through an address?
import { describe, expect, test } from 'vitest';
import {
  alsoMeasured,
  measuredText,
  measuredWords,
  parseMeasured,
} from '../../src/lib/measured.ts';

describe('a condition', () => {
  test.each([
    ['restore_10-30', 'time to restore over 10 min, up to 30 min'],
    ['restore_240-', 'time to restore over 4 h'],
    ['close_-60', 'time to close up to 1 h'],
    ['overrun_0.5-1', 'overrun over 0.5\u202f×, up to 1.0\u202f×'],
    ['detect_none', 'no time to detect'],
    ['downtime_any', 'downtime known'],
  ])('%s reads as “%s” and is written the same again', (text, words) => {
    const parsed = parseMeasured(text);
    expect(parsed && measuredText(parsed)).toBe(text);
    expect(parsed && measuredWords(parsed)).toBe(words);
  });

  test.each([
    '',
    'restore',
    'restore_',
    'restore_-',
    'restore_30-10',
    'restore_10-10',
    'restore_ten-30',
    'restore_1e3-',
    'restore_9999999999-',
    'attainment_0-1',
    'restore_none-5',
    'Restore_1-2',
  ])('“%s” is none', (text) => {
    expect(parseMeasured(text)).toBeNull();
  });
});

test('one more condition stands beside those that a page has, once', () => {
  const one = { measure: 'restore', known: true, above: null, upTo: 60 } as const;
  expect(alsoMeasured('?measured=detect_any&q=x', one)).toEqual(['detect_any', 'restore_-60']);
  expect(alsoMeasured('?measured=restore_-60', one)).toEqual(['restore_-60']);
});
