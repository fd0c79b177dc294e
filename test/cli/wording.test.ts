// Are durations, counts and places worded as people read them?
import { expect, test } from 'vitest';
import { count, fileLine, lineAt, oneLine, wordMinutes } from '../../ingest/commands/wording.ts';

test.each([
  [0, '0 min'],
  [45, '45 min'],
  [60, '1 h'],
  [1200, '20 h'],
  [754, '12 h 34 min'],
  [1440, '1 d'],
  [1441, '1 d 1 min'],
  [11_520, '8 d'],
  [12_990, '9 d 30 min'],
  [1620, '1 d 3 h'],
])('%i minutes are %s', (minutes, words) => {
  expect(wordMinutes(minutes)).toBe(words);
});

test('one is not many', () => {
  expect([0, 1, 2].map((amount) => count(amount, 'document'))).toEqual([
    '0 documents',
    '1 document',
    '2 documents',
  ]);
});

test('words of a document come on one line and cannot steer the terminal', () => {
  expect(oneLine(' a\n\tb \u001b[31mred\u0007 ')).toBe('a b [31mred');
});

test('long words are cut with an ellipsis', () => {
  expect(oneLine('abcdef', 4)).toBe('abc…');
  expect(oneLine('abcd', 4)).toBe('abcd');
});

test('lines count from 1', () => {
  expect(lineAt('a\nb', 0)).toBe(1);
  expect(lineAt('a\nb', 2)).toBe(2);
});

const span = (start: number, quote: string) => ({ start, end: start + quote.length, quote });

test('the second occurrence in the plain text is the second in the file', () => {
  const file = '---\ntitle: x\n---\n\n**down**\n\nthen *down* again';
  const text = 'down\nthen down again';
  expect(fileLine(file, text, span(0, 'down'))).toBe(5);
  expect(fileLine(file, text, span(10, 'down'))).toBe(7);
});

test('markup and line breaks between the words of a quote do not hide its line', () => {
  expect(
    fileLine('x\n| Target   | **4**\nhours |', 'x\nTarget | 4 hours', span(2, 'Target | 4 hours')),
  ).toBe(2);
});

test('a quote that the file has more often, or not, has no certain line', () => {
  expect(fileLine('down\n<!-- down -->', 'down', span(0, 'down'))).toBeNull();
  expect(fileLine('d<b>o</b>wn', 'down', span(0, 'down'))).toBeNull();
  expect(fileLine('—', '—', span(0, '—'))).toBeNull();
});
