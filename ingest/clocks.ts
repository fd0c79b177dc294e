// How long did it take? The clocks of METRICS: detect, acknowledge, mitigate, restore, close, downtime, in minutes.
//
// Pure arithmetic over what a document states. The build uses it for every incident, the server again for the ones
// that a person corrected, so that a correction moves every figure that rests on it.
import type { ImpactWindow, Moment, Precision } from './model.ts';

/** Whole minutes, how fine they are, and where they come from. */
export interface Elapsed {
  minutes: number;
  precision: Precision;
  basis: 'computed' | 'stated';
}

/** A moment, as far as arithmetic needs it. */
export type Point = Pick<Moment, 'value' | 'precision'>;

/** An incident's times, whoever gave them. */
export interface Timed {
  startedAt: Point | null;
  detectedAt: Point | null;
  acknowledgedAt: Point | null;
  mitigatedAt: Point | null;
  resolvedAt: Point | null;
  /** stated minutes */
  durationMinutes: { value: number } | null;
  windows: readonly {
    startedAt: Point;
    endedAt: Point | null;
    level: ImpactWindow['level'];
  }[];
}

export interface Clocks {
  detect: Elapsed | null;
  acknowledge: Elapsed | null;
  mitigate: Elapsed | null;
  restore: Elapsed | null;
  close: Elapsed | null;
  downtime: Elapsed | null;
}

const COARSENESS: Record<Precision, number> = { minute: 0, hour: 1, day: 2, month: 3 };

/** True where the moment names an instant; false for a local time without a zone and for bare dates. */
export function isZoned(moment: Pick<Moment, 'value'>): boolean {
  return /T.*(?:Z|[+-]\d\d:\d\d)$/.test(moment.value);
}

/**
 * The moment as milliseconds for sorting and subtraction: the instant where a zone is stated, else the wall clock read
 * as if it were UTC. Two of these may be subtracted only where both are instants or both are wall clocks. NaN for what
 * is no moment, such as 30 February.
 */
export function sortKey({ value }: Pick<Moment, 'value'>): number {
  return wallClock({ value }) - offsetOf(value);
}

/** Year and month, perhaps day, perhaps clock time, perhaps offset. Each part is two digits, save the year. */
const FORM =
  /^(\d{4})-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?)?$/;

/** How fine a moment's text is: `month` for 2026-02, `day` for 2026-02-11, else `minute`; null for what is no moment. */
export function precisionOf(value: string): Precision | null {
  if (!Number.isFinite(wallClock({ value }))) return null;
  return value.length === 7 ? 'month' : value.length === 10 ? 'day' : 'minute';
}

/** Moments are compared with each other many times over; so many of them are remembered. */
const REMEMBERED = 1000;
const wallClocks = new Map<string, number>();

/** The moment's wall clock as the document writes it, as milliseconds; NaN for what is no moment. */
export function wallClock({ value }: Pick<Moment, 'value'>): number {
  const known = wallClocks.get(value);
  if (known !== undefined) return known;
  const time = readWallClock(value);
  if (wallClocks.size >= REMEMBERED) wallClocks.clear();
  wallClocks.set(value, time);
  return time;
}

function readWallClock(value: string): number {
  const parts = FORM.exec(value);
  if (!parts) return NaN;
  const [, year, month, day = '1', hour = '0', minute = '0', second = '0', fraction = '0'] = parts;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)];
  // a day that the month does not have comes back as another day
  const exists = new Date(midnight).getUTCDate() === Number(day) && Number(month) <= 12;
  const shown = hours < 24 || (hours === 24 && minutes === 0 && seconds === 0);
  if (!exists || !shown || Number(month) < 1 || minutes > 59 || seconds > 59) return NaN;
  return midnight + ((hours * 60 + minutes) * 60 + seconds + Number(fraction)) * 1000;
}

/** Milliseconds by which the stated zone is ahead of UTC; 0 where none is stated. */
function offsetOf(value: string): number {
  const sign = value.charAt(value.length - 6);
  if (value.length < 16 || (sign !== '+' && sign !== '-')) return 0;
  const minutes = Number(value.slice(-5, -3)) * 60 + Number(value.slice(-2));
  return (sign === '-' ? -minutes : minutes) * 60_000;
}

/**
 * Minutes from one moment to another. Null where either is missing, where they are so coarse that the difference says
 * nothing (both on one day, one without a time), or where the second comes first. Where just one of them has a zone,
 * both are taken on the wall clock of the document, which is how people write them.
 */
export function elapsed(from: Point | null, to: Point | null): Elapsed | null {
  if (!from || !to) return null;
  const precision =
    COARSENESS[from.precision] > COARSENESS[to.precision] ? from.precision : to.precision;
  if (precision === 'month') return null;
  if (precision === 'day') {
    const days = Math.round(
      (Date.parse(`${to.value.slice(0, 10)}T00:00Z`) -
        Date.parse(`${from.value.slice(0, 10)}T00:00Z`)) /
        86_400_000,
    );
    return days > 0 ? { minutes: days * 1440, precision, basis: 'computed' } : null;
  }
  const instants = isZoned(from) && isZoned(to);
  const difference = instants ? sortKey(to) - sortKey(from) : wallClock(to) - wallClock(from);
  const minutes = Math.round(difference / 60_000);
  return minutes >= 0 ? { minutes, precision, basis: 'computed' } : null;
}

/**
 * Every clock of one incident. Time to restore: impact start to `resolvedAt`, else `mitigatedAt`, where both ends have
 * a clock time; else the duration that the document states; else the difference in days, marked by its precision.
 */
export function clocks(incident: Timed): Clocks {
  const { startedAt, resolvedAt, mitigatedAt } = incident;
  return {
    detect: elapsed(startedAt, incident.detectedAt),
    acknowledge: elapsed(incident.detectedAt, incident.acknowledgedAt),
    mitigate: elapsed(startedAt, mitigatedAt),
    restore: timeToRestore(incident),
    close: elapsed(startedAt, resolvedAt),
    downtime: downtime(incident.windows),
  };

  function timeToRestore(told: Pick<Timed, 'durationMinutes'>): Elapsed | null {
    const computed = elapsed(startedAt, resolvedAt ?? mitigatedAt);
    if (computed && computed.precision !== 'day') return computed;
    if (told.durationMinutes)
      return { minutes: told.durationMinutes.value, precision: 'minute', basis: 'stated' };
    return computed;
  }
}

/** The sum of the outage windows; null where none is closed. */
function downtime(windows: Timed['windows']): Elapsed | null {
  const spans = windows
    .filter((window) => window.level === 'outage')
    .map((window) => elapsed(window.startedAt, window.endedAt));
  if (!spans.length || spans.some((span) => span === null)) return null;
  const known = spans.filter((span) => span !== null);
  return {
    minutes: known.reduce((sum, span) => sum + span.minutes, 0),
    precision: known.some((span) => span.precision === 'day') ? 'day' : 'minute',
    basis: 'computed',
  };
}
