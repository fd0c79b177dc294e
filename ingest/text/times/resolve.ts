// Which moment does a mention mean, given the date and the zone that hold where it stands?
import { isoWithOffset, resolveZone, summerDoubt } from '../zones.ts';
import { dateFault, dayNumber, isoDay, two, weekdayOf } from './calendar.ts';
import type { TimeMention, WrittenDate } from './mention.ts';

/** What holds where the mention stands. */
export interface TimeContext {
  /** nearest date above, `YYYY-MM-DD` */
  date: string | null;
  /** for dates without a year where no date stands above */
  year: number | null;
  /** the zone that the document states for times without one */
  zone: string | null;
}

/** A mention as a value: see `Moment` for the forms of `value`. `doubt` is a sentence for a note. */
export interface ResolvedMention {
  value: string;
  precision: TimeMention['precision'];
  zone: string | null;
  doubt: string | null;
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * The moment that a mention means: `2020-04-21T09:12:00+02:00` where the mention or the context states a zone,
 * `2020-04-21T09:12:00` where none does, `2020-04-21` for a day, `2020-04` for a month. A date without a year takes the
 * year that brings it nearest to the context's date; a weekday is the last one at or before that date. Null where no
 * date can be known, and for impossible times.
 */
export function resolveMention(mention: TimeMention, context: TimeContext): ResolvedMention | null {
  if (mention.invalid !== null) return null;
  const { precision, time } = mention;
  const doubts = [orderDoubt(mention)];
  if (precision === 'month') {
    const year = mention.date?.year ?? null;
    if (!mention.date || year === null) return null;
    return { value: `${year}-${two(mention.date.month)}`, precision, zone: null, doubt: null };
  }
  const day = dayOf(mention, context);
  if (day === null) return null;
  doubts.push(weekdayDoubt(mention, day));
  if (!time) return { value: day, precision, zone: null, doubt: sentence(doubts) };

  // 24:00 is the first minute of the next day
  const date = time.hour === 24 ? isoDay(dayNumber(day) + 1) : day;
  const local = `${date}T${two(time.hour % 24)}:${two(time.minute)}:${two(Math.min(time.second ?? 0, 59))}`;
  const name = mention.zone?.name ?? context.zone;
  const zone = name === null ? null : resolveZone(name, local);
  if (name === null || zone === null)
    return { value: local, precision, zone: null, doubt: sentence(doubts) };
  doubts.push(summerDoubt(name, date));
  return {
    value: isoWithOffset(local, zone.offsetMinutes),
    precision,
    zone: name,
    doubt: sentence(doubts),
  };
}

/** The day, `YYYY-MM-DD`, or null where it cannot be known. */
function dayOf(mention: TimeMention, context: TimeContext): string | null {
  const { date, dayOffset, weekday } = mention;
  const base = baseDay(date, weekday, mention.form, context);
  if (base === null) return null;
  return dayOffset === null ? base : isoDay(dayNumber(base) + dayOffset);
}

function baseDay(
  date: WrittenDate | null,
  weekday: number | null,
  form: string,
  context: TimeContext,
): string | null {
  if (date) return date.day === null ? null : dated(date, context);
  if (context.date === null) return null;
  if (weekday === null) return context.date.slice(0, 10);
  const back = (weekdayOf(context.date) - weekday + 7) % 7;
  const shift = form.includes('next-weekday') ? 7 - back : 0 - back;
  return isoDay(dayNumber(context.date) + shift);
}

/** The date with its year: as written, else the year that brings it nearest to the context. */
function dated({ year, month, day }: WrittenDate, context: TimeContext): string | null {
  const iso = (candidate: number): string => `${candidate}-${two(month)}-${two(day ?? 1)}`;
  if (year !== null) return iso(year);
  const { date } = context;
  const near = date === null ? context.year : Number(date.slice(0, 4));
  if (near === null) return null;
  const years = date === null ? [near] : [near, near - 1, near + 1];
  const possible = years
    .filter((candidate) => dateFault({ year: candidate, month, day }) === null)
    .map(iso);
  const distance = (candidate: string): number =>
    Math.abs(dayNumber(candidate) - dayNumber(date ?? candidate));
  return possible.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

function orderDoubt({ ambiguousDate }: TimeMention): string | null {
  if (!ambiguousDate) return null;
  const { year, month, day } = ambiguousDate;
  return `the date can also be read as ${year === null ? '' : `${year}-`}${two(month)}-${two(day ?? 1)}`;
}

function weekdayDoubt(mention: TimeMention, day: string): string | null {
  if (
    mention.weekday === null ||
    !mention.date ||
    mention.inherited.date ||
    mention.dayOffset !== null
  )
    return null;
  const actual = weekdayOf(day);
  if (actual === mention.weekday) return null;
  return `${day} was a ${WEEKDAYS[actual - 1]}, not a ${WEEKDAYS[mention.weekday - 1]}`;
}

function sentence(doubts: (string | null)[]): string | null {
  return doubts.filter((doubt) => doubt !== null).join('; ') || null;
}
