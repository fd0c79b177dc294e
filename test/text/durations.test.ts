// Is every length of time found with its minutes, and no time of day taken for one?
import { expect, test } from 'vitest';
import { findDurations } from '../../ingest/text/durations.ts';

/** `65`, `~120..180`, `10 rate`: the minutes of each duration in the text. */
function read(text: string): string {
  return findDurations(text)
    .map(({ minutes, minMinutes, maxMinutes, approximate, rate }) => {
      const length = minMinutes === null ? `${minutes}` : `${minMinutes}..${maxMinutes}`;
      return `${approximate ? '~' : ''}${length}${rate ? ' rate' : ''}`;
    })
    .join(' ; ');
}

const SAMPLES: Record<string, string> = {
  'for 1 hour and 5 minutes.': '65',
  'in 1h05m': '65',
  'for 3h': '180',
  '45 min': '45',
  '90 minutes': '90',
  '90 min.': '90',
  'after 1 hr 20': '80',
  'was 1h05 long': '65',
  '2.5 hours': '150',
  '2,5 Stunden': '150',
  '1½ hours': '90',
  '2 1/2 hours': '150',
  '1,200 minutes': '1200',
  'two hours': '120',
  'forty-five minutes': '45',
  'half an hour': '30',
  'an hour and a half': '90',
  'an hour': '60',
  'two and a half hours': '150',
  'one hour and ten minutes': '70',
  'a couple of hours': '~120',
  '2 days': '2880',
  '1 day, 2 hours and 3 minutes': '1563',
  'a 10-minute gap': '10',
  '4-hour window': '240',
  'ongeveer 3 uur': '~180',
  'anderhalf uur': '90',
  'drie kwartier': '45',
  '20 Minuten': '20',
  'eine halbe Stunde': '30',
  'zwei Stunden und 10 Minuten': '130',
  'une heure': '60',
  'une heure et demie': '90',
  'pendant 1h30': '90',
  '3 heures 20 minutes': '200',
  'media hora': '30',
  'dos horas': '120',
  'duas horas e meia': '150',
  'due ore': '120',
  "un'ora e mezza": '90',
  '1時間30分': '90',
  '1時間半': '90',
  約30分間: '~30',
  '40분': '40',
  '2시간 10분': '130',
  PT1H5M: '65',
  P1DT2H: '1560',
  '2 to 3 hours': '~120..180',
  '10-15 minutes': '~10..15',
  '2-3h': '~120..180',
  'between 10 and 15 minutes': '~10..15',
  'two to three hours': '~120..180',
  '30 minutes to 1 hour': '~30..60',
  'took 1:05 hours': '65',
  'Duration: 05:13:00 (h:mm:ss)': '313',
  'Duration: 1:05': '65',
  'June 2022 - 7 hours': '420',
  '30\u00a0minutes': '30',
  '30 seconds': '1',
  '1 minute and 20 seconds': '1',
  '100 s': '',
  '100s': '2',
  'about 90 minutes': '~90',
  'more than two hours': '~120',
  'every 10 minutes': '10 rate',
  'alle 10 Minuten': '10 rate',
  '5 requests per 10 seconds': '1 rate',
  '100 requests/5 min': '5 rate',
  'in 5 minute intervals': '5 rate',
  'first 10 minutes, then 2 hours': '10 ; 120',
  // no durations
  'available 24/7': '',
  'for 5 years of service': '',
  'a second incident': '',
  'sub-second': '',
  '5 million': '',
  '45m users': '',
  '12 ms': '',
  'version 1.5 hosts': '',
  '$5 min': '',
  'à 14h05': '',
  'de 14h à 15h': '',
  'om 16 uur': '',
  'om 14.05 uur': '',
  'um 14 Uhr': '',
  'around 22:30 hours (CET)': '',
  'Duration: 21:45 to 23:28 UTC': '',
  '14時05分': '',
  '오후 2시 5분': '',
  PR1H: '',
  'asset bb9581be-0d29-4eb3': '',
  'font-366d17769': '',
  'many 502s': '',
  'class-90-days': '',
  'tussen 14 en 15 uur': '',
  'nog 2 tot 3 uur': '~120..180',
  '__20 hours__': '1200',
  '3.1. ca. 1h bis 4.1.': '',
  h: '',
  '': '',
};

test.each(Object.entries(SAMPLES))('"%s" lasts "%s"', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test('a duration stands exactly where its words are, also in a window of the text', () => {
  const text = 'Down at noon for 1 hour and 5 minutes, then fine.';
  const [mention] = findDurations(text, 13, 38);
  expect(text.slice(mention?.start, mention?.end)).toBe('1 hour and 5 minutes');
  expect(findDurations(text, 0, 16)).toEqual([]);
});

test('seconds are kept, though the minutes are whole', () => {
  expect(findDurations('1 minute and 20 seconds')[0]).toMatchObject({ seconds: 80, minutes: 1 });
  expect(findDurations('down for 0 minutes')[0]).toMatchObject({ seconds: 0, minutes: 0 });
});

test('of a range, the upper end counts', () => {
  expect(findDurations('lost 8-9 hours')[0]).toMatchObject({
    minutes: 540,
    minMinutes: 480,
    maxMinutes: 540,
  });
});

test.each(['1', '1h', '1 hour and ', '1-', 'P', 'a ', '一', '1:05 ', 'half an '])(
  'a line of a million characters of "%s" is read in one go',
  (piece) => {
    expect(Array.isArray(findDurations(piece.repeat(Math.ceil(1_000_000 / piece.length))))).toBe(
      true,
    );
  },
);
