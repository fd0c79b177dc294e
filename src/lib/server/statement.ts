// How does one statement run, and what comes back?
import { StatementType, type DuckDBConnection, type DuckDBResultReader } from '@duckdb/node-api';
import { bind, camelCase, plain, type Plain, type Values } from './values.ts';

/** A column-wise result: one array a column, names in camel case, DuckDB's type names beside them. */
export interface Columns {
  names: string[];
  types: string[];
  columns: Plain[][];
}

/** Runs fixed SQL with bound values. Throws with the SQL behind DuckDB's own words. */
export function run(connection: DuckDBConnection, sql: string, values: Values): Promise<Columns> {
  return runAs(connection, sql, values, 'any');
}

/** The same for a page, which only ever reads. Throws for every other kind of statement. */
export function read(connection: DuckDBConnection, sql: string, values: Values): Promise<Columns> {
  return runAs(connection, sql, values, 'reading');
}

async function runAs(
  connection: DuckDBConnection,
  sql: string,
  values: Values,
  kind: 'any' | 'reading',
): Promise<Columns> {
  try {
    const statement = await connection.prepare(sql);
    try {
      if (kind === 'reading' && statement.statementType !== StatementType.SELECT)
        throw new Error('pages only read');
      bind(statement, values);
      return columnsOf(await statement.runAndReadAll());
    } finally {
      statement.destroySync();
    }
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\nin: ${sql}`, {
      cause: error,
    });
  }
}

function columnsOf(reader: DuckDBResultReader): Columns {
  const names = reader.deduplicatedColumnNames().map(camelCase);
  // a result without rows has no chunk, and so no columns either
  const columns = reader.currentRowCount ? reader.getColumns() : names.map(() => []);
  return {
    names,
    types: reader.columnTypes().map(String),
    columns: columns.map((column) => column.map(plain)),
  };
}

/** The rows of a result as objects. */
export function objectsOf({ names, columns }: Columns): Record<string, Plain | undefined>[] {
  const length = columns[0]?.length ?? 0;
  return Array.from({ length }, (_, row) =>
    Object.fromEntries(names.map((name, index) => [name, columns[index]?.[row]])),
  );
}
