// How do causes fall into the cells of a matrix?
import { quartersBetween } from '../../quarters.ts';
import type { CauseRow } from '../causes.ts';

/** The incidents of one cause in one quarter or year. */
export interface Cell {
  cause: string;
  label: string;
  /** `2026-Q1` or `2026` */
  bucket: string;
  /** first and last day of its quarters, as far as the period holds them */
  from: string;
  to: string;
  incidents: number;
  recurrences: number;
}
/** All incidents of one cause; `undated` ones are in no cell. */
export interface CauseTotal {
  cause: string;
  label: string;
  incidents: number;
  recurrences: number;
  undated: number;
}

/** Causes with their sums, the most frequent first. */
export function totalsOf(rows: readonly CauseRow[]): CauseTotal[] {
  const totals = new Map<string, CauseTotal>();
  for (const { cause, label, quarter, incidents, recurrences } of rows) {
    const total = totals.get(cause) ?? { cause, label, incidents: 0, recurrences: 0, undated: 0 };
    total.incidents += incidents;
    total.recurrences += recurrences;
    if (quarter === null) total.undated += incidents;
    totals.set(cause, total);
  }
  return [...totals.values()].sort(
    (a, b) => b.incidents - a.incidents || (a.label < b.label ? -1 : 1),
  );
}

/** Cells by quarter where at most `fitting` columns are needed, else by year; columns without gaps. */
export function cellsOf(
  rows: readonly CauseRow[],
  fitting: number,
): { cells: Cell[]; buckets: string[] } {
  const quarters = quartersBetween(rows.flatMap(({ quarter }) => quarter ?? []));
  const byYear = quarters.length > fitting;
  const bucketOf = (quarter: string): string => (byYear ? quarter.slice(0, 4) : quarter);
  const cells = new Map<string, Cell>();
  for (const row of rows) {
    const { cause, label, quarter, firstDay: from, lastDay: to } = row;
    if (quarter === null || from === null || to === null) continue;
    const bucket = bucketOf(quarter);
    const key = `${cause} ${bucket}`;
    const cell = cells.get(key) ?? { cause, label, bucket, from, to, incidents: 0, recurrences: 0 };
    if (from < cell.from) cell.from = from;
    if (to > cell.to) cell.to = to;
    cell.incidents += row.incidents;
    cell.recurrences += row.recurrences;
    cells.set(key, cell);
  }
  return { cells: [...cells.values()], buckets: [...new Set(quarters.map(bucketOf))] };
}
