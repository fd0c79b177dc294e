// How do the rows of unchanged documents get from one build into the next, in their place among the new ones?
import type { DuckDBConnection } from '@duckdb/node-api';
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
    const { rowsChanged } = await connection.run(await filling(connection, table));
    counts[table] = rowsChanged;
    await connection.run(`drop table temp.${stagedName(table)}`);
  }
  return counts;
}

async function filling(connection: DuckDBConnection, table: DocumentTable): Promise<string> {
  const columns = await columnsOf(connection, table);
  const related: readonly string[] =
    Object.entries(RELATED).find(([name]) => name === table)?.[1] ?? [];
  const blank = columns.map((column) => (related.includes(column) ? `null as ${column}` : column));
  const own = OF_DOCUMENTS.has(table);
  const [places, key] = own ? ['places', 'document_id'] : ['incident_places', 'incident_id'];
  return `insert into ${table}
    select ${columns.join(', ')}
    from (
      select ${blank.join(', ')}, place, rows.rowid as line
      from previous.${table} as rows
      join ${places} using (${key})
      where kept
      union all
      select ${columns.join(', ')}, place, rows.rowid as line
      from temp.${stagedName(table)} as rows
      join ${places} using (${key})
      where not kept
    )
    order by place, line`;
}
