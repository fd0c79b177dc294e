// What does the page on recovery say? The figures behind its sentences.
import { MOST } from '../many.ts';
import { CLOCKS, type Clock } from '../clocks.ts';
import {
  differenceOfRates,
  mean,
  median,
  medianInterval,
  percentile,
  ratioOfMedians,
  type Change,
  type Interval,
} from '../metrics.ts';
import type { Reader } from './db.ts';
import type { Filter, Outcome } from './filter.ts';
import { attainment, attainmentRows } from './queries/attainment.ts';
import { listClocks, type ClockListRow } from './queries/clock-list.ts';
import { clockMarks } from './queries/clock-marks.ts';
import { clockCounts, clockValues, type ClockCount } from './queries/clocks.ts';
import { overruns, overrunValues } from './queries/overruns.ts';
import type { View } from './view.ts';

/** What may be said of one clock. Minutes; what too few values do not allow is null. */
export interface ClockStatistics {
  clock: Clock;
  counts: ClockCount;
  median: number | null;
  interval: Interval | null;
  p90: number | null;
  mean: number | null;
  /** of how many incidents of the period before it is known; null where there is no such period */
  before: number | null;
  /** how many times longer than in the period before */
  change: Change | null;
}

/** Every clock, in the order of `CLOCKS`. */
export async function clockStatistics(
  db: Reader,
  { filter, previous }: Pick<View, 'filter' | 'previous'>,
): Promise<ClockStatistics[]> {
  const [counts, now, before] = await Promise.all([
    clockCounts(db, filter),
    clockValues(db, filter),
    previous && clockValues(db, previous),
  ]);
  return CLOCKS.map((clock) => ({
    clock,
    counts: counts[clock],
    median: median(now[clock]),
    interval: medianInterval(now[clock]),
    p90: percentile(now[clock], 0.9),
    mean: mean(now[clock]),
    before: before && before[clock].length,
    change: before && ratioOfMedians(before[clock], now[clock]),
  }));
}

/** Who recovers in time, and against the period before. */
export async function attainmentAnswer(
  db: Reader,
  { filter, previous }: Pick<View, 'filter' | 'previous'>,
) {
  const [all, rows, before] = await Promise.all([
    attainment(db, filter),
    attainmentRows(db, filter),
    previous && attainment(db, previous),
  ]);
  return {
    all,
    rows,
    change: attainmentChange(before, all),
  };
}

interface Reached {
  met: number;
  judged: number;
}

/** By how much the share restored in time changed; null where there is nothing to compare. */
export function attainmentChange(before: Reached | null, now: Reached): Change | null {
  return (
    before && differenceOfRates({ k: before.met, n: before.judged }, { k: now.met, n: now.judged })
  );
}

/** By how much targets were missed: the overruns above 1, as far as so few may be summed up, and the worst. */
export async function overrunAnswer(db: Reader, filter: Filter) {
  const [rows, values, [worst]] = await Promise.all([
    overruns(db, filter, MOST.overruns),
    overrunValues(db, filter),
    listClocks(db, filter, { sort: 'overrun', direction: 'desc', page: 1, size: 1 }),
  ]);
  // held against the target as `met` is: taking exactly as long is in time
  const missed = values.filter((value) => value > 1);
  return {
    rows,
    judged: values.length,
    missed: missed.length,
    median: median(missed),
    interval: medianInterval(missed),
    /** each, where there are too few for a median */
    listed: median(missed) === null ? missed : [],
    worst: worst?.overrun != null && worst.overrun > 1 ? worst : null,
  };
}

/** The marks of all clocks side by side. */
export function clockMarksOf(db: Reader, filter: Filter) {
  return clockMarks(db, filter, MOST.clocks);
}

/** At most so many incidents are named of each kind that is not known. */
const NAMED = 8;

/** Incidents that cannot be held against a target, by why: the latest of each kind. */
export async function unknownAnswer(
  db: Reader,
  filter: Filter,
): Promise<Record<'no-time' | 'no-target' | 'too-coarse', ClockListRow[]>> {
  const named = (outcome: Outcome): Promise<ClockListRow[]> =>
    filter.outcome.length && !filter.outcome.includes(outcome)
      ? Promise.resolve([])
      : listClocks(
          db,
          { ...filter, outcome: [outcome] },
          { sort: 'date', direction: 'desc', page: 1, size: NAMED },
        );
  const [noTime, noTarget, tooCoarse] = await Promise.all([
    named('no-time'),
    named('no-target'),
    named('too-coarse'),
  ]);
  return { 'no-time': noTime, 'no-target': noTarget, 'too-coarse': tooCoarse };
}
