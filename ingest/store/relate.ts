// What do the documents of a build say of one another? Twins and recurrences, filled in once all rows are there.
import type { DuckDBConnection } from '@duckdb/node-api';
import { recurrencesOf } from '../figures/recurrence.ts';
import { appendRows } from './append.ts';
import { readOccurrences } from './occurrence.ts';
import { pairsOf, twinsOf, type Pair, type Proviso, type Twin } from './twins.ts';

/** Every column that depends on other documents than its own, by table: null until `relate` has run. */
export const RELATED = {
  incidents: ['twin_of', 'twin_reason'],
  causes: [
    'twin_of',
    'earlier_incident_id',
    'days_since',
    'promised_incident_id',
    'days_since_promised',
  ],
  actions: ['twin_of'],
} as const;

/** Fills those columns. An incident that another document tells better takes no part in recurrences. */
export async function relate(connection: DuckDBConnection): Promise<void> {
  const occurrences = await readOccurrences(connection);
  const twins = twinsOf(await holding(connection, pairsOf(occurrences)));
  await writeTwins(connection, twins);
  const aside = new Set(twins.map(({ incidentId }) => incidentId));
  await writeRecurrences(
    connection,
    recurrencesOf(occurrences.filter(({ incidentId }) => !aside.has(incidentId))),
  );
}

/** The pairs whose provisos hold. */
async function holding(connection: DuckDBConnection, pairs: Pair[]): Promise<Pair[]> {
  const statement = await connection.prepare(
    'select contains(search, lower($name)) from incidents where incident_id = $incidentId',
  );
  const holds = async ({ incidentId, name }: Proviso): Promise<boolean> => {
    statement.bind({ incidentId, name });
    return (await statement.runAndReadAll()).value(0, 0) === true;
  };
  const kept: Pair[] = [];
  try {
    for (const pair of pairs)
      if (await all(pair.provided, (list) => any(list, holds))) kept.push(pair);
  } finally {
    statement.destroySync();
  }
  return kept;
}

async function all<T>(items: readonly T[], holds: (item: T) => Promise<boolean>): Promise<boolean> {
  for (const item of items) if (!(await holds(item))) return false;
  return true;
}

async function any<T>(items: readonly T[], holds: (item: T) => Promise<boolean>): Promise<boolean> {
  for (const item of items) if (await holds(item)) return true;
  return false;
}

async function writeTwins(connection: DuckDBConnection, twins: Twin[]): Promise<void> {
  if (!twins.length) return;
  await connection.run(
    'create temp table twins (incident_id varchar, twin_of varchar, twin_reason varchar)',
  );
  await appendRows(
    connection,
    'twins',
    twins.map(({ incidentId, twinOf, reason }) => ({
      incident_id: incidentId,
      twin_of: twinOf,
      twin_reason: reason,
    })),
    'temp',
  );
  await connection.run(
    `update incidents
    set twin_of = twins.twin_of, twin_reason = twins.twin_reason
    from twins
    where twins.incident_id = incidents.incident_id`,
  );
  for (const table of ['causes', 'actions'])
    await connection.run(
      `update ${table}
      set twin_of = twins.twin_of
      from twins
      where twins.incident_id = ${table}.incident_id`,
    );
}

async function writeRecurrences(
  connection: DuckDBConnection,
  recurrences: ReturnType<typeof recurrencesOf>,
): Promise<void> {
  if (!recurrences.length) return;
  await connection.run(
    `create temp table recurrences (
      incident_id varchar, cause varchar,
      earlier_incident_id varchar, days_since integer,
      promised_incident_id varchar, days_since_promised integer
    )`,
  );
  await appendRows(
    connection,
    'recurrences',
    recurrences.map(({ incidentId, cause, earlier, promised }) => ({
      incident_id: incidentId,
      cause,
      earlier_incident_id: earlier.incidentId,
      days_since: earlier.days,
      promised_incident_id: promised?.incidentId ?? null,
      days_since_promised: promised?.days ?? null,
    })),
    'temp',
  );
  await connection.run(
    `update causes
    set earlier_incident_id = found.earlier_incident_id,
      days_since = found.days_since,
      promised_incident_id = found.promised_incident_id,
      days_since_promised = found.days_since_promised
    from recurrences as found
    where found.incident_id = causes.incident_id and found.cause = causes.cause`,
  );
}
