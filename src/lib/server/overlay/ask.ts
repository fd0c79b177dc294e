// How does the overlay ask its database, before anything is locked?
import type { DuckDBConnection } from '@duckdb/node-api';
import { z, type ZodType } from 'zod';
import { objectsOf, run } from '../statement.ts';
import type { Values } from '../values.ts';
import type { Row } from './incident.ts';

export interface Ask {
  rows<T>(schema: ZodType<T>, sql: string, values?: Values): Promise<T[]>;
  run(sql: string, values?: Values): Promise<void>;
  /** Runs several statements in one go, without values. */
  script(statements: readonly string[]): Promise<void>;
  /** Adds rows to a table by the names of their columns; what a row does not name is null. */
  insert(table: string, rows: readonly Row[]): Promise<void>;
}

const Column = z.object({ columnName: z.string(), columnType: z.string() });

export function askingOf(connection: DuckDBConnection): Ask {
  const rows: Ask['rows'] = async (schema, sql, values = {}) =>
    z.array(schema).parse(objectsOf(await run(connection, sql, values)));
  const doIt: Ask['run'] = async (sql, values = {}) => {
    await run(connection, sql, values);
  };
  return {
    rows,
    run: doIt,
    async script(statements) {
      await connection.run(statements.join(';\n'));
    },
    async insert(table, added) {
      if (!added.length) return;
      const columns = await rows(
        Column,
        `select column_name, column_type from (describe ${table})`,
      );
      const form = Object.fromEntries(
        columns.map(({ columnName, columnType }) => [columnName, formOf(columnType)]),
      );
      await doIt(
        `insert into ${table}
        select unnest(from_json($rows::json, $form), max_depth := 2)`,
        { rows: JSON.stringify(added), form: JSON.stringify([form]) },
      );
    },
  };
}

/** A DuckDB type as `from_json` wants it: lists in brackets. */
function formOf(type: string): string | [string] {
  return type.endsWith('[]') ? [type.slice(0, -2)] : type;
}
