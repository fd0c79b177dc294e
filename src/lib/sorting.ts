// How does the head of a column say how its table is sorted, and where does it lead?

export interface Order {
  sort: string;
  direction: string;
}

/** For `aria-sort`: set on the column by which the table is sorted. */
export function sortedBy(
  id: string | null,
  { sort, direction }: Order,
): 'ascending' | 'descending' | undefined {
  if (id !== sort) return undefined;
  return direction === 'asc' ? 'ascending' : 'descending';
}

/** The direction that a click on a column's head asks for: `first`, or the other one where it sorts already. */
export function nextDirection(id: string, first: string, { sort, direction }: Order): string {
  if (id !== sort) return first;
  return direction === 'asc' ? 'desc' : 'asc';
}

/** The sign beside the head of the column by which the table is sorted; `''` beside the others. */
export function arrowOf(id: string | null, { sort, direction }: Order): string {
  if (id !== sort) return '';
  return direction === 'asc' ? '↑' : '↓';
}
