// What must be known of an incident to compare it with those of other documents?
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';

/** A moment on both axes, in milliseconds. */
export interface Instant {
  /** as the document's own clock shows it */
  wall: number;
  /** null where no zone is stated */
  utc: number | null;
}

/** A light projection of one incident: this, and no text, is held of every incident at the same time. */
export interface Occurrence {
  incidentId: string;
  documentId: string;
  part: number;
  kind: string;
  title: string;
  organization: string | null;
  services: string[];
  causes: string[];
  /** ISO day by which it is filed; null where the document gives no date at all */
  day: string | null;
  /** ISO day of the start as written; null where no day is told */
  startDay: string | null;
  /** start and end of impact where they have clock times */
  started: Instant | null;
  ended: Instant | null;
  /** pieces of evidence */
  facts: number;
  /** actions that were promised or are claimed as done */
  promises: number;
  /** ISO day on which the document was published */
  published: string | null;
}

const SEPARATOR = '\u001f';
const Names = z.string().transform((names) => (names ? names.split(SEPARATOR) : []));

const Told = z.object({
  incident_id: z.string(),
  document_id: z.string(),
  part: z.number(),
  kind: z.string(),
  title: z.string(),
  organization: z.string().nullable(),
  services: Names,
  causes: Names,
  occurred_on: z.string().nullable(),
  started_at: z.string().nullable(),
  started_precision: z.string().nullable(),
  ended_at: z.string().nullable(),
  ended_precision: z.string().nullable(),
  facts: z.number(),
  promises: z.number(),
  published_at: z.string().nullable(),
});

/** Every incident of the build that is being written, in its order. */
export async function readOccurrences(connection: DuckDBConnection): Promise<Occurrence[]> {
  const reader = await connection.runAndReadAll(
    `select incident_id, incidents.document_id, part, kind, incidents.title, incidents.organization,
      array_to_string(services, chr(31)) as services,
      array_to_string(causes, chr(31)) as causes,
      occurred_on::varchar as occurred_on,
      started_at, started_precision,
      coalesce(resolved_at, mitigated_at) as ended_at,
      case when resolved_at is null then mitigated_precision else resolved_precision end
        as ended_precision,
      facts,
      coalesce(promises, 0)::integer as promises,
      published_at
    from incidents
    join documents on documents.document_id = incidents.document_id
    left join (
      select incident_id, count(*) as promises
      from actions
      where status <> 'dropped'
      group by incident_id
    ) as promised using (incident_id)
    order by incidents.rowid`,
  );
  return reader.getRowObjects().map((row) => occurrenceOf(Told.parse(row)));
}

function occurrenceOf(told: z.infer<typeof Told>): Occurrence {
  const { started_at: start, started_precision: fineness } = told;
  return {
    incidentId: told.incident_id,
    documentId: told.document_id,
    part: told.part,
    kind: told.kind,
    title: told.title,
    organization: told.organization,
    services: told.services,
    causes: told.causes,
    day: told.occurred_on,
    startDay: dayOf(start),
    started: instantOf(start, fineness),
    ended: instantOf(told.ended_at, told.ended_precision),
    facts: told.facts,
    promises: told.promises,
    published: dayOf(told.published_at),
  };
}

/** Null for a missing one and for one that names only a month. */
function dayOf(at: string | null): string | null {
  return at !== null && at.length >= 10 ? at.slice(0, 10) : null;
}

function instantOf(at: string | null, precision: string | null): Instant | null {
  if (at === null || (precision !== 'minute' && precision !== 'hour')) return null;
  const [, clock = at, zone] = /^(.*?)(Z|[+-]\d\d:\d\d)?$/.exec(at) ?? [];
  return { wall: Date.parse(`${clock}Z`), utc: zone === undefined ? null : Date.parse(at) };
}

/** Documents write `CoreDNS` and `coredns`; it is one service. */
export function folded(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}
