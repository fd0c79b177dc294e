// Which incidents are recurrences after a correction, and which no longer?
import { z } from 'zod';
import { compare } from '../../../../ingest/figures/order.ts';
import { dayOf, instantOf, type Occurrence } from '../../../../ingest/figures/occurrence.ts';
import { recurrencesOf } from '../../../../ingest/figures/recurrence.ts';
import type { Ask } from './ask.ts';

/** Links reach so many days back. */
const REACH = 365;

const Row = z.object({
  incidentId: z.string(),
  documentId: z.string(),
  part: z.number(),
  kind: z.string(),
  title: z.string(),
  organization: z.string().nullable(),
  services: z.array(z.string()),
  causes: z.array(z.string()),
  occurredOn: z.string(),
  startedAt: z.string().nullable(),
  startedPrecision: z.string().nullable(),
  promises: z.number(),
  publishedAt: z.string().nullable(),
});

const Link = z.object({
  incidentId: z.string(),
  cause: z.string(),
  earlierIncidentId: z.string().nullable(),
  daysSince: z.number().nullable(),
  promisedIncidentId: z.string().nullable(),
  daysSincePromised: z.number().nullable(),
});

/**
 * Draws anew all links that may lead to or from `incidents`. To be called when the views show the corrected facts; `causes`
 * and `days` are what these incidents have now and had before.
 */
export async function linkAgain(
  ask: Ask,
  { causes, days }: { causes: readonly string[]; days: readonly string[] },
): Promise<void> {
  const [first, last] = [days.toSorted(compare)[0], days.toSorted(compare).at(-1)];
  if (first === undefined || last === undefined || !causes.length) return;
  const around = { causes, first, last };
  const occurrences = await ask.rows(
    Row,
    `select incident_id, incidents.document_id, part, kind, incidents.title,
      incidents.organization, services, causes, occurred_on, started_at, started_precision,
      coalesce(promises, 0)::integer as promises, published_at
    from incidents
    join documents using (document_id)
    left join (
      select incident_id, count(*) as promises
      from actions
      where status <> 'dropped'
      group by incident_id
    ) as promised using (incident_id)
    where list_has_any(causes, $causes) and twin_of is null and kind = 'incident'
      and occurred_on between $first::date - ${REACH} and $last::date + ${REACH}
    order by incident_id`,
    around,
  );
  const links = new Map(
    recurrencesOf(occurrences.map(occurrenceOf)).map((link) => [
      `${link.incidentId} ${link.cause}`,
      link,
    ]),
  );
  const shown = await ask.rows(
    Link,
    `select incident_id, cause, earlier_incident_id, days_since, promised_incident_id,
      days_since_promised
    from causes
    where list_contains($causes, cause)
      and occurred_on between $first::date and $last::date + ${REACH}
    order by incident_id, cause`,
    around,
  );
  const changed = shown.flatMap((row) => {
    const link = links.get(`${row.incidentId} ${row.cause}`);
    const now = {
      earlier_incident_id: link?.earlier.incidentId ?? null,
      days_since: link?.earlier.days ?? null,
      promised_incident_id: link?.promised?.incidentId ?? null,
      days_since_promised: link?.promised?.days ?? null,
    };
    const same =
      row.earlierIncidentId === now.earlier_incident_id &&
      row.daysSince === now.days_since &&
      row.promisedIncidentId === now.promised_incident_id &&
      row.daysSincePromised === now.days_since_promised;
    return same ? [] : [{ incident_id: row.incidentId, cause: row.cause, ...now }];
  });
  if (!changed.length) return;
  await ask.insert('decided.links', changed);
  // whole incidents go into the overlay: the rows that the build still shows of them come along as they are. Not from the
  // view, which holds the table that is filled here: what was just added would be read and added again
  await ask.run(
    `insert into decided.causes by name
    select * from build.main.causes
    where incident_id in (select incident_id from decided.links)
      and incident_id not in (select incident_id from decided.recaused)`,
  );
  await ask.run(
    `insert into decided.recaused
    select distinct incident_id from decided.links
    except
    select incident_id from decided.recaused`,
  );
  await ask.run(
    `update decided.causes as causes
    set earlier_incident_id = links.earlier_incident_id, days_since = links.days_since,
      promised_incident_id = links.promised_incident_id,
      days_since_promised = links.days_since_promised
    from decided.links as links
    where links.incident_id = causes.incident_id and links.cause = causes.cause`,
  );
}

function occurrenceOf(row: z.infer<typeof Row>): Occurrence {
  return {
    ...row,
    day: row.occurredOn,
    startDay: dayOf(row.startedAt),
    started: instantOf(row.startedAt, row.startedPrecision),
    ended: null,
    facts: 0,
    published: dayOf(row.publishedAt),
  };
}
