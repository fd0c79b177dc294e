// Which day is it a few days later?

/** The same clock, `days` later (its offset kept). */
export function shiftDays(value: string, days: number): string {
  const date = new Date(Date.parse(`${value.slice(0, 10)}T00:00Z`) + days * 86_400_000);
  return `${date.toISOString().slice(0, 10)}${value.slice(10)}`;
}
