// How are the three answers of a review said, figure by figure?
import {
  formatCount,
  formatInterval,
  formatMinutes,
  formatNumber,
  formatPercent,
} from '../format.ts';
import { actionsHref, incidentsHref } from '../links.ts';
import { wilson } from '../statistics.ts';
import { link, sentence, type Sentence } from '../sentence.ts';
import type { causesAnswer, promisesAnswer, recoveryAnswer } from './review.ts';

type Answer<Of extends (...given: never[]) => Promise<unknown>> = Awaited<ReturnType<Of>>;

/** Do we recover as fast as we said? */
export function sayRecovery(
  { counts, attainment, median, interval, change }: Answer<typeof recoveryAnswer>,
  search: string,
): Sentence {
  const { met, judged } = attainment;
  const to = (...outcome: string[]): string => incidentsHref({ outcome }, search);
  const half =
    median !== null &&
    interval !== null &&
    ` Half took ${formatMinutes(median)} or less (95 % interval ${formatMinutes(interval.low)} to ${formatMinutes(interval.high)}, n = ${formatNumber(counts.known)}).`;
  if (!judged) return sentence('No incident here has both a target and a time to restore.', half);
  return sentence(
    link(`${formatNumber(met)} of ${formatCount(judged, 'incident')}`, to('met', 'missed')),
    ` that can be held against a target ${met === 1 ? 'was' : 'were'} restored in time (${formatPercent(met / judged)}, ${formatInterval(wilson(met, judged))})`,
    change &&
      `; ${change.detectable ? `${change.change > 0 ? 'more' : 'fewer'} than` : 'no detectable change against'} ${change.detectable ? 'in ' : ''}the period before`,
    judged > met &&
      sentence(
        ', ',
        link(
          `${formatNumber(judged - met)} ${judged - met === 1 ? 'was' : 'were'} not`,
          to('missed'),
        ),
      ),
    '.',
    half,
  );
}

/** Causes of most incidents first. */
export function rankedCauses(
  rows: readonly { cause: string; label: string; incidents: number }[],
): { cause: string; label: string; n: number }[] {
  const found = new Map<string, { cause: string; label: string; n: number }>();
  for (const { cause, label, incidents } of rows)
    found.set(cause, { cause, label, n: (found.get(cause)?.n ?? 0) + incidents });
  return [...found.values()].sort((a, b) => b.n - a.n);
}

/** What keeps failing? */
export function sayCauses({ rows, totals }: Answer<typeof causesAnswer>, search: string): Sentence {
  const ranked = rankedCauses(rows).slice(0, 3);
  if (!ranked.length) return ['No document here blames a cause.'];
  return sentence(
    'Blamed most often: ',
    ...ranked.flatMap(({ cause, label, n }, index) => [
      `${index ? ', ' : ''}${label} in `,
      link(
        `${formatNumber(n)} of ${formatCount(totals.incidents, 'incident')}`,
        incidentsHref({ cause: [cause] }, search),
      ),
    ]),
    totals.recurring
      ? `. In ${formatCount(totals.recurring, 'incident')} a cause came back that had struck the same service or organisation within the year before.`
      : '. No cause came back within a year in the same service or organisation.',
  );
}

/** Did we do what we promised? */
export function sayPromises({ all }: Answer<typeof promisesAnswer>, search: string): Sentence {
  if (!all.promised) return ['No document here promises an action.'];
  const to = (show: string): string => actionsHref({ show }, search);
  const open = all.inProgress + all.planned;
  return sentence(
    link(
      `${formatNumber(all.done)} of ${formatCount(all.promised, 'promised action')}`,
      to('done'),
    ),
    ` ${all.done === 1 ? 'is' : 'are'} done (${formatPercent(all.done / all.promised)}, ${formatInterval(wilson(all.done, all.promised))}).`,
    open > 0 &&
      sentence(
        ' Of the ',
        link(`${formatNumber(open)} open`, to('open')),
        ', ',
        link(
          `${formatNumber(all.overdue)} ${all.overdue === 1 ? 'is' : 'are'} overdue`,
          to('overdue'),
        ),
        ' and ',
        link(
          `${formatNumber(all.undated)} ${all.undated === 1 ? 'has' : 'have'} no date`,
          to('undated'),
        ),
        '.',
      ),
    all.unverifiable > 0 &&
      sentence(
        ' ',
        link(formatCount(all.unverifiable, 'promise'), to('unverifiable')),
        ' cannot be checked: no owner, no date, no ticket.',
      ),
  );
}
