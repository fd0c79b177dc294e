// Which incidents does the build that is being written hold, as far as they are compared with each other?
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { dayOf, instantOf, type Occurrence } from '../figures/occurrence.ts';

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
