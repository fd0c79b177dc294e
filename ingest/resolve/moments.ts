// Several readings of one clock: which one holds, and which ones contradict it?
import { elapsed, sortKey } from '../clocks.ts';
import type { Conflict, FactOf, MomentField, TimeFact } from '../model.ts';
import {
  apart,
  before,
  CLASS,
  differs,
  isBareDay,
  justBefore,
  order,
  rank,
  type MomentClaim,
} from './order.ts';
import {
  afterMitigation,
  afterRelapses,
  agreeing,
  DAY,
  notAfterEnd,
  OUTRIGHT,
  withoutLateSymptoms,
} from './plausible.ts';

export interface ResolvedMoments {
  chosen: Record<MomentField, TimeFact | null>;
  conflicts: Conflict[];
}

/** The least weight of a return of service that is taken for the mitigation. */
const RETURN = 2.1;

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
        ? of(field).find((claim) => claim.weight >= OUTRIGHT - CLASS && justBefore(claim, started))
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

function fact(claim: MomentClaim | null): TimeFact | null {
  if (!claim) return null;
  return { ...claim.value, span: claim.span, rule: claim.rule, certainty: claim.certainty };
}
