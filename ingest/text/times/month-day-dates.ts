// How are dates written with the name of the month first?
//
// Tried where the lexicon has recognised the name of a month.
import { dateReading, fullYear } from './calendar.ts';
import { LEADING_MONTHS, WEAK_MONTHS } from './languages.ts';
import type { Page, Reading } from './mention.ts';

const MONTH_DAY =
  /\.? {1,2}(\d{1,2})(st|nd|rd|th)?(?![\d:%]|[.,]\d|[-–]\d+[a-z%]|[ ]?(?:am|pm|AM|PM)\b)/y;
const DAY_END =
  /[-–—](\d{1,2})(?:st|nd|rd|th)?(?![\d\p{L}]|[:.]\d| ?[ap]\.?m\b)|(?: [-–—] | to | and | through )(\d{1,2})(?:st|nd|rd|th)?(?![\d\p{L}]|[:.]\d| \p{L})/uy;
const MONTH_YEAR =
  /(?:\.?,? | de | del | of )((?:19[7-9]|20\d)\d)(?!\d|:\d|-\d)|\.? ['’](\d{2})(?!\d)/y;
const YEAR_AFTER_DAY = /(?:,? | of | de )((?:19[7-9]|20\d)\d)(?!\d|:\d|-\d)|,? ['’](\d{2})(?!\d)/y;

/** Samples for `monthLed`, run by the same test as those of the forms. */
export const MONTH_LED_SAMPLES: Readonly<Record<string, string>> = {
  'Feb 3, 2020': '2020-02-03',
  'February 3rd': '????-02-03',
  'August 12 2025': '2025-08-12',
  'Feb. 3': '????-02-03',
  'Feb 3 11:21:05': '????-02-03 11:21:05',
  'Jan 20, 19:30 UTC': '????-01-20 19:30 UTC',
  'Dec 21, 2022 - 16:48 CET': '2022-12-21 16:48 CET',
  'February 2020': '2020-02',
  'febrero de 2020': '2020-02',
  'March 25–26, 2021': '2021-03-25 [ ; 2021-03-26 ]',
  'Mar 3': '????-03-03',
  'Feb 30, 2020': '!2020-02-30',
  'it may 12 times': '',
  'may 12, 2020': '2020-05-12',
  'march 3 miles': '',
  'May 3.5 percent': '',
  'Gen 3': '',
  'Nov  3, 19:20 UTC': '????-11-03 19:20 UTC',
  'October 29-30: two': '????-10-29 [ ; ????-10-30 ]',
  'October 21 and 28': '????-10-21',
  'between October 21 and 28': '????-10-21 [ ; ????-10-28 ]',
  'set 5 replicas': '',
  'Nov 30 12:25PM to 12:35PM': '????-11-30 12:25 [ ; ????-11-30 12:35 ]',
};

/**
 * The date that begins with the name of a month at `start` (`end` is behind the name): a day with or without its year, a
 * range of days, or a month with its year. Null where the word is no month here.
 */
export function monthLed(
  page: Page,
  start: number,
  end: number,
  month: number,
): Reading | Reading[] | null {
  const { text } = page;
  const word = text.slice(start, end);
  const name = word.toLowerCase();
  MONTH_DAY.lastIndex = end;
  const match = LEADING_MONTHS.has(name) ? MONTH_DAY.exec(text) : null;
  if (!match) return monthAndYear(text, end, month);
  const day = Number(match[1]);
  const last = lastDayAt(text, start, MONTH_DAY.lastIndex);
  const behind = MONTH_DAY.lastIndex + (last?.[0].length ?? 0);
  const [year, stop] = yearAt(text, behind);
  const capital = word.charAt(0) !== name.charAt(0);
  if (year === null && !capital && (WEAK_MONTHS.has(name) || name.length < 4)) return null;
  if (!last) return withEnd(dateReading(year, month, day), stop);
  const lastDay = last[1] ?? last[2] ?? '';
  const split = last.index + last[0].indexOf(lastDay);
  const final = dateReading(year, month, Number(lastDay), { start: split, end: stop });
  const first = dateReading(year, month, day, { end: MONTH_DAY.lastIndex, paired: true });
  if (!final || !first || final.invalid || Number(lastDay) <= day)
    return withEnd(dateReading(null, month, day), MONTH_DAY.lastIndex);
  return [first, final];
}

/** The other end of `March 25–26`; "and" needs a "between" before the month. */
function lastDayAt(text: string, start: number, at: number): RegExpExecArray | null {
  const match = exec(DAY_END, text, at);
  const listed =
    match?.[0].startsWith(' and ') && !/between $/i.test(text.slice(Math.max(0, start - 8), start));
  return listed ? null : match;
}

function monthAndYear(text: string, end: number, month: number): Reading | null {
  const match = exec(MONTH_YEAR, text, end);
  if (!match) return null;
  return withEnd(
    dateReading(fullYear(Number(match[1] ?? match[2])), month, null),
    end + match[0].length,
  );
}

function yearAt(text: string, at: number): [number | null, number] {
  const match = exec(YEAR_AFTER_DAY, text, at);
  return match ? [fullYear(Number(match[1] ?? match[2])), at + match[0].length] : [null, at];
}

function withEnd(reading: Reading | null, end: number): Reading | null {
  return reading && { ...reading, end };
}

function exec(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
