// How does a query gather values into bins?

/** SQL for the bounds of the bin that a column's value falls into: above the one, up to and with the other; null where it is open. */
export function binOf(column: string, edges: readonly number[]): { above: string; upTo: string } {
  const list = `[${edges.join(', ')}]::double[]`;
  return {
    above: `list_max(list_filter(${list}, lambda edge : edge < ${column}))`,
    upTo: `list_min(list_filter(${list}, lambda edge : edge >= ${column}))`,
  };
}
