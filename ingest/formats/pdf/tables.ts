// Which lines of a PDF are the rows of a table, whose cells begin at the same places?
import { plainWords } from '../../text/addresses.ts';
import { tablePieces } from '../../text/markdown-tables.ts';
import type { Piece } from '../../text/pieces.ts';
import { plain } from '../../text/writer.ts';
import { joined } from './joined.ts';
import type { Line } from './lines.ts';

/** More lines than one row of a table has. */
const TALLEST_ROW = 25;

/** At least two rows of at least two cells that begin at the same places. */
export function tableAt(lines: Line[], at: number): { pieces: Piece[]; next: number } | null {
  const starts = startsAt(lines, at);
  if (starts.length < 2) return null;
  const table: { line: Line; places: number[] }[] = [];
  let alone = 0;
  for (let next = at; ; next += 1) {
    const line = lines[next];
    const above = lines[next - 1];
    if (
      !line ||
      (next > at &&
        above &&
        (line.first ? line.cells.length < 2 : above.y - line.y > line.size * 4))
    )
      break;
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
  const next = lines
    .slice(at + 1, at + 4)
    .find((line) => line.cells.length > 1 || (line.x < first.x - first.size && !line.first));
  if (!next || next.first || first.y - next.y > first.size * 2.2) return [];
  const starts = next.cells.length > 1 ? next.cells.map((cell) => cell.x) : [next.x, first.x];
  return placeOf(first.x, starts, first.size) > 0 &&
    lines
      .slice(at, at + 8)
      .some(
        (line) =>
          line.cells.length > 1 &&
          line.cells.every((cell) => placeOf(cell.x, starts, line.size) >= 0),
      )
    ? starts
    : [];
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
  const distances = table
    .slice(1)
    .map(({ line }, index) => (table[index]?.line.y ?? 0) - line.y)
    .filter((distance) => distance > 0);
  // half a line is the step to a neighbour that stands half-way down
  const leading = Math.min(
    Infinity,
    ...distances.filter((distance) => distance > (table[0]?.line.size ?? 10) * 0.9),
  );
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
  const named =
    head.every((cell) => cell && cell.length <= 40 && !/\d/.test(cell)) &&
    others.some((row) => row.some((cell) => /\d/.test(cell)));
  const words = (row: string[]) => row.map((cell) => plainWords(cell));
  return named ? tablePieces(head.map(plain), others.map(words)) : tablePieces([], rows.map(words));
}
