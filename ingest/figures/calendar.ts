// On which day, in which quarter?
import { sortKey } from '../clocks.ts';
import type { Moment } from '../model.ts';

/**
 * The day that dates an incident, ISO: its start's calendar day as the document writes it, else its end's, else the
 * day of publication. A start that names only a month stands for the month's first day, so that its quarter is right.
 */
export function occurredOn(
  document: { published: Pick<Moment, 'value'> | null },
  incident: { startedAt: Pick<Moment, 'value'> | null; resolvedAt: Pick<Moment, 'value'> | null },
): string | null {
  const dated = incident.startedAt ?? incident.resolvedAt ?? document.published;
  return dated && dayOf(dated);
}

/** `2026-02-11` → `2026-Q1`. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** Whole calendar days from one day to the other as written; negative where the second comes first. */
export function daysBetween(from: Moment, to: Moment): number {
  return dayDifference(dayOf(from), dayOf(to));
}

/** Whole days from one ISO day to another. */
export function dayDifference(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);
}

/** `sortKey`, but a moment that is none throws with its value: no row may hold a time that never was. */
export function sortTime(moment: Pick<Moment, 'value'>): number {
  const time = sortKey(moment);
  if (!Number.isFinite(time)) throw new Error(`“${moment.value}” is no moment`);
  return time;
}

function dayOf({ value }: Pick<Moment, 'value'>): string {
  return value.length === 7 ? `${value}-01` : value.slice(0, 10);
}
