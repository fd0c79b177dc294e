// What does a plain text say: a knowledge-base article, a mail, a page that was copied as text?
import { FormatError, type Document, type Format, type Source } from '../model.ts';
import { plainWords } from '../text/addresses.ts';
import { withoutFurniture } from '../text/furniture.ts';
import type { Piece } from '../text/pieces.ts';
import { plainPieces } from '../text/plain-blocks.ts';
import { readPostings } from '../text/postings.ts';
import { repeatsTitle, titleIndex } from '../text/titles.ts';
import { mailPieces } from '../text/mails.ts';
import { composeRead } from './history.ts';

/** Names of forms that are text to a computer only; formats of their own read them. */
const STRUCTURED =
  /\.(?:html?|xhtml|xml|atom|rss|json|ndjson|jsonl|csv|tsv|ya?ml|toml|css|js|ts|svg|ipynb|eml|mbox)$/i;
const MARKUP = /^\s*(?:<(?:!doctype|html|\?xml|rss|feed|svg|head|body)\b|[{[]\s*(?:["{[\]}]|$))/i;

/** How far below the title it may be printed again. */
const REPEATED_WITHIN = 8;

export const text: Format = {
  id: 'text',
  sniff: (source) =>
    source.text !== null &&
    !STRUCTURED.test(source.path) &&
    !MARKUP.test(source.text.slice(0, 400)),
  parse: readText,
};

function readText(source: Source): Document {
  if (source.text === null) throw new FormatError('It is not a text.');
  const { lines, notes } = withoutFurniture(source.text.split('\n'));
  const pieces = mailPieces(lines) ?? pagePieces(lines);
  return composeRead({ source, format: 'text', entries: [], ...readPostings(pieces), notes });
}

function pagePieces(lines: string[]): Piece[] {
  const at = titleIndex(lines);
  return at === null ? plainPieces(lines, 2) : titledPieces(lines, at);
}

function titledPieces(lines: string[], at: number): Piece[] {
  const title = (lines[at] ?? '').trim();
  const below = lines.slice(at + 1);
  const again = below.findIndex(
    (line, index) => index < REPEATED_WITHIN && repeatsTitle(line, title),
  );
  if (again >= 0) below.splice(again, 1);
  return [
    ...plainPieces(lines.slice(0, at), 2),
    { kind: 'heading', level: 1, words: plainWords(title) },
    ...plainPieces(below, 2),
  ];
}
