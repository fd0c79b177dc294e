// What does the review page say? The figures behind its three answers.
import { median, medianInterval } from '../statistics.ts';
import { sayCauses, sayPromises, sayRecovery, sayScope } from './answers.ts';
import type { Reader } from './db.ts';
import type { Filter } from './filter.ts';
import { sayCases, sayNotKnown, sayQuestions } from './meeting.ts';
import { promisesAnswer } from './promises.ts';
import { attainment, attainmentByCriticality } from './queries/attainment.ts';
import { brokenPromises } from './queries/broken-promises.ts';
import { keptPromise, serviceMissed, worstOverrun } from './queries/cases.ts';
import { causesByQuarter, causeTotals, recurrences } from './queries/causes.ts';
import { clockCount, clockMinutes, daysOf } from './queries/clocks.ts';
import { missingByField } from './queries/missing.ts';
import { countConflicts } from './queries/quality.ts';
import { attainmentChange } from './recovery.ts';
import type { View } from './view.ts';

type Scope = Pick<View, 'filter' | 'previous'>;

/** Do we recover as fast as we said? */
export async function recoveryAnswer(db: Reader, { filter, previous }: Scope) {
  const [counts, values, days, reached, before, byCriticality, earlier] = await Promise.all([
    clockCount(db, filter, 'restore'),
    clockMinutes(db, filter, 'restore'),
    daysOf(db, filter),
    attainment(db, filter),
    previous && attainment(db, previous),
    attainmentByCriticality(db, filter),
    previous && attainmentByCriticality(db, previous),
  ]);
  return {
    counts,
    days,
    attainment: reached,
    median: median(values),
    interval: medianInterval(values),
    change: attainmentChange(before, reached),
    /** false where there is no period before */
    compared: earlier !== null,
    byCriticality: byCriticality.map((row) => {
      const was = earlier?.find(({ criticality }) => criticality === row.criticality) ?? null;
      return { ...row, was, change: attainmentChange(was, row) };
    }),
  };
}
export type RecoveryAnswer = Awaited<ReturnType<typeof recoveryAnswer>>;

/** What keeps failing? */
export async function causesAnswer(db: Reader, filter: Filter) {
  const [rows, totals, again] = await Promise.all([
    causesByQuarter(db, filter),
    causeTotals(db, filter),
    recurrences(db, filter, 5),
  ]);
  return { rows, totals, again };
}
export type CausesAnswer = Awaited<ReturnType<typeof causesAnswer>>;

/** Everything that a review says, before anything is drawn. `asOf` is an ISO day. */
export async function review(db: Reader, view: View, asOf: string) {
  const { filter, search, undated } = view;
  const [recovered, failing, promised, told, lacks, build] = await Promise.all([
    recoveryAnswer(db, view),
    causesAnswer(db, filter),
    promisesAnswer(db, view, asOf),
    toldCases(db, filter),
    lacksOf(db, filter),
    db.buildInfo(),
  ]);
  const { overrun, broken, kept, missed } = told;
  const { missing, conflicts } = lacks;
  return {
    scope: sayScope(view, recovered, build),
    cases: sayCases({ overrun, broken, kept, back: failing.again[0] }),
    recovered: { ...recovered, said: sayRecovery(recovered, search) },
    failing: { ...failing, said: sayCauses(failing, search) },
    promised: { ...promised, said: sayPromises(promised, search) },
    unknown: sayNotKnown(missing, { search, conflicts, undated, unreadable: build.unreadable }),
    questions: sayQuestions({ search, missed, failing, promised, missing }),
  };
}
export type Review = Awaited<ReturnType<typeof review>>;

async function toldCases(db: Reader, filter: Filter) {
  const [overrun, [broken], kept, missed] = await Promise.all([
    worstOverrun(db, filter),
    brokenPromises(db, filter, 1),
    keptPromise(db, filter),
    serviceMissed(db, filter),
  ]);
  return { overrun, broken, kept, missed };
}

async function lacksOf(db: Reader, filter: Filter) {
  const [missing, conflicts] = await Promise.all([
    missingByField(db, filter),
    countConflicts(db, filter),
  ]);
  return { missing, conflicts };
}
