// Do the statistics give what their papers and a pencil give?
import { describe, expect, test } from 'vitest';
import {
  differenceOfRates,
  kaplanMeier,
  median,
  medianInterval,
  percentile,
  ratioOfMedians,
  wilson,
} from '../../src/lib/metrics.ts';

const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);

describe('wilson', () => {
  test('gives 27–81 % for 5 of 9', () => {
    const interval = wilson(5, 9);
    expect(interval?.low).toBeCloseTo(0.2667, 4);
    expect(interval?.high).toBeCloseTo(0.8112, 4);
  });

  test('gives Newcombe’s published 26–37 % for 81 of 263', () => {
    // R. G. Newcombe, Statistics in Medicine 17 (1998) 857, table I: 81/263, method 3: 0.2553 to 0.3662
    expect(wilson(81, 263)?.low).toBeCloseTo(0.2553, 4);
    expect(wilson(81, 263)?.high).toBeCloseTo(0.3662, 4);
  });

  test('stays inside 0 and 1 at the ends: 0 of 10 reaches z²/(n+z²)', () => {
    const square = 1.959963984540054 ** 2;
    expect(wilson(0, 10)?.low).toBe(0);
    expect(wilson(0, 10)?.high).toBeCloseTo(square / (10 + square), 12);
    expect(wilson(10, 10)?.low).toBeCloseTo(10 / (10 + square), 12);
    expect(wilson(10, 10)?.high).toBe(1);
  });

  test('has nothing to say of none, and refuses more than all', () => {
    expect(wilson(0, 0)).toBeNull();
    expect(() => wilson(3, 2)).toThrow('3 of 2');
  });
});

describe('the median', () => {
  test('is the middle value, or the mean of the middle two, in whatever order they come', () => {
    expect(median([7, 1, 2, 6, 3, 5, 4])).toBe(4);
    expect(median([6, 5, 4, 3, 2, 1])).toBe(3.5);
  });

  test('is not given below six values, nor is its interval', () => {
    expect(median(upTo(5))).toBeNull();
    expect(medianInterval(upTo(5))).toBeNull();
  });

  test.each([
    [6, 1, 6],
    [8, 1, 8],
    [9, 2, 8],
    [10, 2, 9],
    [20, 6, 15],
    [25, 8, 18],
    [100, 40, 61],
  ])('of %i values has the interval from the %i. to the %i.', (n, low, high) => {
    expect(medianInterval(upTo(n).reverse())).toEqual({ low, high });
  });

  test('of five thousand values has an interval near 2500 ± √5000', () => {
    const interval = medianInterval(upTo(5000));
    // normal approximation: (n − z√n)/2 = 2430.7
    expect(interval?.low).toBeGreaterThanOrEqual(2429);
    expect(interval?.low).toBeLessThanOrEqual(2432);
  });
});

describe('a percentile', () => {
  test('P90 needs twenty values', () => {
    expect(percentile(upTo(19), 0.9)).toBeNull();
    // type 7: 1 + 0.9 · 19 = 18.1
    expect(percentile(upTo(20), 0.9)).toBeCloseTo(18.1, 10);
  });

  test('lies between its neighbours', () => {
    expect(percentile([10, 20, 30, 40], 0.5)).toBe(25);
  });
});

describe('kaplanMeier', () => {
  test('gives the textbook curve of the 6-MP group of Freireich’s trial', () => {
    // Freireich et al., Blood 21 (1963); Kaplan–Meier values as printed in Kleinbaum and Klein, Survival Analysis, ch. 2
    const closed = [6, 6, 6, 7, 10, 13, 16, 22, 23];
    const open = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
    const { steps, median: middle } = kaplanMeier(
      [...closed, ...open],
      [...closed.map(() => false), ...open.map(() => true)],
    );
    expect(steps.map((step) => [step.time, step.atRisk, step.closed])).toEqual([
      [6, 21, 3],
      [7, 17, 1],
      [10, 15, 1],
      [13, 12, 1],
      [16, 11, 1],
      [22, 7, 1],
      [23, 6, 1],
    ]);
    const printed = [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482];
    steps.forEach((step, index) => expect(step.open).toBeCloseTo(printed[index] ?? NaN, 4));
    expect(middle).toBe(23);
  });

  test('gives Greenwood’s interval on the log(−log) scale', () => {
    // one of two closed at 1: variance term 1/(2·1) = 0.5; z·√0.5/ln 0.5 = −1.99945
    const [step] = kaplanMeier([1, 2], [false, true]).steps;
    expect(step?.open).toBe(0.5);
    expect(step?.interval?.low).toBeCloseTo(0.5 ** Math.exp(1.99945), 4);
    expect(step?.interval?.high).toBeCloseTo(0.5 ** Math.exp(-1.99945), 4);
  });

  test('never reaches a median while most are open, however short the closed ones took', () => {
    expect(
      kaplanMeier([1, 2, 50, 50, 50, 50], [false, false, true, true, true, true]).median,
    ).toBeNull();
  });

  test('ends at none open when the last one closes', () => {
    const { steps } = kaplanMeier([3, 1], [false, false]);
    expect(steps.at(-1)).toMatchObject({ time: 3, open: 0, interval: null });
  });

  test('says nothing of nothing', () => {
    expect(kaplanMeier([], [])).toEqual({ steps: [], median: null });
  });
});

describe('ratioOfMedians', () => {
  test('finds a halving that is one, and calls it detectable', () => {
    const before = [100, 120, 140, 160, 180, 200, 220, 240];
    const change = ratioOfMedians(
      before,
      before.map((value) => value / 4),
    );
    expect(change?.change).toBeCloseTo(0.25, 10);
    expect(change?.detectable).toBe(true);
    expect(change?.high).toBeLessThan(1);
  });

  test('finds no change between equal periods, with an interval around 1', () => {
    const values = [5, 9, 30, 70, 200, 900];
    const change = ratioOfMedians(values, values);
    expect(change?.change).toBeCloseTo(1, 10);
    expect(change?.detectable).toBe(false);
    expect((change?.low ?? 0) * (change?.high ?? 0)).toBeCloseTo(1, 10);
  });

  test.each([
    // critical values of Mann and Whitney’s U, two-sided 5 %: 5 for 6 × 6, 23 for 10 × 10, 13 for 8 × 8
    [6, 6, 6],
    [8, 8, 14],
    [10, 10, 24],
    [6, 10, 12],
  ])('bounds %i against %i values by the %i. ordered ratio', (n, m, rank) => {
    // with these values every pairwise difference of logarithms is another whole number
    const before = Array.from({ length: n }, (_, index) => 2 ** index);
    const after = Array.from({ length: m }, (_, index) => 2 ** (index * n));
    const differences = after
      .flatMap((_, i) => before.map((__, j) => i * n - j))
      .sort((a, b) => a - b);
    const change = ratioOfMedians(before, after);
    expect(Math.log2(change?.low ?? 0)).toBeCloseTo(differences[rank - 1] ?? NaN, 8);
    expect(Math.log2(change?.high ?? 0)).toBeCloseTo(differences[n * m - rank] ?? NaN, 8);
  });

  test('turns over when the periods change places', () => {
    const [before, after] = [
      [3, 8, 20, 55, 60, 400, 9],
      [2, 4, 4, 30, 35, 80],
    ];
    const there = ratioOfMedians(before, after);
    const back = ratioOfMedians(after, before);
    expect((there?.change ?? 0) * (back?.change ?? 0)).toBeCloseTo(1, 10);
    expect((there?.low ?? 0) * (back?.high ?? 0)).toBeCloseTo(1, 10);
  });

  test('says nothing below six values on either side', () => {
    expect(ratioOfMedians(upTo(5), upTo(30))).toBeNull();
    expect(ratioOfMedians(upTo(30), upTo(5))).toBeNull();
  });

  test('stays near the exact interval where it is approximated: 51 against 50', () => {
    const exact = ratioOfMedians(
      upTo(50),
      upTo(50).map((value) => value * 3),
    );
    const near = ratioOfMedians(
      [...upTo(50), 25.5],
      upTo(50).map((value) => value * 3),
    );
    expect(near?.low).toBeCloseTo(exact?.low ?? 0, 1);
  });

  test('takes thousands of values, and zero minutes', () => {
    const many = Array.from({ length: 3000 }, (_, index) => index % 500);
    const change = ratioOfMedians(
      many,
      many.map((value) => value * 2),
    );
    expect(change?.change).toBeCloseTo(2, 1);
  });
});

describe('differenceOfRates', () => {
  test('gives Newcombe’s published interval for 56/70 against 48/80', () => {
    // Statistics in Medicine 17 (1998) 873, table II, method 10: 0.20, 0.0524 to 0.3339
    const change = differenceOfRates({ k: 48, n: 80 }, { k: 56, n: 70 });
    expect(change?.change).toBeCloseTo(0.2, 10);
    expect(change?.low).toBeCloseTo(0.0524, 4);
    expect(change?.high).toBeCloseTo(0.3339, 4);
    expect(change?.detectable).toBe(true);
  });

  test('detects nothing in 5 of 9 against 4 of 9', () => {
    expect(differenceOfRates({ k: 4, n: 9 }, { k: 5, n: 9 })?.detectable).toBe(false);
  });

  test('says nothing where a side is empty', () => {
    expect(differenceOfRates({ k: 0, n: 0 }, { k: 1, n: 2 })).toBeNull();
  });
});
