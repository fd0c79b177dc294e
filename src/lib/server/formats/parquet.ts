// How do columns travel to a data warehouse?
import type { BasicType } from 'hyparquet-writer';
import type { Columns } from '../statement.ts';
import type { Plain } from '../values.ts';

/**
 * A result as a Parquet file: texts as UTF-8, days as ISO text, instants as milliseconds, lists as JSON, every number that
 * is no 32-bit integer as a double.
 */
export async function parquetBytes({
  names,
  types,
  columns,
}: Columns): Promise<Uint8Array<ArrayBuffer>> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const columnData = names.map((name, index) => ({
    name,
    type: parquetType(types[index] ?? ''),
    nullable: true,
    data: (columns[index] ?? []).map(forParquet),
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}

function parquetType(duckType: string): BasicType {
  if (duckType === 'INTEGER' || duckType === 'SMALLINT') return 'INT32';
  if (duckType === 'BOOLEAN') return 'BOOLEAN';
  if (duckType === 'TIMESTAMP') return 'TIMESTAMP';
  if (duckType === 'VARCHAR[]') return 'JSON';
  if (duckType === 'VARCHAR' || duckType === 'DATE') return 'STRING';
  if (duckType === 'DOUBLE' || duckType === 'BIGINT' || duckType === 'HUGEINT') return 'DOUBLE';
  throw new Error(`no Parquet type for ${duckType}`);
}

/** The writer takes a missing value for null, and lists as they are. */
function forParquet(value: Plain): Plain | undefined {
  return value ?? undefined;
}
