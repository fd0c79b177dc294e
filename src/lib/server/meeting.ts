// What does a meeting need beside the three answers: cases worth telling, what is not known, and what to ask?
import {
  formatCount,
  formatFactor,
  formatMinutes,
  formatNumber,
  formatPercent,
} from '../format.ts';
import { actionsHref, incidentHref, incidentsHref } from '../links.ts';
import { link, own, sentence, type Sentence } from '../sentence.ts';
import { rankedCauses } from './answers.ts';
import type { Reader } from './db.ts';
import type { Filter } from './filter.ts';
import { brokenPromises } from './queries/broken-promises.ts';
import { keptPromise, serviceMissed, unknowns, worstOverrun } from './queries/cases.ts';
import { recurrences } from './queries/causes.ts';
import type { causesAnswer, promisesAnswer } from './review.ts';

/** A case: what kind it is, and what happened. */
export interface Case {
  kind: string;
  said: Sentence;
}

/** At most three: the worst overrun, something that came back, a promise that was kept. */
export async function cases(db: Reader, filter: Filter): Promise<Case[]> {
  const [overrun, broken, again, kept] = await Promise.all([
    worstOverrun(db, filter),
    brokenPromises(db, filter, 1),
    recurrences(db, filter, 1),
    keptPromise(db, filter),
  ]);
  const found: Case[] = [];
  if (overrun)
    found.push({
      kind: 'Longest past its target',
      said: sentence(
        own(overrun.title, incidentHref(overrun.incidentId)),
        ` took ${formatMinutes(overrun.restoreMinutes)} to restore, ${formatFactor(overrun.overrun)} ${overrun.targetSource === 'stated' ? 'the target that its document states' : 'the target of the policy'} (${formatMinutes(overrun.targetMinutes)}).`,
      ),
    });
  const [promise] = broken;
  const [back] = again;
  if (promise)
    found.push({
      kind: 'Came back in spite of a promise',
      said: sentence(
        own(promise.title, incidentHref(promise.incidentId)),
        `: ${promise.label}, ${formatCount(promise.daysSince, 'day')} after `,
        own(promise.promisedTitle, incidentHref(promise.promisedIncidentId)),
        `, whose document promised ${formatCount(promise.promised, 'action')} (${formatNumber(promise.done)} of them done, as it says).`,
      ),
    });
  else if (back)
    found.push({
      kind: 'Came back',
      said: sentence(
        own(back.title, incidentHref(back.incidentId)),
        `: ${back.label}, ${formatCount(back.daysSince, 'day')} after `,
        own(back.earlierTitle, incidentHref(back.earlierIncidentId)),
        '.',
      ),
    });
  if (kept)
    found.push({
      kind: 'A promise kept',
      said: sentence(
        'After ',
        own(kept.title, incidentHref(kept.incidentId)),
        `, ${formatNumber(kept.done)} of ${formatCount(kept.promised, 'promised action')} ${kept.done === 1 ? 'is' : 'are'} done, and ${kept.label} did not come back there in the ${formatCount(kept.quiet, 'day')} that the documents go on.`,
      ),
    });
  return found;
}

/** What the figures do not rest on, each with how many incidents it concerns. */
export async function notKnown(
  db: Reader,
  filter: Filter,
  { search, undated, unreadable }: { search: string; undated: number; unreadable: number },
): Promise<Sentence[]> {
  const missing = await unknowns(db, filter);
  const share = (n: number): string => `(${formatPercent(n / missing.incidents)})`;
  const of = (n: number, href: string, rest: string): Sentence | null =>
    n ? sentence(link(formatCount(n, 'incident'), href), ` ${share(n)} ${rest}`) : null;
  return [
    of(
      missing.withoutTime,
      incidentsHref({ outcome: ['no-time'] }, search),
      'without a time to restore: the document does not say when impact began or ended.',
    ),
    of(
      missing.withoutTarget,
      incidentsHref({}, search),
      'without a recovery target, stated or by policy.',
    ),
    of(
      missing.withoutCause,
      incidentsHref({ cause: ['none'] }, search),
      'whose document blames no cause.',
    ),
    of(missing.withoutActions, incidentsHref({}, search), 'whose document promises nothing.'),
    of(
      missing.conflicting,
      `/quality${search}#conflicts`,
      'whose document disagrees with itself; the reading that was chosen is shown with the other.',
    ),
    undated
      ? sentence(`${formatCount(undated, 'incident')} without any date, which no period holds.`)
      : null,
    unreadable
      ? sentence(
          link(formatCount(unreadable, 'document'), '/quality#unread'),
          ' could not be read.',
        )
      : null,
  ].filter((said) => said !== null);
}

type Answer<Of extends (...given: never[]) => Promise<unknown>> = Awaited<ReturnType<Of>>;

/** What to ask, each question from a figure that calls for it; at most five. */
export async function questions(
  db: Reader,
  filter: Filter,
  {
    search,
    failing,
    promised,
  }: {
    search: string;
    failing: Answer<typeof causesAnswer>;
    promised: Answer<typeof promisesAnswer>;
  },
): Promise<Sentence[]> {
  const [missed, gaps] = await Promise.all([serviceMissed(db, filter), unknowns(db, filter)]);
  const { all } = promised;
  const [first] = rankedCauses(
    failing.rows.map((row) => ({ ...row, incidents: row.recurrences })),
  ).filter(({ n }) => n > 0);
  return [
    missed &&
      sentence(
        own(
          missed.service,
          incidentsHref({ service: [missed.service], outcome: ['missed'] }, search),
        ),
        ` missed its target ${formatNumber(missed.missed)} of ${formatCount(missed.judged, 'time')}: is the target wrong, or the recovery?`,
      ),
    first &&
      sentence(
        link(first.label, `/causes/${first.cause}${search}`),
        ` came back ${formatCount(first.n, 'time')} within a year: what was promised against it, and why did it not hold?`,
      ),
    all.overdue > 0 &&
      sentence(
        link(formatCount(all.overdue, 'promise'), actionsHref({ show: 'overdue' }, search)),
        ` ${all.overdue === 1 ? 'is' : 'are'} overdue: which are still worth keeping, and who drops the others?`,
      ),
    all.undated > 0 &&
      sentence(
        link(formatCount(all.undated, 'open promise'), actionsHref({ show: 'undated' }, search)),
        ` ${all.undated === 1 ? 'has' : 'have'} no date: who gives them one?`,
      ),
    gaps.withoutTime > 0 &&
      sentence(
        link(
          formatCount(gaps.withoutTime, 'postmortem'),
          incidentsHref({ outcome: ['no-time'] }, search),
        ),
        ` ${gaps.withoutTime === 1 ? 'does' : 'do'} not say how long impact lasted: who asks their authors?`,
      ),
  ].filter((said) => said !== null && said !== undefined && said !== false);
}
