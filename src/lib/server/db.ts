// Which build do the pages read, and what happens when a new one comes?
//
// This module alone owns DuckDB. It serves the build that `current.json` names, looks at most once a second whether
// that changed, verifies and opens the new one beside the old, swaps, and closes the old when its readers are gone.
import { join } from 'node:path';
import { z, type ZodType } from 'zod';
import {
  LedgerDamage,
  readLedger,
  signatureOf,
  type Ledger,
} from '../../../ingest/ledger/segments.ts';
import type { State } from '../../../ingest/ledger/state.ts';
import {
  currentSignature,
  openBuild,
  readCurrent,
  verifyBuild,
  type BuildInfo,
  type Current,
  type OpenBuild,
} from './build.ts';
import { objectsOf, type Columns } from './statement.ts';
import type { Values } from './values.ts';

/** No build can be read. The message says what is wrong, `hint` what to do. */
export class NoBuildError extends Error {
  override name = 'NoBuildError';
  readonly hint: string;

  constructor(message: string, dataFolder: string, wayOut: string | null = null) {
    super(message);
    const where = dataFolder === 'data' ? '' : ` --data ${dataFolder}`;
    this.hint =
      wayOut ??
      `Put postmortems into ${dataFolder}/corpus and run: npm run hindsight -- ingest${where}`;
  }
}

/** The build that is being served, and why a newer one is not, where there is one that cannot be read. */
export type Served = BuildInfo & {
  warning: string | null;
  /** changes with the build and with every decision: what is kept of a page holds as long as this does */
  edition: string;
  /** files of the ledger that end in an unfinished line, or hold one that was set aside */
  unfinished: string[];
};

/** Questions to one build. SQL is fixed text, values are always bound by name (`$from`). */
export interface Reader {
  /**
   * Rows as objects with names in camel case (`restore_minutes` → `restoreMinutes`), numbers for counts, ISO text for
   * dates, `Date` for timestamps. Each row is parsed by `schema`, in production too: a page's rows are few, and a
   * column that changed its type must not reach a page. Large results go by `columns`.
   */
  rows<T>(schema: ZodType<T>, sql: string, values?: Values): Promise<T[]>;
  /** The same column-wise and unparsed, for Arrow. */
  columns(sql: string, values?: Values): Promise<Columns>;
  /** What was decided, by the ids of the build. */
  state(): Promise<State>;
  buildInfo(): Promise<Served>;
}

export interface Database extends Reader {
  /** Runs all of `work` on one build, even when a new one arrives meanwhile: a page never mixes two. */
  read<T>(work: (reader: Reader) => Promise<T>): Promise<T>;
  /** Looks for a new build at once and waits until it is served. Throws where none can be read. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

interface Generation {
  build: OpenBuild;
  /** of the `current.json` that named it, and of the ledger that lies over it */
  signature: string | null;
  sha256: string;
  ledger: Ledger;
  readers: number;
  retired: boolean;
}

const LOOK_EVERY_MS = 1000;
/** A build that was refused is not hashed again and again; it gets another chance when it changes or after this. */
const RETRY_AFTER_MS = 10_000;

/** Serves the builds of a data folder. Opens nothing before the first question. `now` gives milliseconds. */
export function openDatabase(dataFolder: string, now: () => number = Date.now): Database {
  let held: Generation | null = null;
  let warning: string | null = null;
  let wayOut: string | null = null;
  let lookedAt = -Infinity;
  let refused: { signature: string | null; at: number } | null = null;
  let loading: Promise<void> | null = null;

  function look(): Promise<void> {
    lookedAt = now();
    loading ??= load().finally(() => (loading = null));
    return loading;
  }

  async function load(): Promise<void> {
    let signature: string | null = null;
    try {
      // a ledger that cannot even be listed must not end the server: nobody waits for a look in passing
      signature = await signatureOfBoth();
      if (held && signature === null) return;
      if (held && signature === held.signature) {
        // what stood in the way is gone, and what is served is what is there
        warning = refused = wayOut = null;
        return;
      }
      if (refused && refused.signature === signature && now() - refused.at < RETRY_AFTER_MS) return;
      const current = await readCurrent(dataFolder);
      const ledger = await readLedger(ledgerFolder(dataFolder));
      const same = held?.sha256 === current.sha256;
      if (held && same && held.ledger.signature === ledger.signature) held.signature = signature;
      else {
        // the bytes of a build never change once it was found sound: a decision does not hash them again
        if (!same) await verifyBuild(dataFolder, current);
        swap({ ...(await openGeneration(dataFolder, current, ledger)), signature });
      }
      warning = refused = null;
      wayOut = null;
    } catch (error) {
      refused = { signature, at: now() };
      warning = error instanceof Error ? error.message : String(error);
      wayOut = error instanceof LedgerDamage ? error.wayOut : null;
    }
  }

  /** Null where no build is named. */
  async function signatureOfBoth(): Promise<string | null> {
    const [build, ledger] = await Promise.all([
      currentSignature(dataFolder),
      signatureOf(ledgerFolder(dataFolder)),
    ]);
    return build === null ? null : `${build}\n${ledger}`;
  }

  function swap(next: Generation): void {
    const old = held;
    held = next;
    if (old) retire(old);
  }

  /** Counts the reader in the same breath, so that the build cannot be closed between the two. */
  async function lend(): Promise<Generation> {
    if (!held) await look();
    // the page that finds the change is served from the old build: it does not wait for the new one
    else if (now() - lookedAt >= LOOK_EVERY_MS) void look();
    if (!held)
      throw new NoBuildError(warning ?? `${dataFolder}/builds holds no build`, dataFolder, wayOut);
    held.readers++;
    return held;
  }

  async function read<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    const lent = await lend();
    try {
      return await work(
        readerOf(lent, () => (wayOut === null ? warning : `${warning}. ${wayOut}`)),
      );
    } finally {
      lent.readers--;
      if (lent.retired) retire(lent);
    }
  }

  return {
    read,
    rows: (schema, sql, values) => read((reader) => reader.rows(schema, sql, values)),
    columns: (sql, values) => read((reader) => reader.columns(sql, values)),
    state: () => read((reader) => reader.state()),
    buildInfo: () => read((reader) => reader.buildInfo()),
    async refresh() {
      await loading;
      refused = null;
      await look();
      if (!held)
        throw new NoBuildError(
          warning ?? `${dataFolder}/builds holds no build`,
          dataFolder,
          wayOut,
        );
    },
    async close() {
      await loading;
      const last = held;
      held = null;
      await last?.build.close();
    },
  };
}

async function openGeneration(
  dataFolder: string,
  current: Current,
  ledger: Ledger,
): Promise<Generation> {
  const build = await openBuild(dataFolder, current, ledger.decisions);
  return { build, signature: null, sha256: current.sha256, ledger, readers: 0, retired: false };
}

/** Where the decisions of a data folder stand. */
export function ledgerFolder(dataFolder: string): string {
  return join(dataFolder, 'ledger');
}

/** The pages' data folder: `HINDSIGHT_DATA`, else `data` below the working folder. */
export const dataFolder = process.env.HINDSIGHT_DATA ?? 'data';
export const db: Database = openDatabase(dataFolder);

function readerOf({ build, ledger }: Generation, warning: () => string | null): Reader {
  return {
    async rows(schema, sql, values = {}) {
      return z.array(schema).parse(objectsOf(await build.query(sql, values)));
    },
    columns: (sql, values = {}) => build.query(sql, values),
    state: () => Promise.resolve(build.state),
    buildInfo: () =>
      Promise.resolve({
        ...build.info,
        warning: warning(),
        edition: `${build.info.id}-${ledger.decisions.at(-1)?.id ?? ''}-${ledger.decisions.length}`,
        unfinished: [...ledger.torn.map(({ path }) => path), ...ledger.aside],
      }),
  };
}

/** Closes a replaced build as soon as nobody reads it. */
function retire(old: Generation): void {
  old.retired = true;
  if (old.readers > 0) return;
  // a build that fails to close takes nothing with it: the pages read the new one already
  void old.build.close().catch(() => undefined);
}
