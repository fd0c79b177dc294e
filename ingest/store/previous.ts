// What does the build that holds know already?
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { currentBuild, isSound } from './current.ts';

/** What a build knows of a document; `reason` says why it could not be read, null where it was. */
export interface Known {
  sha256: string | null;
  reason: string | null;
}

/** The build that holds, made by the very rules that hold now: what it knows need not be read again. */
export interface Previous {
  id: string;
  /** path of the DuckDB file */
  file: string;
  /** by document id */
  known: ReadonlyMap<string, Known>;
  /** open on it, for reading only, until `close` */
  connection: DuckDBConnection;
  close(): void;
}

/** Null where there is no build, it is damaged, or it was made by other rules. */
export async function openPrevious(folder: string, rules: string): Promise<Previous | null> {
  const current = await currentBuild(folder);
  if (!current || !(await isSound(folder, current))) return null;
  const file = join(folder, current.file);
  try {
    const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' });
    const connection = await instance.connect();
    const close = (): void => {
      connection.closeSync();
      instance.closeSync();
    };
    const [made] = (await connection.runAndReadAll('select id, rules from build')).getRows();
    if (made?.[1] === rules)
      return { id: String(made[0]), file, known: await readKnown(connection), connection, close };
    close();
    return null;
  } catch {
    // of another layout, or no build at all: it is made anew
    return null;
  }
}

async function readKnown(connection: DuckDBConnection): Promise<Map<string, Known>> {
  const [ids = [], digests = [], reasons = []] = (
    await connection.runAndReadAll('select document_id, sha256, reason from documents')
  ).getColumns();
  const known = new Map<string, Known>();
  ids.forEach((id, at) =>
    known.set(String(id), { sha256: text(digests[at]), reason: text(reasons[at]) }),
  );
  return known;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
