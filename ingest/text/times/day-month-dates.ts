// How are dates written with the name of the month, the day (or the year) first?
import { dateReading, fullYear } from './calendar.ts';
import { LEADING_MONTHS, WEAK_MONTHS } from './languages.ts';
import { monthOf } from './lexicon.ts';
import type { Form, Page, Reading } from './mention.ts';

const ORDINAL = String.raw`(?:st|nd|rd|th|er|ère|º|ª|°|\.|e)?`;
// the full stop belongs to an abbreviation, not to the end of a sentence
const NAME = String.raw`(\p{L}{3,10})(?:\.(?! \p{Lu}|\s*$))?`;
const YEAR = String.raw`(?:(?:,? | de | del )((?:19[7-9]|20\d)\d)(?!\d|:\d)|,? ['’](\d{2})(?!\d))?`;

export const DAY_MONTH_DATES: readonly Form[] = [
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
