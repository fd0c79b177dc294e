// Are figures written as people say them?
import { expect, test } from 'vitest';
import {
  formatCount,
  formatFactor,
  formatInterval,
  formatMinutes,
  formatPercent,
} from '../../src/lib/format.ts';

test.each([
  [0, '0 min'],
  [45, '45 min'],
  [59, '59 min'],
  [60, '1 h'],
  [65, '1 h 5 min'],
  [599, '9 h 59 min'],
  [629, '10 h'],
  [1200, '20 h'],
  [1439, '1 d'],
  [1440, '1 d'],
  [1500, '1 d 1 h'],
  [4560, '3 d 4 h'],
  [11_520, '8 d'],
  [11_580, '8 d 1 h'],
  [20_000, '14 d'],
])('%i minutes are %s', (minutes, words) => {
  expect(formatMinutes(minutes)).toBe(words);
});

test('shares are whole per cent, and their intervals too', () => {
  expect(formatPercent(5 / 9)).toBe('56\u202f%');
  expect(formatInterval({ low: 0.2667, high: 0.8112 })).toBe('27–81\u202f%');
  expect(formatInterval(null)).toBe('–');
});

test('factors have a decimal where it says something', () => {
  expect(formatFactor(2.5)).toBe('2.5\u202f×');
  expect(formatFactor(9.96)).toBe('10\u202f×');
  expect(formatFactor(31.4)).toBe('31\u202f×');
});

test('one is not many', () => {
  expect(formatCount(1, 'incident')).toBe('1 incident');
  expect(formatCount(0, 'incident')).toBe('0 incidents');
  expect(formatCount(1200, 'entry', 'entries')).toBe('1,200 entries');
});
