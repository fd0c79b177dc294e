// Does the grammar read what people write, and leave alone what is no time?
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dateOrder,
  findTimes,
  findZoneInLabel,
  findZoneStatement,
  resolveMention,
} from '../../ingest/text/times.ts';
import type { TimeContext, TimeMention } from '../../ingest/text/times.ts';
import { MONTH_LED_SAMPLES } from '../../ingest/text/times/month-day-dates.ts';
import { FORMS } from '../../ingest/text/times/scan.ts';

/** The short form of the samples: `!2020-02-30 wd5 d-1 ~14:05:33 CET [` with `or` before another reading of the date. */
function brief(mention: TimeMention): string {
  const { date, time } = mention;
  const parts = [
    date &&
      `${date.year ?? '????'}-${two(date.month)}${date.day === null ? '' : `-${two(date.day)}`}`,
    mention.ambiguousDate &&
      `or ${mention.ambiguousDate.year ?? '????'}-${two(mention.ambiguousDate.month)}-${two(mention.ambiguousDate.day ?? 0)}`,
    mention.weekday && `wd${mention.weekday}`,
    mention.dayOffset !== null && `d${mention.dayOffset > 0 ? '+' : ''}${mention.dayOffset}`,
    time &&
      (mention.approximate ? '~' : '') +
        (mention.precision === 'hour' ? `${two(time.hour)}h` : clock(time)),
    mention.zone && !mention.inherited.zone && mention.zone.name,
    mention.range && (mention.range === 'start' ? '[' : ']'),
  ];
  return (mention.invalid ? '!' : '') + parts.filter(Boolean).join(' ');
}

function clock({
  hour,
  minute,
  second,
}: {
  hour: number;
  minute: number;
  second: number | null;
}): string {
  return `${two(hour)}:${two(minute)}${second === null ? '' : `:${two(second)}`}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function read(text: string): string {
  return findTimes(text).map(brief).join(' ; ');
}

const SAMPLES = [
  ...FORMS.flatMap((form) => Object.entries(form.samples)),
  ...Object.entries(MONTH_LED_SAMPLES),
];

test.each(SAMPLES)('"%s" reads as "%s"', (text, expected) => {
  expect(read(text)).toBe(expected);
});

const JOINED: Record<string, string> = {
  'at 14:05 UTC on 3 February 2020': '2020-02-03 14:05 UTC',
  '3 February 2020 at 14:05': '2020-02-03 14:05',
  '3 February 2020, 14:05': '2020-02-03 14:05',
  '3 February 2020 around 14:05': '2020-02-03 ~14:05',
  '3 February 2020 (14:05 UTC)': '2020-02-03 14:05 UTC',
  '2020-02-03 | 14:05 | restarted': '2020-02-03 14:05',
  'Mon Feb 3 11:21:05 UTC 2020': '2020-02-03 wd1 11:21:05 UTC',
  'Mon, 03 Feb 2020 11:21:05 +0000': '2020-02-03 wd1 11:21:05 +0000',
  'Friday, November 10': '????-11-10 wd5',
  'Thursday, 13th of September 2018, 6:00 AM (GMT)': '2018-09-13 wd4 06:00 GMT',
  'ended around 6:00 pm (UTC) on Saturday': 'wd6 ~18:00 UTC',
  'Jan 5 (Tue) 14:05': '????-01-05 wd2 14:05',
  'yesterday afternoon, December 20, at 4:00 PM': '????-12-20 16:00',
  'yesterday at 4:02 PM': 'd-1 16:02',
  '11pm last night': 'd-1 23h',
  'the next day at 02:00': 'd+1 02:00',
  'noon UTC on Friday': 'wd5 12:00 UTC',
  '12:00 noon': '12:00',
  'Feb 3, 2020 14:05 and Feb 4, 2020 15:05': '2020-02-03 14:05 ; 2020-02-04 15:05',
  '14:05 3 February 15:10': '14:05 ; ????-02-03 15:10',
  'on 3 February the disk filled; at 14:05 it broke': '????-02-03 ; 14:05',
  'Posted Feb 3, 2020 - 14:05 CET\nAt 16:00': '2020-02-03 14:05 CET ; 16:00',
  '07:00am UTC / 12:00am PST': '07:00 UTC ; 00:00 PST',
  'incident @21:40 UTC': '21:40 UTC',
  'Start:14:05': '14:05',
};

const OTHER_LANGUAGES: Record<string, string> = {
  'op maandag 3 februari 2020 om 14:05 uur': '2020-02-03 wd1 14:05',
  'gistermiddag, 20 december, 16:00 uur': '????-12-20 16:00',
  'gisteren om 16:02': 'd-1 16:02',
  'omstreeks 19.25 uur': '~19:25',
  'am Montag, den 3. Februar 2020 um 14:05 Uhr': '2020-02-03 wd1 14:05',
  'heute Morgen gegen 9 Uhr': 'd0 ~09h',
  'am 3.2.2020 um 14.05 Uhr MEZ': '2020-02-03 14:05 MEZ',
  'um 14:05 am 3. Februar': '????-02-03 14:05',
  'le lundi 3 février 2020 à 14h05': '2020-02-03 wd1 14:05',
  'hier soir vers 21h30': 'd-1 ~21:30',
  'das Team hier am Standort': '',
  'el 3 de febrero de 2020 a las 14:05': '2020-02-03 14:05',
  'ayer a las 4:05 p. m.': 'd-1 16:05',
  'em 3 de fevereiro de 2020 às 14h05': '2020-02-03 14:05',
  'il 3 febbraio 2020 alle 14:05': '2020-02-03 14:05',
  'alle ore 9.30': '09:30',
  '2021年1月5日 14時05分': '2021-01-05 14:05',
  '2021年1月5日(火)の14：05頃': '2021-01-05 wd2 ~14:05',
  '昨日 14:05': 'd-1 14:05',
  '2021년 1월 5일 오후 2시 5분': '2021-01-05 14:05',
  '어제 14:05경': 'd-1 ~14:05',
  'kl. 14.05': '14:05',
  'terça-feira, 3 de fevereiro': '????-02-03 wd2',
  '14h05 et puis 15h10': '14:05 ; 15:10',
};

const RANGES: Record<string, string> = {
  'between 21:17 and 22:12 UTC on 24 November 2023': '2023-11-24 21:17 [ ; 2023-11-24 22:12 UTC ]',
  'from 16:58 to 18:46 UTC': '16:58 [ ; 18:46 UTC ]',
  '13 April 2026, 21:00 - 22:30 CET': '2026-04-13 21:00 [ ; 2026-04-13 22:30 CET ]',
  '2020-06-04 09:00 to 2020-06-05 10:00': '2020-06-04 09:00 [ ; 2020-06-05 10:00 ]',
  '2020-06-04 23:30 - 00:15': '2020-06-04 23:30 [ ; 2020-06-04 d+1 00:15 ]',
  'between 23:40 and 00:20 UTC on 3 March': '????-03-03 23:40 [ ; ????-03-03 d+1 00:20 UTC ]',
  '23:40 – 00:20 UTC': '23:40 [ ; d+1 00:20 UTC ]',
  'On 29 October 2025 between 14:07 UTC and 23:15 UTC':
    '2025-10-29 14:07 UTC [ ; 2025-10-29 23:15 UTC ]',
  'From 28 October at 16:03 UTC until 17:11 UTC': '????-10-28 16:03 UTC [ ; ????-10-28 17:11 UTC ]',
  '21:40 UTC on March 3 to 04:10 UTC on March 4': '????-03-03 21:40 UTC [ ; ????-03-04 04:10 UTC ]',
  'from 3 February 22:00 until 4 February 2020 01:00': '2020-02-03 22:00 [ ; 2020-02-04 01:00 ]',
  '31 December 23:00 to 1 January 2021 01:00': '2020-12-31 23:00 [ ; 2021-01-01 01:00 ]',
  'from 21:00 to 14 April 22:30': '21:00 [ ; ????-04-14 22:30 ]',
  'Friday 22:00 until Saturday 02:00': 'wd5 22:00 [ ; wd6 02:00 ]',
  'yesterday between 14:05 and 15:10': 'd-1 14:05 [ ; d-1 15:10 ]',
  '4-5pm': '16h [ ; 17h ]',
  '2:30-3:15pm': '14:30 [ ; 15:15 ]',
  'from 2 PM to 3:30': '14h [ ; 15:30 ]',
  'from 10 PM to 2:15': '22h [ ; d+1 02:15 ]',
  'between 3 and 4 PM PT': '15h [ ; 16h PT ]',
  'Duration: 21:45 to 23:28 UTC': '21:45 [ ; 23:28 UTC ]',
  'tussen 14:05 en 15:10 uur': '14:05 [ ; 15:10 ]',
  'van 14.05 tot 15.10 uur': '14:05 [ ; 15:10 ]',
  'zwischen 14:05 und 15:10 Uhr': '14:05 [ ; 15:10 ]',
  'von 9 bis 17 Uhr': '09h [ ; 17h ]',
  'de 14h05 à 15h10': '14:05 [ ; 15:10 ]',
  'entre las 14:05 y las 15:10': '14:05 [ ; 15:10 ]',
  'das 14h05 às 15h10': '14:05 [ ; 15:10 ]',
  'dalle 14:05 alle 15:10': '14:05 [ ; 15:10 ]',
  '14:05から15:10まで': '14:05 [ ; 15:10 ]',
  '14:05〜15:10': '14:05 [ ; 15:10 ]',
  '09:00-10:00': '09:00 [ ; 10:00 ]',
  '09:00 UTC-10:15 UTC': '09:00 UTC [ ; 10:15 UTC ]',
  // no ranges
  'at 14:05 and 15:10': '14:05 ; 15:10',
  'moved from 15:06 UTC to 15:04 UTC': '15:06 UTC ; 15:04 UTC',
  '14:05 | 15:10': '14:05 ; 15:10',
};

const NO_TIMES = [
  'version 1.14 and v2.3.4',
  '10.0.12.30',
  'a 3:1 ratio',
  '16:9',
  '10:1',
  'host:8080',
  'at host:80:80',
  '$14.05',
  '12.05 %',
  'a1b2c3d4',
  'PR #1405',
  'PT1H5M',
  '50:50',
  'see https://example.org/2020-02-03/14:05',
  '0/16B3748',
  'file-2020-02-03.log',
  '+31 20 123 45 67',
  '555-12-34',
  '12 May retries',
  'we may 3 times',
  'sat down in the sun',
  'the second 12',
  'mar 3',
  'in 2020',
  'march 12 miles',
  '2020',
  '1405',
  '12:30:45:50',
  '::14:05',
  '14:05:33:12',
  'every Monday',
  'Black Friday',
  '5 of 12',
  '3/4',
  '100%',
  '12h',
  'took 3h',
  'it lasted 1:05 hours',
  'score 10:11 ',
  'CVE-2020-1405',
  'RFC 2020',
  'ISO 8601',
  'it was 12',
  '',
];

test.each([
  ...Object.entries(JOINED),
  ...Object.entries(OTHER_LANGUAGES),
  ...Object.entries(RANGES),
])('"%s" is read as "%s"', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each(NO_TIMES)('"%s" holds no time', (text) => {
  expect(read(text)).toBe('');
});

test('a mention stands exactly where its words are, also in a window of the text', () => {
  const text = 'At 13:00 all was well. At 14:05 (UTC) it broke.';
  const [mention] = findTimes(text, 23);
  expect(text.slice(mention?.start, mention?.end)).toBe('14:05 (UTC)');
  expect(text.slice(mention?.zone?.start, mention?.zone?.end)).toBe('UTC');
  expect(findTimes(text, 0, 22).map(brief)).toEqual(['13:00']);
});

test('odd spaces and full-width figures are read as plain ones, their offsets kept', () => {
  const text = 'le 3\u00a0février\u202f2020, １４：０５';
  const [mention] = findTimes(text);
  expect(mention && brief(mention)).toBe('2020-02-03 14:05');
  expect(text.slice(mention?.start, mention?.end)).toBe('3\u00a0février\u202f2020, １４：０５');
});

test.each([
  ['it broke on 3\nFebruary 2020 at\n14:05', '2020-02-03 14:05'],
  ['it broke on February\n3, 2020', '2020-02-03'],
  ['it broke at 14:05\nUTC on 3 February\n2020', '2020-02-03 14:05 UTC'],
  ['from 14:05\nto 15:10', '14:05 [ ; 15:10 ]'],
  ['Date: 3 February 2020\n14:05 it broke', '2020-02-03 ; 14:05'],
  ['14:05 it broke\n15:10 it was mended', '14:05 ; 15:10'],
  ['last seen 14:05\n\nuntil 15:10', '14:05 ; 15:10'],
])('"%s" is read over its line breaks as "%s"', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test('the order of the caller decides where both readings of a date are possible', () => {
  expect(findTimes('on 03/04/2021', 0, undefined, { order: 'mdy' })[0]).toMatchObject({
    date: { year: 2021, month: 3, day: 4 },
    ambiguousDate: { year: 2021, month: 4, day: 3 },
  });
  expect(findTimes('on 25/04/2021', 0, undefined, { order: 'mdy' })[0]).toMatchObject({
    date: { year: 2021, month: 4, day: 25 },
    ambiguousDate: null,
  });
});

test('the order of a document is what its other dates can only mean', () => {
  expect(dateOrder('on 03/04/2021 and 25/04/2021')).toBe('dmy');
  expect(dateOrder('on 03/04/2021 and 04/25/2021')).toBe('mdy');
  expect(dateOrder('on 03/04/2021 at 4:05 pm PT')).toBe('mdy');
  expect(dateOrder('on 03/04/2021')).toBeNull();
});

test('the ends of a range say what they took over from each other', () => {
  const [start, end] = findTimes('between 21:17 and 22:12 UTC on 24 November 2023');
  expect(start).toMatchObject({
    range: 'start',
    inherited: { date: true, zone: true },
    zone: { name: 'UTC' },
  });
  expect(end).toMatchObject({ range: 'end', inherited: { date: false, zone: false } });
});

test('an impossible time says why', () => {
  expect(findTimes('at 25:61')[0]?.invalid).toBe('25:61 is no time of day');
  expect(findTimes('on 30 February 2020')[0]?.invalid).toBe('there is no 30 February 2020');
  expect(findTimes('on 29 February 2021 at 14:05')[0]?.invalid).toBe(
    'there is no 29 February 2021',
  );
  expect(findTimes('on 29 February')[0]?.invalid).toBeNull();
});

test.each([
  ['All times are in UTC.', 'UTC'],
  ['all times UTC', 'UTC'],
  ['(all times JST)', 'JST'],
  ['Timeline (CET)', 'CET'],
  ['All timestamps are shown in PST', 'PST'],
  ['Times in this report are given in UTC+2.', 'UTC+2'],
  ['times below are Pacific Time', 'Pacific Time'],
  ['times in Pacific', 'Pacific'],
  ['(All times US/Pacific, 24-hour clock.)', 'US/Pacific'],
  ['Time zone: Europe/Amsterdam', 'Europe/Amsterdam'],
  ['UTC times throughout', 'UTC'],
  ['alle tijden in CET', 'CET'],
  ['Alle Zeiten in MEZ', 'MEZ'],
  ['Alle Zeitangaben sind in UTC.', 'UTC'],
  ['horaires en CEST', 'CEST'],
  ['Toutes les heures sont en UTC', 'UTC'],
  ['Todas las horas en CET', 'CET'],
  ['horários em BRT', 'BRT'],
  ['時刻はすべてJST', 'JST'],
])('"%s" states the zone %s', (text, zone) => {
  const statement = findZoneStatement(text);
  expect(statement?.zone).toBe(zone);
  expect(text.slice(statement?.start, statement?.end)).toBe(zone);
});

test.each([
  'The timeline begins at 14:05 UTC',
  'times were hard',
  'at 14:05 CET',
  'response times in production',
  'All times are local',
  'at 22:30 hours (CET)',
])('"%s" states no zone', (text) => {
  expect(findZoneStatement(text)).toBeNull();
});

test('a label or a column name can carry the zone of its values', () => {
  expect(findZoneInLabel('Outage start (UTC)')?.zone).toBe('UTC');
  expect(findZoneInLabel('CET')?.zone).toBe('CET');
  expect(findZoneInLabel('Time in PST')?.zone).toBe('PST');
  expect(findZoneInLabel('Start (approximate)')).toBeNull();
});

const NOWHERE: TimeContext = { date: null, year: null, zone: null };
const THERE: TimeContext = { date: '2020-02-05', year: 2020, zone: 'CET' };

test.each<[string, TimeContext, string | null]>([
  ['3 February 2020 14:05 UTC', NOWHERE, '2020-02-03T14:05:00Z'],
  ['3 February 2020 14:05:33 CEST', NOWHERE, '2020-02-03T14:05:33+02:00'],
  ['3 February 2020 14:05', NOWHERE, '2020-02-03T14:05:00'],
  ['3 February 2020 14:05', THERE, '2020-02-03T14:05:00+01:00'],
  ['3 July 2020 14:05 PT', NOWHERE, '2020-07-03T14:05:00-07:00'],
  ['3 February 2020 14:05 PT', NOWHERE, '2020-02-03T14:05:00-08:00'],
  ['2020-02-03 14:05 +0530', NOWHERE, '2020-02-03T14:05:00+05:30'],
  ['3 February 2020', THERE, '2020-02-03'],
  ['February 2020', THERE, '2020-02'],
  ['14:05', THERE, '2020-02-05T14:05:00+01:00'],
  ['4pm', { ...THERE, zone: null }, '2020-02-05T16:00:00'],
  ['14:05', NOWHERE, null],
  ['3 February 14:05', NOWHERE, null],
  ['3 February 14:05', { ...NOWHERE, year: 2019 }, '2019-02-03T14:05:00'],
  ['31 December', { ...THERE, date: '2021-01-02' }, '2020-12-31'],
  ['2 January', { ...THERE, date: '2020-12-30' }, '2021-01-02'],
  ['29 February', { ...THERE, date: '2021-02-20' }, '2020-02-29'],
  ['yesterday at 14:05', THERE, '2020-02-04T14:05:00+01:00'],
  ['the next day at 14:05', THERE, '2020-02-06T14:05:00+01:00'],
  ['Monday', THERE, '2020-02-03'],
  ['Wednesday', THERE, '2020-02-05'],
  ['next Monday', THERE, '2020-02-10'],
  ['2020-02-03 24:00', NOWHERE, '2020-02-04T00:00:00'],
  ['2020-02-30 14:05', NOWHERE, null],
  ['at 25:61', THERE, null],
])('"%s" in its context is %3$s', (text, context, value) => {
  const [mention] = findTimes(text);
  expect(mention && (resolveMention(mention, context)?.value ?? null)).toBe(value);
});

test('a range that runs past midnight ends on the next day, with or without a date beside it', () => {
  const values = (text: string): unknown =>
    findTimes(text).map((mention) => resolveMention(mention, THERE)?.value);
  expect(values('2020-02-03, 23:30 - 00:15')).toEqual([
    '2020-02-03T23:30:00+01:00',
    '2020-02-04T00:15:00+01:00',
  ]);
  expect(values('from 23:30 to 00:15')).toEqual([
    '2020-02-05T23:30:00+01:00',
    '2020-02-06T00:15:00+01:00',
  ]);
});

test('what is doubtful about a time is said', () => {
  const doubt = (text: string): unknown => {
    const [mention] = findTimes(text);
    return mention && resolveMention(mention, NOWHERE)?.doubt;
  };
  expect(doubt('3 February 2020 14:05 CET')).toBeNull();
  expect(doubt('3 July 2020 14:05 CET')).toBe(
    'CET is written, but summer time held on 2020-07-03 (CEST)',
  );
  expect(doubt('Friday, 3 February 2020')).toBe('2020-02-03 was a Monday, not a Friday');
  expect(doubt('03/04/2020')).toBe('the date can also be read as 2020-03-04');
});

test('whatever the text, mentions stand in order, do not overlap and resolve to values that parse', () => {
  const words = fc.constantFrom(
    '14:05',
    '4',
    '-',
    ' to ',
    ' on ',
    'Feb',
    '3',
    ',',
    ' 2020',
    '2020-02-03',
    'T',
    'UTC',
    ' PT',
    '(',
    ')',
    '/',
    '.',
    'pm',
    ' ',
    '\n',
    'yesterday',
    ' at ',
    'between ',
    ' and ',
    'h',
    'Uhr',
    '年',
    '5月',
    '日',
    '午後',
    '時',
    '24:00',
    '99',
    ':',
    '+02:00',
    'Mon',
    'mañana',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 24 }), (parts) => {
      const text = parts.join('');
      let last = 0;
      for (const mention of findTimes(text)) {
        expect(mention.start).toBeGreaterThanOrEqual(last);
        expect(mention.end).toBeGreaterThan(mention.start);
        expect(mention.end).toBeLessThanOrEqual(text.length);
        last = mention.end;
        const value = resolveMention(mention, THERE)?.value;
        if (value !== undefined) expect(Number.isNaN(Date.parse(value))).toBe(false);
      }
    }),
    { seed: 7, numRuns: 3000 },
  );
});

test.each([
  '1',
  '1:',
  '14:05 ',
  '14:05-',
  '3 Feb ',
  'Feb 3-',
  '2020-02-03',
  'between 14:05 and ',
  ' ',
  'a',
  '(',
  '14:05 UTC',
  'yesterday ',
  '午後',
  '12h à ',
])('a line of a million characters of "%s" is read in one go', (piece) => {
  const line = piece.repeat(Math.ceil(1_000_000 / piece.length));
  expect(Array.isArray(findTimes(line))).toBe(true);
  expect(findZoneStatement(line)).toBeNull();
});
