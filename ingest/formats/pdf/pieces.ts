// Which headings, paragraphs, lists and tables do the lines of a PDF make?
import { plainWords } from '../../text/addresses.ts';
import { hasWords } from '../../text/characters.ts';
import { isTimeLed, marker } from '../../text/lines.ts';
import type { Piece } from '../../text/pieces.ts';
import { plainPieces } from '../../text/plain-blocks.ts';
import { lineText, type Line } from './lines.ts';
import { joined } from './joined.ts';
import { tableAt } from './tables.ts';

/** The pieces of lines in reading order. */
export function linePieces(lines: Line[]): Piece[] {
  const body = bodyLook(lines);
  const levels = headingLevels(lines, body);
  const pieces: Piece[] = [];
  let text: Line[] = [];
  const flush = (): void => {
    if (text.length)
      for (const piece of plainPieces(paragraphs(text), levels.size + 2)) pieces.push(piece);
    text = [];
  };
  for (let at = 0; at < lines.length;) {
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
  const font = commonest(
    lines.filter((line) => Math.abs(line.size - size) < 0.6),
    (line) => line.font,
  );
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
  for (const line of lines)
    letters.set(keyOf(line), (letters.get(keyOf(line)) ?? 0) + lineText(line).length);
  return [...letters].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
}

const BIGGER = 1.12;

/** The sizes above that of the text, largest first, as levels from 1; at most four. */
function headingLevels(lines: Line[], body: Look): Map<number, number> {
  const sizes = new Set(
    lines
      .filter((line) => line.size > body.size * BIGGER && lineText(line).length < 200)
      .map((line) => Math.round(line.size)),
  );
  const ordered = [...sizes].toSorted((a, b) => b - a);
  return new Map(ordered.map((size, index) => [size, Math.min(index + 1, 4)]));
}

/** The level of a line that is set larger, or in another font than the text around it; null for text. */
function headingLevel(
  line: Line,
  above: Line | undefined,
  body: Look,
  levels: Map<number, number>,
): number | null {
  const text = lineText(line);
  if (!hasWords(text) || text.length > 160) return null;
  const level = line.size > body.size * BIGGER ? levels.get(Math.round(line.size)) : undefined;
  if (level !== undefined) return isTimeLed(text) ? null : level;
  const apart =
    !above ||
    line.first ||
    (above.y - line.y) / body.size > body.leading * 1.25 ||
    above.font === line.font;
  const bold =
    line.font !== body.font &&
    line.fontShare > 0.95 &&
    line.size >= body.size - 0.6 &&
    apart &&
    line.cells.length === 1;
  const titled =
    /^(?:\d+(?:\.\d+)*\.?\s+)?[\p{Lu}\p{Lo}]/u.test(text) &&
    !/[.,;:]$/.test(text) &&
    text.length <= 80 &&
    !isTimeLed(text) &&
    !marker(text);
  return bold && titled ? levels.size + 1 : null;
}

/** A heading may run over several lines of one size. */
function heading(lines: Line[], at: number, level: number, pieces: Piece[]): number {
  const first = lines[at];
  const words: string[] = [];
  let next = at;
  for (
    let line = first;
    line &&
    first &&
    Math.abs(line.size - first.size) < 0.3 &&
    line.font === first.font &&
    next - at < 4;
    line = lines[next]
  ) {
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
  const left = lines
    .filter((line) => marker(lineText(line)))
    .reduce((least, line) => Math.min(least, line.x), Infinity);
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
    open.push(
      marker(words) ? ' '.repeat(Math.min(3, Math.round((line.x - left) / 14)) * 2) + words : words,
    );
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
