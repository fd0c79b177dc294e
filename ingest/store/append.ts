// How do rows get into DuckDB fast, and never into the wrong column?
import {
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBListValue,
  DuckDBTimestampValue,
  DuckDBTypeId,
  type DuckDBAppender,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { Cell, Row } from './cells.ts';
import type { PackedRows } from './rows.ts';

/** DuckDB's own vector length. */
const CHUNK = 2048;
/** Characters of text that wait at most: documents may be long, and the memory must not grow with their number. */
const MOST_TEXT = 8_000_000;

/** Takes rows for one table, in their order, and hands them to DuckDB in chunks. */
export interface TableAppender {
  append(rows: PackedRows): void;
  /** rows appended so far */
  count(): number;
  /** Hands over what waits. Nothing may be appended after this. */
  close(): void;
  /** Forgets what waits, where the work is given up. Harmless after `close`. */
  discard(): void;
}

/**
 * Opens a table for appending, of the `temp` catalog where that is named. `append` throws, with the table and the column, for
 * rows that lack a column or have one that the table does not know, and for values of the wrong kind.
 */
export async function openAppender(
  connection: DuckDBConnection,
  table: string,
  catalog?: string,
): Promise<TableAppender> {
  const names = await columnsOf(connection, catalog ? `${catalog}.${table}` : table);
  const appender = await connection.createAppender(table, catalog ? 'main' : undefined, catalog);
  const types = names.map((_, index) => appender.columnType(index));
  const columns: DuckDBValue[][] = names.map(() => []);
  let appended = 0;
  let waiting = 0;
  let text = 0;
  let open = true;

  function hand(): void {
    if (waiting) handOver(appender, types, columns);
    waiting = text = 0;
    for (const column of columns) column.length = 0;
  }

  return {
    append(rows) {
      const places = placesOf(table, names, rows.names);
      const width = places.length;
      for (let at = 0; at < rows.cells.length; at += width) {
        for (let index = 0; index < width; index++) {
          const place = places[index] ?? 0;
          const cell = rows.cells[at + index];
          if (typeof cell === 'string') text += cell.length;
          columns[place]?.push(valueOf(cell, types[place], table, names[place]));
        }
        waiting += 1;
        appended += 1;
        if (waiting === CHUNK || text > MOST_TEXT) hand();
      }
    },
    count: () => appended,
    close() {
      hand();
      open = false;
      appender.closeSync();
    },
    discard() {
      if (!open) return;
      open = false;
      appender.clear();
      appender.closeSync();
    },
  };
}

/** The columns of a table, in their order. */
export async function columnsOf(connection: DuckDBConnection, table: string): Promise<string[]> {
  return (await connection.runAndReadAll(`select * from ${table} limit 0`)).columnNames();
}

/** Appends rows that are at hand as objects, see `openAppender`. */
export async function appendRows(
  connection: DuckDBConnection,
  table: string,
  rows: readonly Row[],
  catalog?: string,
): Promise<void> {
  const appender = await openAppender(connection, table, catalog);
  try {
    for (const row of rows) appender.append({ names: Object.keys(row), cells: Object.values(row) });
    appender.close();
  } finally {
    appender.discard();
  }
}

function handOver(
  appender: DuckDBAppender,
  types: readonly DuckDBType[],
  columns: readonly DuckDBValue[][],
): void {
  const chunk = DuckDBDataChunk.create(types, columns[0]?.length ?? 0);
  chunk.setColumns(columns);
  appender.appendDataChunk(chunk);
  // without this the appender itself would hold a hundred chunks
  appender.flushSync();
}

/** Where the column of each name stands in the table. */
function placesOf(table: string, columns: readonly string[], names: readonly string[]): number[] {
  const stranger = names.find((name) => !columns.includes(name));
  if (stranger !== undefined) throw new Error(`${table} has no column ${stranger}`);
  const missing = columns.find((column) => !names.includes(column));
  if (missing !== undefined) throw new Error(`a row has nothing for ${table}.${missing}`);
  return names.map((name) => columns.indexOf(name));
}

function valueOf(
  cell: Cell | undefined,
  type: DuckDBType | undefined,
  table: string,
  column: string | undefined,
): DuckDBValue {
  if (cell === undefined) throw new Error(`a row has nothing for ${table}.${column}`);
  if (cell === null || typeof cell === 'boolean') return cell;
  if (typeof cell === 'number')
    return type?.typeId === DuckDBTypeId.TIMESTAMP
      ? new DuckDBTimestampValue(BigInt(cell) * 1000n)
      : cell;
  if (typeof cell === 'string')
    return type?.typeId === DuckDBTypeId.DATE ? dateValue(cell, `${table}.${column}`) : cell;
  return new DuckDBListValue([...cell]);
}

function dateValue(day: string, where: string): DuckDBDateValue {
  const days = Date.parse(`${day}T00:00Z`) / 86_400_000;
  if (!Number.isInteger(days)) throw new Error(`“${day}” is no day for ${where}`);
  return new DuckDBDateValue(days);
}
