// How are figures written for people?

/**
 * Whole minutes as people say them: `45 min`, `1 h 5 min`, `20 h`, `8 d`, `3 d 4 h`. From ten hours on minutes are
 * rounded away, from ten days on hours are: nobody compares such durations by the minute.
 */
export function formatMinutes(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} min`;
  if (whole < 600) return joined(Math.floor(whole / 60), 'h', whole % 60, 'min');
  const hours = Math.round(whole / 60);
  if (hours < 24) return `${hours} h`;
  if (hours < 240) return joined(Math.floor(hours / 24), 'd', hours % 24, 'h');
  return `${Math.round(hours / 24)} d`;
}

/** A share of one as whole per cent: `0.556` → `56 %`, with a thin space that does not break. */
export function formatPercent(share: number): string {
  return `${Math.round(share * 100)}\u202f%`;
}

/** An interval of shares: `27–81 %`; `–` where there is none. */
export function formatInterval(interval: { low: number; high: number } | null): string {
  if (!interval) return '–';
  return `${Math.round(interval.low * 100)}–${Math.round(interval.high * 100)}\u202f%`;
}

/** How many times the target: `2.5 ×`, one decimal below ten. */
export function formatFactor(factor: number): string {
  return `${factor < 9.95 ? factor.toFixed(1) : Math.round(factor).toString()}\u202f×`;
}

/** A count as it stands in a sentence: `1,301`. */
export function formatNumber(count: number): string {
  return count.toLocaleString('en');
}

/** A count with its noun: `1 incident`, `5 incidents`. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** Names as they stand in a sentence: `DNS`, `DNS and cache`, `DNS, cache and disk`. */
export function formatList(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}

function joined(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small ? `${large} ${largeUnit} ${small} ${smallUnit}` : `${large} ${largeUnit}`;
}
