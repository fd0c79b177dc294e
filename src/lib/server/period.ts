// Which days does a period hold, and which ones the period before it?
import { z } from 'zod';
import { USUAL_PERIOD } from '../components/filters.ts';
import { quarterDays } from '../quarters.ts';
import type { Reader } from './db.ts';
import type { Filter, Period } from './filter.ts';

/** What a page shows when its address names no period. */
export const DEFAULT_PERIOD: Period = USUAL_PERIOD;

/**
 * The filter with the days of its preset, counted back from the newest incident of the corpus; a filter that names neither
 * preset nor days takes `fallback`. Where no incident has a date, nothing is left out.
 */
export async function withDays(db: Reader, filter: Filter, fallback: Period): Promise<Filter> {
  if (filter.from ?? filter.to) return { ...filter, period: null };
  const period = filter.period ?? fallback;
  const newest = period === 'all' ? null : await newestDay(db);
  return { ...filter, period, ...(newest ? daysOf(period, newest) : {}) };
}

/** The day of the newest incident, maintenance apart; null where none has a date. */
export async function newestDay(db: Reader): Promise<string | null> {
  const [row] = await db.rows(
    z.object({ newest: z.string().nullable() }),
    "select max(occurred_on) as newest from incidents where kind = 'incident'",
  );
  return row?.newest ?? null;
}

/** First and last day of a preset that ends with `newest`, as ISO days; both null for `all`. */
export function daysOf(period: Period, newest: string): { from: string | null; to: string | null } {
  switch (period) {
    case '30d':
      return { from: addDays(newest, -29), to: newest };
    case '90d':
      return { from: addDays(newest, -89), to: newest };
    case 'quarter':
      return quarterDays(quarterOf(newest));
    case 'ytd':
      return { from: `${newest.slice(0, 4)}-01-01`, to: newest };
    case '12m':
      return { from: addDays(addMonths(newest, -12), 1), to: newest };
    case 'all':
      return { from: null, to: null };
  }
}

/**
 * The same filter over the period before: the quarter before a quarter, the same days of the year before for a year to date,
 * else as many days just before. Null where the filter has no first and last day.
 */
export function previousPeriod(filter: Filter): Filter | null {
  const { from, to } = filter;
  if (!from || !to) return null;
  return { ...filter, period: null, ...daysBefore(filter.period, from, to) };
}

function daysBefore(period: Period | null, from: string, to: string): { from: string; to: string } {
  if (period === 'quarter') return quarterDays(quarterOf(addDays(from, -1)));
  if (period === 'ytd' || period === '12m')
    return { from: addMonths(from, -12), to: addMonths(to, -12) };
  const length = (Date.parse(to) - Date.parse(from)) / DAY + 1;
  return { from: addDays(from, -length), to: addDays(from, -1) };
}

const DAY = 86_400_000;

function addDays(day: string, days: number): string {
  return iso(Date.parse(day) + days * DAY);
}

/** The same day of another month, or its last one where it has none so late. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return iso(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
