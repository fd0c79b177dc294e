// How are dates written with the name of the month?
//
// `LED_BY_DAY` are forms like the figures', tried where a number begins. `monthLed` reads the ones where the name comes
// first, once the lexicon has recognised it.
import { dateReading, fullYear } from './calendar.ts';
import { LEADING_MONTHS, WEAK_MONTHS } from './languages.ts';
import { monthOf } from './lexicon.ts';
import type { Form, Page, Reading } from './mention.ts';

const ORDINAL = String.raw`(?:st|nd|rd|th|er|ère|º|ª|°|\.|e)?`;
// the full stop belongs to an abbreviation, not to the end of a sentence
const NAME = String.raw`(\p{L}{3,10})(?:\.(?! \p{Lu}|\s*$))?`;
const YEAR = String.raw`(?:(?:,? | de | del )((?:19[7-9]|20\d)\d)(?![\d:])|,? ['’](\d{2})(?!\d))?`;

export const LED_BY_DAY: readonly Form[] = [
  {
    name: 'day-range-month',
    digits: [1, 2],
    next: ' -–./snrt',
    pattern: new RegExp(
      String.raw`(\d{1,2})${ORDINAL} ?(?:[-–—/]|to|and|bis|und|tot|en|au|et|al?|y|e) ?(\d{1,2})${ORDINAL} (?:of |de )?${NAME}${YEAR}(?![\p{L}\d])`,
      'uy',
    ),
    read: (match, page) => dayRange(match, page),
    samples: {
      '3-5 February 2020': '2020-02-03 [ ; 2020-02-05 ]',
      'from 3 to 5 March': '????-03-03 [ ; ????-03-05 ]',
      '3. bis 5. Februar 2020': '2020-02-03 [ ; 2020-02-05 ]',
      '3-5 servers': '',
      '11/12 June 2022': '2022-06-11 [ ; 2022-06-12 ]',
    },
  },
  {
    name: 'day-month',
    digits: [1, 2],
    next: ' snrteé.ºª°',
    pattern: new RegExp(
      String.raw`(\d{1,2})(${ORDINAL}) ?(?:of |de |d['’])?${NAME}${YEAR}(?![\p{L}\d])`,
      'uy',
    ),
    read: (match, page) => dayMonth(match, page),
    samples: {
      '3 February 2020': '2020-02-03',
      '3rd of February, 2020': '2020-02-03',
      '3. Februar 2020': '2020-02-03',
      'le 1er août 2020 à 14h05': '2020-08-01 14:05',
      '3 de febrero de 2020': '2020-02-03',
      '3 Feb 11:21': '????-02-03 11:21',
      '12 May retries': '',
      '12 may 2020': '2020-05-12',
      '12th May': '????-05-12',
      'on 12 May the queue': '????-05-12',
      '31 June 2020': '!2020-06-31',
      '3 ago': '',
      '2. Out of band': '',
      '3 march into': '',
      '3 maart': '????-03-03',
      "3 Feb '20": '2020-02-03',
    },
  },
  {
    name: 'day-dash-month',
    digits: [1, 2],
    next: '-/',
    pattern: /(\d{1,2})[-/](\p{L}{3,9})[-/](\d{4}|\d{2})(?![\d/-])/uy,
    read: ([, day, name, year]) => {
      const month = monthOf(name ?? '');
      return month === null ? null : dateReading(fullYear(Number(year)), month, Number(day));
    },
    samples: {
      '03-Feb-2020': '2020-02-03',
      '3-Feb-20 11:21': '2020-02-03 11:21',
      '03/Feb/2020': '2020-02-03',
      '3-way-20': '',
    },
  },
  {
    name: 'year-month-day',
    digits: [4],
    next: '- ',
    pattern: /(\d{4})[- ](\p{L}{3,9})[- ](\d{1,2})(?![\d:.]|[-/]\d)/uy,
    read: ([, year, name, day]) => {
      const month = monthOf(name ?? '');
      return month === null ? null : dateReading(Number(year), month, Number(day));
    },
    samples: { '2020-Feb-03': '2020-02-03', '2020 February 3': '2020-02-03', '2020 hosts 3': '' },
  },
];

const MONTH_DAY =
  /\.? {1,2}(\d{1,2})(st|nd|rd|th)?(?![\d:%]|[.,]\d|[-–]\d+[a-z%]|[ ]?(?:am|pm|AM|PM)\b)/y;
const DAY_END =
  /[-–—](\d{1,2})(?:st|nd|rd|th)?(?![\d\p{L}]|[:.]\d| ?[ap]\.?m\b)|(?: [-–—] | to | and | through )(\d{1,2})(?:st|nd|rd|th)?(?![\d\p{L}]|[:.]\d| \p{L})/uy;
const MONTH_YEAR =
  /(?:\.?,? | de | del | of )((?:19[7-9]|20\d)\d)(?![\d:]|-\d)|\.? ['’](\d{2})(?!\d)/y;
const YEAR_AFTER_DAY = /(?:,? | of | de )((?:19[7-9]|20\d)\d)(?![\d:]|-\d)|,? ['’](\d{2})(?!\d)/y;

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

function dayMonth(match: RegExpExecArray, { text }: Page): Reading | null {
  const [whole, day, ordinal, name = '', longYear, shortYear] = match;
  const month = monthOf(name);
  if (month === null) return null;
  const year = yearOf(longYear, shortYear);
  if (
    year === null &&
    !believed(name, ordinal ?? '', text, match.index, match.index + whole.length)
  )
    return null;
  return dateReading(year, month, Number(day));
}

/** Without a year, a word that is also another word needs a sign that it is the month. */
function believed(
  name: string,
  ordinal: string,
  text: string,
  start: number,
  end: number,
): boolean {
  const lower = name.toLowerCase();
  if (!WEAK_MONTHS.has(lower)) return true;
  if (/^(?:st|nd|rd|th)$/.test(ordinal)) return true;
  if (name === lower || !LEADING_MONTHS.has(lower)) return false;
  if (lower !== 'may') return true;
  // "12 May retries" counts retries; "on 12 May the queue" and "12 May: ..." are dates
  return (
    !/^ \p{Ll}/u.test(text.slice(end, end + 2)) ||
    /(?:on|since|until|till|by|of|the|from|before|after|and|to|\p{L}day,?|[(,;:–—-]) ?$/iu.test(
      text.slice(Math.max(0, start - 12), start),
    )
  );
}

function dayRange(match: RegExpExecArray, page: Page): Reading[] | null {
  const [whole, first = '', last = '', name = '', longYear, shortYear] = match;
  const month = monthOf(name);
  const year = yearOf(longYear, shortYear);
  if (month === null || Number(first) >= Number(last)) return null;
  if (year === null && !believed(name, '', page.text, match.index, match.index + whole.length))
    return null;
  const split = match.index + first.length + whole.slice(first.length).indexOf(last);
  const start = dateReading(year, month, Number(first), {
    end: match.index + first.length,
    paired: true,
  });
  const end = dateReading(year, month, Number(last), {
    start: split,
    end: match.index + whole.length,
  });
  return start && end && !start.invalid && !end.invalid ? [start, end] : null;
}

function yearOf(long: string | undefined, short: string | undefined): number | null {
  if (long !== undefined) return Number(long);
  return short === undefined ? null : fullYear(Number(short));
}

function withEnd(reading: Reading | null, end: number): Reading | null {
  return reading && { ...reading, end };
}

function exec(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
