// How do documents become a build that can be trusted?
import { createHash } from 'node:crypto';
import { access, constants, mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Targets } from '../targets.ts';
import type { Taxonomy } from '../taxonomy.ts';
import { flush, makeCurrent, removeOld } from './current.ts';
import { openDraft, type Draft } from './draft.ts';
import { takeLock } from '../lock.ts';
import { openPrevious, type Known, type Previous } from './previous.ts';
import type { DocumentRows } from './rows.ts';
import { summarize, type Summary } from './summary.ts';

/** Of the tables in `schema.sql`. Raise it with every change there that a server has to know. */
export const LAYOUT = 4;

export interface BuildOrder {
  dataFolder: string;
  taxonomy: Taxonomy;
  targets: Targets;
  /** of Hindsight */
  version: string;
  /** of the code that reads: other rules, another build */
  rulesDigest: string;
}

export interface Built {
  id: string;
  /** path of the DuckDB file */
  file: string;
  /** true where the build that holds is already this one, so that nothing was written */
  reused: boolean;
  summary: Summary;
}

/** A document whose rows the build that holds has already. */
export interface Kept {
  kept: string;
}

/** The folder of builds, while nobody else may write to it. */
export interface Building {
  /** what the build that holds knows of each document, where it was made by the same rules; empty otherwise */
  known: ReadonlyMap<string, Known>;
  /** Leaves the build that holds as it is. Throws where `known` is empty because there is none. */
  keep(): Promise<Built>;
  /**
   * Writes `builds/<id>.duckdb` and makes it the build that holds. Documents come sorted by id (by code unit), each once.
   * The id is a digest of all that the rows depend on. The old build holds until the new one is on the disk, closed and
   * verified; on any failure nothing has changed. `progress` is told of the steps after the last document.
   */
  write(
    documents: AsyncIterable<DocumentRows | Kept> | Iterable<DocumentRows | Kept>,
    progress?: (done: number, total: number) => void,
  ): Promise<Built>;
  /** Lets others build. */
  close(): Promise<void>;
}

/**
 * Takes the lock on `builds/` below the data folder, and looks at what is there. Throws where the folder cannot be
 * written or another ingest runs.
 */
export async function openBuilding(order: BuildOrder): Promise<Building> {
  const folder = await buildsFolder(order.dataFolder);
  const schema = await readFile(new URL('./schema.sql', import.meta.url), 'utf8');
  const rules = digestOfRules(order, schema);
  const release = await takeLock({ path: join(folder, 'ingest.lock'), holder: 'ingest' });
  try {
    const previous = await openPrevious(folder, rules);
    return {
      known: previous?.known ?? new Map<string, Known>(),
      async keep() {
        if (!previous) throw new Error(`${folder} holds no build of these rules`);
        return reuse(previous);
      },
      write: (documents, progress = () => undefined) =>
        write({ folder, schema, rules, previous, order, documents, progress }),
      close() {
        previous?.close();
        return release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

interface Writing {
  folder: string;
  schema: string;
  rules: string;
  previous: Previous | null;
  order: BuildOrder;
  documents: AsyncIterable<DocumentRows | Kept> | Iterable<DocumentRows | Kept>;
  progress: (done: number, total: number) => void;
}

async function write(writing: Writing): Promise<Built> {
  const { folder, schema, rules, previous, order } = writing;
  const path = join(folder, `.draft-${process.pid}.duckdb`);
  const { taxonomy, version } = order;
  const draft = await openDraft(path, { schema, taxonomy, previous: previous?.file ?? null });
  try {
    const id = await fill(draft, writing);
    if (id === previous?.id) return await reuse(previous);
    const summary = await draft.finish(
      { id, version, layout: LAYOUT, rules, policy: JSON.stringify(order.targets.rules) },
      writing.progress,
    );
    const name = `${id}.duckdb`;
    await rename(path, join(folder, name));
    await flush(folder);
    await makeCurrent(folder, name);
    await removeOld(folder, name);
    return { id, file: join(folder, name), reused: false, summary };
  } finally {
    await draft.abandon();
  }
}

async function reuse({ id, file, connection }: Previous): Promise<Built> {
  return { id, file, reused: true, summary: await summarize(connection) };
}

/** Adds every document; returns the id of the build: sixteen hex digits over documents, refusals and rules. */
async function fill(draft: Draft, { documents, previous, rules }: Writing): Promise<string> {
  const digest = createHash('sha256');
  let last: string | null = null;
  for await (const document of documents) {
    const id = 'kept' in document ? document.kept : document.id;
    if (last !== null && id <= last)
      throw new Error(
        id === last ? `two documents have the id ${id}` : `${id} comes after ${last}`,
      );
    last = id;
    if ('kept' in document) {
      const known = previous?.known.get(id);
      if (!known) throw new Error(`${id} cannot be kept: the build that holds does not know it`);
      digest.update(`${JSON.stringify([id, known.sha256, known.reason])}\n`);
      draft.keep(id);
    } else {
      digest.update(`${JSON.stringify([id, document.sha256, document.reason])}\n`);
      draft.add(document);
    }
  }
  return digest.update(rules).digest('hex').slice(0, 16);
}

/** Of everything beside the documents that the rows depend on. */
function digestOfRules(order: BuildOrder, schema: string): string {
  const { taxonomy, targets, version, rulesDigest } = order;
  return createHash('sha256')
    .update(JSON.stringify([taxonomy.digest, targets.digest, version, rulesDigest, LAYOUT, schema]))
    .digest('hex');
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
