// Is this a day of the calendar, and a time of the clock?
import type { ClockTime, Reading, WrittenDate } from './mention.ts';

/** A pattern for what must follow figures of a date: it does not go on as a word, a file name or a longer number. */
export const END_OF_DATE = String.raw`(?![A-Za-z\d_]|[-/][A-Za-z\d_]|\.[a-z\d])`;

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Why there is no such day (`there is no 30 February`), else null. 29 February needs a leap year only with a year. */
export function dateFault({ year, month, day }: WrittenDate): string | null {
  const name = MONTHS[month - 1];
  if (name === undefined) return `there is no month ${month}`;
  if (day === null) return null;
  const last = month === 2 && year !== null && !isLeap(year) ? 28 : (DAYS[month - 1] ?? 31);
  if (day >= 1 && day <= last) return null;
  return `there is no ${day} ${name}${year === null || month !== 2 ? '' : ` ${year}`}`;
}

/** Why there is no such time (`25:61 is no time of day`), else null. 24:00 is the end of the day. */
export function timeFault({ hour, minute, second }: ClockTime): string | null {
  const fine =
    hour < 24 ? minute < 60 && (second ?? 0) <= 60 : hour === 24 && minute === 0 && !second;
  return fine
    ? null
    : `${two(hour)}:${two(minute)}${second === null ? '' : `:${two(second)}`} is no time of day`;
}

/** Years that postmortems are written in; other four-digit numbers are something else. */
export function isYear(year: number): boolean {
  return year >= 1970 && year < 2100;
}

/** `20` is 2020, `95` is 1995. */
export function fullYear(written: number): number {
  if (written >= 100) return written;
  return written < 70 ? 2000 + written : 1900 + written;
}

/** A date as a reading; an impossible one carries its fault. Null where the year is none. */
export function dateReading(
  year: number | null,
  month: number,
  day: number | null,
  more: Reading = {},
): Reading | null {
  if (year !== null && !isYear(year)) return null;
  const date = { year, month, day };
  return { date, precision: day === null ? 'month' : 'day', invalid: dateFault(date), ...more };
}

/** For forms that mean something else as often: an impossible date is no date at all. */
export function believable(reading: Reading | null): Reading | null {
  return reading && !reading.invalid ? reading : null;
}

/** Days since 1970-01-01 of an ISO date. */
export function dayNumber(iso: string): number {
  return Math.round(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / 86_400_000);
}

/** The ISO date of a day number. */
export function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** 1 Monday … 7 Sunday of an ISO date. */
export function weekdayOf(iso: string): number {
  // 1970-01-01 was a Thursday
  return ((((dayNumber(iso) + 3) % 7) + 7) % 7) + 1;
}

export function two(number: number): string {
  return String(number).padStart(2, '0');
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
