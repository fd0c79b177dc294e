// How is one build opened so that it can be read and nothing else?
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { Decision } from '../../../ingest/ledger/decision.ts';
import type { State } from '../../../ingest/ledger/state.ts';
import { hold } from './held.ts';
import { layOver } from './overlay/lay.ts';
import { objectsOf, read, run, type Columns } from './statement.ts';
import type { Values } from './values.ts';

/** The layout of tables that these pages read; `build.layout` says which one a build has. */
export const LAYOUT = 4;

/** Queries that run at the same time on one build: four slow ones would block all of Node's file access. */
const CONNECTIONS = 3;

/** What the answers to some ten thousand questions of pages need; large results, such as exports, are not kept. */
const ANSWERS_BYTES = 64 * 1024 * 1024;

/** What `current.json` says: the build that holds, by its file name below `builds/`. */
const Current = z.object({
  file: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*\.duckdb$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Current = z.infer<typeof Current>;

/** A build as it describes itself. */
export const BuildInfo = z.object({
  id: z.string(),
  version: z.string(),
  layout: z.number(),
  documents: z.number(),
  unreadable: z.number(),
  incidents: z.number(),
});
export type BuildInfo = z.infer<typeof BuildInfo>;

/** An opened build with what was decided laid over it. `close` waits for its running queries. */
export interface OpenBuild {
  info: BuildInfo;
  /** what was decided, by the ids that the build gives */
  state: State;
  query(sql: string, values: Values): Promise<Columns>;
  close(): Promise<void>;
}

/** Reads `builds/current.json` of a data folder. Throws with the path where it is missing or says something else. */
export async function readCurrent(dataFolder: string): Promise<Current> {
  const path = join(dataFolder, 'builds', 'current.json');
  const text = await readFile(path, 'utf8').catch((failure: unknown) => {
    throw new Error(
      isMissing(failure)
        ? `No postmortems have been read into ${dataFolder} yet (${path} is not there)`
        : `${path} cannot be read (${reasonOf(failure)})`,
    );
  });
  try {
    return Current.parse(JSON.parse(text));
  } catch {
    throw new Error(`${path} does not name a build: ${text.slice(0, 80)}`);
  }
}

function isMissing(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && failure.code === 'ENOENT';
}

/** Why the system would not let a file be read, without the call that it was asked by: `permission denied`. */
function reasonOf(failure: unknown): string {
  const message = failure instanceof Error ? failure.message : String(failure);
  return /^E[A-Z]+: ([^,]+),/.exec(message)?.[1] ?? message;
}

/** Tells whether `current.json` was replaced: its identity, size and time; null where there is none. */
export async function currentSignature(dataFolder: string): Promise<string | null> {
  try {
    const { ino, size, mtimeMs } = await stat(join(dataFolder, 'builds', 'current.json'));
    return `${ino}:${size}:${mtimeMs}`;
  } catch {
    return null;
  }
}

/**
 * Attaches a build read-only to a fresh in-memory DuckDB, lays the decisions over it and locks that down: no files, no
 * network, no extensions, no settings. Throws where the file is missing, broken or of another layout.
 */
export async function openBuild(
  dataFolder: string,
  current: Current,
  decisions: readonly Decision[],
): Promise<OpenBuild> {
  const path = join(dataFolder, 'builds', current.file);
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  try {
    const { pool, state } = await lockedConnections(instance, path, decisions);
    // neither a build nor what lies over it ever changes, so that a question has one answer as long as it is open
    const answers = hold<Columns>(ANSWERS_BYTES, bytesOf);
    const query = (sql: string, values: Values): Promise<Columns> =>
      answers.get(JSON.stringify([sql, values]), () =>
        pool.use((connection) => read(connection, sql, values)),
      );
    return {
      info: await describe(query, path),
      state,
      query,
      close: async () => {
        await pool.drain();
        instance.closeSync();
      },
    };
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

/** Throws where a build is missing or is not the one that was written. */
export async function verifyBuild(dataFolder: string, current: Current): Promise<void> {
  const path = join(dataFolder, 'builds', current.file);
  const found = await sha256(path).catch((failure: unknown) => {
    throw new Error(
      isMissing(failure)
        ? `${path} is not there, although current.json names it`
        : `${path} cannot be read (${reasonOf(failure)})`,
    );
  });
  if (found !== current.sha256)
    throw new Error(
      `${path} is not the build that was written (its digest is ${found.slice(0, 12)}…)`,
    );
}

/**
 * Pages pick a hundred rows and then look up what belongs to them. DuckDB turns such a lookup into a filter on the large
 * table, and reads its other columns late, for 50 rows at most unless it is told otherwise; at 100,000 incidents that
 * makes a page of a list 2.6 times as fast.
 */
const FEW_ROWS_FIRST = [
  'set global dynamic_or_filter_threshold = 500',
  'set global late_materialization_max_rows = 200',
];

/** The order matters: attaching needs file access, the views must be there before anything can be refused, the lock is last. */
async function lockedConnections(
  instance: DuckDBInstance,
  path: string,
  decisions: readonly Decision[],
): Promise<{ pool: Pool; state: State }> {
  const connections: DuckDBConnection[] = [];
  for (let count = 0; count < CONNECTIONS; count++) connections.push(await instance.connect());
  const [first] = connections;
  if (!first) throw new Error('no connection to DuckDB');
  // the path comes from our own data folder and a checked file name, but ATTACH takes no bound value
  await first.run(`attach '${path.replaceAll("'", "''")}' as build (read_only)`);
  await checkLayout(first, path);
  const state = await layOver(first, decisions);
  for (const setting of FEW_ROWS_FIRST) await first.run(setting);
  await first.run('set enable_external_access = false');
  await first.run('set lock_configuration = true');
  return { pool: connectionPool(connections), state };
}

/** Before anything reads tables that another layout may not have. */
async function checkLayout(connection: DuckDBConnection, path: string): Promise<void> {
  const { columns } = await run(connection, 'select layout from build.main.build', {});
  const layout = columns[0]?.[0];
  if (typeof layout !== 'number') throw new Error(`${path} does not say what it is`);
  if (layout !== LAYOUT)
    throw new Error(
      `${path} has layout ${layout}, this version reads ${LAYOUT}: run the ingest again`,
    );
}

async function describe(query: OpenBuild['query'], path: string): Promise<BuildInfo> {
  const [row] = objectsOf(
    await query(
      `select * replace (
        (select count(*) from incidents where kind = 'incident' and twin_of is null) as incidents
      )
      from build`,
      {},
    ),
  );
  if (!row) throw new Error(`${path} does not say what it is`);
  return BuildInfo.parse(row);
}

/** About what an answer takes in memory. */
function bytesOf({ columns }: Columns): number {
  let bytes = 0;
  for (const column of columns)
    for (const cell of column) bytes += typeof cell === 'string' ? 16 + 2 * cell.length : 16;
  return bytes;
}

interface Pool {
  use<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>;
  drain(): Promise<void>;
}

/** Lends each connection to one query at a time; the queue is the semaphore. */
function connectionPool(connections: DuckDBConnection[]): Pool {
  const free = [...connections];
  const waiting: ((connection: DuckDBConnection) => void)[] = [];
  const take = (): Promise<DuckDBConnection> => {
    const connection = free.pop();
    return connection ? Promise.resolve(connection) : new Promise((give) => waiting.push(give));
  };
  const giveBack = (connection: DuckDBConnection): void => {
    const next = waiting.shift();
    if (next) next(connection);
    else free.push(connection);
  };
  return {
    async use(work) {
      const connection = await take();
      try {
        return await work(connection);
      } finally {
        giveBack(connection);
      }
    },
    async drain() {
      const all = await Promise.all(connections.map(() => take()));
      for (const connection of all) connection.closeSync();
    },
  };
}

async function sha256(path: string): Promise<string> {
  const digest = createHash('sha256');
  await pipeline(createReadStream(path), digest);
  return digest.digest('hex');
}
