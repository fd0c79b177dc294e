// What does the review page say? The figures behind its three answers.
import { differenceOfRates, median, medianInterval, type Change } from '../statistics.ts';
import { sayCauses, sayPromises, sayRecovery } from './answers.ts';
import type { Reader } from './db.ts';
import type { Filter } from './filter.ts';
import { cases, notKnown, questions } from './meeting.ts';
import { previousPeriod } from './period.ts';
import { completion, completionByCohort } from './queries/actions.ts';
import { attainment, attainmentByCriticality } from './queries/attainment.ts';
import { causesByQuarter, causeTotals, recurrences } from './queries/causes.ts';
import { listClocks } from './queries/clock-list.ts';
import { clockCounts, clockValues, daysOf } from './queries/clocks.ts';
import type { View } from './view.ts';

/** So many of the incidents furthest beyond their targets are named one by one. */
const MOST_WORST = 20;

/** Do we recover as fast as we said? */
export async function recoveryAnswer(db: Reader, filter: Filter) {
  const previous = previousPeriod(filter);
  const [counts, values, days, worst, reached, before, byCriticality, earlier] = await Promise.all([
    clockCounts(db, filter),
    clockValues(db, filter),
    daysOf(db, filter),
    listClocks(
      db,
      { ...filter, measured: [...filter.measured, 'restore_any'] },
      { sort: 'overrun', direction: 'desc', page: 1, size: MOST_WORST },
    ),
    attainment(db, filter),
    previous && attainment(db, previous),
    attainmentByCriticality(db, filter),
    previous && attainmentByCriticality(db, previous),
  ]);
  return {
    counts: counts.restore,
    days,
    worst,
    attainment: reached,
    median: median(values.restore),
    interval: medianInterval(values.restore),
    change: before && changeOf(before, reached),
    byCriticality,
    before: earlier,
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

/** Everything that a review says, before anything is drawn. `asOf` is an ISO day. */
export async function review(db: Reader, { filter, search, undated }: View, asOf: string) {
  const [recovered, failing, promised, told, { unreadable }] = await Promise.all([
    recoveryAnswer(db, filter),
    causesAnswer(db, filter),
    promisesAnswer(db, filter, asOf),
    cases(db, filter),
    db.buildInfo(),
  ]);
  const [unknown, asked] = await Promise.all([
    notKnown(db, filter, { search, undated, unreadable }),
    questions(db, filter, { search, failing, promised }),
  ]);
  return {
    cases: told,
    recovered: { ...recovered, said: sayRecovery(recovered, search) },
    failing: { ...failing, said: sayCauses(failing, search) },
    promised: { ...promised, said: sayPromises(promised, search) },
    unknown,
    questions: asked,
  };
}
