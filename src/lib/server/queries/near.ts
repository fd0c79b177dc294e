// Which incidents may be the same as this one?
import { z } from 'zod';
import type { Reader } from '../db.ts';

const NearRow = z.object({
  incidentId: z.string(),
  documentId: z.string(),
  title: z.string(),
  occurredOn: z.string().nullable(),
  organization: z.string().nullable(),
});
export type NearRow = z.infer<typeof NearRow>;

/** So many are offered: a list that one looks through. */
const MOST = 25;

/**
 * Incidents that count by themselves, those of the nearest days first: within 60 days of `day`, or of any day where `words`
 * are searched for in titles, names and what the documents say of them.
 */
export function incidentsNear(
  db: Reader,
  { incidentId, day, words }: { incidentId: string; day: string | null; words: string | null },
): Promise<NearRow[]> {
  return db.rows(
    NearRow,
    `select incident_id, document_id, title, occurred_on, organization
    from incidents
    where incident_id <> $incidentId and twin_of is null
      and (
        ($words is null and ($day is null or abs(date_diff('day', occurred_on, $day::date)) <= 60))
        or list_bool_and([
          contains(lower(title || ' ' || coalesce(organization, '') || ' ' || document_id), word)
          for word in string_split(lower($words), ' ')
        ])
      )
    order by abs(date_diff('day', occurred_on, $day::date)) nulls last, occurred_on desc nulls last,
      incident_id
    limit ${MOST}`,
    { incidentId, day, words },
  );
}
