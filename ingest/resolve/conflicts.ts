// Where does the document disagree with itself, beyond its clocks?
import { elapsed } from '../clocks.ts';
import type { Conflict, FactOf, Note, TimeFact } from '../model.ts';
import { summerDoubt } from '../text/zones.ts';
import { words } from '../text/patterns.ts';

interface Chosen {
  startedAt: TimeFact | null;
  mitigatedAt: TimeFact | null;
  resolvedAt: TimeFact | null;
  detectedAt: TimeFact | null;
}

/** How far a stated duration may be from the computed one: rounding, more where the words say `about`. */
const ROUNDING = 0.1;
const APPROXIMATE = 0.2;
const ABOUT = words(
  /\b(?:about|around|approximately|approx|roughly|nearly|almost|over|more than|some|circa|ca\.|~|ongeveer|etwa|environ|cerca|aproximadamente)\b|約|약/iu,
);

/** The stated duration against the stated times, and stated durations against one another. */
export function durationConflicts(
  claims: FactOf<'durationMinutes'>[],
  holds: FactOf<'durationMinutes'> | null,
  chosen: Chosen,
): Conflict[] {
  const conflicts: Conflict[] = [];
  if (!holds) return conflicts;
  const { startedAt } = chosen;
  const computed = elapsed(startedAt, chosen.resolvedAt ?? chosen.mitigatedAt);
  if (
    computed &&
    computed.precision === 'minute' &&
    startedAt &&
    !matches(holds, computed.minutes)
  ) {
    const partial = elapsed(startedAt, chosen.mitigatedAt);
    const detected = elapsed(chosen.detectedAt, chosen.resolvedAt ?? chosen.mitigatedAt);
    if (
      !(partial && matches(holds, partial.minutes)) ||
      (detected && matches(holds, detected.minutes))
    )
      conflicts.push({
        field: 'durationMinutes',
        chosen: {
          value: String(computed.minutes),
          span: (chosen.resolvedAt ?? chosen.mitigatedAt ?? startedAt).span,
        },
        rejected: [{ value: String(holds.value), span: holds.span }],
        reason:
          'the duration that the document states is not the one between its times; the times hold',
      });
  }
  const rivals = claims.filter(
    (claim) =>
      claim !== holds &&
      claim.weight >= 2.5 &&
      claim.value !== holds.value &&
      !matches(claim, holds.value),
  );
  const [rival] = rivals;
  if (rival)
    conflicts.push({
      field: 'durationMinutes',
      chosen: { value: String(holds.value), span: holds.span },
      rejected: [{ value: String(rival.value), span: rival.span }],
      reason: `“${holds.rule}” weighs more than “${rival.rule}”`,
    });
  return conflicts;
}

function matches(claim: FactOf<'durationMinutes'>, minutes: number): boolean {
  const slack = ABOUT.test(claim.span.quote) ? APPROXIMATE : ROUNDING;
  return Math.abs(claim.value - minutes) <= Math.max(2, slack * Math.max(claim.value, minutes));
}

/** Winter time written in summer, or the other way round: what is written is kept and doubted. */
export function zoneNotes(
  chosen: (TimeFact | null)[],
  stamps: string[],
): { notes: Note[]; conflicts: Conflict[] } {
  const notes: Note[] = [];
  const conflicts: Conflict[] = [];
  const seen = new Set<string>();
  for (const moment of chosen) {
    if (!moment?.zone || moment.value.length < 16 || seen.has(moment.zone)) continue;
    const doubt = summerDoubt(moment.zone, moment.value.slice(0, 10));
    if (!doubt) continue;
    seen.add(moment.zone);
    notes.push({
      level: 'warning',
      message: `${doubt}; the written zone is kept`,
      span: moment.span,
    });
    const other = /\((\w+)\)$/u.exec(doubt)?.[1];
    if (other !== undefined && stamps.includes(other))
      conflicts.push({
        field: 'zone',
        chosen: { value: moment.zone, span: moment.span },
        rejected: [{ value: other, span: moment.span }],
        reason:
          'the text and the stamps of its page name different zones; the zone beside the time holds',
      });
  }
  return { notes, conflicts };
}
