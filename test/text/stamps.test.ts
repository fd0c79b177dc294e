// Are printed times read, and are impossible ones left alone?
import { expect, test } from 'vitest';
import { stampAtEnd, stampIn } from '../../ingest/text/stamps.ts';

test.each([
  ['Posted Dec 21, 2022 - 16:48 CET', '2022-12-21T16:48:00+01:00', 'CET'],
  ['Jul 03, 2020 - 12:36 PST', '2020-07-03T12:36:00-08:00', 'PST'],
  ['2021-04-20T16:25:30.000Z', '2021-04-20T16:25:30Z', 'Z'],
  ['2021-04-20 16:25:00', '2021-04-20T16:25:00', null],
  ['2021-04-20 16:25 +02:00', '2021-04-20T16:25:00+02:00', '+02:00'],
  ['3 May 2021, 6:05 pm UTC', '2021-05-03T18:05:00Z', 'UTC'],
  ['3. Mai 2021', '2021-05-03', null],
  ['3 août 2021', '2021-08-03', null],
  ['2021年5月3日 10:00 JST', '2021-05-03T10:00:00+09:00', 'JST'],
  ['May 3rd, 2021', '2021-05-03', null],
])('%s', (text, value, zone) => {
  expect(stampIn(text)).toMatchObject({ value, zone });
});

test('a stamp without a year takes the one that is given, and is none without', () => {
  expect(stampIn('Nov  3, 19:20 UTC', 2025)?.value).toBe('2025-11-03T19:20:00Z');
  expect(stampIn('Nov  3, 19:20 UTC')).toBeNull();
});

test('an unknown zone leaves a local time and stays as written', () => {
  expect(stampIn('Jul 03, 2020 - 12:36 QQQ')).toMatchObject({
    value: '2020-07-03T12:36:00',
    zone: 'QQQ',
  });
});

test.each([
  '30 February 2021',
  'Jan 01, 2021 - 25:61 UTC',
  '2021-13-01 10:00',
  'Section 3, 2021',
  'words',
])('%s is no stamp', (text) => {
  expect(stampIn(text)).toBeNull();
});

test('a stamp at the end is found behind words, one in the middle is not', () => {
  const text = 'All is well.\nNov 3, 2020, 19:20 UTC';
  const stamp = stampAtEnd(text);
  expect(stamp && text.slice(stamp.start, stamp.end)).toBe('Nov 3, 2020, 19:20 UTC');
  expect(stampAtEnd('On 2020-11-03 19:20 UTC all was well.')).toBeNull();
});
