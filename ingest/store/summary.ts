// What does a build hold, in a few words for its closing summary?
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';

const Counts = z.object({
  /** documents that were read */
  documents: z.number(),
  /** as they count: without maintenance's twins and tellings of the same */
  incidents: z.number(),
  actions: z.number(),
  /** warnings and errors of the readings */
  doubtsTotal: z.number(),
});
const Unread = z.object({ path: z.string(), reason: z.string() });
const Twin = z.object({ incidentId: z.string(), twinOf: z.string(), reason: z.string() });
const Doubts = z.object({ path: z.string(), messages: z.string(), total: z.number() });

export interface Summary extends z.infer<typeof Counts> {
  /** by path, with the reason in words for people */
  unreadable: z.infer<typeof Unread>[];
  /** incidents that another document tells better */
  twins: z.infer<typeof Twin>[];
  /** of the first documents that have some, the first of each */
  doubts: { path: string; messages: string[]; total: number }[];
}

/** How much a closing summary lists: more is on the page /quality. */
const MOST_DOCUMENTS = 20;
const MOST_MESSAGES = 3;
const SEPARATOR = '\u001f';

/** Sums up the build that the connection is open on. */
export async function summarize(connection: DuckDBConnection): Promise<Summary> {
  const rows = async <T>(schema: z.ZodType<T>, sql: string): Promise<T[]> =>
    z.array(schema).parse((await connection.runAndReadAll(sql)).getRowObjects());
  const [counts] = await rows(Counts, COUNTS);
  if (!counts) throw new Error('counting what a build holds gave no row');
  const doubts = await rows(Doubts, DOUBTS);
  return {
    ...counts,
    unreadable: await rows(Unread, UNREADABLE),
    twins: await rows(Twin, TWINS),
    doubts: doubts.map(({ path, messages, total }) => ({
      path,
      messages: messages.split(SEPARATOR),
      total,
    })),
  };
}

const COUNTS = `select
    (select count(*) from documents where status = 'read')::integer as documents,
    (select count(*) from incidents where twin_of is null)::integer as incidents,
    (select count(*) from actions where twin_of is null)::integer as actions,
    (select count(*) from notes where level <> 'info')::integer as "doubtsTotal"`;

const UNREADABLE = `select document_id as path, reason
  from documents
  where status = 'unreadable'
  order by documents.rowid`;

const TWINS = `select incident_id as "incidentId", twin_of as "twinOf", twin_reason as reason
  from incidents
  where twin_of is not null
  order by incidents.rowid`;

const DOUBTS = `select document_id as path,
    array_to_string(list(message order by line)[:${MOST_MESSAGES}], chr(31)) as messages,
    count(*)::integer as total
  from (select document_id, message, rowid as line from notes where level <> 'info')
  group by document_id
  order by min(line)
  limit ${MOST_DOCUMENTS}`;
