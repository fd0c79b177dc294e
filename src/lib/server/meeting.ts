// What does a meeting need beside the three answers: cases worth telling, what is not known, and what to ask?
import { formatDay } from '../dates.ts';
import {
  formatCount,
  formatFactor,
  formatMinutes,
  formatNumber,
  formatPercent,
} from '../format.ts';
import { restsOn } from '../decided.ts';
import {
  actionsHref,
  causeHref,
  incidentHref,
  incidentsHref,
  ofAllTime,
  outcomesHref,
} from '../links.ts';
import { lackingHref } from '../mending.ts';
import { link, own, sentence, type Sentence } from '../sentence.ts';
import { rankedCauses } from './answers.ts';
import type { PromisesAnswer } from './promises.ts';
import type { BrokenPromiseRow } from './queries/broken-promises.ts';
import type { Kept, Overrun, ServiceMissed } from './queries/cases.ts';
import type { RecurrenceRow } from './queries/causes.ts';
import type { Lacking, MissingField } from './queries/missing.ts';
import type { CausesAnswer } from './review.ts';

/** A case: what kind it is, and what happened. */
export interface Case {
  kind: string;
  said: Sentence;
}

/** At most three: the worst overrun, something that came back, a promise that was kept. */
export function sayCases({
  overrun,
  broken,
  back,
  kept,
}: {
  overrun: Overrun | null;
  broken: BrokenPromiseRow | undefined;
  /** the latest that came back */
  back: RecurrenceRow | undefined;
  kept: Kept | null;
}): Case[] {
  const found: Case[] = [];
  if (overrun)
    found.push({
      kind: 'Longest past its target',
      said: sentence(
        own(overrun.title, incidentHref(overrun.incidentId)),
        ` took ${formatMinutes(overrun.restoreMinutes)} to restore, ${formatFactor(overrun.overrun)} ${overrun.targetSource === 'stated' ? 'the target that its document states' : 'the target of the policy'} (${formatMinutes(overrun.targetMinutes)})`,
        restsOn('outcome', overrun).length > 0 &&
          sentence(
            '; this rests on ',
            link('a correction', `${incidentHref(overrun.incidentId)}#history`),
          ),
        '.',
      ),
    });
  if (broken)
    found.push({
      kind: 'Came back in spite of a promise',
      said: sentence(
        own(broken.title, incidentHref(broken.incidentId)),
        `: ${broken.label}, ${formatCount(broken.daysSince, 'day')} after `,
        own(broken.promisedTitle, incidentHref(broken.promisedIncidentId)),
        `, whose document promised ${formatCount(broken.promised, 'action')} (${formatNumber(broken.done)} of them done, as it says).`,
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
        `, ${formatNumber(kept.done)} of ${formatCount(kept.promised, 'promised action')} ${kept.done === 1 ? 'is' : 'are'} done, and ${kept.label} did not come back there ${kept.quiet < 365 ? `in the ${formatCount(kept.quiet, 'day')} that the documents go on` : 'within a year'}.`,
      ),
    });
  return found;
}

/** What a review rests on, and what is said of the incidents that lack it. */
const LACKED: readonly (readonly [Lacking, string])[] = [
  ['restore', 'without a time to restore: the document does not say when impact began or ended.'],
  ['target', 'without a recovery target, stated or by policy.'],
  ['causes', 'whose document blames no cause.'],
  ['actions', 'whose document promises nothing.'],
];

/** What the figures do not rest on, each with how many it concerns. */
export function sayNotKnown(
  missing: readonly MissingField[],
  {
    search,
    conflicts,
    undated,
    unreadable,
  }: { search: string; conflicts: number; undated: number; unreadable: number },
): Sentence[] {
  return [
    ...LACKED.map(([field, rest]) => {
      const { missing: n, incidents } = lacking(missing, field);
      return (
        n > 0 &&
        sentence(
          link(formatCount(n, 'incident'), lackingHref(field, search)),
          ` (${formatPercent(n / incidents)}) ${rest}`,
        )
      );
    }),
    conflicts > 0 &&
      sentence(
        link(formatCount(conflicts, 'contradiction'), `/quality${search}#conflicts`),
        ' within a document; the reading that was chosen is shown with the other.',
      ),
    undated > 0 &&
      sentence(
        link(formatCount(undated, 'incident'), lackingHref('date', ofAllTime(search))),
        ' without any date, which no period holds.',
      ),
    unreadable > 0 &&
      sentence(link(formatCount(unreadable, 'document'), '/quality#unread'), ' could not be read.'),
  ].filter((said) => said !== false);
}

/** What to ask, each question from a figure that calls for it; at most five. */
export function sayQuestions({
  search,
  missed,
  failing,
  promised: { all, asOf },
  missing,
}: {
  search: string;
  missed: ServiceMissed | null;
  failing: CausesAnswer;
  promised: PromisesAnswer;
  missing: readonly MissingField[];
}): Sentence[] {
  const [first] = rankedCauses(
    failing.rows.map((row) => ({ ...row, incidents: row.recurrences })),
  ).filter(({ n }) => n > 0);
  const untimed = lacking(missing, 'restore').missing;
  return [
    missed &&
      sentence(
        own(missed.service, incidentsHref({ service: missed.service }, search)),
        ' missed its target ',
        link(
          `${formatNumber(missed.missed)} of ${formatCount(missed.judged, 'time')}`,
          outcomesHref(['missed'], { service: missed.service }, search),
        ),
        ': is the target wrong, or the recovery?',
      ),
    first &&
      sentence(
        link(first.label, causeHref(first.cause, {}, search)),
        ' came back ',
        link(formatCount(first.n, 'time'), causeHref(first.cause, { part: 'again' }, search)),
        ' within a year: what was promised against it, and why did it not hold?',
      ),
    all.overdue > 0 &&
      sentence(
        link(formatCount(all.overdue, 'promise'), actionsHref({ show: 'overdue' }, search)),
        ` ${all.overdue === 1 ? 'is' : 'are'} overdue as of ${formatDay(asOf)}: which are still worth keeping, and who drops the others?`,
      ),
    all.undated > 0 &&
      sentence(
        link(formatCount(all.undated, 'open promise'), actionsHref({ show: 'undated' }, search)),
        ` ${all.undated === 1 ? 'has' : 'have'} no date: who gives them one?`,
      ),
    untimed > 0 &&
      sentence(
        link(formatCount(untimed, 'incident'), lackingHref('restore', search)),
        ` ${untimed === 1 ? 'does' : 'do'} not say how long impact lasted: who asks the authors?`,
      ),
  ].filter((said) => said !== null && said !== undefined && said !== false);
}

function lacking(missing: readonly MissingField[], field: Lacking): MissingField {
  return missing.find((one) => one.field === field) ?? { field, missing: 0, incidents: 0 };
}
