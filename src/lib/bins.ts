// Between which bounds are many values gathered? Edges that people think in, about evenly apart on a logarithmic axis.

/** Minutes: a bin reaches from above one edge up to and with the next. Below the first and beyond the last it is open. */
export const MINUTE_EDGES: readonly number[] = [
  5, 10, 30, 60, 120, 240, 720, 1440, 4320, 10_080, 40_320, 175_320, 525_960, 5_259_600,
];

/** Times the target. One is an edge: what took just as long as the target met it. */
export const FACTOR_EDGES: readonly number[] = [
  0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000,
];

/** A bin; null where it is open. */
export interface Bin {
  /** exclusive */
  above: number | null;
  /** inclusive */
  upTo: number | null;
}

/** A bin for people: `over 10 min, up to 30 min`. */
export function binWords({ above, upTo }: Bin, write: (value: number) => string): string {
  return [above === null ? '' : `over ${write(above)}`, upTo === null ? '' : `up to ${write(upTo)}`]
    .filter(Boolean)
    .join(', ');
}
