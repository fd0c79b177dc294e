// Where does the document disagree with itself, beyond its clocks?
import { elapsed } from '../clocks.ts';
import type { Conflict, Document, FactOf, Note, Range, TimeFact } from '../model.ts';
import { before } from './order.ts';
import { happenings } from '../text/happenings.ts';
import { ENDING, openingStatus } from '../text/statuses.ts';
import { summerDoubt } from '../text/zones.ts';
import { words } from '../text/patterns.ts';
import { blocksWithin } from '../text/within.ts';

interface Chosen {
  startedAt: TimeFact | null;
  mitigatedAt: TimeFact | null;
  resolvedAt: TimeFact | null;
  detectedAt: TimeFact | null;
}

/** How far a stated duration may be from the computed one: rounding, more where the words say `about`. */
const ROUNDING = 0.05;
const APPROXIMATE = 0.1;
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

/** Announcements and reports are not of the hour of the incident. */
const ASIDE = openingStatus(
  ['scheduled', 'in_progress', 'verifying', 'completed', 'postmortem'],
  ['planned'],
);

/** A posting without a status whose words say that it is over, and not what is to come. */
function closes(text: string, start: number, end: number): boolean {
  const words = text.slice(start, Math.min(end, start + 400));
  return happenings(words).some(
    ({ rule }) => rule.happening === 'ended' || rule.happening === 'closed',
  );
}

/** A document cannot have been published before what it tells began. */
export function publishedTooEarly(
  document: Document,
  { startedAt }: Pick<Chosen, 'startedAt'>,
): Conflict[] {
  const { published } = document;
  if (!published || startedAt?.certainty !== 'stated') return [];
  if (published.precision !== 'minute' || startedAt.precision !== 'minute') return [];
  const early = before(published, startedAt) && (elapsed(published, startedAt)?.minutes ?? 0) > 1;
  if (!early) return [];
  return [
    {
      field: 'startedAt',
      chosen: { value: startedAt.value, span: startedAt.span },
      rejected: [{ value: published.value, span: published.span }],
      reason: 'the document is stamped before the start that it states; the statement holds',
    },
  ];
}

/** Stamps of the postings against what the text states: trouble posted before it began, an end other than the posted one. */
export function postingConflicts(
  document: Document,
  own: Range,
  chosen: Pick<Chosen, 'startedAt' | 'resolvedAt'>,
): Conflict[] {
  const { startedAt, resolvedAt } = chosen;
  const posted = blocksWithin(document, own).filter(
    (block) => block.kind === 'update' && block.stamp && !ASIDE.test(block.label ?? ''),
  );
  const conflicts: Conflict[] = [];
  const early = posted.find(
    ({ stamp }) =>
      stamp &&
      startedAt?.certainty === 'stated' &&
      startedAt.precision === 'minute' &&
      before(stamp, startedAt) &&
      (elapsed(stamp, startedAt)?.minutes ?? 0) > 1,
  );
  if (early?.stamp && startedAt)
    conflicts.push({
      field: 'startedAt',
      chosen: { value: startedAt.value, span: startedAt.span },
      rejected: [{ value: early.stamp.value, span: early.stamp.span }],
      reason: 'a posting about the trouble is stamped before its stated start; the statement holds',
    });
  const closing =
    posted.find(({ label }) => ENDING.test(label ?? '')) ??
    posted.find(({ label, start, end }) => label === null && closes(document.text, start, end));
  const field = resolvedAt?.rule.startsWith('label:') === true && resolvedAt.precision === 'minute';
  if (closing?.stamp && resolvedAt && field) {
    const apart =
      elapsed(resolvedAt, closing.stamp)?.minutes ??
      elapsed(closing.stamp, resolvedAt)?.minutes ??
      0;
    if (apart > 5)
      conflicts.push({
        field: 'resolvedAt',
        chosen: { value: resolvedAt.value, span: resolvedAt.span },
        rejected: [{ value: closing.stamp.value, span: closing.stamp.span }],
        reason: 'the entry and its closing posting give different ends; the entry holds',
      });
  }
  return conflicts;
}
