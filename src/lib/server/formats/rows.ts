// How is a large answer made without ever being whole in memory?

/** Rows to a piece: large enough that the pieces cost nothing, small enough to hold. */
const PIECE = 1000;

/** The texts of rows 0 to `count`, joined into pieces. */
export function* piecewise(count: number, textOf: (row: number) => string): Iterable<string> {
  for (let from = 0; from < count; from += PIECE) {
    let piece = '';
    for (let row = from; row < Math.min(count, from + PIECE); row += 1) piece += textOf(row);
    yield piece;
  }
}
