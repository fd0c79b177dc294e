// Did the same thing fail before, and had somebody promised that it would not?
import { dayDifference } from './calendar.ts';
import { compare } from './order.ts';
import { folded, type Occurrence } from './occurrence.ts';

/** The window of METRICS' recurrence. */
const WITHIN_DAYS = 365;

export interface Earlier {
  incidentId: string;
  /** whole days between the two */
  days: number;
}

/** An incident whose cause came back. */
export interface Recurrence {
  incidentId: string;
  cause: string;
  /** the latest earlier one */
  earlier: Earlier;
  /** the latest earlier one whose document had promised, or claimed, something against it before this one began */
  promised: Earlier | null;
}

type Dated = Occurrence & { day: string };

/**
 * For each incident and cause the latest earlier incident of the same cause within 365 days that shares a service or the
 * organisation. Maintenance is no incident; on one day only clock times can tell which came first. Twins are left out by
 * the caller. A promise counts where its document is another one, published (as far as that is known) by that day.
 */
export function recurrencesOf(occurrences: readonly Occurrence[]): Recurrence[] {
  return [...byCause(occurrences)].flatMap(([cause, list]) => {
    const before = new Map<string, Dated[]>();
    const promising = new Map<string, Dated[]>();
    return list.flatMap((one) => {
      const keys = keysOf(one);
      const earlier = latest(one, keys, before, () => true);
      const promised = latest(one, keys, promising, (other) => promisedBefore(other, one));
      file(one, keys, before);
      if (one.promises) file(one, keys, promising);
      return earlier ? [{ incidentId: one.incidentId, cause, earlier, promised }] : [];
    });
  });
}

/** The dated occurrences of each cause, in order of time. */
function byCause(occurrences: readonly Occurrence[]): Map<string, Dated[]> {
  const causes = new Map<string, Dated[]>();
  for (const one of occurrences) {
    const { day } = one;
    if (day === null || one.kind === 'maintenance') continue;
    for (const cause of one.causes) {
      const list = causes.get(cause);
      if (list) list.push({ ...one, day });
      else causes.set(cause, [{ ...one, day }]);
    }
  }
  for (const list of causes.values()) list.sort(inTime);
  return causes;
}

/** What relates two incidents: the organisation, and each of the services. */
function keysOf({ organization, services }: Occurrence): string[] {
  const names = services.map((service) => `service ${folded(service)}`);
  return organization === null ? names : [`organization ${folded(organization)}`, ...names];
}

function file(one: Dated, keys: readonly string[], filed: Map<string, Dated[]>): void {
  for (const key of keys) {
    const list = filed.get(key);
    if (list) list.push(one);
    else filed.set(key, [one]);
  }
}

/** The latest of those filed under one of the keys that came before, within the window. */
function latest(
  one: Dated,
  keys: readonly string[],
  filed: ReadonlyMap<string, Dated[]>,
  counts: (other: Dated) => boolean,
): Earlier | null {
  const found = keys
    .flatMap(
      (key) => filed.get(key)?.findLast((other) => cameFirst(other, one) && counts(other)) ?? [],
    )
    .sort(inTime)
    .at(-1);
  if (!found) return null;
  const days = dayDifference(found.day, one.day);
  return days > WITHIN_DAYS ? null : { incidentId: found.incidentId, days };
}

function promisedBefore(earlier: Dated, one: Dated): boolean {
  if (earlier.documentId === one.documentId) return false;
  return earlier.published === null || earlier.published <= one.day;
}

function inTime(a: Dated, b: Dated): number {
  return (
    compare(a.day, b.day) ||
    (clockOf(a) ?? -Infinity) - (clockOf(b) ?? -Infinity) ||
    compare(a.incidentId, b.incidentId)
  );
}

function cameFirst(a: Dated, b: Dated): boolean {
  if (a.day !== b.day) return a.day < b.day;
  const [first, second] = [clockOf(a), clockOf(b)];
  return first !== null && second !== null && first < second;
}

/** On one axis: UTC where the zone is known, else the wall clock. */
function clockOf({ started }: Occurrence): number | null {
  return started && (started.utc ?? started.wall);
}
