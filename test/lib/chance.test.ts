// Is chance reckoned as the textbooks do?
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceOfAtLeast, expectedTogether } from '../../src/lib/chance.ts';

test('the lady who tastes tea: all four of eight cups by chance in 1 of 70, three or more in 17', () => {
  expect(chanceOfAtLeast(4, { a: 4, b: 4, n: 8 })).toBeCloseTo(1 / 70, 12);
  expect(chanceOfAtLeast(3, { a: 4, b: 4, n: 8 })).toBeCloseTo(17 / 70, 12);
});

test('none at all or more is certain', () => {
  expect(chanceOfAtLeast(0, { a: 3, b: 5, n: 20 })).toBeCloseTo(1, 10);
  expect(chanceOfAtLeast(1, { a: 4, b: 4, n: 7 })).toBeCloseTo(1, 10);
});

test('with many incidents the series stands in for the factorials, and nothing overflows', () => {
  // 1 − (1 − 1/1000)^1000-like: a mark on 1000 of 1,000,000, drawn 1000 times
  const chance = chanceOfAtLeast(1, { a: 1000, b: 1000, n: 1_000_000 });
  expect(chance).toBeCloseTo(1 - Math.exp(-1), 2);
});

test('it equals counting every way to choose, for every small case', () => {
  const counts = fc
    .record({ n: fc.integer({ min: 1, max: 60 }), x: fc.nat(), y: fc.nat(), z: fc.nat() })
    .map(({ n, x, y, z }) => {
      const [a, b] = [x % (n + 1), y % (n + 1)];
      return { n, a, b, k: z % (Math.min(a, b) + 1) };
    });
  fc.assert(
    fc.property(counts, ({ n, a, b, k }) => {
      let ways = 0n;
      for (let both = k; both <= Math.min(a, b); both++)
        ways += choose(a, both) * choose(n - a, b - both);
      const share = Number((ways * 10n ** 15n) / choose(n, b)) / 1e15;
      expect(chanceOfAtLeast(k, { a, b, n })).toBeCloseTo(share, 9);
    }),
  );
});

test('counts that cannot be are refused', () => {
  expect(() => chanceOfAtLeast(3, { a: 2, b: 5, n: 9 })).toThrow('3 of 2 and 5 of 9');
});

test('strangers meet as often as their shares say', () => {
  expect(expectedTogether(6, 3, 8)).toBe(2.25);
  expect(expectedTogether(0, 0, 0)).toBe(0);
});

function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let ways = 1n;
  for (let i = 1; i <= k; i++) ways = (ways * BigInt(n - k + i)) / BigInt(i);
  return ways;
}
