// How do rows become one closed, verified DuckDB file?
//
// One transaction writes everything: full row groups go straight to the disk, and what waits stays below the memory
// limit, however many documents there are.
import { access, rm } from 'node:fs/promises';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { Taxonomy } from '../taxonomy.ts';
import { appendRows, openAppender, type TableAppender } from './append.ts';
import { carry, prepareCarrying, stagedName } from './carry.ts';
import { flush } from './current.ts';
import { relate } from './relate.ts';
import {
  DOCUMENT_TABLES,
  TABLES,
  type DocumentRows,
  type DocumentTable,
  type Table,
} from './rows.ts';
import { summarize, type Summary } from './summary.ts';

/** What DuckDB may hold of what is being written; the rest waits on the disk. */
const MEMORY = '384MB';

/** A file in the making. Documents come in the order in which they are stored. */
export interface Draft {
  /** Stores a document's rows. */
  add(rows: DocumentRows): void;
  /** Stores the rows that the previous build has of a document. */
  keep(id: string): void;
  /**
   * Relates the documents to one another, adds the taxonomy and the build's own row, closes and verifies the file, and
   * sums it up. `progress` is told after each step.
   */
  finish(described: Described, progress: (done: number, total: number) => void): Promise<Summary>;
  /** Gives up: nothing of the file is left. Harmless after `finish`. */
  abandon(): Promise<void>;
}

/** What the `build` table says, as far as it is not counted from the rows. */
export interface Described {
  id: string;
  version: string;
  layout: number;
  rules: string;
  /** the recovery-target policy's rules, JSON */
  policy: string;
}

/** Begins a file at `path`. `previous` is the path of a build whose rows may be kept, or null. */
export async function openDraft(
  path: string,
  { schema, taxonomy, previous }: { schema: string; taxonomy: Taxonomy; previous: string | null },
): Promise<Draft> {
  const instance = await DuckDBInstance.create(path, { memory_limit: MEMORY });
  const connection = await instance.connect();
  await connection.run(schema);
  if (previous !== null) await prepareCarrying(connection, previous);
  await connection.run('begin transaction');
  const tables = await openTables(connection, previous !== null);
  const places = previous === null ? null : await openAppender(connection, 'places', 'temp');
  let open = true;

  function close(): void {
    if (!open) return;
    open = false;
    for (const [, appender] of tables) appender.discard();
    places?.discard();
    connection.closeSync();
    instance.closeSync();
  }

  return {
    add({ id, tables: rows }) {
      takePlace(places, id, false);
      for (const [table, appender] of tables) {
        const own = rows[table];
        if (own) appender.append(own);
      }
    },
    keep: (id) => takePlace(places, id, true),
    async finish(described, progress) {
      const steps = progressBySteps(progress, 5);
      for (const [, appender] of tables) appender.close();
      places?.close();
      steps();
      const counts = places
        ? await carry(connection)
        : Object.fromEntries(tables.map(([table, appender]) => [table, appender.count()]));
      if (places && counts.documents !== places.count())
        throw new Error(`${path}: of ${places.count()} documents ${counts.documents} were stored`);
      steps();
      await relate(connection);
      steps();
      await describe(connection, described, taxonomy);
      await connection.run('commit');
      close();
      steps();
      await assertNoWal(path);
      await flush(path);
      const summary = await verify(path, { ...counts, taxonomy: taxonomy.causes.length });
      steps();
      return summary;
    },
    async abandon() {
      try {
        close();
      } finally {
        for (const left of [path, `${path}.wal`, `${path}.tmp`])
          await rm(left, { force: true, recursive: true });
      }
    },
  };
}

async function openTables(
  connection: DuckDBConnection,
  staged: boolean,
): Promise<[DocumentTable, TableAppender][]> {
  const tables: [DocumentTable, TableAppender][] = [];
  for (const table of DOCUMENT_TABLES)
    tables.push([
      table,
      staged
        ? await openAppender(connection, stagedName(table), 'temp')
        : await openAppender(connection, table),
    ]);
  return tables;
}

function takePlace(places: TableAppender | null, id: string, kept: boolean): void {
  if (places)
    places.append({
      names: ['document_id', 'place', 'kept'],
      cells: [id, places.count(), kept],
    });
  else if (kept) throw new Error(`${id} cannot be kept: there is no previous build`);
}

async function describe(
  connection: DuckDBConnection,
  described: Described,
  taxonomy: Taxonomy,
): Promise<void> {
  const rows = taxonomy.causes.map(({ id, label, meaning }, index) => ({
    cause: id,
    label,
    meaning,
    position: index + 1,
  }));
  await appendRows(connection, 'taxonomy', rows);
  await connection.run(
    `insert into build by name
    select $id as id, $version as version, $layout as layout, $rules as rules,
      $policy as policy,
      (select count(*) from documents) as documents,
      (select count(*) from documents where status = 'unreadable') as unreadable,
      (select count(*) from incidents where kind = 'incident' and twin_of is null) as incidents`,
    { ...described },
  );
}

/** A log left beside the file would be replayed into whatever stands there next. */
async function assertNoWal(path: string): Promise<void> {
  const left = await access(`${path}.wal`).then(
    () => true,
    () => false,
  );
  if (left) throw new Error(`${path} was not closed cleanly: a .wal is left`);
}

/** Opens the closed file as a server will, counts its rows and sums it up. */
async function verify(path: string, counts: Readonly<Record<string, number>>): Promise<Summary> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  try {
    const connection = await instance.connect();
    for (const table of TABLES) await verifyTable(connection, path, table, counts[table]);
    const summary = await summarize(connection);
    connection.closeSync();
    return summary;
  } finally {
    instance.closeSync();
  }
}

async function verifyTable(
  connection: DuckDBConnection,
  path: string,
  table: Table,
  expected: number | undefined,
): Promise<void> {
  const reader = await connection.runAndReadAll(`select count(*)::integer from ${table}`);
  const counted = Number(reader.value(0, 0));
  if (counted !== expected)
    throw new Error(`${path}: ${table} holds ${counted} rows of ${expected}`);
}

function progressBySteps(
  progress: (done: number, total: number) => void,
  total: number,
): () => void {
  let done = 0;
  return () => progress((done += 1), total);
}
