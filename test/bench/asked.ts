// Which queries ran, and for how long together?
import { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';

/** A query that ran: when it was begun and when its rows were there, in milliseconds on one clock. */
export interface Asked {
  sql: string;
  from: number;
  to: number;
}

let asked: Asked[] = [];

/** Notes every query from now on. Waiting for a free connection belongs to a page and not to its query. */
export function watchQueries(): void {
  const { prepare } = DuckDBConnection.prototype;
  const { runAndReadAll } = DuckDBPreparedStatement.prototype;
  const texts = new WeakMap<DuckDBPreparedStatement, { sql: string; from: number }>();
  DuckDBConnection.prototype.prepare = async function (sql) {
    const from = performance.now();
    const statement = await prepare.call(this, sql);
    texts.set(statement, { sql, from });
    return statement;
  };
  DuckDBPreparedStatement.prototype.runAndReadAll = async function () {
    const reader = await runAndReadAll.call(this);
    const text = texts.get(this);
    if (text) asked.push({ ...text, to: performance.now() });
    return reader;
  };
}

/** What was asked since the last call. */
export function takeAsked(): Asked[] {
  const taken = asked;
  asked = [];
  return taken;
}

/** Milliseconds in which at least one of the queries ran. */
export function together(queries: readonly Asked[]): number {
  let [sum, until] = [0, -Infinity];
  for (const { from, to } of queries.toSorted((a, b) => a.from - b.from)) {
    sum += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return sum;
}
