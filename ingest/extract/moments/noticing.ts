// What had begun when it was noticed?
import type { Fact } from '../../model.ts';
import type { Page } from '../../text/pages.ts';
import { reading } from './reading.ts';

/**
 * A page of postings whose text says when trouble was noticed, and nothing of when it began: it had begun by then. Reports
 * in other forms rather leave the start open.
 */
export function fromNoticing(page: Page, facts: Fact[]): Fact[] {
  if (facts.some(({ field }) => field === 'startedAt')) return [];
  if (!page.passages.some(({ update }) => update !== null)) return [];
  return facts.flatMap((fact) =>
    fact.field === 'detectedAt' && fact.value.precision === 'minute'
      ? [
          reading(
            page,
            'startedAt',
            fact.value,
            fact.span,
            'noticed, so it had begun',
            0.7,
            'implied',
          ),
        ]
      : [],
  );
}
