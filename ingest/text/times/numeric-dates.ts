// How are dates written in figures?
//
// Every form is tried only where a number begins that fits `digits` and `next`. The samples are run by a test.
import { dateFault, dateReading, fullYear, isYear, timeFault } from './calendar.ts';
import type { DateOrder, Form, Reading } from './mention.ts';
import { zoneAt } from './zone-reader.ts';

/** A date does not go on as a word, a file name, a path or a longer number. */
const END = String.raw`(?![A-Za-z\d_]|[-/][A-Za-z\d_]|\.[a-z\d])`;

export const NUMERIC_DATES: readonly Form[] = [
  {
    name: 'iso-datetime',
    digits: [4],
    next: '-',
    pattern: /(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?(?![\d:])/y,
    read: (match, { text }) => isoDatetime(match, text),
    samples: {
      '2020-02-03T11:21:33Z': '2020-02-03 11:21:33 Z',
      'at 2020-02-03T11:21+01:00.': '2020-02-03 11:21 +01:00',
      '2020-02-03T11:21:33.123456-0800': '2020-02-03 11:21:33 -0800',
      '2020-02-03T11:21': '2020-02-03 11:21',
      '2020-02-30T11:21Z': '!2020-02-30 11:21 Z',
    },
  },
  {
    name: 'compact-datetime',
    digits: [8],
    next: 'Tt',
    pattern: /(\d{4})(\d{2})(\d{2})[Tt](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?(?![\d:])/y,
    read: (match, { text }) => isoDatetime(match, text),
    samples: { '20200203T112133Z': '2020-02-03 11:21:33 Z', '20200203T1121': '2020-02-03 11:21' },
  },
  {
    name: 'iso-date',
    digits: [4],
    next: '-',
    pattern: new RegExp(String.raw`(\d{4})-(\d{1,2})-(\d{1,2})${END}`, 'y'),
    read: ([, year, month, day]) => dateReading(Number(year), Number(month), Number(day)),
    samples: {
      '2020-02-03 11:21': '2020-02-03 11:21',
      'since 2020-2-3.': '2020-02-03',
      '2020-02-30': '!2020-02-30',
      'see 2020-02-03-memory.md': '',
      'in notes/2020-02-03': '',
      'build 1020-02-03': '',
    },
  },
  {
    name: 'slash-ymd',
    digits: [4],
    next: '/',
    pattern: new RegExp(String.raw`(\d{4})/(\d{1,2})/(\d{1,2})${END}`, 'y'),
    read: ([, year, month, day]) => dateReading(Number(year), Number(month), Number(day)),
    samples: {
      '2020/02/03 11:21': '2020-02-03 11:21',
      '2020/2/3': '2020-02-03',
      '2020/02/03/log': '',
    },
  },
  {
    name: 'dot-ymd',
    digits: [4],
    next: '.',
    pattern: new RegExp(String.raw`(\d{4})\.( ?)(\d{1,2})\. ?(\d{1,2})\.?${END}`, 'y'),
    read: ([, year, space, month, day]) =>
      // tight, it may be a version
      believable(
        dateReading(Number(year), Number(month), Number(day), space ? {} : { need: 'company' }),
      ),
    samples: {
      '2021. 1. 5. 14:05': '2021-01-05 14:05',
      '2021.01.05 14:05': '2021-01-05 14:05',
      'version 2021.01.05': '',
    },
  },
  {
    name: 'characters-ymd',
    digits: [4],
    next: '年년 ',
    pattern: /(\d{4}) ?[年년] ?(\d{1,2}) ?[月월](?: ?(\d{1,2}) ?[日号일])?/y,
    read: ([, year, month, day]) =>
      dateReading(Number(year), Number(month), day ? Number(day) : null),
    samples: {
      '2021年1月5日に': '2021-01-05',
      '2021년 1월 5일 14:05': '2021-01-05 14:05',
      '2021年1月5日(火) 14:05': '2021-01-05 wd2 14:05',
      '2021年1月': '2021-01',
    },
  },
  {
    name: 'characters-md',
    digits: [1, 2],
    next: '月월 ',
    pattern: /(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号일](?![間间간])/y,
    read: ([, month, day]) => dateReading(null, Number(month), Number(day)),
    samples: { '1月5日 14:05': '????-01-05 14:05', '1월 5일': '????-01-05', '1月5日間': '' },
  },
  {
    name: 'compact-date',
    digits: [8],
    next: '',
    pattern: new RegExp(String.raw`(\d{4})(\d{2})(\d{2})${END}`, 'y'),
    read: ([, year, month, day]) =>
      believable(dateReading(Number(year), Number(month), Number(day), { need: 'company' })),
    samples: {
      '20200203 11:21': '2020-02-03 11:21',
      'ticket 20200203': '',
      '20209903 11:21': '11:21',
    },
  },
  {
    name: 'slash-date',
    digits: [1, 2],
    next: '/',
    pattern: new RegExp(String.raw`(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})${END}`, 'y'),
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
    pattern: new RegExp(String.raw`(\d{1,2})/(\d{1,2})${END}`, 'y'),
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
      String.raw`(\d{1,2})\.? ?[-–] ?(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})${END}`,
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
    pattern: new RegExp(String.raw`(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2}(?!:))${END}`, 'y'),
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
    pattern: new RegExp(String.raw`(\d{1,2})-(\d{1,2})-(\d{4})${END}`, 'y'),
    read: ([, first, second, year], { order }) =>
      eitherOrder(Number(first), Number(second), Number(year), order),
    samples: {
      '13-02-2020 11:21': '2020-02-13 11:21',
      '03-02-2020': '2020-02-03 or 2020-03-02',
      '3-4-20': '',
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

function isoDatetime(match: RegExpExecArray, text: string): Reading | null {
  const [whole, year, month, day, hour, minute, second] = match;
  const reading = dateReading(Number(year), Number(month), Number(day));
  if (!reading) return null;
  const time = {
    hour: Number(hour),
    minute: Number(minute),
    second: second === undefined ? null : Number(second),
  };
  const end = match.index + whole.length;
  const zone = zoneAt(text, end, 'iso');
  if (!zone && /^(?:[A-Za-z]|_[A-Za-z\d])/.test(text.slice(end, end + 2))) return null;
  return {
    ...reading,
    time,
    precision: 'minute',
    invalid: reading.invalid ?? timeFault(time),
    zone: zone?.zone ?? null,
    end: zone?.end ?? end,
  };
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

/** For forms that mean something else as often: an impossible date is no date at all. */
function believable(reading: Reading | null): Reading | null {
  return reading && !reading.invalid ? reading : null;
}
