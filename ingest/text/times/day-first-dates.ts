// How are dates written in figures, the day or the month first?
//
// Every form is tried only where a number begins that fits `digits` and `next`. The samples are run by a test.
import { believable, dateFault, dateReading, END_OF_DATE, fullYear, isYear } from './calendar.ts';
import type { DateOrder, Form, Reading } from './mention.ts';

export const DAY_FIRST_DATES: readonly Form[] = [
  {
    name: 'slash-date',
    digits: [1, 2],
    next: '/',
    pattern: new RegExp(String.raw`(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})${END_OF_DATE}`, 'y'),
    read: ([, first, second, year], { order }) => {
      const reading = eitherOrder(Number(first), Number(second), fullYear(Number(year)), order);
      if (year?.length === 4) return reading;
      return believable(reading && { ...reading, need: 'company' });
    },
    samples: {
      '03/02/2020': '2020-02-03 or 2020-03-02',
      '13/02/2020': '2020-02-13',
      '02/13/2020': '2020-02-13',
      '3/3/2020': '2020-03-03',
      '13/13/2020': '!2020-13-13',
      '03/02/20 11:21': '2020-02-03 or 2020-03-02 11:21',
      '3/2/20 of them': '',
    },
  },
  {
    name: 'slash-day',
    digits: [1, 2],
    next: '/',
    pattern: new RegExp(String.raw`(\d{1,2})/(\d{1,2})${END_OF_DATE}`, 'y'),
    read: ([whole, first, second], { order }) => {
      const reading =
        whole === '24/7' ? null : eitherOrder(Number(first), Number(second), null, order);
      return believable(reading && { ...reading, need: 'company' });
    },
    samples: {
      '13/02 10:09pm': '????-02-13 22:09',
      '24/7 support': '',
      'on 3/4 of hosts': '',
      '24/7, 10:09': '10:09',
    },
  },
  {
    name: 'dot-range',
    digits: [1, 2],
    next: '.-– ',
    pattern: new RegExp(
      String.raw`(\d{1,2})\.? ?[-–] ?(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})${END_OF_DATE}`,
      'y',
    ),
    read: (match) => dotRange(match),
    samples: {
      '1.-3.2.2020': '2020-02-01 [ ; 2020-02-03 ]',
      '1-3.2.2020': '2020-02-01 [ ; 2020-02-03 ]',
      '3-1.2.2020': '2020-02-01',
    },
  },
  {
    name: 'dot-date',
    digits: [1, 2],
    next: '.',
    pattern: new RegExp(
      String.raw`(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2}(?!:))${END_OF_DATE}`,
      'y',
    ),
    read: ([, day, month, year]) =>
      believable(
        dateReading(
          fullYear(Number(year)),
          Number(month),
          Number(day),
          year?.length === 4 ? {} : { need: 'company' },
        ),
      ),
    samples: {
      '3.2.2020': '2020-02-03',
      'am 03.02.20 um 11:21': '2020-02-03 11:21',
      '1.14.2020': '',
      'version 3.2.20': '',
      '10.2.2020.1': '',
    },
  },
  {
    name: 'dot-day',
    digits: [1, 2],
    next: '.',
    pattern: /(\d{1,2})\. ?(\d{1,2})\.(?![A-Za-z\d_])/y,
    read: ([, day, month]) =>
      believable(dateReading(null, Number(month), Number(day), { need: 'company' })),
    samples: { '2.1. ca. 22:30': '????-01-02 ~22:30', 'see section 2.1. for more': '' },
  },
  {
    name: 'dash-dmy',
    digits: [1, 2],
    next: '-',
    pattern: new RegExp(String.raw`(\d{1,2})-(\d{1,2})-(\d{4})${END_OF_DATE}`, 'y'),
    read: ([, first, second, year], { order }) =>
      eitherOrder(Number(first), Number(second), Number(year), order),
    samples: {
      '13-02-2020 11:21': '2020-02-13 11:21',
      '03-02-2020': '2020-02-03 or 2020-03-02',
      '3-4-20': '',
    },
  },
  {
    name: 'dash-short-year',
    digits: [1, 2],
    next: '-',
    pattern: new RegExp(String.raw`(\d{1,2})-(\d{1,2})-([1-4]\d)${END_OF_DATE}`, 'y'),
    // three short numbers are a date only where one of them can be nothing but a day
    read: ([, first, second, year], { order }) =>
      Number(first) > 12 === Number(second) > 12
        ? null
        : believable(eitherOrder(Number(first), Number(second), fullYear(Number(year)), order)),
    samples: {
      'Outage 5-26-21': '2021-05-26',
      '26-5-21': '2021-05-26',
      '3-4-20': '',
      '31-45-20': '',
    },
  },
  {
    name: 'dash-md',
    digits: [2],
    next: '-',
    // ISO without the year, as in logs and timelines: only right before a time
    pattern: /(\d{2})-(\d{2})(?=[T ]\d{1,2}:\d{2})/y,
    read: ([, month, day]) =>
      believable(dateReading(null, Number(month), Number(day), { need: 'company' })),
    samples: {
      '[03-26 23:04] drained': '????-03-26 23:04',
      '10-15 servers': '',
      '31-45 10:20': '10:20',
    },
  },
];

/** 03/04: the order decides where both are possible, and the other reading is kept. */
function eitherOrder(
  first: number,
  second: number,
  year: number | null,
  order: DateOrder,
): Reading | null {
  if (year !== null && !isYear(year)) return null;
  const dmy = { year, month: second, day: first };
  const mdy = { year, month: first, day: second };
  const possible = [dmy, mdy].filter((date) => dateFault(date) === null);
  if (possible.length < 2 || first === second) {
    const date = possible[0] ?? dmy;
    return dateReading(date.year, date.month, date.day);
  }
  const [chosen, other] = order === 'dmy' ? [dmy, mdy] : [mdy, dmy];
  return dateReading(year, chosen.month, chosen.day, { ambiguousDate: other });
}

function dotRange(match: RegExpExecArray): Reading[] | null {
  const [whole, first = '', last = '', month, year] = match;
  const start = dateReading(Number(year), Number(month), Number(first), {
    end: match.index + first.length,
    paired: true,
  });
  const split = match.index + first.length + whole.slice(first.length).indexOf(last);
  const end = dateReading(Number(year), Number(month), Number(last), { start: split });
  if (!start || !end || start.invalid || end.invalid || Number(first) >= Number(last)) return null;
  return [start, end];
}
