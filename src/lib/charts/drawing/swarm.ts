// Where do dots stand that would lie upon each other on a line? Beside it, as near to it as there is room.

/**
 * How far each dot stands off the line, in the order given: pixels, to either side in turn. `places` are where they stand
 * along it; no two come nearer than `apart`. The same places always give the same picture.
 */
export function swarm(places: readonly number[], apart: number): number[] {
  const offsets = new Array<number>(places.length).fill(0);
  const order = places
    .map((_, index) => index)
    .sort((a, b) => at(places, a) - at(places, b) || a - b);
  const standing: number[] = [];
  for (const index of order) {
    const near = standing.filter((other) => at(places, index) - at(places, other) < apart);
    for (let step = 0; ; step++) {
      const offset = (step % 2 ? 1 : -1) * Math.ceil(step / 2) * (apart / 4) || 0;
      const free = near.every(
        (other) =>
          Math.hypot(at(places, index) - at(places, other), offset - at(offsets, other)) >= apart,
      );
      if (!free) continue;
      offsets[index] = offset;
      break;
    }
    standing.push(index);
  }
  return offsets;
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? 0;
}
