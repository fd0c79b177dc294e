// How many times did impact begin and end: one window, or an outage with relapses?
import { elapsed, sortKey } from '../clocks.ts';
import type { Fact, ImpactWindow, Moment, TimeFact } from '../model.ts';
import { before, type MomentClaim } from './order.ts';
import { RELAPSE } from '../text/happenings.ts';
import { words } from '../text/patterns.ts';

const DEGRADED = words(
  /\b(?:degrad\w*|slow\w*|intermittent\w*|instab\w*|unstable|partial\w*|reduced|latency|delay\w*|read-only|some (?:users|customers)|performance|traag|vertraagd|langsam|eingeschränkt|dégrad\w*|lent\w*|lentitud|degradad[oa]|rallentament\w*)\b|遅延|지연/iu,
);
const OUTAGE = words(
  /\b(?:unavailab\w*|outage|down|offline|unreachable|inaccessible|not (?:available|reachable|accessible)|failing|failed|disruption|onbereikbaar|niet (?:bereikbaar|beschikbaar)|ausfall|nicht erreichbar|panne|indisponible|caída|fuera de servicio|indisponível|non raggiungibile)\b|停止|중단/iu,
);

interface Turn {
  at: Moment;
  down: boolean;
  claim: MomentClaim;
  relapse: boolean;
}

/**
 * The windows of impact in order of time. Several only where the document tells of a relapse: readings of failure and
 * return are walked in order, and each return closes a window. Else one window from start to end; where service came
 * back before the end and stayed poor, an outage and a degraded window.
 */
export function resolveWindows(
  claims: MomentClaim[],
  chosen: { startedAt: TimeFact | null; mitigatedAt: TimeFact | null; resolvedAt: TimeFact | null },
  facts: Fact[],
): ImpactWindow[] {
  const { startedAt, mitigatedAt, resolvedAt } = chosen;
  if (!startedAt) return [];
  const relapsing = walk(turns(claims, startedAt, resolvedAt));
  if (relapsing.length > 1) return relapsing;
  const words = facts
    .filter(
      (fact) =>
        fact.field === 'startedAt' || fact.field === 'title' || fact.field === 'mitigatedAt',
    )
    .map((fact) => fact.span.quote)
    .join('\n');
  const level = OUTAGE.test(words) || !DEGRADED.test(words) ? 'outage' : 'degraded';
  if (
    mitigatedAt &&
    resolvedAt &&
    before(mitigatedAt, resolvedAt) &&
    elapsed(mitigatedAt, resolvedAt) !== null
  ) {
    return [
      window(startedAt, mitigatedAt, level, startedAt),
      window(mitigatedAt, resolvedAt, 'degraded', resolvedAt),
    ];
  }
  const end = resolvedAt ?? mitigatedAt;
  // without an end nothing says that impact lasts: the document is only silent
  if (!end || before(end, startedAt)) return [];
  return [window(startedAt, end, level, startedAt)];
}

function window(
  from: Moment,
  to: Moment | null,
  level: ImpactWindow['level'],
  evidence: TimeFact,
): ImpactWindow {
  return {
    startedAt: from,
    endedAt: to,
    level,
    span: evidence.span,
    rule: evidence.rule,
    certainty: evidence.certainty,
  };
}

/** Failures and returns with a clock time inside the incident, in order of time, one for each instant. */
function turns(claims: MomentClaim[], startedAt: TimeFact, resolvedAt: TimeFact | null): Turn[] {
  const found: Turn[] = [];
  for (const claim of claims) {
    const down = claim.field === 'startedAt';
    if (!down && claim.field !== 'mitigatedAt' && claim.field !== 'resolvedAt') continue;
    if (claim.value.precision === 'day' || claim.value.precision === 'month' || claim.weight < 0.9)
      continue;
    if (before(claim.value, startedAt) || (resolvedAt && before(resolvedAt, claim.value))) continue;
    found.push({
      at: claim.value,
      down,
      claim,
      relapse: down && RELAPSE.test(`${claim.span.quote} ${claim.rule}`),
    });
  }
  // a stated turn outweighs a stamp of the same minute
  found.sort((a, b) => sortKey(a.at) - sortKey(b.at) || b.claim.weight - a.claim.weight);
  return found;
}

function walk(ordered: Turn[]): ImpactWindow[] {
  const windows: { from: Turn; to: Turn | null }[] = [];
  let open: Turn | null = null;
  for (const turn of ordered) {
    if (turn.down) {
      if (open) continue;
      // only words that say so make a second window; a late symptom alone does not
      if (windows.length && !turn.relapse) continue;
      open = turn;
    } else if (open && sortKey(turn.at) > sortKey(open.at)) {
      windows.push({ from: open, to: turn });
      open = null;
    }
  }
  if (open && windows.length) windows.push({ from: open, to: null });
  return windows.map(({ from, to }) => ({
    startedAt: from.at,
    endedAt: to?.at ?? null,
    level:
      OUTAGE.test(from.claim.span.quote) || !DEGRADED.test(from.claim.span.quote)
        ? 'outage'
        : 'degraded',
    span: from.claim.span,
    rule: from.claim.rule,
    certainty: from.claim.certainty,
  }));
}
