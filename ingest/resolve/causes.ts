// Which causes does the document blame, and which first of all?
import type { Cause, FactOf } from '../model.ts';
import type { Taxonomy } from '../taxonomy.ts';

/** What the mentions of a cause must weigh together; a weak cue in passing stays below. */
const LEAST = 2;
/** What the heaviest cause must weigh where none weighs enough: a short notice names its cause once, in passing. */
const LEAST_ALONE = 1.3;
/** A cause that weighs less than this share of the heaviest one is told in passing. */
const SHARE = 0.2;
/** Mentions after the third add little: length is no evidence. */
const FADE = [1, 0.7, 0.5, 0.3, 0.2];

/** How much the plainest sentence about a cause counts for its being the first of all, beside all that is said of it. */
const PLAINEST = 0.4;

/**
 * Causes by weight, heaviest first. Primary is the one that is said most plainly and most often, times its `primacy`: what a
 * document says most about is often what made the incident worse. The evidence of each is the sentence that weighs most.
 */
export function resolveCauses(claims: FactOf<'cause'>[], taxonomy: Taxonomy): Cause[] {
  const byCause = new Map<string, FactOf<'cause'>[]>();
  for (const claim of claims)
    byCause.set(claim.value, [...(byCause.get(claim.value) ?? []), claim]);
  const weighed = [...byCause].map(([id, list]) => {
    const sorted = list.toSorted((a, b) => b.weight - a.weight || a.span.start - b.span.start);
    const weight = sorted.reduce(
      (sum, claim, index) => sum + claim.weight * (FADE[index] ?? 0.05),
      0,
    );
    const primacy = taxonomy.causes.find((cause) => cause.id === id)?.primacy ?? 1;
    const [best] = sorted;
    const plainest = best?.weight ?? 0;
    return { id, weight, first: (weight + PLAINEST * (plainest - weight)) * primacy, best };
  });
  weighed.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  const heaviest = weighed[0]?.weight ?? 0;
  const least = heaviest >= LEAST ? Math.max(LEAST, heaviest * SHARE) : LEAST_ALONE;
  const enough = weighed.filter(({ weight }) => weight >= least);
  const kept = heaviest >= LEAST ? enough : enough.slice(0, 1);
  const primary = kept.toSorted((a, b) => b.first - a.first)[0];
  return kept.flatMap((cause) =>
    cause.best
      ? [
          {
            id: cause.id,
            primary: cause === primary,
            span: cause.best.span,
            rule: cause.best.rule,
            certainty: cause.best.certainty,
          },
        ]
      : [],
  );
}
