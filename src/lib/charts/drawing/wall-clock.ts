// On which clock is a time line drawn? On the document's own where it keeps to one, else on UTC.

/** A common axis for moments: milliseconds on it, and what the clock is called. */
export interface WallClock {
  at(value: string): number;
  name: string;
}

const OFFSET = /(Z|[+-]\d\d:\d\d)$/;

/**
 * The clock for these moments (ISO 8601). One offset, or none stated: the wall clock as written. Several offsets: UTC,
 * with what has none taken as UTC.
 */
export function wallClock(values: readonly string[]): WallClock {
  const offsets = new Set(
    values.filter((value) => value.includes('T')).flatMap((value) => OFFSET.exec(value)?.[1] ?? []),
  );
  if (offsets.size > 1) return { at: (value) => Date.parse(withTime(value)), name: 'UTC' };
  const [offset] = offsets;
  return {
    at: (value) => Date.parse(withTime(value.replace(/T(.*?)(Z|[+-]\d\d:\d\d)$/, 'T$1'))),
    name: clockName(offset),
  };
}

function clockName(offset: string | undefined): string {
  if (offset === undefined) return 'the document’s clock, no zone stated';
  return offset === 'Z' || offset === '+00:00' ? 'UTC' : `UTC${offset.replace('-', '−')}`;
}

/** Days and months start at midnight; what has no offset is read as if it were UTC. */
function withTime(value: string): string {
  if (!value.includes('T')) return `${value}${value.length === 7 ? '-01' : ''}T00:00Z`;
  return OFFSET.test(value) ? value : `${value}Z`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `11 Feb` at midnight, else `09:55`. */
export function tickLabel(time: Date): string {
  const clock = time.toISOString().slice(11, 16);
  return clock === '00:00' ? `${time.getUTCDate()} ${MONTHS[time.getUTCMonth()] ?? ''}` : clock;
}
