// How do rows get into DuckDB fast, and never into the wrong column?
import {
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBListValue,
  DuckDBTimestampValue,
  DuckDBTypeId,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { Cell, Row } from './cells.ts';

/** DuckDB's own vector length. */
const CHUNK = 2048;

/**
 * Appends rows to a table, in their order. Throws, with the table and the column, for a row that lacks a column or has
 * one that the table does not know, and for a value of the wrong kind.
 */
export async function appendRows(
  connection: DuckDBConnection,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  const names = await columnNames(connection, table);
  const appender = await connection.createAppender(table);
  try {
    const types = names.map((_, index) => appender.columnType(index));
    for (let from = 0; from < rows.length; from += CHUNK) {
      const slice = rows.slice(from, from + CHUNK);
      for (const row of slice) refuseStrangers(table, names, row);
      const columns = names.map((name, index) =>
        slice.map((row) => valueOf(row[name], types[index], `${table}.${name}`)),
      );
      const chunk = DuckDBDataChunk.create(types, slice.length);
      chunk.setColumns(columns);
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}

async function columnNames(connection: DuckDBConnection, table: string): Promise<string[]> {
  const reader = await connection.runAndReadAll(
    `select column_name
    from information_schema.columns
    where table_name = $table
    order by ordinal_position`,
    { table },
  );
  return reader.getColumns()[0]?.map(String) ?? [];
}

function refuseStrangers(table: string, names: readonly string[], row: Row): void {
  for (const name of Object.keys(row))
    if (!names.includes(name)) throw new Error(`${table} has no column ${name}`);
}

function valueOf(cell: Cell | undefined, type: DuckDBType | undefined, where: string): DuckDBValue {
  if (cell === undefined) throw new Error(`a row has nothing for ${where}`);
  if (cell === null || typeof cell === 'boolean') return cell;
  if (typeof cell === 'number') {
    if (type?.typeId !== DuckDBTypeId.TIMESTAMP) return cell;
    return new DuckDBTimestampValue(BigInt(cell) * 1000n);
  }
  if (typeof cell === 'string')
    return type?.typeId === DuckDBTypeId.DATE ? dateValue(cell, where) : cell;
  return new DuckDBListValue([...cell]);
}

function dateValue(day: string, where: string): DuckDBDateValue {
  const days = Date.parse(`${day}T00:00Z`) / 86_400_000;
  if (!Number.isInteger(days)) throw new Error(`“${day}” is no day for ${where}`);
  return new DuckDBDateValue(days);
}
