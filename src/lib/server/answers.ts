// How are the three answers of a review said, figure by figure?
import { formatDay } from '../dates.ts';
import {
  formatCount,
  formatInterval,
  formatMinutes,
  formatNumber,
  formatPercent,
} from '../format.ts';
import { actionsHref, incidentsHref, ofAllTime, outcomesHref } from '../links.ts';
import { lackingHref } from '../mending.ts';
import { wilson } from '../statistics.ts';
import { link, sentence, type Sentence } from '../sentence.ts';
import type { PromisesAnswer } from './promises.ts';
import type { CausesAnswer, RecoveryAnswer } from './review.ts';
import type { View } from './view.ts';

/** Of how many documents and incidents, and of which days, all of it speaks. */
export function sayScope(
  { filter, search, undated }: View,
  { counts, days }: Pick<RecoveryAnswer, 'counts' | 'days'>,
  { documents, unreadable }: { documents: number; unreadable: number },
): Sentence {
  const read = documents - unreadable;
  const [first, last] = [filter.from ?? days?.first, filter.to ?? days?.last];
  return sentence(
    `What ${formatCount(read, 'postmortem')} ${read === 1 ? 'says' : 'say'} of `,
    link(formatCount(counts.incidents, 'incident'), incidentsHref({}, search)),
    first && last ? `, from ${formatDay(first)} to ${formatDay(last)}.` : '.',
    unreadable > 0 &&
      sentence(
        ' ',
        link(formatCount(unreadable, 'document'), '/quality#unread'),
        ' could not be read.',
      ),
    undated > 0 &&
      sentence(
        ' ',
        link(formatCount(undated, 'incident'), lackingHref('date', ofAllTime(search))),
        ` without a date ${undated === 1 ? 'is' : 'are'} in no period.`,
      ),
  );
}

/** Do we recover as fast as we said? */
export function sayRecovery(
  { counts, attainment, median, interval, change }: RecoveryAnswer,
  search: string,
): Sentence {
  const { met, judged } = attainment;
  const to = (...outcomes: string[]): string | null => outcomesHref(outcomes, {}, search);
  const half =
    median !== null &&
    interval !== null &&
    ` Half took ${formatMinutes(median)} or less (95 % interval ${formatMinutes(interval.low)} to ${formatMinutes(interval.high)}, n = ${formatNumber(counts.known)}).`;
  if (!judged) return sentence('No incident here has both a target and a time to restore.', half);
  return sentence(
    link(formatNumber(met), met ? to('met') : null),
    ' of ',
    link(formatCount(judged, 'incident'), to('met', 'missed')),
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
export function sayCauses({ rows, totals }: CausesAnswer, search: string): Sentence {
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

const TRACKERS = { github: 'GitHub', gitlab: 'GitLab', jira: 'Jira', linear: 'Linear' };

/** Who says that promises are done, where that is not the documents alone. */
function saidBy(
  { doneSaid, doneDecided }: PromisesAnswer['all'],
  trackers: PromisesAnswer['trackers'],
): string {
  if (!doneDecided) return '';
  const named = trackers.map(({ via, done }) => `${formatNumber(done)} as ${TRACKERS[via]} tells`);
  const told = named.length ? ` (${named.join(', ')})` : '';
  return `, ${formatNumber(doneSaid)} by the document, ${formatNumber(doneDecided)} by decision${told}`;
}

/** Did we do what we promised? Overdue is said as of its day. */
export function sayPromises(
  { all, trackers, asOf, change }: PromisesAnswer,
  search: string,
): Sentence {
  if (!all.promised) return ['No document here promises an action.'];
  const to = (show: string): string => actionsHref({ show }, search);
  const are = (n: number): string => (n === 1 ? 'is' : 'are');
  const open = all.inProgress + all.planned;
  return sentence(
    link(
      `${formatNumber(all.done)} of ${formatCount(all.promised, 'promised action')}`,
      to('done'),
    ),
    ` ${are(all.done)} done${saidBy(all, trackers)} (${formatPercent(all.done / all.promised)}, ${formatInterval(wilson(all.done, all.promised))})`,
    change &&
      `; ${change.detectable ? `a ${change.change > 0 ? 'larger' : 'smaller'} share than in the period before` : 'no detectable change against the period before'}`,
    '.',
    open > 0 &&
      sentence(
        ' Of the ',
        link(`${formatNumber(open)} open`, to('open')),
        ', ',
        link(`${formatNumber(all.overdue)} ${are(all.overdue)} overdue`, to('overdue')),
        ` as of ${formatDay(asOf)}`,
        all.openDated > 0 &&
          ` (${formatPercent(all.overdue / all.openDated)} of the ${formatNumber(all.openDated)} with a date)`,
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
        ` (${formatPercent(all.unverifiable / all.promised)}) cannot be checked: no owner, no date, no ticket.`,
      ),
  );
}
