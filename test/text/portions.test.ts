// Is what is too long for one piece cut where people would, without the loss of a letter?
import { expect, test } from 'vitest';
import { pieceText, type Piece } from '../../ingest/text/pieces.ts';
import { portioned } from '../../ingest/text/portions.ts';
import { plain } from '../../ingest/text/writer.ts';

const SENTENCE = 'The lamp was out for a while. ';
const long = SENTENCE.repeat(400);
const item = (text: string): Piece => ({
  kind: 'item',
  words: plain(text),
  depth: 1,
  checked: true,
  label: null,
});
const texts = (piece: Piece): string[] =>
  portioned([piece]).map((each) => (each.kind === 'posting' ? '' : pieceText(each)));

test('what people write stays whole', () => {
  const pieces: Piece[] = [
    { kind: 'paragraph', words: plain(SENTENCE.repeat(90)) },
    item('Buy lamps'),
    { kind: 'code', text: long },
  ];
  expect(portioned(pieces)).toEqual(pieces);
});

test('a long paragraph ends with a sentence in each portion', () => {
  const parts = texts({ kind: 'paragraph', words: plain(long) });
  expect(parts.join('')).toBe(long);
  expect(parts.length).toBeGreaterThan(3);
  expect(parts.every((part) => part.endsWith('. ') && part.length <= 3000)).toBe(true);
});

test('a word without an end is cut, but no letter of two halves is', () => {
  const parts = texts({ kind: 'paragraph', words: plain('x' + '🔥'.repeat(5000)) });
  expect(parts.join('')).toBe('x' + '🔥'.repeat(5000));
  expect(parts.every((part) => part.isWellFormed())).toBe(true);
});

test('an item and a field keep their names for their first portion, long cells become paragraphs', () => {
  const kinds = (piece: Piece): string[] => portioned([piece]).map(({ kind }) => kind);
  expect(kinds(item(long)).slice(0, 2)).toEqual(['item', 'paragraph']);
  expect(kinds({ kind: 'field', name: 'Cause', value: plain(long) })[0]).toBe('field');
  expect(new Set(kinds({ kind: 'row', cells: [plain('10:00'), plain(long)], header: [] }))).toEqual(
    new Set(['paragraph']),
  );
});

test('links stay where their words are', () => {
  const links = [{ start: 3010, end: 3013, href: 'https://lamps.example' }];
  const [, second] = portioned([{ kind: 'paragraph', words: { text: long, links } }]);
  if (second?.kind !== 'paragraph') throw new Error('no second paragraph');
  const [link] = second.words.links;
  expect(second.words.text.slice(link?.start, link?.end)).toBe(long.slice(3010, 3013));
});
