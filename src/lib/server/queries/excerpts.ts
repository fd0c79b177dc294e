// Where in the text of an incident's document do the words of a search stand?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import type { Values } from '../values.ts';

/** The words around the first place where they were found, and whether the text goes on at either side. */
const Found = z.object({
  incidentId: z.string(),
  excerpt: z.string(),
  isCutBefore: z.boolean(),
  isCutAfter: z.boolean(),
});
export type Found = z.infer<typeof Found>;

/** Characters before the place, so few that the place itself stays in sight on a narrow screen; and in all. */
const BEFORE = 28;
const LENGTH = 220;

/**
 * For each of these incidents a piece of its text around the first place where the whole search, else the first of its
 * words, stands; an incident that has them in its title or its services alone has none. `words` are lower case, as the
 * `search` column is.
 */
export function excerptsOf(
  db: Reader,
  incidentIds: readonly string[],
  words: readonly string[],
): Promise<Found[]> {
  if (!incidentIds.length || !words.length) return Promise.resolve([]);
  const values: Record<string, string | number> = {
    phrase: words.join(' '),
    before: BEFORE,
    length: LENGTH,
  };
  incidentIds.forEach((id, index) => (values[`i${index}`] = id));
  words.forEach((word, index) => (values[`word${index}`] = word));
  return db.rows(Found, statement(incidentIds.length, words.length), values satisfies Values);
}

// the search column holds lower case; the document's own letters are found again by the words around the place
function statement(incidents: number, words: number): string {
  const names = Array.from({ length: incidents }, (_, index) => `$i${index}`).join(', ');
  const places = Array.from(
    { length: words },
    (_, index) => `nullif(strpos(body, $word${index}), 0)`,
  );
  return `with told as (
      select incident_id, document_id,
        substr(search, length(title) + length(array_to_string(services, ' ')) + 3) as body
      from incidents
      where incident_id in (${names})
    ),
    placed as (
      select incident_id, document_id, body,
        coalesce(nullif(strpos(body, $phrase), 0), ${places.join(', ')}) as place
      from told
    ),
    low as (
      select incident_id, document_id, greatest(place - $before, 1) as first,
        substr(body, greatest(place - $before, 1), $length) as piece, length(body) as size
      from placed
      where place is not null
    ),
    own as (
      select low.*, nfc_normalize(text) as text, strpos(lower(nfc_normalize(text)), piece) as found
      from low
      join documents on documents.document_id = low.document_id
    )
    select incident_id, if(found > 0, substr(text, found, length(piece)), piece) as excerpt,
      first > 1 as is_cut_before, first + $length <= size as is_cut_after
    from own
    order by incident_id`;
}
