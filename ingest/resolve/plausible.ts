// Which readings of the clocks fit the other readings?
import { elapsed, sortKey } from '../clocks.ts';
import type { FactOf } from '../model.ts';
import { RELAPSE } from '../text/happenings.ts';
import { before, CLASS, isBareDay, rank, type MomentClaim } from './order.ts';

/** The least weight of a reading that is let stand against the chosen one: it says the clock outright. */
export const OUTRIGHT = 3;
/** The least weight of a symptom or an alert in a timeline, and the most of a bare day. */
const SYMPTOM = 2;
const DAY_ONLY = 1.6;
/** Minutes. */
export const DAY = 1440;

/**
 * The end that holds, unless the trouble came back after it: a posting or a sentence that says so, and a later end. Then the
 * latest end is meant and the first one was a return for a while.
 */
export function afterRelapses(ends: MomentClaim[], claims: MomentClaim[]): MomentClaim | null {
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
export function afterMitigation(
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
export function notAfterEnd(starts: MomentClaim[], ends: MomentClaim[]): MomentClaim | null {
  const [start] = starts;
  const end = ends.find((claim) => claim.certainty === 'stated' && claim.weight >= SYMPTOM);
  if (start?.certainty === 'implied' && end && before(end.value, start.value)) {
    const earlier = starts.find((claim) => !before(end.value, claim.value));
    return earlier ?? null;
  }
  return start ?? null;
}

/** A symptom that is told later than the first alert is not where impact began. */
export function withoutLateSymptoms(claims: MomentClaim[]): MomentClaim[] {
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
export function agreeing(
  claims: MomentClaim[],
  durations: FactOf<'durationMinutes'>[],
): MomentClaim[] {
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
