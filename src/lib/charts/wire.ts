// Is a row that came over the wire what its chart expects? Parsed at the door, value by value.

/** A row as it arrives: named values of any kind. */
export type WireRow = Readonly<Record<string, unknown>>;

/** Each reads one value of the row by its name, and throws where it is not of that kind. */
export function text(row: WireRow, name: string): string {
  const value = row[name];
  if (typeof value !== 'string') throw unexpected(name, value);
  return value;
}

export function textOrNull(row: WireRow, name: string): string | null {
  return row[name] === null ? null : text(row, name);
}

export function number(row: WireRow, name: string): number {
  const value = row[name];
  if (typeof value !== 'number') throw unexpected(name, value);
  return value;
}

export function numberOrNull(row: WireRow, name: string): number | null {
  return row[name] === null ? null : number(row, name);
}

/** One of these words. */
export function oneOf<Word extends string>(
  row: WireRow,
  name: string,
  words: readonly Word[],
): Word {
  const value = row[name];
  const found = words.find((word) => word === value);
  if (found === undefined) throw unexpected(name, value);
  return found;
}

export function truthOrNull(row: WireRow, name: string): boolean | null {
  const value = row[name];
  if (value !== null && typeof value !== 'boolean') throw unexpected(name, value);
  return value;
}

function unexpected(name: string, value: unknown): Error {
  return new Error(`${name}: unexpected ${typeof value} ${String(value).slice(0, 40)}`);
}
