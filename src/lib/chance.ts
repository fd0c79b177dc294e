// Could so many things have come together by chance?

/**
 * How many of `n` things have both of two marks on average, where `a` have the one, `b` the other, and the two have
 * nothing to do with each other.
 */
export function expectedTogether(a: number, b: number, n: number): number {
  return n === 0 ? 0 : (a * b) / n;
}

/**
 * The probability that at least `k` of `n` things have both marks, where `a` have the one and `b` the other by chance
 * alone: the upper tail of the hypergeometric distribution, as in R. A. Fisher's exact test (one-sided). Throws where
 * the counts cannot be.
 */
export function chanceOfAtLeast(
  k: number,
  { a, b, n }: { a: number; b: number; n: number },
): number {
  if (a > n || b > n || k > Math.min(a, b)) throw new Error(`${k} of ${a} and ${b} of ${n}`);
  const usual = (a * b) / n;
  const all = logChoose(n, b);
  let chance = 0;
  for (let both = Math.max(k, a + b - n, 0); both <= Math.min(a, b); both++) {
    const share = Math.exp(logChoose(a, both) + logChoose(n - a, b - both) - all);
    chance += share;
    // beyond the usual number they only get rarer
    if (both > usual && share < chance * 1e-12) break;
  }
  return Math.min(1, chance);
}

/** ln of the number of ways to choose `k` of `n`. */
function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/** ln n!, from 32 on by Stirling's series, which errs there by less than 1e-12. */
function logFactorial(n: number): number {
  if (n >= 32)
    return (
      n * Math.log(n) -
      n +
      Math.log(2 * Math.PI * n) / 2 +
      1 / (12 * n) -
      1 / (360 * n ** 3) +
      1 / (1260 * n ** 5)
    );
  let sum = 0;
  for (let i = 2; i <= n; i++) sum += Math.log(i);
  return sum;
}
