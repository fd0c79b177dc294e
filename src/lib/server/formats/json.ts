// How do rows travel as JSON?
import type { Columns } from '../statement.ts';
import { piecewise } from './rows.ts';

/** An array of objects, one row a line: days and times as ISO text, lists as arrays, what is unknown as null. */
export function* jsonText({ names, columns }: Columns): Iterable<string> {
  const count = columns[0]?.length ?? 0;
  yield '[';
  yield* piecewise(count, (row) => {
    const object = Object.fromEntries(names.map((name, index) => [name, columns[index]?.[row]]));
    return `${row ? ',' : ''}\n${JSON.stringify(object)}`;
  });
  yield count ? '\n]\n' : ']\n';
}
