// How are dates written in figures, the year first?
//
// Every form is tried only where a number begins that fits `digits` and `next`. The samples are run by a test.
import { believable, dateReading, END_OF_DATE, timeFault } from './calendar.ts';
import type { Form, Reading } from './mention.ts';
import { zoneAt } from './zone-reader.ts';

export const YEAR_FIRST_DATES: readonly Form[] = [
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
    pattern: new RegExp(String.raw`(\d{4})-(\d{1,2})-(\d{1,2})${END_OF_DATE}`, 'y'),
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
    pattern: new RegExp(String.raw`(\d{4})/(\d{1,2})/(\d{1,2})${END_OF_DATE}`, 'y'),
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
    pattern: new RegExp(String.raw`(\d{4})\.( ?)(\d{1,2})\. ?(\d{1,2})\.?${END_OF_DATE}`, 'y'),
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
    pattern: new RegExp(String.raw`(\d{4})(\d{2})(\d{2})${END_OF_DATE}`, 'y'),
    read: ([, year, month, day]) =>
      believable(dateReading(Number(year), Number(month), Number(day), { need: 'company' })),
    samples: {
      '20200203 11:21': '2020-02-03 11:21',
      'ticket 20200203': '',
      '20209903 11:21': '11:21',
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
