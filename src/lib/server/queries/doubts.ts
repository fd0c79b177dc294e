// What is doubtful about the incidents themselves: zones, tellings, publications that were promised?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';
import { cutTo, type Cut } from './cut.ts';

/** How the notes of a doubted zone end, whatever the zone (zoneNotes of the resolver words them). */
export const ZONE_DOUBT = `ends_with(message, 'the written zone is kept')`;

/** So many rows of each list are shown: a page is for working from, the data are for taking away. */
const SHOWN = 100;

const ZoneDoubt = z.object({
  incidentId: z.string(),
  title: z.string(),
  documentId: z.string(),
  message: z.string(),
  quote: z.string().nullable(),
});
/** An incident whose document writes a zone that did not hold on that day. */
export type ZoneDoubt = z.infer<typeof ZoneDoubt>;

/** Zones that are doubted, the latest incident first, each with the words that name it. */
export function doubtedZones(db: Reader, filter: Filter): Promise<Cut<ZoneDoubt>> {
  const { sql, values } = where(filter, 'incidents', { twins: true });
  return cutTo(
    db,
    ZoneDoubt,
    `select incidents.incident_id, title, incidents.document_id, message, quote,
      count(*) over () as total
    from notes
    join incidents on incidents.incident_id = notes.incident_id
    where ${sql} and ${ZONE_DOUBT}
    order by occurred_on desc nulls last, incidents.incident_id, number
    limit $limit`,
    { ...values, limit: SHOWN },
  );
}

const Unzoned = z.object({ unzoned: z.number(), timed: z.number() });
/** Incidents with a clock time, and those of them in which one stands without a zone. */
export type UnzonedCount = z.infer<typeof Unzoned>;

const TIMES = ['started_at', 'detected_at', 'acknowledged_at', 'mitigated_at', 'resolved_at'];
const TIMED = `(${TIMES.map((name) => `coalesce(contains(${name}, 'T'), false)`).join(' or ')})`;
const UNZONED = `(${TIMES.map(
  (name) =>
    `coalesce(contains(${name}, 'T') and not regexp_matches(${name}, '(Z|[+-]\\d\\d:\\d\\d)$'), false)`,
).join(' or ')})`;

/** How many incidents give clock times, and in how many of them a zone is missing. */
export async function unzonedTimes(db: Reader, filter: Filter): Promise<UnzonedCount> {
  const { sql, values } = where(filter, 'incidents');
  const [row] = await db.rows(
    Unzoned,
    `select count(*) filter (${UNZONED}) as unzoned, count(*) filter (${TIMED}) as timed
    from incidents
    where ${sql}`,
    values,
  );
  if (!row) throw new Error('counting times without a zone gave no row');
  return row;
}

const ToldTwice = z.object({
  incidentId: z.string(),
  title: z.string(),
  documentId: z.string(),
  occurredOn: z.string().nullable(),
  countingId: z.string(),
  countingTitle: z.string(),
  countingDocumentId: z.string(),
  reason: z.string(),
});
/** An incident that another document tells as well, and counts in its place. */
export type ToldTwice = z.infer<typeof ToldTwice>;

/** Incidents that two documents tell, the latest first. */
export function toldTwice(db: Reader, filter: Filter): Promise<Cut<ToldTwice>> {
  const { sql, values } = where(filter, 'incidents', { twins: true });
  return cutTo(
    db,
    ToldTwice,
    `select incidents.incident_id, incidents.title, incidents.document_id, incidents.occurred_on,
      counting.incident_id as counting_id, counting.title as counting_title,
      counting.document_id as counting_document_id, incidents.twin_reason as reason,
      count(*) over () as total
    from incidents
    join incidents as counting on counting.incident_id = incidents.twin_of
    where ${sql}
    order by incidents.occurred_on desc nulls last, incidents.incident_id
    limit $limit`,
    { ...values, limit: SHOWN },
  );
}

const PromisedPostmortem = z.object({
  incidentId: z.string(),
  title: z.string(),
  promisedAt: z.string(),
  deliveredAt: z.string().nullable(),
  /** whole days after the promised one; null while it is not there */
  lateDays: z.number().nullable(),
  evidenceId: z.string(),
});
/** A publication that was promised for a day, and came late or is not to be seen. */
export type PromisedPostmortem = z.infer<typeof PromisedPostmortem>;

/** Publications that were promised: those that came late, the latest first, those not seen, and how many were promised. */
export async function latePostmortems(
  db: Reader,
  filter: Filter,
): Promise<Cut<PromisedPostmortem> & { promised: number }> {
  const { sql, values } = where(filter, 'incidents');
  const source = `from follow_ups
    join incidents on incidents.incident_id = follow_ups.incident_id
    where ${sql} and what = 'postmortem'`;
  const [late, counts] = await Promise.all([
    cutTo(
      db,
      PromisedPostmortem,
      `select incidents.incident_id, title, promised_at, delivered_at, late_days, evidence_id,
        count(*) over () as total
      ${source} and (delivered_at is null or late_days > 0)
      order by late_days desc nulls first, promised_sort desc, evidence_id
      limit $limit`,
      { ...values, limit: SHOWN },
    ),
    db.rows(z.object({ n: z.number() }), `select count(*) as n ${source}`, values),
  ]);
  return { ...late, promised: counts[0]?.n ?? 0 };
}
