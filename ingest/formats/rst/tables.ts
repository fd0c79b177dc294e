// Which rows does a table of reStructuredText have, however it is drawn?
import { parseCsv } from '../records/csv.ts';

export interface RstTable {
  rows: string[][];
  /** the first row names the columns */
  headed: boolean;
  /** the first line below the table */
  next: number;
}

const GRID = /^\+(?:[-=]+\+)+$/;

/** A table drawn with `+---+`; cells over several columns take the place of the first of them. */
export function gridTable(lines: string[], at: number): RstTable | null {
  if (!GRID.test(lines[at] ?? '')) return null;
  const rows: string[][] = [];
  let open: string[] | null = null;
  let headed = false;
  let next = at;
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    if (/^\+[-=+ |]*\+$/.test(line)) {
      if (open) rows.push(open);
      if (line.includes('=') && rows.length === 1) headed = true;
      open = null;
    } else if (line.startsWith('|')) {
      const cells = line
        .slice(1, line.endsWith('|') ? -1 : undefined)
        .split('|')
        .map((cell) => cell.trim());
      open = open ? open.map((cell, index) => `${cell} ${cells[index] ?? ''}`.trim()) : cells;
    } else break;
  }
  return rows.length ? { rows, headed, next } : null;
}

const SIMPLE = /^={2,}(?: +={2,})+$/;

/** A table between lines of `=`, whose gaps part the columns; a row without its first cell goes on with the one above. */
export function simpleTable(lines: string[], at: number): RstTable | null {
  const rule = lines[at] ?? '';
  if (!SIMPLE.test(rule)) return null;
  const starts = [...rule.matchAll(/=+/g)].map((match) => match.index);
  const rows: string[][] = [];
  let rules = 1;
  let headed = false;
  let next = at + 1;
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    if (SIMPLE.test(line)) {
      rules += 1;
      if (
        rules === 2 &&
        SIMPLE.test(
          lines.slice(next + 1, next + 400).find((each) => SIMPLE.test(each) || !each.trim()) ?? '',
        )
      )
        headed = true;
      else if (!lines[next + 1]?.trim() || rules > 2) {
        next += 1;
        break;
      }
      continue;
    }
    if (!line.trim()) {
      // a blank line inside of the table is allowed, below its last rule it is the end
      if (!lines.slice(next, next + 200).some((each) => SIMPLE.test(each))) break;
      continue;
    }
    if (/^-{2,}(?: +-{2,})*$/.test(line)) continue;
    const cells = starts.map((start, index) => line.slice(start, starts[index + 1]).trim());
    const last = rows.at(-1);
    if (cells[0] === '' && last)
      cells.forEach((cell, index) => (last[index] = `${last[index] ?? ''} ${cell}`.trim()));
    else rows.push(cells);
  }
  return rows.length && rules > 1 ? { rows, headed, next } : null;
}

/** The rows of a `list-table` (a list of lists) or a `csv-table`. */
export function listTable(name: string, body: string[]): string[][] {
  if (name === 'csv-table') {
    const { columns, rows } = parseCsv(body.filter(Boolean).join('\n'));
    return [columns, ...rows].filter((row) => row.length);
  }
  const rows: string[][] = [];
  for (const line of body) {
    const row = /^[*-] +[*-]\s*(.*)$/.exec(line);
    const cell = row ? null : /^ +[*-]\s+(.*)$/.exec(line);
    const last = rows.at(-1);
    if (row) rows.push([row[1] ?? '']);
    else if (cell && last) last.push(cell[1] ?? '');
    else if (line.trim() && last)
      last[last.length - 1] = `${last.at(-1) ?? ''} ${line.trim()}`.trim();
  }
  return rows;
}
