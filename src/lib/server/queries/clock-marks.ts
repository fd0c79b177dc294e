// How do all clocks look side by side?
import { z } from 'zod';
import { MINUTE_EDGES } from '../../bins.ts';
import { CLOCKS } from '../../clocks.ts';
import { FEWEST_FOR_MEDIAN } from '../../statistics.ts';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';
import type { Values } from '../values.ts';
import { binOf } from './bins.ts';
import { OF_CLOCK } from './clock-columns.ts';

/** A clock as a whole, one of its incidents, or, of very many, a bin of them. */
export const ClockMarkRow = z.object({
  clock: z.enum(CLOCKS),
  kind: z.enum(['clock', 'incident', 'bin']),
  incidentId: z.string().nullable(),
  title: z.string().nullable(),
  minutes: z.number().nullable(),
  /** minutes: more than the one, at most the other */
  above: z.number().nullable(),
  upTo: z.number().nullable(),
  /** of a clock: those of which it is known */
  incidents: z.number(),
  /** of a clock: those of which it is not */
  missing: z.number().nullable(),
  /** of a clock: minutes; null below six incidents */
  median: z.number().nullable(),
});
export type ClockMarkRow = z.infer<typeof ClockMarkRow>;

/** Marks clock by clock, the clock itself first: one by one where all clocks have at most `most`, else in bins. */
export function clockMarks(db: Reader, filter: Filter, most: number): Promise<ClockMarkRow[]> {
  const { sql, values } = marksSql(filter, most);
  return db.rows(ClockMarkRow, sql, values);
}

/** The same column-wise, for the browser's Arrow. */
export function clockMarkColumns(
  db: Reader,
  filter: Filter,
  most: number,
): ReturnType<Reader['columns']> {
  const { sql, values } = marksSql(filter, most);
  return db.columns(sql, values);
}

function marksSql(filter: Filter, most: number): { sql: string; values: Values } {
  const { sql: condition, values } = where(filter, 'incidents');
  const { above, upTo } = binOf('minutes', MINUTE_EDGES);
  const sql = `with every as (
      ${CLOCKS.map(
        (
          clock,
          position,
        ) => `select ${position} as position, '${clock}' as clock, incident_id, title,
        ${OF_CLOCK[clock].minutes} as minutes
      from incidents
      where ${condition}`,
      ).join('\nunion all\n')}
    ), marks as (
      select position, clock, 'clock' as kind, null::varchar as incident_id, null::varchar as title,
        null::integer as minutes, null::double as above, null::double as up_to,
        count(minutes)::integer as incidents, count(*) filter (minutes is null)::integer as missing,
        case when count(minutes) >= ${FEWEST_FOR_MEDIAN} then median(minutes)::double end as median
      from every
      group by position, clock
      union all
      select position, clock, 'incident', incident_id, title, minutes, null, null, 1, null, null
      from every
      where minutes is not null and (select count(minutes) from every) <= $most
      union all
      select position, clock, 'bin', null, null, null, ${above} as above, ${upTo} as up_to,
        count(*)::integer, null, null
      from every
      where minutes is not null and (select count(minutes) from every) > $most
      group by all
    )
    select * exclude (position) from marks
    order by position, kind = 'clock' desc, minutes, above nulls first, incident_id`;
  return { sql, values: { ...values, most } };
}
