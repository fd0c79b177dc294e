// Which rows and cells does a table of comma-, semicolon- or tab-separated values hold?

/** The first row names the columns; cells may be quoted, then they hold separators, line ends and doubled quotes. */
export interface Sheet {
  columns: string[];
  rows: string[][];
  /** a quote that is never closed: the rest of the file went into one cell */
  unclosed: boolean;
}

const SEPARATORS = [',', ';', '\t', '|'];

/** Reads a sheet (RFC 4180) in one pass. The separator is the one that the first line has most of, outside of quotes. */
export function parseCsv(text: string): Sheet {
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  let unclosed = false;
  while (at < text.length) {
    const cell = text.charAt(at) === '"' ? quotedCell(text, at) : plainCell(text, at, separator);
    unclosed ||= cell.unclosed;
    row.push(cell.value.trim());
    at = cell.end;
    const next = text.charAt(at);
    if (next === separator) {
      at += 1;
      if (at < text.length) continue;
      row.push('');
    }
    if (row.some(Boolean)) rows.push(row);
    row = [];
    at += 1;
  }
  const [columns = [], ...others] = rows;
  return { columns, rows: others, unclosed };
}

function separatorOf(text: string): string {
  const [line = ''] = text.replace(/"[^"]*"/y, '').split('\n', 1);
  const unquoted = line.replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((separator) => unquoted.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

interface Cell {
  value: string;
  end: number;
  unclosed: boolean;
}

function plainCell(text: string, from: number, separator: string): Cell {
  let end = from;
  while (end < text.length && text.charAt(end) !== separator && text.charAt(end) !== '\n') end += 1;
  return { value: text.slice(from, end), end, unclosed: false };
}

function quotedCell(text: string, from: number): Cell {
  const parts: string[] = [];
  let start = from + 1;
  for (;;) {
    const quote = text.indexOf('"', start);
    if (quote < 0)
      return { value: parts.join('') + text.slice(start), end: text.length, unclosed: true };
    parts.push(text.slice(start, quote));
    if (text.charAt(quote + 1) !== '"')
      return { value: parts.join(''), end: quote + 1, unclosed: false };
    parts.push('"');
    start = quote + 2;
  }
}
