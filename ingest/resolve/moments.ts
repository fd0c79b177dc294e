// Several readings of one clock: which one holds, and which ones contradict it?
import { elapsed, isZoned, sortKey, wallClock } from '../clocks.ts';
import {
  type Conflict,
  type FactOf,
  type Moment,
  type MomentField,
  type TimeFact,
} from '../model.ts';
import { RELAPSE } from '../text/happenings.ts';

/** A reading of a clock by one rule. */
export type MomentClaim = FactOf<MomentField>;

export interface ResolvedMoments {
  chosen: Record<MomentField, TimeFact | null>;
  conflicts: Conflict[];
}

/** The least weight of a reading that is let stand against the chosen one: it says the clock outright. */
const OUTRIGHT = 3;
/** The least weight of a symptom or an alert in a timeline, and the most of a bare day. */
const SYMPTOM = 2;
const DAY_ONLY = 1.6;
/** Minutes. */
const DAY = 1440;
/** The least weight of a return of service that is taken for the mitigation. */
const RETURN = 2.4;
/** Minutes between a return of service and the end that are not two clocks for one moment. */
const APART = 10;
/** Two readings in one class of weight are equal; then the order of time decides. */
const CLASS = 0.5;

/**
 * One moment for each clock. A start and an end that lie as far apart as the document says impact lasted support each
 * other; a mere symptom after the detection is no start. The reading of the greatest weight holds; among equals the earliest for start, detection,
 * acknowledgement and mitigation, the latest for the end. A clock that would then run backwards (an end before its start)
 * gives way to the next reading that does not. Readings that say a clock outright and differ are conflicts.
 */
export function resolveMoments(
  read: MomentClaim[],
  durations: FactOf<'durationMinutes'>[] = [],
): ResolvedMoments {
  const conflicts: Conflict[] = [];
  const claims = agreeing(withoutLateSymptoms(read), durations);
  const of = (field: MomentField): MomentClaim[] =>
    rank(
      field,
      claims.filter((claim) => claim.field === field),
    );
  const started = notAfterEnd(of('startedAt'), of('resolvedAt'));
  const ends = of('resolvedAt');
  const sane = started ? ends.filter((claim) => !before(claim.value, started.value)) : ends;
  const resolved = afterMitigation(afterRelapses(sane, claims), sane, claims);
  if (started) {
    const impossible = ends.filter(
      (claim) => before(claim.value, started.value) && claim.weight >= OUTRIGHT - 0.5,
    );
    if (impossible.length && resolved)
      conflicts.push(
        conflict(
          'resolvedAt',
          resolved,
          impossible,
          'the other reading lies before the start of impact',
        ),
      );
  }
  const chosen: Record<MomentField, TimeFact | null> = {
    startedAt: fact(started),
    resolvedAt: fact(resolved),
    detectedAt: null,
    acknowledgedAt: null,
    mitigatedAt: null,
  };
  // a posting at the start or the end of impact tells those, not something between
  const atAnEnd = (claim: MomentClaim): boolean =>
    [started, resolved].some((end) => end !== null && order(claim.value, end.value) === 0);
  const soonAfter = (claim: MomentClaim): boolean =>
    resolved !== null &&
    before(resolved.value, claim.value) &&
    (elapsed(resolved.value, claim.value)?.minutes ?? DAY) < DAY;
  for (const field of ['detectedAt', 'acknowledgedAt', 'mitigatedAt'] as const) {
    const inside = of(field).filter(
      (claim) =>
        !(started && before(claim.value, started.value)) &&
        !(resolved && before(resolved.value, claim.value)) &&
        !(
          field === 'mitigatedAt' &&
          (isBareDay(claim) || (claim.certainty === 'implied' && atAnEnd(claim)))
        ),
    );
    // within one class the first in time is meant; a second alert is not the detection
    // trouble may heal before anybody sees it: then the detection lies behind the end
    const behind =
      field === 'detectedAt'
        ? of(field).find((claim) => claim.weight >= OUTRIGHT - CLASS && soonAfter(claim))
        : undefined;
    const ahead =
      field === 'detectedAt' && !inside.length && !behind && started
        ? of(field).find((claim) => claim.weight >= OUTRIGHT && justBefore(claim, started))
        : undefined;
    chosen[field] = fact(inside[0] ?? behind ?? ahead ?? null);
    if (ahead && started)
      conflicts.push(
        conflict(
          'startedAt',
          started,
          [ahead],
          'it was noticed before its stated start; the statement holds',
        ),
      );
  }
  // a return of service long before the end is where users could work again
  if (started && resolved) {
    const known = chosen.mitigatedAt;
    const returns = sane.filter(
      (claim) =>
        claim !== resolved &&
        claim.weight >= RETURN &&
        !isBareDay(claim) &&
        before(started.value, claim.value) &&
        apart(claim.value, resolved.value),
    );
    const [first] = rank('mitigatedAt', returns);
    const telling = known?.certainty === 'stated' && order(known, resolved.value) !== 0;
    if (first && !telling) chosen.mitigatedAt = fact(first);
  }
  // a return that was still watched, and nothing after it: that was the end, not something between
  if (
    chosen.mitigatedAt &&
    resolved &&
    chosen.mitigatedAt.rule === resolved.rule &&
    order(chosen.mitigatedAt, resolved.value) === 0
  )
    chosen.mitigatedAt = null;
  for (const field of ['startedAt', 'resolvedAt'] as const) {
    const holds = field === 'startedAt' ? started : resolved;
    if (!holds) continue;
    const rivals = distinct(
      (field === 'startedAt' ? of(field) : sane).filter(
        (claim) =>
          claim !== holds &&
          claim.value.value !== chosen.mitigatedAt?.value &&
          claim.certainty === 'stated' &&
          claim.weight >= OUTRIGHT &&
          differs(claim.value, holds.value),
      ),
    );
    if (rivals.length) conflicts.push(conflict(field, holds, rivals, reasonFor(holds, rivals)));
  }
  return { chosen, conflicts };
}

/**
 * The end that holds, unless the trouble came back after it: a posting or a sentence that says so, and a later end. Then the
 * latest end is meant and the first one was a return for a while.
 */
function afterRelapses(ends: MomentClaim[], claims: MomentClaim[]): MomentClaim | null {
  const [best] = ends;
  if (!best) return null;
  const relapsed = claims.some(
    (claim) =>
      claim.field === 'startedAt' &&
      (claim.rule.startsWith('stamp of the update') ||
        RELAPSE.test(`${claim.span.quote} ${claim.rule}`)) &&
      before(best.value, claim.value) &&
      ends.some((end) => before(claim.value, end.value)),
  );
  if (!relapsed) return best;
  return (
    ends.toSorted((a, b) => sortKey(b.value) - sortKey(a.value) || b.weight - a.weight)[0] ?? best
  );
}

/** Nothing is over before it is softened: an end before the stated mitigation gives way to the end that lies behind it. */
function afterMitigation(
  best: MomentClaim | null,
  ends: MomentClaim[],
  claims: MomentClaim[],
): MomentClaim | null {
  if (!best) return null;
  const softened = claims.find(
    (claim) =>
      claim.field === 'mitigatedAt' &&
      claim.certainty === 'stated' &&
      claim.weight >= OUTRIGHT - CLASS &&
      !isBareDay(claim) &&
      before(best.value, claim.value) &&
      (elapsed(best.value, claim.value)?.minutes ?? DAY) < DAY,
  );
  if (!softened) return best;
  const behind = ends.find(
    (claim) => claim.weight >= SYMPTOM && !isBareDay(claim) && !before(claim.value, softened.value),
  );
  return behind ?? best;
}

/** A stamp is when somebody wrote: where the text gives an end before it, impact did not begin then. */
function notAfterEnd(starts: MomentClaim[], ends: MomentClaim[]): MomentClaim | null {
  const [start] = starts;
  const end = ends.find((claim) => claim.certainty === 'stated' && claim.weight >= SYMPTOM);
  if (start?.certainty === 'implied' && end && before(end.value, start.value)) {
    const earlier = starts.find((claim) => !before(end.value, claim.value));
    return earlier ?? null;
  }
  return start ?? null;
}

/** A symptom that is told later than the first alert is not where impact began. */
function withoutLateSymptoms(claims: MomentClaim[]): MomentClaim[] {
  const [first] = rank(
    'detectedAt',
    claims.filter((claim) => claim.field === 'detectedAt' && claim.weight >= SYMPTOM),
  );
  if (!first) return claims;
  return claims.filter(
    (claim) =>
      !(
        claim.field === 'startedAt' &&
        (isBareDay(claim) || (claim.certainty === 'stated' && claim.weight > DAY_ONLY)) &&
        claim.weight < OUTRIGHT &&
        before(first.value, claim.value)
      ),
  );
}

/** Pairs of start and end whose distance is the stated duration gain a class and a half each. */
function agreeing(claims: MomentClaim[], durations: FactOf<'durationMinutes'>[]): MomentClaim[] {
  const stated = durations.filter((claim) => claim.weight >= OUTRIGHT).map((claim) => claim.value);
  if (!stated.length) return claims;
  const supported = new Set<MomentClaim>();
  const clock = (claim: MomentClaim): boolean => claim.value.precision === 'minute';
  for (const start of claims.filter((claim) => claim.field === 'startedAt' && clock(claim)))
    for (const end of claims.filter((claim) => claim.field === 'resolvedAt' && clock(claim))) {
      const minutes = elapsed(start.value, end.value)?.minutes;
      if (minutes !== undefined && stated.some((value) => Math.abs(value - minutes) <= 1)) {
        supported.add(start);
        supported.add(end);
      }
    }
  return claims.map((claim) =>
    supported.has(claim) ? { ...claim, weight: claim.weight + 1.5 * CLASS } : claim,
  );
}

/** Below zero where a comes first: by instants where both are, else by the wall clock, as people compare them. */
function order(a: Moment, b: Moment): number {
  if (isZoned(a) && isZoned(b)) return sortKey(a) - sortKey(b);
  return wallClock(a) - wallClock(b);
}

/** An alert minutes before the stated start belongs to this incident. */
function justBefore(claim: MomentClaim, started: MomentClaim): boolean {
  const between = elapsed(claim.value, started.value);
  return between?.precision === 'minute' && between.minutes < 30;
}

function isBareDay({ value }: MomentClaim): boolean {
  return value.precision === 'day' || value.precision === 'month';
}

/** Another day, or a while before: not two readings of one end. */
function apart(earlier: Moment, end: Moment): boolean {
  const between = elapsed(earlier, end);
  return between !== null && between.minutes >= APART;
}

function rank(field: MomentField, claims: MomentClaim[]): MomentClaim[] {
  const late = field === 'resolvedAt' ? -1 : 1;
  const grade = (claim: MomentClaim): number => Math.round(claim.weight / CLASS);
  return claims.toSorted(
    (a, b) =>
      grade(b) - grade(a) ||
      late * order(a.value, b.value) ||
      b.weight - a.weight ||
      a.span.start - b.span.start,
  );
}

function reasonFor(holds: MomentClaim, rivals: MomentClaim[]): string {
  const next = rivals[0];
  if (next && Math.round(next.weight / CLASS) < Math.round(holds.weight / CLASS))
    return `“${holds.rule}” weighs more than “${next.rule}”`;
  return holds.field === 'resolvedAt'
    ? 'of equal readings the later end holds'
    : 'of equal readings the earlier start holds';
}

function conflict(
  field: string,
  holds: MomentClaim,
  rivals: MomentClaim[],
  reason: string,
): Conflict {
  return {
    field,
    chosen: { value: holds.value.value, span: holds.span },
    rejected: rivals.map((rival) => ({ value: rival.value.value, span: rival.span })),
    reason,
  };
}

function distinct(claims: MomentClaim[]): MomentClaim[] {
  const seen = new Set<string>();
  return claims.filter((claim) => {
    const key = String(sortKey(claim.value));
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
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

function differs(a: Moment, b: Moment): boolean {
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

function fact(claim: MomentClaim | null): TimeFact | null {
  if (!claim) return null;
  return { ...claim.value, span: claim.span, rule: claim.rule, certainty: claim.certainty };
}
