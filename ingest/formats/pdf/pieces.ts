// Which headings, paragraphs, lists and tables do the lines of a PDF make?
import { plainWords } from '../../text/addresses.ts';
import { hasWords } from '../../text/characters.ts';
import { isTimeLed, marker } from '../../text/lines.ts';
import { tablePieces } from '../../text/markdown-tables.ts';
import type { Piece } from '../../text/pieces.ts';
import { plainPieces } from '../../text/plain-blocks.ts';
import { plain } from '../../text/writer.ts';
import { lineText, type Line } from './lines.ts';

/** The pieces of lines in reading order. */
export function linePieces(lines: Line[]): Piece[] {
  const body = bodyLook(lines);
  const levels = headingLevels(lines, body);
  const pieces: Piece[] = [];
  let text: Line[] = [];
  const flush = (): void => {
    if (text.length) for (const piece of plainPieces(paragraphs(text), levels.size + 2)) pieces.push(piece);
    text = [];
  };
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (!line) break;
    const table = tableAt(lines, at);
    const level = table ? null : headingLevel(line, lines[at - 1], body, levels);
    if (table) {
      flush();
      for (const piece of table.pieces) pieces.push(piece);
      at = table.next;
    } else if (level !== null) {
      flush();
      at = heading(lines, at, level, pieces);
    } else {
      text.push(line);
      at += 1;
    }
  }
  flush();
  return pieces;
}

interface Look {
  size: number;
  font: string;
  /** usual distance from one line to the next, in letter heights */
  leading: number;
}

/** Size and font of most letters. */
function bodyLook(lines: Line[]): Look {
  const size = Number(commonest(lines, (line) => (Math.round(line.size * 2) / 2).toString()));
  const font = commonest(lines.filter((line) => Math.abs(line.size - size) < 0.6), (line) => line.font);
  const distances = lines.flatMap((line, index) => {
    const above = lines[index - 1];
    const distance = above && !line.first ? (above.y - line.y) / size : 0;
    return distance > 0.8 && distance < 2.2 ? [distance] : [];
  });
  distances.sort((a, b) => a - b);
  return { size, font, leading: distances[Math.floor(distances.length / 2)] ?? 1.2 };
}

function commonest(lines: Line[], keyOf: (line: Line) => string): string {
  const letters = new Map<string, number>();
  for (const line of lines) letters.set(keyOf(line), (letters.get(keyOf(line)) ?? 0) + lineText(line).length);
  return [...letters].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
}

const BIGGER = 1.12;

/** The sizes above that of the text, largest first, as levels from 1; at most four. */
function headingLevels(lines: Line[], body: Look): Map<number, number> {
  const sizes = new Set(lines.filter((line) => line.size > body.size * BIGGER && lineText(line).length < 200).map((line) => Math.round(line.size)));
  const ordered = [...sizes].toSorted((a, b) => b - a);
  return new Map(ordered.map((size, index) => [size, Math.min(index + 1, 4)]));
}

/** The level of a line that is set larger, or in another font than the text around it; null for text. */
function headingLevel(line: Line, above: Line | undefined, body: Look, levels: Map<number, number>): number | null {
  const text = lineText(line);
  if (!hasWords(text) || text.length > 160) return null;
  const level = line.size > body.size * BIGGER ? levels.get(Math.round(line.size)) : undefined;
  if (level !== undefined) return isTimeLed(text) ? null : level;
  const apart = !above || line.first || (above.y - line.y) / body.size > body.leading * 1.25 || above.font === line.font;
  const bold = line.font !== body.font && line.fontShare > 0.95 && line.size >= body.size - 0.6 && apart && line.cells.length === 1;
  const titled = /^(?:\d+(?:\.\d+)*\.?\s+)?[\p{Lu}\p{Lo}]/u.test(text) && !/[.,;:]$/.test(text) && text.length <= 80 && !isTimeLed(text) && !marker(text);
  return bold && titled ? levels.size + 1 : null;
}

/** A heading may run over several lines of one size. */
function heading(lines: Line[], at: number, level: number, pieces: Piece[]): number {
  const first = lines[at];
  const words: string[] = [];
  let next = at;
  for (let line = first; line && first && Math.abs(line.size - first.size) < 0.3 && line.font === first.font && next - at < 4; line = lines[next]) {
    const above = lines[next - 1];
    if (next > at && above && (above.y - line.y > line.size * 1.7 || line.first)) break;
    words.push(lineText(line));
    next += 1;
  }
  pieces.push({ kind: 'heading', level: Math.min(level, 6), words: plainWords(joined(words)) });
  return next;
}

/** Lines as lines of plain text: those of one paragraph joined, an empty one between paragraphs. */
function paragraphs(lines: Line[]): string[] {
  const text: string[] = [];
  const left = lines.filter((line) => marker(lineText(line))).reduce((least, line) => Math.min(least, line.x), Infinity);
  let open: string[] = [];
  const close = (): void => {
    if (open.length) text.push(joined(open), '');
    open = [];
  };
  lines.forEach((line, index) => {
    const above = lines[index - 1];
    const words = lineText(line);
    if (above && !goesOn(above, line)) {
      close();
      // items of one list stand together
      if (marker(words) && marker(lineText(above))) text.pop();
    }
    // nested lists are indented on paper too
    open.push(marker(words) ? ' '.repeat(Math.min(3, Math.round((line.x - left) / 14)) * 2) + words : words);
  });
  close();
  return text;
}

/** True where a line goes on with the one above: close below it, not an item or an entry, and the one above is full. */
function goesOn(above: Line, line: Line): boolean {
  const words = lineText(line);
  const [before, size] = [lineText(above), Math.max(above.size, line.size)];
  if (marker(words) || isTimeLed(words)) return false;
  const broken = line.first;
  if (!broken && above.y - line.y > size * 1.75) return false;
  const lower = /^[\p{Ll}\d(]/u.test(words);
  if (/[.!?:]["”’)]?$/.test(before) && (broken || !isFull(above))) return false;
  // at the head of a page or column only what cannot begin a sentence goes on
  if (broken) return lower && !/[.!?:]$/.test(before);
  return isFull(above) || (lower && !/[.!?:;]$/.test(before) && line.x - above.x < size * 0.9);
}

function isFull(line: Line): boolean {
  return line.right > line.columnRight - line.size * 6;
}

/** Words broken at the end of a line are put together again. */
function joined(lines: string[]): string {
  return lines.reduce((text, line) => {
    if (!text) return line;
    if (/\p{Ll}[-‐]$/u.test(text) && /^\p{Ll}/u.test(line)) return text.slice(0, -1) + line;
    return /[-‐–/]$/.test(text) && /^\S/.test(line) && !/\s[-–]$/.test(text) ? text + line : `${text} ${line}`;
  }, '');
}

/** More lines than one row of a table has. */
const TALLEST_ROW = 25;

/** At least two rows of at least two cells that begin at the same places. */
function tableAt(lines: Line[], at: number): { pieces: Piece[]; next: number } | null {
  const starts = startsAt(lines, at);
  if (starts.length < 2) return null;
  const table: { line: Line; places: number[] }[] = [];
  let alone = 0;
  for (let next = at; ; next += 1) {
    const line = lines[next];
    const above = lines[next - 1];
    if (!line || (next > at && above && (line.first ? line.cells.length < 2 : above.y - line.y > line.size * 4))) break;
    const places = line.cells.map((cell) => placeOf(cell.x, starts, line.size));
    alone = line.cells.length > 1 ? 0 : alone + 1;
    if (places.some((place) => place < 0) || alone > TALLEST_ROW) break;
    table.push({ line, places });
  }
  // lines below the last row that stand under its first cell are text again
  while (table.at(-1)?.places.length === 1 && table.at(-1)?.places[0] === 0) table.pop();
  const rows = rowsOfTable(table, starts.length);
  if (rows.filter((row) => row.filter(Boolean).length > 1).length < 2) return null;
  return { pieces: rowPieces(rows), next: at + table.length };
}

/** Where the cells of a table begin that may start here: a first row may show only its second cell on its first line. */
function startsAt(lines: Line[], at: number): number[] {
  const first = lines[at];
  if (!first) return [];
  if (first.cells.length > 1) return first.cells.map((cell) => cell.x);
  const next = lines.slice(at + 1, at + 4).find((line) => line.cells.length > 1 || (line.x < first.x - first.size && !line.first));
  if (!next || next.first || first.y - next.y > first.size * 2.2) return [];
  const starts = next.cells.length > 1 ? next.cells.map((cell) => cell.x) : [next.x, first.x];
  return placeOf(first.x, starts, first.size) > 0 && lines.slice(at, at + 8).some((line) => line.cells.length > 1 && line.cells.every((cell) => placeOf(cell.x, starts, line.size) >= 0)) ? starts : [];
}

/** Lines that stand close together around one first cell are one row; elsewhere each first cell opens a row. */
function rowsOfTable(table: { line: Line; places: number[] }[], width: number): string[][] {
  const rows: string[][] = [];
  for (const group of groupsOf(table)) {
    const firsts = group.filter(({ places }) => places[0] === 0).length;
    let row: string[] = [];
    group.forEach(({ line, places }, index) => {
      if (index === 0 || (places[0] === 0 && firsts > 1)) {
        row = Array.from({ length: width }, () => '');
        rows.push(row);
      }
      line.cells.forEach((cell, at) => {
        const place = places[at] ?? 0;
        row[place] = joined([row[place] ?? '', cell.text].filter(Boolean));
      });
    });
  }
  return rows;
}

function groupsOf<T extends { line: Line }>(table: T[]): T[][] {
  const distances = table.slice(1).map(({ line }, index) => (table[index]?.line.y ?? 0) - line.y).filter((distance) => distance > 0);
  // half a line is the step to a neighbour that stands half-way down
  const leading = Math.min(Infinity, ...distances.filter((distance) => distance > (table[0]?.line.size ?? 10) * 0.9));
  const groups: T[][] = [];
  table.forEach((each, index) => {
    const above = table[index - 1]?.line;
    if (!above || each.line.first || above.y - each.line.y > leading * 1.15) groups.push([each]);
    else groups.at(-1)?.push(each);
  });
  return groups;
}

/** The column at whose start the cell begins, -1 for none. */
function placeOf(x: number, starts: number[], size: number): number {
  return starts.findIndex((start) => Math.abs(start - x) < size * 0.8);
}

function rowPieces(rows: string[][]): Piece[] {
  const [head = [], ...others] = rows;
  const named = head.every((cell) => cell && cell.length <= 40 && !/\d/.test(cell)) && others.some((row) => row.some((cell) => /\d/.test(cell)));
  const words = (row: string[]) => row.map((cell) => plainWords(cell));
  return named ? tablePieces(head.map(plain), others.map(words)) : tablePieces([], rows.map(words));
}
