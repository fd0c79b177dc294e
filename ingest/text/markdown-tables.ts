// Where does a Markdown table begin, and what do its cells hold?
import { hasWords } from './characters.ts';
import { inline, type References } from './markdown-inline.ts';
import { isKnownName } from './named-values.ts';
import type { Piece } from './pieces.ts';
import type { Inline } from './writer.ts';

const DELIMITER = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/;
const GRID = /^\+(?:[-=:]+\+)+$/;

/** A table that begins at a line: its pieces and the index of the first line after it. */
export interface Table {
  pieces: Piece[];
  next: number;
}

/**
 * The table that begins at `lines[at]` (trimmed lines): a header with its delimiter row, or at least two lines between
 * upright strokes without one. A table of two columns without a header is a list of named values. Null where there is
 * no table.
 */
export function tableAt(
  lines: (index: number) => string,
  at: number,
  references: References,
): Table | null {
  const first = lines(at);
  const second = lines(at + 1);
  const headed =
    DELIMITER.test(second) &&
    second.includes('-') &&
    (second.includes('|') || first.startsWith('|'));
  const bare = !headed && isFramed(first) && (isFramed(second) || DELIMITER.test(first));
  if (!first.includes('|') || (!headed && !bare)) return null;
  let next = headed ? at + 2 : at;
  const rows: Inline[][] = [];
  for (; ; next += 1) {
    const line = lines(next);
    if (GRID.test(line) || (line.includes('|') && line.includes('-') && DELIMITER.test(line)))
      continue;
    if (!line.includes('|')) break;
    rows.push(cellsOf(line).map((cell) => cellWords(cell, references)));
  }
  const header = headed ? cellsOf(first).map((cell) => cellWords(cell, references)) : [];
  return { pieces: tablePieces(header, rows), next };
}

/** The pieces of a table; a header without words is none. */
export function tablePieces(header: Inline[], rows: Inline[][]): Piece[] {
  const spoken = rows.filter((cells) => cells.some((cell) => hasWords(cell.text)));
  const named = header.some((cell) => hasWords(cell.text));
  if (!named && isNamedValues(spoken, 1 / 3)) return spoken.map(fieldOf);
  // a table of particulars whose first pair stands where a header should be
  if (named && isKnownName(header[0]?.text ?? '') && !isHeaderWord(header[1]?.text ?? ''))
    if (header.length === 2 && isNamedValues(spoken, 1 / 2))
      return [header, ...spoken].map(fieldOf);
  const names = named ? header.map((cell) => cell.text) : [];
  return spoken.map((cells) => ({ kind: 'row', cells, header: names }));
}

function fieldOf(cells: Inline[]): Piece {
  const [name, value] = cells;
  return {
    kind: 'field',
    name: (name?.text ?? '').replace(/\s*[:：]$/, ''),
    value: value ?? { text: '', links: [] },
  };
}

/** Two columns, and at least this share of the first one are names of particulars. */
function isNamedValues(rows: Inline[][], share: number): boolean {
  if (!rows.length || rows.some((cells) => cells.length !== 2)) return false;
  const names = rows.map((cells) => cells[0]?.text.replace(/\s*[:：]$/, '') ?? '');
  const known = names.filter(isKnownName).length;
  return (
    known > 0 &&
    known >= names.length * share &&
    names.every((name) => /^\p{L}/u.test(name) && name.length <= 50)
  );
}

function isHeaderWord(text: string): boolean {
  return /^(?:values?|descriptions?|details?|events?|what(?: happened)?|actions?|notes?|comments?|information|wert|waarde|valeur|valor|valore|値|内容)\b/i.test(
    text,
  );
}

function isFramed(line: string): boolean {
  return line.length > 2 && line.startsWith('|') && line.endsWith('|');
}

/** A cell's words on one line: rows are lines of the text. */
function cellWords(cell: string, references: References): Inline {
  const words = inline(cell.trim(), references);
  return words.text.includes('\n')
    ? { text: words.text.replaceAll('\n', ' '), links: words.links }
    : words;
}

/** The raw cells of a row: split at upright strokes that are not escaped, the frame left out. */
function cellsOf(line: string): string[] {
  const start = line.startsWith('|') ? 1 : 0;
  const end =
    line.endsWith('|') && !line.endsWith('\\|') && line.length > start
      ? line.length - 1
      : line.length;
  const row = line.slice(start, end);
  if (!row.includes('\\|')) return row.split('|');
  return row.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|'));
}
