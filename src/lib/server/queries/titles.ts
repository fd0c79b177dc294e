// Which incidents are called by these words?
import { z } from 'zod';
import type { Reader } from '../db.ts';

const Title = z.object({
  incidentId: z.string(),
  title: z.string(),
  occurredOn: z.string().nullable(),
});
export type Title = z.infer<typeof Title>;

/**
 * Incidents and maintenance with every word (lower case) in the title, each told once: first those whose title begins with
 * them, then the latest; `limit` at most. No words, no incidents.
 */
export async function titlesWith(
  db: Reader,
  words: readonly string[],
  limit: number,
): Promise<Title[]> {
  if (!words.length) return [];
  const values: Record<string, string | number> = { limit, phrase: words.join(' ') };
  words.forEach((word, index) => (values[`word${index}`] = word));
  const conditions = words.map((_, index) => `contains(lower(title), $word${index})`);
  return db.rows(
    Title,
    `select incident_id, title, occurred_on
    from incidents
    where twin_of is null and ${conditions.join(' and ')}
    order by starts_with(lower(title), $phrase) desc, occurred_on desc nulls last, incident_id
    limit $limit`,
    values,
  );
}
