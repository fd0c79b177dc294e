// What does the page of promises say? The figures behind it.
import { differenceOfRates, kaplanMeierOf } from '../statistics.ts';
import type { CurveRow } from '../charts/completion-curve.ts';
import { sayPromises } from './answers.ts';
import type { Columns } from './statement.ts';
import type { Reader } from './db.ts';
import type { Filter } from './filter.ts';
import { ageing, completionTimes } from './queries/action-times.ts';
import { completion, completionByCohort, doneByTracker } from './queries/actions.ts';
import { brokenPromiseTotals } from './queries/broken-promises.ts';
import type { View } from './view.ts';

/** Did we do what we promised? `asOf` is an ISO day: what is due before it and open is overdue. */
export async function promisesAnswer(
  db: Reader,
  { filter, previous }: Pick<View, 'filter' | 'previous'>,
  asOf: string,
) {
  const [rows, all, before, trackers] = await Promise.all([
    completionByCohort(db, filter, asOf),
    completion(db, filter, asOf),
    previous && completion(db, previous, asOf),
    doneByTracker(db, filter),
  ]);
  return {
    rows,
    all,
    trackers,
    asOf,
    change:
      before &&
      differenceOfRates({ k: before.done, n: before.promised }, { k: all.done, n: all.promised }),
  };
}
export type PromisesAnswer = Awaited<ReturnType<typeof promisesAnswer>>;

/** Everything above the table. `asOf` is an ISO day. */
export async function promisesPage(db: Reader, view: View, asOf: string) {
  const { filter, search } = view;
  const [answer, times, ages, broken] = await Promise.all([
    promisesAnswer(db, view, asOf),
    completionTimes(db, filter),
    ageing(db, filter, asOf),
    brokenPromiseTotals(db, filter),
  ]);
  const { steps, median } = kaplanMeierOf(times.watched);
  return {
    ...answer,
    said: sayPromises(answer, search),
    curve: curveRows(steps, times.watched),
    median,
    times: { promised: times.promised, missing: times.missing },
    ages,
    broken,
  };
}

/** A row for each day on which something is known: what is done by then, and what was last seen open. */
function curveRows(
  steps: ReturnType<typeof kaplanMeierOf>['steps'],
  watched: readonly { time: number; closed: number; censored: number }[],
): CurveRow[] {
  let at: Pick<CurveRow, 'done' | 'low' | 'high'> = { done: 0, low: null, high: null };
  return watched.map(({ time, closed, censored }) => {
    const step = steps.find((one) => one.time === time);
    if (step)
      at = {
        done: 1 - step.open,
        low: step.interval ? 1 - step.interval.high : null,
        high: step.interval ? 1 - step.interval.low : null,
      };
    return { days: time, ...at, closed, censored };
  });
}

/** The curve column-wise, as a dataset. */
export async function curveColumns(db: Reader, filter: Filter): Promise<Columns> {
  const { watched } = await completionTimes(db, filter);
  const rows = curveRows(kaplanMeierOf(watched).steps, watched);
  return {
    names: ['days', 'done', 'low', 'high', 'closed', 'censored'],
    types: ['INTEGER', 'DOUBLE', 'DOUBLE', 'DOUBLE', 'INTEGER', 'INTEGER'],
    columns: [
      rows.map(({ days }) => days),
      rows.map(({ done }) => done),
      rows.map(({ low }) => low),
      rows.map(({ high }) => high),
      rows.map(({ closed }) => closed),
      rows.map(({ censored }) => censored),
    ],
  };
}

/** Open promises by age column-wise, as a dataset. */
export async function ageColumns(db: Reader, filter: Filter, asOf: string): Promise<Columns> {
  const rows = await ageing(db, filter, asOf);
  return {
    names: ['age', 'overdue', 'dated', 'undated'],
    types: ['VARCHAR', 'INTEGER', 'INTEGER', 'INTEGER'],
    columns: [
      rows.map(({ age }) => age),
      rows.map(({ overdue }) => overdue),
      rows.map(({ dated }) => dated),
      rows.map(({ undated }) => undated),
    ],
  };
}
