// Which names can be written in a picture without running into each other?

/** Where a name would stand, in pixels: from `x1` to `x2`, around `y`. */
interface Place {
  x1: number;
  x2: number;
  y: number;
}

/** Pixels from one line of words to the next. */
const LINE = 18;

/** The first of `rows`, at most `most`, whose names have room beside those before them. */
export function apart<Row>(
  rows: readonly Row[],
  most: number,
  placeOf: (row: Row) => Place,
): Row[] {
  const taken: Place[] = [];
  const chosen: Row[] = [];
  for (const row of rows) {
    if (chosen.length === most) break;
    const place = placeOf(row);
    const free = taken.every(
      (other) => place.x2 < other.x1 || place.x1 > other.x2 || Math.abs(place.y - other.y) >= LINE,
    );
    if (!free) continue;
    taken.push(place);
    chosen.push(row);
  }
  return chosen;
}
