// How do the rows of unchanged documents get from one build into the next, in their place among the new ones?
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { columnsOf } from './append.ts';
import { RELATED } from './relate.ts';
import { DOCUMENT_TABLES, type DocumentTable } from './rows.ts';

/** The tables that know their document; the others know their incident. */
const OF_DOCUMENTS: ReadonlySet<DocumentTable> = new Set<DocumentTable>([
  'documents',
  'blocks',
  'links',
  'incidents',
  'evidence',
  'notes',
]);

/** Where the rows of new documents wait for their place: a table like `table`, in the temporary catalog. */
export function stagedName(table: DocumentTable): string {
  return `staged_${table}`;
}

/**
 * Makes the staged tables, and one for every document's place in the order of the corpus (`places`: document_id, place,
 * kept), after attaching the previous build as `previous`.
 */
export async function prepareCarrying(
  connection: DuckDBConnection,
  previous: string,
): Promise<void> {
  // the path comes from our own data folder and a checked file name, but ATTACH takes no bound value
  await connection.run(`attach '${previous.replaceAll("'", "''")}' as previous (read_only)`);
  await connection.run(
    'create temp table places (document_id varchar, place integer, kept boolean)',
  );
  for (const table of DOCUMENT_TABLES)
    await connection.run(`create temp table ${stagedName(table)} as from ${table} limit 0`);
}

/** So many documents are put in order at a time: what is sorted must stay below the memory limit. */
const WINDOW = 250;

/**
 * Fills every table: rows of documents that are kept come from the previous build, all others from the staged tables, in
 * the order of `places`. What depends on other documents is left null, as in new rows. Returns how many rows each has.
 */
export async function carry(connection: DuckDBConnection): Promise<Record<string, number>> {
  await connection.run(
    `create temp table incident_places as
    select incident_id, place, kept
    from previous.incidents
    join places using (document_id)
    where kept
    union all
    select incident_id, place, kept
    from ${stagedName('incidents')}
    join places using (document_id)
    where not kept`,
  );
  const counts: Record<string, number> = {};
  for (const table of DOCUMENT_TABLES) {
    counts[table] = await fill(connection, table);
    await connection.run(`drop table temp.${stagedName(table)}`);
  }
  return counts;
}

/** Fills one table, stretch after stretch; returns the number of its rows. */
async function fill(connection: DuckDBConnection, table: DocumentTable): Promise<number> {
  const columns = await columnsOf(connection, table);
  const copy = await connection.prepare(copying(table, columns));
  const merge = await connection.prepare(merging(table, columns));
  let count = 0;
  try {
    for (const { whole, first, last, ...rows } of stretches(await windowsOf(connection, table))) {
      const { kept_from, kept_to } = rows;
      if (whole) copy.bind({ kept_from, kept_to });
      else merge.bind({ first, last, ...rows });
      count += (await (whole ? copy : merge).run()).rowsChanged;
    }
  } finally {
    copy.destroySync();
    merge.destroySync();
  }
  return count;
}

const Window = z.object({
  /** true where the rows are one stretch of the previous table, none of them left out: they are in order already */
  whole: z.boolean(),
  /** places of the documents */
  first: z.bigint(),
  last: z.bigint(),
  /** their rows in the previous and in the staged table; none where the second number is below the first */
  kept_from: z.bigint(),
  kept_to: z.bigint(),
  new_from: z.bigint(),
  new_to: z.bigint(),
});
type Window = z.infer<typeof Window>;

/** The windows in which a table has rows, in order. Rows of a table stand in the order of their documents. */
async function windowsOf(connection: DuckDBConnection, table: DocumentTable): Promise<Window[]> {
  const reader = await connection.runAndReadAll(
    `select number * ${WINDOW}::bigint as first, number * ${WINDOW}::bigint + ${WINDOW - 1} as last,
      coalesce(min(line) filter (kept), 1) as kept_from,
      coalesce(max(line) filter (kept), 0) as kept_to,
      coalesce(min(line) filter (not kept), 1) as new_from,
      coalesce(max(line) filter (not kept), 0) as new_to,
      bool_and(kept) and count(*) = max(line) - min(line) + 1 as whole
    from (
      select kept, place // ${WINDOW} as number, rows.rowid as line
      ${rowsOf(table, 'previous')}
      union all
      select kept, place // ${WINDOW} as number, rows.rowid as line
      ${rowsOf(table, 'staged')}
    )
    group by number
    order by number`,
  );
  return reader.getRowObjects().map((row) => Window.parse(row));
}

/** Windows that go on where the one before ends are taken as one. */
function stretches(windows: readonly Window[]): Window[] {
  const joined: Window[] = [];
  for (const window of windows) {
    const before = joined.at(-1);
    if (before?.whole && window.whole && window.kept_from === before.kept_to + 1n)
      joined[joined.length - 1] = { ...before, last: window.last, kept_to: window.kept_to };
    else joined.push(window);
  }
  return joined;
}

/** The columns as the previous build has them, without what depends on other documents. */
function carried(table: DocumentTable, columns: readonly string[]): string {
  const related: readonly string[] =
    Object.entries(RELATED).find(([name]) => name === table)?.[1] ?? [];
  return columns
    .map((column) => (related.includes(column) ? `null as ${column}` : column))
    .join(', ');
}

function copying(table: DocumentTable, columns: readonly string[]): string {
  return `insert into ${table}
    select ${carried(table, columns)}
    from previous.${table} as rows
    where rows.rowid between $kept_from and $kept_to`;
}

function merging(table: DocumentTable, columns: readonly string[]): string {
  return `insert into ${table}
    select ${columns.join(', ')}
    from (
      select ${carried(table, columns)}, place, rows.rowid as line
      ${rowsOf(table, 'previous')} and place between $first and $last
        and rows.rowid between $kept_from and $kept_to
      union all
      select ${columns.join(', ')}, place, rows.rowid as line
      ${rowsOf(table, 'staged')} and place between $first and $last
        and rows.rowid between $new_from and $new_to
    )
    order by place, line`;
}

/** Where a table's rows come from, with the places of their documents. */
function rowsOf(table: DocumentTable, source: 'previous' | 'staged'): string {
  const own = OF_DOCUMENTS.has(table);
  const [places, key] = own ? ['places', 'document_id'] : ['incident_places', 'incident_id'];
  return `from ${source === 'previous' ? `previous.${table}` : `temp.${stagedName(table)}`} as rows
      join ${places} using (${key})
      where ${source === 'previous' ? 'kept' : 'not kept'}`;
}
