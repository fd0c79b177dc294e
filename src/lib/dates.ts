// How is a point in time written for people, on the clock that the document uses?

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A moment in pieces for a page: `11 Feb 2026`, `09:10`, `UTC+01:00`. What is not known is null. */
export interface WrittenMoment {
  day: string;
  clock: string | null;
  zone: string | null;
}

/** `2026-02-11` → `11 Feb 2026`, `2026-02` → `Feb 2026`; anything else stays as it is. */
export function formatDay(value: string): string {
  const match = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(value);
  const month = MONTHS[Number(match?.[2]) - 1];
  if (!match?.[1] || !month) return value;
  return [match[3] && Number(match[3]), month, match[1]].filter(Boolean).join(' ');
}

/** The ISO days in a sentence as people write them. */
export function formatDays(text: string): string {
  return text.replace(/\b\d{4}-\d\d-\d\d\b/g, formatDay);
}

/** Takes an ISO 8601 moment apart on its own clock; nothing is converted. */
export function writtenMoment(value: string): WrittenMoment {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(value);
  if (!match?.[1]) return { day: formatDay(value), clock: null, zone: null };
  return { day: formatDay(match[1]), clock: match[2] ?? null, zone: zoneName(match[3]) };
}

/** `11 Feb 2026, 09:10 UTC+01:00` in one line. */
export function formatMoment(value: string): string {
  const { day, clock, zone } = writtenMoment(value);
  return [day, clock && `, ${clock}`, zone && ` ${zone}`].filter(Boolean).join('');
}

/** On which clock are times shown: each document's own, UTC, or the reader's. */
export const CLOCKS = ['own', 'utc', 'local'] as const;
export type Clock = (typeof CLOCKS)[number];

/** The clock that an address asks for (`tz=utc`, `tz=local`); the document's own for anything else. */
export function clockOf(search: URLSearchParams): Clock {
  return CLOCKS.find((clock) => clock === search.get('tz')) ?? 'own';
}

/** True for a clock time whose document names a zone: only such a one can be shown on another clock. */
export function isZoned(value: string): boolean {
  return /T.*(?:Z|[+-]\d\d:\d\d)$/.test(value);
}

/**
 * The same instant on another clock, as ISO 8601. `local` is the clock of the machine that asks: the browser's. What has
 * no clock time or no zone stays as it is.
 */
export function onClock(value: string, clock: Clock): string {
  if (clock === 'own' || !isZoned(value)) return value;
  const time = Date.parse(value);
  if (Number.isNaN(time)) return value;
  const ahead = clock === 'utc' ? 0 : -new Date(time).getTimezoneOffset();
  const wall = new Date(time + ahead * 60_000).toISOString().slice(0, 19);
  return wall + offsetText(ahead);
}

/** Minutes ahead of UTC as ISO 8601 writes them: `Z`, `+02:00`. */
function offsetText(minutes: number): string {
  if (minutes === 0) return 'Z';
  const two = (part: number): string => String(part).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/**
 * What stands behind a time that is shown: the document's own clock where it was converted, and why it was not where the
 * document names no zone. Null where there is nothing to say.
 */
export function clockNote(value: string, clock: Clock): string | null {
  if (!value.includes('T')) return null;
  if (!isZoned(value))
    return `${formatMoment(value)}: the document names no zone, so it is never converted`;
  return onClock(value, clock) === value ? null : `${formatMoment(value)} on the document’s clock`;
}

function zoneName(offset: string | undefined): string | null {
  if (offset === undefined) return null;
  return /^(Z|[+-]00:00)$/.test(offset)
    ? 'UTC'
    : `UTC${offset.replace('-', '−').replace(/:00$/, '')}`;
}
