// What does the page of causes say? Each cause with its share, its returns, its company, and the services that it struck.
import { chanceOfAtLeast, expectedTogether } from '../chance.ts';
import { differenceOfRates, wilson, type Change, type Interval } from '../statistics.ts';
import { FEWEST_FOR_MEDIAN } from '../statistics.ts';
import type { Reader } from './db.ts';
import type { Filter } from './filter.ts';
import { newestDay, previousPeriod } from './period.ts';
import { causePairs, causesByService, type CausePair } from './queries/cause-company.ts';
import {
  causeCounts,
  causeSpread,
  type CauseCount,
  type CauseSpread,
} from './queries/cause-ranking.ts';
import { brokenPromises, brokenPromiseTotals } from './queries/broken-promises.ts';
import { causesByQuarter, causeTotals, recurrences } from './queries/causes.ts';

/** A cause with what may be said of its share. */
export interface RankedCause extends CauseCount {
  /** incidents that the filter leaves */
  of: number;
  interval: Interval | null;
  /** days from its latest incident to the end of the period; null where that has no date */
  daysSince: number | null;
  /** the same in the period before; null where there is none, or one of the two periods is too thin to compare */
  before: { incidents: number; of: number; change: Change } | null;
}

/** Two causes that come together, and how often they would if they had nothing to do with each other. */
export interface Company extends CausePair {
  expected: number;
  /** even among so many pairs not to be put down to chance */
  beyondChance: boolean;
}

/** The services that have a column. */
const SERVICES = 10;
/** The returns that are listed. */
const RETURNS = 50;

/** Everything that `/causes` shows. `today` is an ISO day. */
export async function causesOverview(db: Reader, filter: Filter, today: string) {
  const previous = previousPeriod(filter);
  const [matrix, totals, spread, counts, earlier, before, pairs, services, newest, again] =
    await Promise.all([
      causesByQuarter(db, filter),
      causeTotals(db, filter),
      causeSpread(db, filter),
      causeCounts(db, filter),
      filter.from ? causeCounts(db, { ...filter, period: null, from: null }) : [],
      previous && countsWithTotal(db, previous),
      causePairs(db, filter),
      causesByService(db, filter, SERVICES),
      newestDay(db),
      returns(db, filter),
    ]);
  const asOf = endOf(filter, newest, today);
  return {
    matrix,
    totals,
    spread,
    asOf,
    previous: previous && { from: previous.from, to: previous.to, incidents: before?.of ?? 0 },
    ranked: counts.map((row) => ranked(row, totals.incidents, asOf, before)),
    /** named before this period and not in it */
    gone: earlier
      .filter((row) => !counts.some(({ cause }) => cause === row.cause))
      .map((row) => ({ ...row, daysSince: daysBetween(row.lastOn, asOf) })),
    pairs: pairs.map((pair) => company(pair, spread)),
    services,
    again,
  };
}

/** What came back, the latest first, each with what had been promised against it, where anything had. */
async function returns(db: Reader, filter: Filter) {
  const [rows, broken, totals] = await Promise.all([
    recurrences(db, filter, RETURNS),
    brokenPromises(db, filter, RETURNS),
    brokenPromiseTotals(db, filter),
  ]);
  return {
    totals,
    rows: rows.map((row) => ({
      ...row,
      promise:
        broken.find(
          ({ incidentId, cause }) => incidentId === row.incidentId && cause === row.cause,
        ) ?? null,
    })),
  };
}

interface Before {
  counts: CauseCount[];
  of: number;
}

async function countsWithTotal(db: Reader, filter: Filter): Promise<Before> {
  const [counts, { incidents }] = await Promise.all([
    causeCounts(db, filter),
    causeTotals(db, filter),
  ]);
  return { counts, of: incidents };
}

function ranked(
  row: CauseCount,
  of: number,
  asOf: string | null,
  before: Before | null,
): RankedCause {
  return {
    ...row,
    of,
    interval: wilson(row.incidents, of),
    daysSince: daysBetween(row.lastOn, asOf),
    before: before && compared(row, of, before),
  };
}

/** One incident against eight would make a change of anything: below six on either side nothing is said. */
function compared(row: CauseCount, of: number, before: Before): RankedCause['before'] {
  if (before.of < FEWEST_FOR_MEDIAN || of < FEWEST_FOR_MEDIAN) return null;
  const incidents = before.counts.find(({ cause }) => cause === row.cause)?.incidents ?? 0;
  const change = differenceOfRates({ k: incidents, n: before.of }, { k: row.incidents, n: of });
  return change && { incidents, of: before.of, change };
}

/** Of many pairs some come together often by chance; so each is held to its share of 5 % (C. E. Bonferroni). */
function company(pair: CausePair, { named, kinds }: CauseSpread): Company {
  const pairs = (kinds * (kinds - 1)) / 2;
  const counts = { a: pair.incidents, b: pair.otherIncidents, n: named };
  const expected = expectedTogether(counts.a, counts.b, named);
  return {
    ...pair,
    expected,
    beyondChance: pair.together > expected && chanceOfAtLeast(pair.together, counts) * pairs < 0.05,
  };
}

/**
 * The day on which the period ends, as far as anything can be known of it: its last day, no later than today; without
 * one, the day of the newest incident. Null where nothing has a date.
 */
export function endOf({ to }: Filter, newest: string | null, today: string): string | null {
  if (to === null) return newest;
  return to < today ? to : today;
}

/** Whole days from one ISO day to another; null where either is unknown. */
export function daysBetween(from: string | null, to: string | null): number | null {
  return from === null || to === null ? null : (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
