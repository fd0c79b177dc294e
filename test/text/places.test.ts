// Do letters that name two zones mean the one of the places that the text speaks of?
import { expect, test } from 'vitest';
import { findTimes, resolveMention } from '../../ingest/text/times.ts';
import { zonesByPlace } from '../../ingest/text/times/places.ts';

const CONTEXT = { date: null, year: null, zone: null };

function read(text: string): { value: string; doubt: string | null } | undefined {
  return findTimes(text)
    .map(zonesByPlace(text))
    .map((mention) => resolveMention(mention, CONTEXT))
    .map((found) => ({ value: found?.value ?? '', doubt: found?.doubt ?? null }))[0];
}

test.each([
  ['Our gateway in China failed at 2024-04-23 03:45 CST; users in Shanghai saw errors.', '+08:00'],
  ['Our gateway in Dallas failed at 2024-01-23 03:45 CST.', '-06:00'],
  [
    'Our gateway in China and one in Dallas, China Telecom, failed at 2024-01-23 03:45 CST.',
    '-06:00',
  ],
  ['A customer in China told us at 2024-01-23 03:45 CST.', '-06:00'],
  ['The site in Haifa, Israel, failed at 2024-01-23 03:45 IST.', '+02:00'],
  ['The site in Haifa failed for Israel and India at 2024-01-23 03:45 IST.', '+05:30'],
])('%s → %s', (text, offset) => {
  expect(read(text)?.value).toBe(
    text.includes('04-23') ? `2024-04-23T03:45:00${offset}` : `2024-01-23T03:45:00${offset}`,
  );
});

test('China keeps no summer time, so the letters are not doubted', () => {
  expect(read('China: down at 2024-07-23 03:45 CST, says the office in Beijing.')).toEqual({
    value: '2024-07-23T03:45:00+08:00',
    doubt: null,
  });
});
