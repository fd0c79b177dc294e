// Is every way in which an incident stands to its target told apart, and by more than colour?
import { expect, test } from 'vitest';
import { SIGNS, outcomeOf } from '../../src/lib/signs.ts';

test.each([
  [{ restoreMinutes: 5, targetMinutes: 10, met: true }, 'met'],
  [{ restoreMinutes: 50, targetMinutes: 10, met: false }, 'missed'],
  [{ restoreMinutes: 1440, targetMinutes: 240, met: null }, 'too-coarse'],
  [{ restoreMinutes: 50, targetMinutes: null, met: null }, 'no-target'],
  [{ restoreMinutes: null, targetMinutes: 10, met: null }, 'no-time'],
  [{ restoreMinutes: null, targetMinutes: null, met: null }, 'no-time'],
] as const)('%j is %s', (row, outcome) => {
  expect(outcomeOf(row)).toBe(outcome);
});

test('no two results share a shape', () => {
  const results = ['met', 'missed', 'too-coarse', 'no-target', 'no-time'] as const;
  const shapes = results.map((result) => SIGNS[result].shape);
  expect(new Set(shapes).size).toBe(results.length);
});
