// Did the same thing fail before?
import { sortKey } from '../clocks.ts';
import { dayDifference, occurredOn } from './calendar.ts';
import { compare, type Told } from './cells.ts';

/** The window of METRICS' recurrence. */
const WITHIN_DAYS = 365;

export interface Earlier {
  incidentId: string;
  /** whole days between the two */
  days: number;
}

interface Occurrence {
  incidentId: string;
  day: string;
  /** milliseconds where the start has a clock time, else null */
  started: number | null;
  organization: string | null;
  services: ReadonlySet<string>;
}

/**
 * For each incident and cause (`<incident id> <cause>`) the latest earlier incident of the same cause within 365 days
 * that shares a service or the organisation. Maintenance is no incident; on one day only clock times can tell which
 * came first.
 */
export function earlierOnes(told: readonly Told[]): Map<string, Earlier> {
  const found = new Map<string, Earlier>();
  for (const [cause, occurrences] of byCause(told)) {
    occurrences.forEach((occurrence, index) => {
      const before = latestBefore(occurrence, occurrences.slice(0, index));
      if (before)
        found.set(`${occurrence.incidentId} ${cause}`, {
          incidentId: before.incidentId,
          days: dayDifference(before.day, occurrence.day),
        });
    });
  }
  return found;
}

/** The dated occurrences of each cause, in order of time. */
function byCause(told: readonly Told[]): Map<string, Occurrence[]> {
  const causes = new Map<string, Occurrence[]>();
  for (const one of told) {
    const occurrence = occurrenceOf(one);
    if (!occurrence) continue;
    for (const cause of new Set(one.incident.causes.map(({ id }) => id))) {
      const list = causes.get(cause);
      if (list) list.push(occurrence);
      else causes.set(cause, [occurrence]);
    }
  }
  for (const list of causes.values()) list.sort(inTime);
  return causes;
}

function occurrenceOf({ document, incident }: Told): Occurrence | null {
  const day = occurredOn(document, incident);
  if (!day || incident.kind === 'maintenance') return null;
  const { startedAt } = incident;
  const timed = startedAt && (startedAt.precision === 'minute' || startedAt.precision === 'hour');
  return {
    incidentId: incident.id,
    day,
    started: timed ? sortKey(startedAt) : null,
    organization: incident.organization ? folded(incident.organization.value) : null,
    services: new Set(incident.services.map(({ value }) => folded(value))),
  };
}

function inTime(a: Occurrence, b: Occurrence): number {
  return (
    compare(a.day, b.day) ||
    (a.started ?? -Infinity) - (b.started ?? -Infinity) ||
    compare(a.incidentId, b.incidentId)
  );
}

/** `candidates` are in order of time and none is later. */
function latestBefore(one: Occurrence, candidates: readonly Occurrence[]): Occurrence | null {
  for (const candidate of candidates.toReversed()) {
    if (dayDifference(candidate.day, one.day) > WITHIN_DAYS) return null;
    if (cameFirst(candidate, one) && related(candidate, one)) return candidate;
  }
  return null;
}

function cameFirst(a: Occurrence, b: Occurrence): boolean {
  if (a.day !== b.day) return a.day < b.day;
  return a.started !== null && b.started !== null && a.started < b.started;
}

function related(a: Occurrence, b: Occurrence): boolean {
  if (a.organization !== null && a.organization === b.organization) return true;
  for (const service of a.services) if (b.services.has(service)) return true;
  return false;
}

/** Documents write `CoreDNS` and `coredns`; it is one service. */
function folded(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}
