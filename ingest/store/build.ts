// How do rows become a build that can be trusted?
import { createHash } from 'node:crypto';
import { access, constants, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { appendRows } from './append.ts';
import type { Row } from './cells.ts';
import { currentBuild, flush, makeCurrent, removeOld, sha256 } from './current.ts';
import { takeLock } from './lock.ts';
import { TABLES, rowsOf, type Corpus, type Table } from './rows.ts';

/** Of the tables in `schema.sql`. Raise it with every change there that a server has to know. */
export const LAYOUT = 1;

export interface BuildOrder extends Corpus {
  dataFolder: string;
  /** of Hindsight */
  version: string;
  /** of the code that reads: other rules, another build */
  rulesDigest: string;
  /** told after each table: rows written so far, of how many */
  progress?: (written: number, total: number) => void;
}

export interface Built {
  id: string;
  /** path of the DuckDB file */
  file: string;
  /** true where the build that holds is already this one, so that nothing was written */
  reused: boolean;
}

/**
 * Writes `builds/<id>.duckdb` below the data folder and makes it the build that holds. The id is a digest of all that the
 * rows depend on. The old build holds until the new one is on the disk, closed and verified. Throws where the folder
 * cannot be written, another ingest runs, or the readings are impossible; then nothing has changed.
 */
export async function buildDatabase(order: BuildOrder): Promise<Built> {
  const folder = await buildsFolder(order.dataFolder);
  const schema = await readFile(new URL('./schema.sql', import.meta.url), 'utf8');
  const id = buildId(order, schema);
  const name = `${id}.duckdb`;
  const file = join(folder, name);
  const release = await takeLock(folder);
  try {
    const current = await currentBuild(folder);
    if (current?.file === name && (await holds(file, current.sha256)))
      return { id, file, reused: true };
    const draft = join(folder, `.draft-${process.pid}-${name}`);
    await write(draft, schema, id, order);
    await rename(draft, file);
    await flush(folder);
    await makeCurrent(folder, { file: name, sha256: await sha256(file) });
    await removeOld(folder, name);
    return { id, file, reused: false };
  } finally {
    await release();
  }
}

async function buildsFolder(dataFolder: string): Promise<string> {
  const folder = join(dataFolder, 'builds');
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${folder} cannot be written: make it writable, or name another data folder (${why})`,
      {
        cause: error,
      },
    );
  }
  return folder;
}

/** Sixteen hex digits of a digest over documents, refusals, policies, version and rules; their order does not matter. */
function buildId(order: BuildOrder, schema: string): string {
  const documents = order.readings.map(({ document }) => [document.id, document.sha256]);
  const unreadable = order.unreadable.map(({ path, sha256: digest, reason }) => [
    path,
    digest,
    reason,
  ]);
  const lines = [...documents, ...unreadable].map((line) => JSON.stringify(line)).sort();
  const rest = [
    order.taxonomy.digest,
    order.targets.digest,
    order.version,
    order.rulesDigest,
    LAYOUT,
    schema,
  ];
  return createHash('sha256')
    .update(lines.join('\n'))
    .update(JSON.stringify(rest))
    .digest('hex')
    .slice(0, 16);
}

async function holds(file: string, digest: string): Promise<boolean> {
  try {
    return (await sha256(file)) === digest;
  } catch {
    return false;
  }
}

/** Writes, closes and verifies the draft; on any failure it is gone again. */
async function write(draft: string, schema: string, id: string, order: BuildOrder): Promise<void> {
  const tables = rowsOf(order);
  const described: Row = {
    id,
    version: order.version,
    layout: LAYOUT,
    documents: tables.documents.length,
    unreadable: order.unreadable.length,
    incidents: tables.incidents.filter(({ kind }) => kind === 'incident').length,
  };
  try {
    await fill(draft, schema, described, tables, order.progress);
    await assertNoWal(draft);
    await flush(draft);
    await verify(draft, tables);
  } catch (error) {
    for (const path of [draft, `${draft}.wal`]) await rm(path, { force: true });
    throw error;
  }
}

async function fill(
  draft: string,
  schema: string,
  described: Row,
  tables: Record<Table, Row[]>,
  progress: BuildOrder['progress'],
): Promise<void> {
  const total = TABLES.reduce((sum, table) => sum + tables[table].length, 0);
  let written = 0;
  const instance = await DuckDBInstance.create(draft);
  try {
    const connection = await instance.connect();
    await connection.run(schema);
    await appendRows(connection, 'build', [described]);
    for (const table of TABLES) {
      await appendRows(connection, table, tables[table]);
      written += tables[table].length;
      progress?.(written, total);
    }
    await connection.run('checkpoint');
    connection.closeSync();
  } finally {
    instance.closeSync();
  }
}

/** A log left beside the file would be replayed into whatever stands there next. */
async function assertNoWal(draft: string): Promise<void> {
  const left = await access(`${draft}.wal`).then(
    () => true,
    () => false,
  );
  if (left) throw new Error(`${draft} was not closed cleanly: a .wal is left`);
}

/** Opens the closed file as a server will and counts. */
async function verify(draft: string, tables: Record<Table, Row[]>): Promise<void> {
  const instance = await DuckDBInstance.create(draft, { access_mode: 'READ_ONLY' });
  try {
    const connection = await instance.connect();
    for (const table of TABLES) {
      const reader = await connection.runAndReadAll(`select count(*)::integer from ${table}`);
      const counted = Number(reader.value(0, 0));
      if (counted !== tables[table].length)
        throw new Error(`${draft}: ${table} holds ${counted} rows of ${tables[table].length}`);
    }
    connection.closeSync();
  } finally {
    instance.closeSync();
  }
}
