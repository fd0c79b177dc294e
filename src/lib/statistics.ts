// What may be said from few and skewed values, and how surely?
//
// Durations spread over powers of ten and there are never many, so: medians with intervals from order statistics, rates
// with Wilson's interval, changes only where an interval excludes none. Everything is deterministic; nothing resamples.

/** Bounds of a 95 % interval. */
export interface Interval {
  low: number;
  high: number;
}

/** The 97.5th percentile of the standard normal distribution. */
const Z = 1.959963984540054;
/** Below this a median says less than the list of values. */
export const FEWEST_FOR_MEDIAN = 6;

/**
 * The 95 % interval of a share, `k` of `n`, as shares of one; null for `n` = 0. Wilson's score interval (E. B. Wilson,
 * JASA 22, 1927), which stays inside 0–1 and holds for small `n`.
 */
export function wilson(k: number, n: number): Interval | null {
  if (n === 0) return null;
  if (k < 0 || k > n) throw new Error(`${k} of ${n} is no share`);
  const p = k / n;
  const scale = 1 + (Z * Z) / n;
  const centre = (p + (Z * Z) / (2 * n)) / scale;
  const half = (Z / scale) * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  // at the ends the formula gives exactly 0 and 1, but for rounding
  return { low: k === 0 ? 0 : centre - half, high: k === n ? 1 : centre + half };
}

/** The middle of the values (the mean of the two middle ones); null below six, where they are to be listed. */
export function median(values: readonly number[]): number | null {
  return values.length < FEWEST_FOR_MEDIAN ? null : middle(ascending(values));
}

/**
 * The 95 % interval of a median: two of the values themselves, the `j`th from either end, where `j` is the largest
 * with P(Binomial(n, ½) < j) ≤ 2.5 % (W. J. Conover, Practical Nonparametric Statistics, ch. 3). Ten values: 2nd to
 * 9th; twenty: 6th to 15th. Null below six values, for which there is no such interval.
 */
export function medianInterval(values: readonly number[]): Interval | null {
  const n = values.length;
  if (n < FEWEST_FOR_MEDIAN) return null;
  const sorted = ascending(values);
  let rank = 0;
  let term = -n * Math.LN2;
  let below = Math.exp(term);
  while (below <= 0.025) {
    rank++;
    term += Math.log((n - rank + 1) / rank);
    below += Math.exp(term);
  }
  return { low: sorted[rank - 1] ?? NaN, high: sorted[n - rank] ?? NaN };
}

/**
 * A percentile (`share` 0.9 for P90), linear between neighbours (Hyndman and Fan's type 7). Null unless at least two
 * values lie beyond it: P90 from 20 values on.
 */
export function percentile(values: readonly number[], share: number): number | null {
  const n = values.length;
  const beyond = Math.min(share, 1 - share) * n;
  if (beyond < 2 - 1e-9) return null;
  const sorted = ascending(values);
  const place = share * (n - 1);
  const lower = Math.floor(place);
  const from = sorted[lower] ?? NaN;
  const to = sorted[lower + 1] ?? from;
  return from + (to - from) * (place - lower);
}

/** The sum divided by the count; null for none. It follows the few longest, so it is never shown alone. */
export function mean(values: readonly number[]): number | null {
  return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}

/** One step of a survival curve: after `time`, `open` is the share estimated to be still open. */
export interface SurvivalStep {
  time: number;
  open: number;
  /** of `open`; null at the last step where everything is closed */
  interval: Interval | null;
  /** still watched just before `time` */
  atRisk: number;
  /** closed at `time` */
  closed: number;
}

/** Things of one age: how many were closed then, and how many had been open for so long when they were last seen. */
export interface Watched {
  time: number;
  closed: number;
  censored: number;
}

/**
 * How long things stay open, where some still are: `durations[i]` is the time until it was closed or, where `censored[i]`,
 * the time for which it has been open so far. Steps only where something closed; `median` is the first time at which
 * at most half is open, null where that is not reached. E. L. Kaplan and P. Meier, JASA 53, 1958; the interval is
 * Greenwood's on the log(−log) scale (Kalbfleisch and Prentice, 1980), so that it stays inside 0–1.
 */
export function kaplanMeier(
  durations: readonly number[],
  censored: readonly boolean[],
): { steps: SurvivalStep[]; median: number | null } {
  if (durations.length !== censored.length) throw new Error('each duration needs its censoring');
  return kaplanMeierOf(
    durations.map((time, index) => ({
      time,
      closed: censored[index] ? 0 : 1,
      censored: censored[index] ? 1 : 0,
    })),
  );
}

/** The same of things that are counted by their age already; an age may stand in several places. */
export function kaplanMeierOf(watched: readonly Watched[]): {
  steps: SurvivalStep[];
  median: number | null;
} {
  const byTime = new Map<number, { closed: number; all: number }>();
  let atRisk = 0;
  for (const { time, closed, censored } of watched) {
    const known = byTime.get(time) ?? { closed: 0, all: 0 };
    byTime.set(time, { closed: known.closed + closed, all: known.all + closed + censored });
    atRisk += closed + censored;
  }
  const steps: SurvivalStep[] = [];
  let open = 1;
  let variance = 0;
  for (const time of ascending([...byTime.keys()])) {
    const { closed = 0, all = 0 } = byTime.get(time) ?? {};
    if (closed) {
      open *= 1 - closed / atRisk;
      variance += closed / (atRisk * (atRisk - closed));
      steps.push({ time, open, interval: greenwood(open, variance), atRisk, closed });
    }
    atRisk -= all;
  }
  return { steps, median: steps.find((step) => step.open <= 0.5 + 1e-12)?.time ?? null };
}

function greenwood(open: number, variance: number): Interval | null {
  if (open <= 0 || open >= 1) return null;
  const spread = (Z * Math.sqrt(variance)) / Math.log(open);
  return { low: open ** Math.exp(-spread), high: open ** Math.exp(spread) };
}

/** A change with its interval. `detectable` is false where the interval includes no change. */
export interface Change extends Interval {
  change: number;
  detectable: boolean;
}

/** At most this many values a side are paired; beyond, evenly spaced ones stand for all. */
const MOST_PAIRED = 600;

/**
 * How many times longer `after` is than `before` (0.8: a fifth shorter), with its 95 % interval; null below six values on
 * either side. Hodges and Lehmann's estimate on logarithms: the median of all pairwise ratios, and the pair of ordered
 * ratios that Mann and Whitney's test would not reject (Hollander and Wolfe, Nonparametric Statistical Methods, 4.2–4.3).
 * Where both periods have the same spread, as durations on a log axis nearly do, this is the ratio of the medians, and
 * steadier than dividing the two. Zero minutes count as half a minute.
 */
export function ratioOfMedians(before: readonly number[], after: readonly number[]): Change | null {
  if (before.length < FEWEST_FOR_MEDIAN || after.length < FEWEST_FOR_MEDIAN) return null;
  const [first, second] = [logs(before), logs(after)];
  // a typed array sorts numbers without asking anybody: measured 2.4 times as fast for 360,000 of them
  const differences = new Float64Array(first.length * second.length);
  second.forEach((one, row) =>
    first.forEach((other, column) => (differences[row * first.length + column] = one - other)),
  );
  differences.sort();
  const rank = rankOfBound(first.length, second.length);
  const low = Math.exp(differences[rank - 1] ?? NaN);
  const high = Math.exp(differences[differences.length - rank] ?? NaN);
  return { change: Math.exp(middle(differences)), low, high, detectable: low > 1 || high < 1 };
}

function logs(values: readonly number[]): number[] {
  const sorted = ascending(values).map((value) => Math.log(Math.max(value, 0.5)));
  if (sorted.length <= MOST_PAIRED) return sorted;
  return Array.from({ length: MOST_PAIRED }, (_, index) => {
    const place = Math.floor(((index + 0.5) * sorted.length) / MOST_PAIRED);
    return sorted[place] ?? NaN;
  });
}

/**
 * The rank `c` of the ordered differences that bounds the interval: the largest with P(U < c) ≤ 2.5 % under Mann and
 * Whitney's U. Counted exactly up to 50 × 50, by its normal approximation beyond.
 */
function rankOfBound(n: number, m: number): number {
  if (n > 50 || m > 50)
    return Math.max(1, Math.floor((n * m) / 2 - Z * Math.sqrt((n * m * (n + m + 1)) / 12)));
  const shares = shareOfEachU(n, m);
  let below = 0;
  let rank = 0;
  while (below + (shares[rank] ?? 1) <= 0.025) below += shares[rank++] ?? 1;
  return Math.max(1, rank);
}

/**
 * P(U = u) for u = 0 … n·m. The generating function is the Gaussian binomial coefficient: the product over i = 1 … m of
 * (1 − q^(n+i)) / (1 − q^i).
 */
function shareOfEachU(n: number, m: number): number[] {
  const counts = new Array<number>(n * m + 1).fill(0);
  counts[0] = 1;
  for (let i = 1; i <= m; i++) {
    for (let u = n * m; u >= n + i; u--) counts[u] = (counts[u] ?? 0) - (counts[u - n - i] ?? 0);
    for (let u = i; u <= n * m; u++) counts[u] = (counts[u] ?? 0) + (counts[u - i] ?? 0);
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / total);
}

/**
 * By how much a rate changed (0.1: ten points more), with its 95 % interval; null where either side is empty.
 * Newcombe's hybrid score interval (R. G. Newcombe, Statistics in Medicine 17, 1998, method 10), made of two Wilson ones.
 */
export function differenceOfRates(
  before: { k: number; n: number },
  after: { k: number; n: number },
): Change | null {
  const [one, other] = [wilson(before.k, before.n), wilson(after.k, after.n)];
  if (!one || !other) return null;
  const [was, is] = [before.k / before.n, after.k / after.n];
  const low = is - was - Math.hypot(is - other.low, one.high - was);
  const high = is - was + Math.hypot(other.high - is, was - one.low);
  return { change: is - was, low, high, detectable: low > 0 || high < 0 };
}

function ascending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

/** Of values in ascending order. */
function middle(sorted: readonly number[] | Float64Array): number {
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)] ?? NaN;
  return Number.isInteger(half) ? ((sorted[half - 1] ?? NaN) + upper) / 2 : upper;
}
