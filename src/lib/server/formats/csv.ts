// How do rows travel to a spreadsheet, without becoming formulas there?
import { stringify } from 'csv-stringify/sync';
import type { Columns } from '../statement.ts';
import type { Plain } from '../values.ts';
import { piecewise } from './rows.ts';

/**
 * RFC 4180 with a head: lists are joined by `; `, what is unknown is empty. A text that a spreadsheet would take for a formula
 * (it begins with = + - @, a tab or a line end) gets an apostrophe in front; numbers are left alone.
 */
export function* csvText({ names, columns }: Columns): Iterable<string> {
  yield line(names);
  yield* piecewise(columns[0]?.length ?? 0, (row) =>
    line(columns.map((column) => cell(column[row] ?? null))),
  );
}

function line(cells: (string | number | boolean | null)[]): string {
  return stringify([cells], {
    record_delimiter: 'windows',
    // a lone line feed is not what ends a row, but readers take it so
    quoted_match: /[\r\n]/,
    escape_formulas: true,
    cast: { boolean: String },
  });
}

function cell(value: Plain): string | number | boolean | null {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((one) => String(cell(one) ?? '')).join('; ');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}
