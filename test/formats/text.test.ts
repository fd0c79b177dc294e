// Does a plain text come apart, though nothing in it is marked?
import { expect, test } from 'vitest';
import { read, show, source } from './show.ts';
import { text } from '../../ingest/formats/text.ts';

const ARTICLE = `Slow lifts on Monday – final report

Slow lifts on Monday - Final Report

Status
Closed (3 May 2021)

Executive summary

The lifts of house B were slow for most of the morning, since their brakes had been set too tight.

Timeline (CET)

  1. 09:10 – A lift stops.
  2. 09:55 – It goes again.

Root cause(s)

  1. Brakes
    1. They were set too tight.
  2. Oil

What we do

  • Loosen the brakes.
  • Train the staff.

    • Related Articles

    • How to take the stairs

      Stairs go up and down ...`;

test('sections, particulars, numbered and nested lists of an article', async () => {
  expect(await show(ARTICLE, 'a.txt')).toEqual([
    '# Slow lifts on Monday – final report',
    'Status = Closed (3 May 2021)',
    '## Executive summary',
    'The lifts of house B were slow for most of the morning, since their brakes had been set too tight.',
    '## Timeline (CET)',
    '1. 09:10 – A lift stops.',
    '2. 09:55 – It goes again.',
    '## Root cause(s)',
    '1. Brakes',
    '  1. They were set too tight.',
    '2. Oil',
    '## What we do',
    '- Loosen the brakes.',
    '- Train the staff.',
  ]);
});

test('a title that is printed twice is kept once', async () => {
  expect((await read(ARTICLE, 'a.txt')).text.match(/Slow lifts on Monday/g)).toHaveLength(1);
});

test('what the page puts after the end is left out, with a note that says what', async () => {
  expect((await read(ARTICLE, 'a.txt')).notes).toEqual([
    {
      level: 'info',
      message: 'Left out after the end: “Related Articles” and 2 more lines.',
      span: null,
    },
  ]);
});

test('a section that tells more keeps everything above it', async () => {
  const words =
    'Late trains\n\nIt rained.\n\nComments\n\nNone.\n\nRoot cause\n\nLeaves.\n\nLast words.';
  expect((await read(words, 'a.txt')).text).toContain('Comments');
});

test.each([
  'Was this article helpful?',
  'You may also like',
  '3 comments',
  'Share this post',
  'We use cookies on this site.',
  'Verwandte Artikel',
  '関連記事',
  '© 2021 Lifts Ltd. All rights reserved.',
])('the article ends at “%s”', async (sign) => {
  const words = `Late trains\n\nIt rained on the tracks.\n\nThen it stopped.\n\n${sign}\n\nOther`;
  const document = await read(
    sign.startsWith('©') ? words.replace('\n\nOther', '') : words,
    'a.txt',
  );
  expect(document.text).toBe('Late trains\n\nIt rained on the tracks.\n\nThen it stopped.');
});

test('lines wrapped at a width are joined, short ones before a new sentence are not', async () => {
  const words = `Late trains

On Monday the trains of the northern line came late to every stop, because
leaves had fallen on the tracks and the wheels slipped for most of the time
they needed.
`;
  expect(await show(words, 'a.txt')).toEqual([
    '# Late trains',
    'On Monday the trains of the northern line came late to every stop, because leaves had fallen on the tracks and the wheels slipped for most of the time they needed.',
  ]);
});

test('where lines are not wrapped, each one is a paragraph', async () => {
  const long =
    'The trains were late, and nobody had told the people on the platforms why that was so, since the loudspeakers were broken as well.';
  expect(await show(`Late trains\n${long}\n${long}`, 'a.txt')).toEqual([
    '# Late trains',
    long,
    long,
  ]);
});

test('a short line above a long paragraph is a heading, a farewell is not', async () => {
  const long =
    'Wir haben die Bremsen der Aufzüge neu eingestellt, nachdem sie am Vormittag mehrmals stehen geblieben waren.';
  expect(
    await show(`3. Mai 2021\n${long}\nWas wir getan haben\n${long}\nAda Beispiel`, 'a.txt'),
  ).toEqual(['3. Mai 2021', long, '## Was wir getan haben', long, 'Ada Beispiel']);
});

test('the title is the line that names the incident, not the day or the section above it', async () => {
  expect(
    (await read('News\n\nStörung der Aufzüge\n\nSie standen still.', 'a.txt')).title?.value,
  ).toBe('Störung der Aufzüge');
  expect((await read('3rd May 2021\n\nLift outage\n\nIt stood.', 'a.txt')).title?.value).toBe(
    'Lift outage',
  );
  expect(
    (await read('Dear tenants,\nthe lifts stood still for an hour.', 'a.txt')).title,
  ).toBeNull();
});

test('lettered and hollow bullets nest', async () => {
  expect(await show('• roof\n◦ north\n◦ south\n\n1. walls\n  a. east\n  b. west', 'a.txt')).toEqual(
    ['- roof', '  - north', '  - south', '1. walls', '  a. east', '  b. west'],
  );
});

test('named values, one a line', async () => {
  const words =
    'Impact: lifts\nStart Date: Monday, 3 May 2021, 6:00 AM (GMT)\nwhen: Thu, 6 May 2021 12:36 PST';
  expect(await show(words, 'a.txt')).toEqual([
    'Impact = lifts',
    'Start Date = Monday, 3 May 2021, 6:00 AM (GMT)',
    'when = Thu, 6 May 2021 12:36 PST',
  ]);
});

test('lines that each open with a time are entries of a timeline', async () => {
  expect(await show('Lift outage\n\n10:00 stopped\n10:05 went', 'a.txt')).toEqual([
    '# Lift outage',
    '- 10:00 stopped',
    '- 10:05 went',
  ]);
});

test('addresses are links, without the full stop behind them', async () => {
  const document = await read('See https://a.org/b. Bye.', 'a.txt');
  expect(document.links).toEqual([{ start: 4, end: 19, href: 'https://a.org/b' }]);
});

test('a single posted time dates the document and makes no posting', async () => {
  const document = await read(
    'Lift outage\nIt stood for an hour.\n\nPosted May 03, 2021 - 10:00 CET',
    'a.txt',
  );
  expect(document.blocks.some((block) => block.kind === 'update')).toBe(false);
  expect(document.published).toMatchObject({ value: '2021-05-03T10:00:00+01:00', zone: 'CET' });
});

test('data and pages are no plain text', () => {
  expect(text.sniff(source('{"a": 1}', 'a'))).toBe(false);
  expect(text.sniff(source('<!doctype html><p>a', 'a'))).toBe(false);
  expect(text.sniff(source('a,b\n1,2', 'a.csv'))).toBe(false);
  expect(text.sniff(source(null, 'a.bin'))).toBe(false);
  expect(text.sniff(source('words', 'README'))).toBe(true);
});

test('short lines one after the other are no headings, the names of sections are', async () => {
  const words =
    'Lift outage\n\nThese lifts stood.\n\nNorth\n\nSouth\n\nWest\n\nRoot cause\n\nBrakes failed.';
  expect(await show(words, 'a.txt')).toEqual([
    '# Lift outage',
    'These lifts stood.',
    'North',
    'South',
    'West',
    '## Root cause',
    'Brakes failed.',
  ]);
});

test('the subject of a mail is its title', async () => {
  expect(
    (await read('From: Ada\nSubject: Lifts stood still\n\nThey did.', 'a.txt')).title?.value,
  ).toBe('Lifts stood still');
});
