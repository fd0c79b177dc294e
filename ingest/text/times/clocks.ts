// How are times of day written in figures?
//
// Every form is tried only where a number begins that fits `digits` and `next`. The samples are run by a test.
import { colon, dotted, figures, meridiemBefore, prefixed, uhr, withH } from './clock-readings.ts';
import { clockReading } from './clock-tail.ts';
import { opensHoursOfDay } from './lengths.ts';
import type { Form } from './mention.ts';
import { zoneAt } from './zone-reader.ts';

/** The other end of `1405 to 1530 UTC`, up to its zone. */
const OTHER_END = /^ ?(?:-|–|to|and|until) ?(?:[01]\d|2[0-3])[0-5]\d/;

export const CLOCKS: readonly Form[] = [
  {
    name: 'colon',
    digits: [1, 2],
    next: ':：',
    pattern:
      /(\d{1,2})[:：](\d{2})(?:[:：](\d{2})(?:[.,](\d{1,9}))?)?(?![\d%]|[:：][\dA-Za-z:]|\.\d|\/\d{1,2}\/)/y,
    read: (match, { text }) => colon(match, text),
    samples: {
      '14:05': '14:05',
      '14:05:33.123 UTC': '14:05:33 UTC',
      '9:55 AM': '09:55',
      '04:52 PM UTC': '16:52 UTC',
      '12:00am PST': '00:00 PST',
      'at 9:55 a.m. the': '09:55',
      '14:05Z': '14:05 Z',
      '14:05 (UTC)': '14:05 UTC',
      '(14:05 GMT+2)': '14:05 GMT+2',
      '14:05+02:00': '14:05 +02:00',
      '14:05 Uhr MEZ': '14:05 MEZ',
      'um 14:05 am Montag': 'wd1 14:05',
      'at 6:00 in the evening': '18:00',
      '14:05頃': '~14:05',
      '午後2:05': '14:05',
      'around 22:30 hours (CET)': '~22:30 CET',
      'at 25:61': '!25:61',
      'a 50:50 split': '',
      'a 16:10 ratio': '',
      '14:05: it broke': '14:05',
      'took 1:05 hours': '',
      '9:02a mail arrived': '09:02',
      'a las 14:05 horas': '14:05',
      'John 3:16': '',
      'fe80::14:05': '',
      'host:8080': '',
      'main.ts:14:05': '',
      '00:1A:2B:14:05:33': '',
      '14:05x': '',
    },
  },
  {
    name: 'hour-meridiem',
    digits: [1, 2],
    next: ' aApP',
    pattern: /(\d{1,2})(?= ?[ap]\.? ?m)/iy,
    read: (match, { text }) => {
      const hour = Number(match[1]);
      const reading = clockReading(text, {
        hour,
        minute: null,
        second: null,
        end: match.index + match[0].length,
      });
      return reading.meridiem && hour > 0 && hour <= 12 ? reading : null;
    },
    samples: {
      '4pm': '16h',
      'at 4 p.m. PST': '16h PST',
      '12 AM': '00h',
      '4 am Montag': 'wd1',
      '5 amps': '',
      '14 pm': '',
    },
  },
  {
    name: 'dotted',
    digits: [1, 2],
    next: '.',
    pattern: /(\d{1,2})\.(\d{2})(?:\.(\d{2}))?(?![\d%]|\.\d)/y,
    read: (match, { text }) => dotted(match, text),
    samples: {
      '14.05 uur': '14:05',
      '16.00 Uhr MEZ': '16:00 MEZ',
      '9.55am': '09:55',
      'kl. 14.05': '14:05',
      'alle ore 14.05': '14:05',
      'von 16.00 bis 17.30 Uhr': '16:00 [ ; 17:30 ]',
      'tussen 14.05 en 15.10 uur': '14:05 [ ; 15:10 ]',
      'release 14.05': '',
      '12.05 USD': '',
    },
  },
  {
    name: 'h',
    digits: [1, 2],
    next: 'hH ',
    pattern: /(\d{1,2})( ?)[hH] ?(\d{2})?(?![\p{L}\d:]| ?(?:min|mn|m\b))/uy,
    read: (match, { text }) => withH(match, text),
    samples: {
      'à 14h05': '14:05',
      'vers 14h UTC': '~14h UTC',
      'à 9 h 05': '09:05',
      'A 9h15, retour du service': '09:15',
      'de 14h à 15h': '14h [ ; 15h ]',
      '14h05 : début': '14:05',
      '9h05 : début': '09:05',
      'Von 4.3.2021 ca. 2h bis 5.3. ca. 21:15': '2021-03-04 ~02h [ ; 2021-03-05 ~21:15 ]',
      'pendant 3h45': '',
      'for 3h': '',
      'took 1h05m': '',
      '24h/24': '',
    },
  },
  {
    name: 'uhr',
    digits: [1, 2],
    next: ' ',
    pattern: /(\d{1,2}) (Uhr|uur|heures?|horas)(?: (\d{2})(?![\d.:]|\s?\p{L}))?(?!\p{L})/iuy,
    read: (match, { text }) => uhr(match, text),
    samples: {
      'um 14 Uhr': '14h',
      '14 Uhr 05': '14:05',
      'om 16 uur': '16h',
      'duurde 3 uur': '',
      'ongeveer 3 uur': '',
      'à 14 heures 05': '14:05',
      'pendant 3 heures': '',
      'a las 14 horas': '14h',
      'von 9 bis 17 Uhr': '09h [ ; 17h ]',
    },
  },
  {
    name: 'oclock',
    digits: [1, 2],
    next: ' ',
    pattern: /(\d{1,2}) o['’]clock\b/y,
    read: (match, { text }) =>
      clockReading(text, {
        hour: Number(match[1]),
        minute: null,
        second: null,
        end: match.index + match[0].length,
      }),
    samples: { "at 4 o'clock in the afternoon": '16h' },
  },
  {
    name: 'military',
    digits: [4],
    next: ' Zz(-–',
    pattern:
      /([01]\d|2[0-3])([0-5]\d)(?= ?(?:(?:-|–|to|and|until) ?(?:[01]\d|2[0-3])[0-5]\d ?)?\(?(?:UTC|GMT|[Zz]\b|[A-Z]{3,4}\b))/y,
    read: (match, { text }) => {
      const [whole, hour, minute] = match;
      const end = match.index + whole.length;
      if (zoneAt(text, end)) return clockReading(text, figures(hour, minute, undefined, end));
      // the zone stands behind the other end
      const other = OTHER_END.exec(text.slice(end, end + 12))?.[0];
      return other && zoneAt(text, end + other.length)
        ? { ...clockReading(text, figures(hour, minute, undefined, end)), need: 'range' }
        : null;
    },
    samples: {
      '1405 UTC': '14:05 UTC',
      'at 1405Z': '14:05 Z',
      'between the hours of 1405 and 1530 UTC': '14:05 [ ; 15:30 UTC ]',
      '1405 HTTP errors': '',
      '1965 UTC': '',
    },
  },
  {
    name: 'characters-time',
    digits: [1, 2],
    next: '時时点點시 ',
    pattern:
      /(\d{1,2}) ?[時时点點시](?![間间간])(?: ?(?:(\d{1,2}) ?[分분](?![間间간])|(半|반)))?(?: ?(\d{1,2}) ?[秒초])?/y,
    read: (match, { text }) => {
      const [whole, hour, minute, half, second] = match;
      const written = figures(hour, half ? '30' : minute, second, match.index + whole.length);
      return prefixed(
        clockReading(text, { ...written, ...meridiemBefore(text, match.index) }),
        text,
        match.index,
      );
    },
    samples: {
      '14時05分': '14:05',
      '14時05分頃': '~14:05',
      午後2時半: '14:30',
      '오후 2시 5분': '14:05',
      '14时05分': '14:05',
      '2時間': '',
      '2시간': '',
    },
  },
  {
    name: 'first-end',
    digits: [1, 2],
    next: ' -–—',
    // the 4 of "4-5pm" and of "between 4 and 5 PM": its unit stands behind the other end
    pattern:
      /(\d{1,2}) ?(?:[-–—]|to|and|until|till|bis|und|tot|en|à|et) ?(?=\d{1,2}(?:[:.]\d{2})?(?: ?[ap]\.?m\b| (?:Uhr|uur)\b|h\b))/iy,
    read: (match, { text }) => {
      const time = { hour: Number(match[1]), minute: 0, second: null };
      const dutch = /^\d{1,2} uur/i.test(
        text.slice(match.index + match[0].length, match.index + match[0].length + 6),
      );
      if (time.hour > 24 || (dutch && !opensHoursOfDay(text, match.index))) return null;
      return { time, precision: 'hour', need: 'range', end: match.index + (match[1]?.length ?? 0) };
    },
    samples: {
      '4-5pm': '16h [ ; 17h ]',
      'between 11 and 1:30 PM': '11h [ ; 13:30 ]',
      '3 and 4 pm': '16h',
      'nog 3 tot 4 uur': '',
      'tussen 14 en 15 uur': '14h [ ; 15h ]',
    },
  },
];
