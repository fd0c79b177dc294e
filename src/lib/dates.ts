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

function zoneName(offset: string | undefined): string | null {
  if (offset === undefined) return null;
  return /^(Z|[+-]00:00)$/.test(offset)
    ? 'UTC'
    : `UTC${offset.replace('-', '−').replace(/:00$/, '')}`;
}
