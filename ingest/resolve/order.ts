// Which of two readings of a clock comes first, and are they one moment?
import { elapsed, isZoned, sortKey, wallClock } from '../clocks.ts';
import type { FactOf, Moment, MomentField } from '../model.ts';

/** A reading of a clock by one rule. */
export type MomentClaim = FactOf<MomentField>;

/** Two readings in one class of weight are equal; then the order of time decides. */
export const CLASS = 0.5;
/** Minutes between a return of service and the end that are not two clocks for one moment. */
const APART = 10;

/** Below zero where a comes first: by instants where both are, else by the wall clock, as people compare them. */
export function order(a: Moment, b: Moment): number {
  if (isZoned(a) && isZoned(b)) return sortKey(a) - sortKey(b);
  return wallClock(a) - wallClock(b);
}

/** An alert minutes before the stated start belongs to this incident. */
export function justBefore(claim: MomentClaim, started: MomentClaim): boolean {
  const between = elapsed(claim.value, started.value);
  return between?.precision === 'minute' && between.minutes < 30;
}

export function isBareDay({ value }: MomentClaim): boolean {
  return value.precision === 'day' || value.precision === 'month';
}

/** Another day, or a while before: not two readings of one end. */
export function apart(earlier: Moment, end: Moment): boolean {
  const between = elapsed(earlier, end);
  return between !== null && between.minutes >= APART;
}

export function rank(field: MomentField, claims: MomentClaim[]): MomentClaim[] {
  const late = field === 'resolvedAt' ? -1 : 1;
  const grade = (claim: MomentClaim): number => Math.round(claim.weight / CLASS);
  return claims.toSorted(
    (a, b) =>
      grade(b) - grade(a) ||
      // among equals a clock time says more than a day
      Number(isBareDay(a)) - Number(isBareDay(b)) ||
      late * order(a.value, b.value) ||
      b.weight - a.weight ||
      a.span.start - b.span.start,
  );
}

/** True where a surely precedes b; days are compared as days, a local time is compared by the wall clock. */
export function before(a: Moment, b: Moment): boolean {
  if (
    a.precision === 'day' ||
    b.precision === 'day' ||
    a.precision === 'month' ||
    b.precision === 'month'
  ) {
    const length = a.precision === 'month' || b.precision === 'month' ? 7 : 10;
    return a.value.slice(0, length) < b.value.slice(0, length);
  }
  if (isZoned(a) && isZoned(b)) return sortKey(a) < sortKey(b);
  return a.value.slice(0, 16) < b.value.slice(0, 16);
}

export function differs(a: Moment, b: Moment): boolean {
  if (a.precision === 'day' || b.precision === 'day') return false;
  if (a.precision === 'month' || b.precision === 'month') return false;
  const minutes =
    isZoned(a) && isZoned(b)
      ? Math.abs(sortKey(a) - sortKey(b)) / 60_000
      : a.value.slice(0, 16) === b.value.slice(0, 16)
        ? 0
        : 2;
  return minutes >= 1;
}
