// Does the end of an article show, and is nothing cut from its middle?
import { expect, test } from 'vitest';
import { END_SIGNS, withoutFurniture } from '../../ingest/text/furniture.ts';

const ARTICLE = [
  'Title',
  '',
  'First words of it.',
  '',
  'Second words of it.',
  '',
  'Third words of it.',
];

test.each(
  END_SIGNS.flatMap(({ name, samples }) => samples.map((sample) => [name, sample] as const)),
)('%s: %s', (_, sample) => {
  expect(withoutFurniture([...ARTICLE, '', sample, 'more']).lines).toEqual([...ARTICLE, '']);
});

test('a sign in the upper third ends nothing', () => {
  expect(withoutFurniture(['Title', 'Comments', ...ARTICLE]).lines).toHaveLength(
    ARTICLE.length + 2,
  );
});

test('a sign above a section, a timeline or a posting ends nothing', () => {
  for (const telling of ['Root cause', '10:00 it fell', 'Posted Jan 02, 2021 - 10:00 UTC'])
    expect(withoutFurniture([...ARTICLE, 'Comments', telling, 'words']).notes).toEqual([]);
});

test('a sign inside a sentence is none', () => {
  expect(
    withoutFurniture([...ARTICLE, 'The comments of our users helped us to find it.']).notes,
  ).toEqual([]);
});

test('menus above the article are left out, with a note', () => {
  const { lines, notes } = withoutFurniture([
    'Skip to main content',
    'Home > Reports > 2021',
    '',
    ...ARTICLE,
  ]);
  expect(lines).toEqual(ARTICLE);
  expect(notes).toEqual([
    {
      level: 'info',
      message: 'Left out before the beginning: “Skip to main content” and 1 more line.',
      span: null,
    },
  ]);
});
