// How is a list cut, and the whole of it counted, in one statement?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import type { Values } from '../values.ts';

/** Rows of a list that is cut, and how many there are in all. */
export interface Cut<Row> {
  rows: Row[];
  total: number;
}

const Total = z.object({ total: z.number() });

/** Runs a statement whose rows carry the whole number of them as `total`; a `$limit` cuts them. */
export async function cutTo<Row>(
  db: Reader,
  schema: z.ZodType<Row>,
  sql: string,
  values: Values,
): Promise<Cut<Row>> {
  const rows = await db.rows(z.intersection(schema, Total), sql, values);
  return { rows, total: rows[0]?.total ?? 0 };
}
