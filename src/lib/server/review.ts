// What does the review page say? The figures behind its three answers.
import { differenceOfRates, median, medianInterval, type Change } from '../metrics.ts';
import type { Reader } from './db.ts';
import type { Filter } from './filter.ts';
import { previousPeriod } from './period.ts';
import { completion, completionByCohort } from './queries/actions.ts';
import { attainment } from './queries/attainment.ts';
import { causesByQuarter, causeTotals, recurrences } from './queries/causes.ts';
import { durationStrip } from './queries/durations.ts';

/** Do we recover as fast as we said? */
export async function recoveryAnswer(db: Reader, filter: Filter) {
  const previous = previousPeriod(filter);
  const [{ rows, missing }, reached, before] = await Promise.all([
    durationStrip(db, filter),
    attainment(db, filter),
    previous && attainment(db, previous),
  ]);
  const minutes = rows.map((row) => row.restoreMinutes);
  return {
    rows,
    missing,
    attainment: reached,
    median: median(minutes),
    interval: medianInterval(minutes),
    change: before && changeOf(before, reached),
  };
}

function changeOf(
  before: { met: number; judged: number },
  now: { met: number; judged: number },
): Change | null {
  return differenceOfRates({ k: before.met, n: before.judged }, { k: now.met, n: now.judged });
}

/** What keeps failing? */
export async function causesAnswer(db: Reader, filter: Filter) {
  const [rows, totals, again] = await Promise.all([
    causesByQuarter(db, filter),
    causeTotals(db, filter),
    recurrences(db, filter, 5),
  ]);
  return { rows, totals, again };
}

/** Did we do what we promised? `asOf` is an ISO day. */
export async function promisesAnswer(db: Reader, filter: Filter, asOf: string) {
  const [rows, all] = await Promise.all([
    completionByCohort(db, filter, asOf),
    completion(db, filter, asOf),
  ]);
  return { rows, all, asOf };
}
