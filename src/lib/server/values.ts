// How do DuckDB's values become plain ones that a page can use, and plain ones values that a statement can bind?
import {
  BOOLEAN,
  DOUBLE,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBStructValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  INTEGER,
  LIST,
  VARCHAR,
  type DuckDBPreparedStatement,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';

/** What a statement may be given. Lists are lists of strings. */
export type Bindable = string | number | boolean | null | readonly string[];
export type Values = Readonly<Record<string, Bindable>>;

/** What comes back: numbers for every kind of number, ISO text for dates, `Date` for timestamps, arrays for lists. */
export type Plain = null | boolean | number | string | Date | Plain[] | { [key: string]: Plain };

/**
 * Binds every parameter that the statement names. Values that it does not name are left out, so that one set of values
 * serves several statements. Throws for a parameter without a value.
 */
export function bind(statement: DuckDBPreparedStatement, values: Values): void {
  for (let index = 1; index <= statement.parameterCount; index++) {
    const name = statement.parameterName(index);
    const value = values[name];
    if (value === undefined) throw new Error(`the statement names $${name}, which has no value`);
    statement.bindValue(
      index,
      isList(value) ? new DuckDBListValue([...value]) : value,
      typeOf(value),
    );
  }
}

/**
 * A DuckDB value as a plain one. BigInts become numbers; one beyond 2^53 throws, since a silently rounded count is worse
 * than none.
 */
export function plain(value: DuckDBValue): Plain {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return safeNumber(value);
  if (value instanceof DuckDBListValue) return value.items.map(plain);
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue)
    return new Date(Number(value.micros / 1000n));
  if (value instanceof DuckDBTimestampMillisecondsValue) return new Date(Number(value.millis));
  if (value instanceof DuckDBTimestampSecondsValue) return new Date(Number(value.seconds) * 1000);
  if (value instanceof DuckDBStructValue)
    return Object.fromEntries(
      Object.entries(value.entries).map(([key, inner]) => [camelCase(key), plain(inner)]),
    );
  throw new Error(`no plain form for the DuckDB value ${String(value)}`);
}

/** `restore_minutes` → `restoreMinutes`: SQL keeps its case, pages keep theirs. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function safeNumber(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new Error(`${value} is too large for a number`);
  return number;
}

function isList(value: Bindable): value is readonly string[] {
  return Array.isArray(value);
}

function typeOf(value: Bindable): DuckDBType {
  if (isList(value)) return LIST(VARCHAR);
  if (typeof value === 'boolean') return BOOLEAN;
  if (typeof value === 'number') return isInteger32(value) ? INTEGER : DOUBLE;
  return VARCHAR;
}

function isInteger32(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 31;
}
