// How long did the postmortem take, and how soon was the public told?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';

/** An incident whose document says when it was over and when it was itself published. Days are calendar days. */
export const PostmortemDelayRow = z.object({
  incidentId: z.string(),
  title: z.string(),
  organization: z.string().nullable(),
  occurredOn: z.string().nullable(),
  resolvedAt: z.string(),
  publishedAt: z.string(),
  /** resolved → published */
  days: z.number(),
  /** the day for which a postmortem had been promised, and by how many days it came late (negative: before) */
  promisedAt: z.string().nullable(),
  lateDays: z.number().nullable(),
});
export type PostmortemDelayRow = z.infer<typeof PostmortemDelayRow>;

const DelayMissing = z.object({
  incidents: z.number(),
  known: z.number(),
  withoutEnd: z.number(),
  withoutPublication: z.number(),
  /** published before it was over, as status pages are: no delay */
  whileItLasted: z.number(),
  /** promised for a day, and not there as far as the document shows */
  promisedNotDelivered: z.number(),
});
export type PostmortemDelayMissing = z.infer<typeof DelayMissing>;

// times that name only a month make no number of days
const ENDED = `case when resolved_precision <> 'month' then try_cast(resolved_at[:10] as date) end`;
const PUBLISHED = `case when published_precision <> 'month' then try_cast(published_at[:10] as date) end`;
const DAYS = `date_diff('day', ${ENDED}, ${PUBLISHED})`;

const TOLD = `from incidents
  join documents on documents.document_id = incidents.document_id
  left join (
    select incident_id,
      arg_min(promised_at, number) as promised_at,
      arg_min(late_days, number) as late_days,
      bool_or(delivered_at is null) as awaited
    from follow_ups
    where what = 'postmortem'
    group by incident_id
  ) as promised on promised.incident_id = incidents.incident_id`;

/** Postmortem delays, the longest first, and of how many incidents it cannot be told, with the reasons. */
export async function postmortemDelays(
  db: Reader,
  filter: Filter,
): Promise<{ rows: PostmortemDelayRow[]; missing: PostmortemDelayMissing }> {
  const { sql, values } = where(filter, 'incidents');
  const [rows, missing] = await Promise.all([
    db.rows(
      PostmortemDelayRow,
      `select incidents.incident_id, incidents.title, incidents.organization, occurred_on,
        resolved_at, published_at, ${DAYS} as days, promised_at, late_days
      ${TOLD}
      where ${sql} and ${DAYS} >= 0
      order by days desc, incidents.incident_id`,
      values,
    ),
    db.rows(
      DelayMissing,
      `select count(*) as incidents,
        count(*) filter (${DAYS} >= 0) as known,
        count(*) filter (${ENDED} is null) as without_end,
        count(*) filter (${ENDED} is not null and ${PUBLISHED} is null) as without_publication,
        count(*) filter (${DAYS} < 0) as while_it_lasted,
        count(*) filter (awaited) as promised_not_delivered
      ${TOLD}
      where ${sql}`,
      values,
    ),
  ]);
  const [counts] = missing;
  if (!counts) throw new Error('counting postmortem delays gave no row');
  return { rows, missing: counts };
}

/** An incident whose document keeps its public updates. Whole minutes. */
export const CommunicationRow = z.object({
  incidentId: z.string(),
  title: z.string(),
  organization: z.string().nullable(),
  occurredOn: z.string().nullable(),
  postings: z.number(),
  /** start of impact → first posting; null where the start is read from a posting itself, or follows it */
  communicateMinutes: z.number().nullable(),
  /** the longest time between two postings; null for a single one */
  silenceMinutes: z.number().nullable(),
});
export type CommunicationRow = z.infer<typeof CommunicationRow>;

const CommunicationMissing = z.object({
  incidents: z.number(),
  /** with a known communication lag */
  known: z.number(),
  /** the document keeps no public updates */
  withoutPostings: z.number(),
  /** it keeps some, but does not say when impact began beside them */
  withoutStart: z.number(),
});
export type CommunicationMissing = z.infer<typeof CommunicationMissing>;

/** Communication of each incident that keeps its postings, the longest lag first, and what is missing. */
export async function communication(
  db: Reader,
  filter: Filter,
): Promise<{ rows: CommunicationRow[]; missing: CommunicationMissing }> {
  const { sql, values } = where(filter, 'incidents');
  const [rows, missing] = await Promise.all([
    db.rows(
      CommunicationRow,
      `select * from incidents
      where ${sql} and postings > 0
      order by communicate_minutes desc nulls last, incident_id`,
      values,
    ),
    db.rows(
      CommunicationMissing,
      `select count(*) as incidents,
        count(communicate_minutes) as known,
        count(*) filter (postings = 0) as without_postings,
        count(*) filter (postings > 0 and communicate_minutes is null) as without_start
      from incidents
      where ${sql}`,
      values,
    ),
  ]);
  const [counts] = missing;
  if (!counts) throw new Error('counting public updates gave no row');
  return { rows, missing: counts };
}
