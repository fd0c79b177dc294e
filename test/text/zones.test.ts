// Does every way of writing a time zone give the offset that its writer meant?
import { expect, test } from 'vitest';
import {
  isoWithOffset,
  resolveZone,
  summerDoubt,
  zoneInWords,
  zoneOffset,
} from '../../ingest/text/zones.ts';

const OFFSETS: [string, number][] = [
  ['UTC', 0],
  ['GMT', 0],
  ['Z', 0],
  ['CET', 60],
  ['CEST', 120],
  ['MEZ', 60],
  ['MESZ', 120],
  ['BST', 60],
  ['IST', 330],
  ['EST', -300],
  ['EDT', -240],
  ['CST', -360],
  ['CDT', -300],
  ['MST', -420],
  ['MDT', -360],
  ['PST', -480],
  ['PDT', -420],
  ['WET', 0],
  ['WEST', 60],
  ['EET', 120],
  ['EEST', 180],
  ['MSK', 180],
  ['JST', 540],
  ['KST', 540],
  ['SGT', 480],
  ['HKT', 480],
  ['AEST', 600],
  ['AEDT', 660],
  ['ACST', 570],
  ['AWST', 480],
  ['NZST', 720],
  ['NZDT', 780],
  ['BRT', -180],
  ['utc', 0],
  [' UTC ', 0],
  ['UTC+2', 120],
  ['UTC +2', 120],
  ['GMT-05:30', -330],
  ['UTC+0545', 345],
  ['+0200', 120],
  ['+02:00', 120],
  ['-08:00', -480],
  ['UTC−5', -300],
  ['UTC+14', 840],
  ['UTC-0', 0],
];

test.each(OFFSETS)('%s is %i minutes east of UTC', (name, minutes) => {
  expect(zoneOffset(name)).toBe(minutes);
});

test.each([
  'ET',
  'PT',
  'Pacific Time',
  'Europe/Amsterdam',
  'et alii',
  '',
  'UTC+15',
  '+02:75',
  '-13:00',
  'local time',
])('"%s" has no offset of its own', (name) => {
  expect(zoneOffset(name)).toBeNull();
});

test('a zone in words is an abbreviation where the words fix the season, else a place', () => {
  expect(zoneInWords('Pacific')).toBe('America/Los_Angeles');
  expect(zoneInWords('Eastern  time')).toBe('America/New_York');
  expect(zoneInWords('Pacific Standard Time')).toBe('PST');
  expect(zoneInWords('Central European Time')).toBe('CET');
  expect(zoneInWords('CET')).toBeNull();
  expect(zoneInWords('tea time')).toBeNull();
});

test('a name without a season takes its offset from the date', () => {
  expect(resolveZone('PT', '2021-07-01T09:00:00')).toEqual({
    offsetMinutes: -420,
    iana: 'America/Los_Angeles',
  });
  expect(resolveZone('PT', '2021-01-01T09:00:00')).toEqual({
    offsetMinutes: -480,
    iana: 'America/Los_Angeles',
  });
  expect(resolveZone('Eastern Time', '2021-07-01')).toEqual({
    offsetMinutes: -240,
    iana: 'America/New_York',
  });
  expect(resolveZone('US/Pacific', '2021-07-01')).toEqual({
    offsetMinutes: -420,
    iana: 'US/Pacific',
  });
  expect(resolveZone('Europe/Amsterdam', '2021-07-01')).toEqual({
    offsetMinutes: 120,
    iana: 'Europe/Amsterdam',
  });
  expect(resolveZone('CET/CEST', '2021-07-01')).toEqual({
    offsetMinutes: 120,
    iana: 'Europe/Berlin',
  });
});

test('the written zone wins over the season', () => {
  expect(resolveZone('CET', '2021-04-20T09:00:00')).toEqual({ offsetMinutes: 60, iana: null });
  expect(resolveZone('Central European Time', '2021-04-20')).toEqual({
    offsetMinutes: 60,
    iana: null,
  });
});

test('an unknown zone, and a place without a date, resolve to nothing', () => {
  expect(resolveZone('Middle Earth Time', '2021-07-01')).toBeNull();
  expect(resolveZone('Europe/Atlantis', '2021-07-01')).toBeNull();
  expect(resolveZone('PT', 'yesterday')).toBeNull();
});

test('a winter zone in summer, or a summer zone in winter, is worth a note', () => {
  expect(summerDoubt('CET', '2021-04-20')).toBe(
    'CET is written, but summer time held on 2021-04-20 (CEST)',
  );
  expect(summerDoubt('PDT', '2021-01-20')).toBe(
    'PDT is written, but winter time held on 2021-01-20 (PST)',
  );
  expect(summerDoubt('BST', '2021-01-20')).toBe(
    'BST is written, but winter time held on 2021-01-20',
  );
  expect(summerDoubt('NZST', '2021-01-20')).toContain('NZDT');
});

test('a zone in its own season, or on the day that the clocks change, is not doubted', () => {
  expect(summerDoubt('CET', '2021-01-20')).toBeNull();
  expect(summerDoubt('CEST', '2021-04-20')).toBeNull();
  expect(summerDoubt('CET', '2021-03-28')).toBeNull();
  expect(summerDoubt('CEST', '2021-10-31')).toBeNull();
  expect(summerDoubt('UTC', '2021-07-20')).toBeNull();
  expect(summerDoubt('MST', '2021-07-20')).toBeNull();
});

test('a local time is written with its offset, and Z for UTC', () => {
  expect(isoWithOffset('2020-04-21T09:12:00', 120)).toBe('2020-04-21T09:12:00+02:00');
  expect(isoWithOffset('2020-04-21T09:12', 0)).toBe('2020-04-21T09:12:00Z');
  expect(isoWithOffset('2020-04-21T09:12:33', -330)).toBe('2020-04-21T09:12:33-05:30');
});
