// Which promises are there, each once, each with an id that outlives an edit of the document?
import { createHash } from 'node:crypto';
import type { Action, FactOf, FollowUp, Moment } from '../model.ts';
import { before } from './order.ts';

/** Weight of an item, row or line of an actions section, and the least of a sentence that such a section holds. */
const LISTED = 4;
const SAID = 2.6;

/**
 * The promises in text order, each once. The id is the incident's and a digest of the promise's own first words, so that it
 * survives whatever is written around it; a second one of the same words gets `-2`.
 */
export function resolveActions(incidentId: string, claims: FactOf<'action'>[]): Action[] {
  const kept: FactOf<'action'>[] = [];
  const said = new Set<string>();
  // where a document lists its promises, sentences elsewhere repeat or praise them
  const listed = claims.filter((claim) => claim.weight >= LISTED).length >= 2;
  for (const claim of claims.toSorted(
    (a, b) => b.weight - a.weight || a.span.start - b.span.start,
  )) {
    const covered = kept.some(
      (other) => other.span.start < claim.span.end && claim.span.start < other.span.end,
    );
    const words = wordsOf(claim.value.text);
    if (covered || said.has(words) || (listed && claim.weight < SAID)) continue;
    said.add(words);
    kept.push(claim);
  }
  const seen = new Map<string, number>();
  return kept
    .toSorted((a, b) => a.span.start - b.span.start)
    .map((claim) => {
      const anchor = createHash('sha256')
        .update(wordsOf(claim.value.text).split(' ').slice(0, 12).join(' '))
        .digest('hex')
        .slice(0, 10);
      const count = (seen.get(anchor) ?? 0) + 1;
      seen.set(anchor, count);
      return {
        id: `${incidentId}/${anchor}${count > 1 ? `-${count}` : ''}`,
        ...claim.value,
        span: claim.span,
        rule: claim.rule,
        certainty: claim.certainty,
      };
    });
}

function wordsOf(text: string): string {
  return (
    text
      .toLowerCase()
      .normalize('NFKC')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ');
}

/** Publications promised by a date, each with the day on which the postmortem came, as far as the document shows. */
export function resolveFollowUps(
  claims: FactOf<'followUp'>[],
  published: Moment | null,
): FollowUp[] {
  const seen = new Set<string>();
  return claims.flatMap((claim) => {
    if (seen.has(claim.value.promised.value)) return [];
    seen.add(claim.value.promised.value);
    // a publication before the promise was made keeps nothing
    const delivered = published && !before(published, claim.value.promised) ? published : null;
    const early = published && before(published, claim.value.promised) ? published : null;
    return [
      {
        ...claim.value,
        delivered: delivered ?? early,
        span: claim.span,
        rule: claim.rule,
        certainty: claim.certainty,
      },
    ];
  });
}
