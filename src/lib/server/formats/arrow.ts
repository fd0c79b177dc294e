// How do columns travel to the browser?
import {
  Bool,
  Dictionary,
  Field,
  Float64,
  Int32,
  List,
  Table,
  TimestampMillisecond,
  Utf8,
  tableToIPC,
  vectorFromArray,
  type DataType,
  type Vector,
} from 'apache-arrow';
import type { Columns } from '../statement.ts';
import type { Plain } from '../values.ts';

/**
 * A column-wise result as the bytes of an Arrow IPC stream. Text and days are dictionary-encoded, timestamps are
 * milliseconds (Plot misreads microseconds), lists of text stay lists, every number that is no 32-bit integer is a
 * double. The same columns give the same bytes.
 */
export function arrowStream({ names, types, columns }: Columns): Uint8Array {
  const vectors: Record<string, Vector> = {};
  names.forEach((name, index) => {
    const type = arrowType(types[index] ?? '', index);
    vectors[name] = vectorFromArray((columns[index] ?? []).map(forArrow), type);
  });
  return tableToIPC(new Table(vectors), 'stream');
}

/** `id` names the dictionary: without one arrow counts up, and no two answers would have the same bytes. */
function arrowType(duckType: string, id: number): DataType {
  if (duckType === 'INTEGER' || duckType === 'SMALLINT') return new Int32();
  if (duckType === 'BOOLEAN') return new Bool();
  if (duckType === 'TIMESTAMP') return new TimestampMillisecond();
  if (duckType === 'VARCHAR[]') return new List(new Field('item', new Utf8()));
  if (duckType === 'VARCHAR' || duckType === 'DATE')
    return new Dictionary(new Utf8(), new Int32(), id);
  if (duckType === 'DOUBLE' || duckType === 'BIGINT' || duckType === 'HUGEINT')
    return new Float64();
  throw new Error(`no Arrow type for ${duckType}`);
}

function forArrow(value: Plain): Plain {
  return value instanceof Date ? value.getTime() : value;
}
