// Which days does a quarter hold, and which quarters lie between two?

/** First and last day of a quarter such as `2026-Q1`, as ISO days. Throws for any other text. */
export function quarterDays(quarter: string): { from: string; to: string } {
  const { year, number } = parts(quarter);
  const last = new Date(Date.UTC(year, number * 3, 0)).toISOString().slice(0, 10);
  const month = String(number * 3 - 2).padStart(2, '0');
  return { from: `${String(year).padStart(4, '0')}-${month}-01`, to: last };
}

/** Every quarter from the first to the last of the given ones, gaps filled; `[]` for none. */
export function quartersBetween(quarters: readonly string[]): string[] {
  const numbers = quarters.map((quarter) => {
    const { year, number } = parts(quarter);
    return year * 4 + number - 1;
  });
  if (!numbers.length) return [];
  const first = Math.min(...numbers);
  const length = Math.max(...numbers) - first + 1;
  return Array.from({ length }, (_, index) => {
    const serial = first + index;
    return `${String(Math.floor(serial / 4)).padStart(4, '0')}-Q${(serial % 4) + 1}`;
  });
}

function parts(quarter: string): { year: number; number: number } {
  const match = /^(\d{4})-Q([1-4])$/.exec(quarter);
  if (!match) throw new Error(`not a quarter: ${quarter}`);
  return { year: Number(match[1]), number: Number(match[2]) };
}
