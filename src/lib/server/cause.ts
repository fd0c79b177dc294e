// What does the page of one cause say? Its incidents with their words, what followed each, and what ended it.
import { wilson } from '../statistics.ts';
import { daysBetween, endOf } from './causes.ts';
import type { Reader } from './db.ts';
import type { Filter } from './filter.ts';
import { newestDay } from './period.ts';
import {
  endingsOf,
  promisedAfter,
  returnsAfter,
  type EndingRow,
  type PromisedRow,
} from './queries/cause-after.ts';
import { causeIncidents, partCounts, type CauseIncident, type Part } from './queries/cause.ts';
import { causeTotals } from './queries/causes.ts';

/** Incidents on one page of the list, and on the time line. */
export const SIZE = 20;
const ON_LINE = 400;

/** Did the cause come back after an incident? */
export type After =
  | { kind: 'again'; incidentId: string; title: string; days: number }
  /** watched for a whole year */
  | { kind: 'never' }
  /** no, in the days from it to the newest incident that was read */
  | { kind: 'not-yet'; days: number }
  /** without a date, or without service and organisation, nothing can be compared */
  | { kind: 'unknown'; why: 'date' | 'place' };

export interface CauseStory extends CauseIncident {
  promised: PromisedRow[];
  endings: EndingRow[];
  after: After;
}

/** Everything that `/causes/[id]` shows under a filter. `page` counts from 1; `today` is an ISO day. */
export async function causeStory(
  db: Reader,
  cause: string,
  filter: Filter,
  { part, page, today }: { part: Part | null; page: number; today: string },
) {
  const [counts, totals, line, shown, newest] = await Promise.all([
    partCounts(db, cause, filter),
    causeTotals(db, filter),
    causeIncidents(db, cause, filter, { part: null, limit: ON_LINE }),
    causeIncidents(db, cause, filter, { part, limit: SIZE, skip: (page - 1) * SIZE }),
    newestDay(db),
  ]);
  const ids = shown.map(({ incidentId }) => incidentId);
  const [promised, endings, returns] = await Promise.all([
    promisedAfter(db, ids),
    endingsOf(db, ids),
    returnsAfter(db, cause, ids),
  ]);
  const asOf = endOf(filter, newest, today);
  const afterOf = (one: CauseIncident): After => {
    const found = returns.find(({ incidentId }) => incidentId === one.incidentId);
    if (found)
      return {
        kind: 'again',
        incidentId: found.nextIncidentId,
        title: found.nextTitle,
        days: found.days,
      };
    return quiet(one, newest);
  };
  return {
    counts,
    of: totals.incidents,
    interval: wilson(counts.all, totals.incidents),
    asOf,
    newest,
    daysSince: daysBetween(counts.lastOn, asOf),
    line,
    incidents: shown.map((one): CauseStory => ({
      ...one,
      promised: promised.filter(({ incidentId }) => incidentId === one.incidentId),
      endings: endings.filter(({ incidentId }) => incidentId === one.incidentId),
      after: afterOf(one),
    })),
  };
}

/** Nothing came after: for how long was there somebody to see it? */
function quiet(one: CauseIncident, newest: string | null): After {
  const days = daysBetween(one.occurredOn, newest);
  if (days === null) return { kind: 'unknown', why: 'date' };
  if (one.organization === null && !one.services.length) return { kind: 'unknown', why: 'place' };
  return days >= 365 ? { kind: 'never' } : { kind: 'not-yet', days };
}
