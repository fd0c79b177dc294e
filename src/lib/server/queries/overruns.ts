// By how many times did incidents take longer than their targets allow?
import { z } from 'zod';
import { FACTOR_EDGES } from '../../bins.ts';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';
import type { Values } from '../values.ts';
import { binOf } from './bins.ts';

/** An incident that can be held against its target; or, of very many, a bin of them with `incidentId` null. */
export const OverrunRow = z.object({
  incidentId: z.string().nullable(),
  title: z.string().nullable(),
  minutes: z.number().nullable(),
  targetMinutes: z.number().nullable(),
  /** time to restore ÷ target */
  overrun: z.number().nullable(),
  /** times the target: more than the one, at most the other */
  above: z.number().nullable(),
  upTo: z.number().nullable(),
  incidents: z.number(),
});
export type OverrunRow = z.infer<typeof OverrunRow>;

/** Overruns, smallest first: one by one where there are at most `most`, else in bins. */
export function overruns(db: Reader, filter: Filter, most: number): Promise<OverrunRow[]> {
  const { sql, values } = overrunSql(filter, most);
  return db.rows(OverrunRow, sql, values);
}

/** The same column-wise, for the browser's Arrow. */
export function overrunColumns(
  db: Reader,
  filter: Filter,
  most: number,
): ReturnType<Reader['columns']> {
  const { sql, values } = overrunSql(filter, most);
  return db.columns(sql, values);
}

/** Every overrun, for statistics that need each value, in ascending order. */
export async function overrunValues(db: Reader, filter: Filter): Promise<number[]> {
  const { sql, values } = where(filter, 'incidents');
  const rows = await db.rows(
    z.object({ overrun: z.number() }),
    `select overrun from incidents where ${sql} and overrun is not null order by overrun, incident_id`,
    values,
  );
  return rows.map(({ overrun }) => overrun);
}

function overrunSql(filter: Filter, most: number): { sql: string; values: Values } {
  const { sql: condition, values } = where(filter, 'incidents');
  const { above, upTo } = binOf('overrun', FACTOR_EDGES);
  const sql = `with judged as (
      select incident_id, title, restore_minutes, target_minutes, overrun
      from incidents
      where ${condition} and overrun is not null
    ), marks as (
      select incident_id, title, restore_minutes as minutes, target_minutes, overrun,
        null::double as above, null::double as up_to, 1 as incidents
      from judged
      where (select count(*) from judged) <= $most
      union all
      select null, null, null, null, null, ${above} as above, ${upTo} as up_to,
        count(*)::integer as incidents
      from judged
      where (select count(*) from judged) > $most
      group by all
    )
    select * from marks
    order by overrun, above nulls first, incident_id`;
  return { sql, values: { ...values, most } };
}
