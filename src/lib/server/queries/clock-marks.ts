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
import { clockCounts } from './clocks.ts';

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
export async function clockMarks(
  db: Reader,
  filter: Filter,
  most: number,
): Promise<ClockMarkRow[]> {
  const { sql, values } = await marksSql(db, filter, most);
  return db.rows(ClockMarkRow, sql, values);
}

/** The same column-wise, for the browser's Arrow. */
export async function clockMarkColumns(
  db: Reader,
  filter: Filter,
  most: number,
): ReturnType<Reader['columns']> {
  const { sql, values } = await marksSql(db, filter, most);
  return db.columns(sql, values);
}

const ONE_BY_ONE = `select position, clock, 'incident', incident_id, title, minutes, null, null, 1, null, null
      from every
      where minutes is not null`;

function inBins(): string {
  const { above, upTo } = binOf('minutes', MINUTE_EDGES);
  return `select position, clock, 'bin', null, null, null, ${above} as above, ${upTo} as up_to,
        count(*)::integer, null, null
      from every
      where minutes is not null
      group by all`;
}

async function marksSql(
  db: Reader,
  filter: Filter,
  most: number,
): Promise<{ sql: string; values: Values }> {
  const counts = await clockCounts(db, filter);
  const isFew = CLOCKS.reduce((sum, clock) => sum + counts[clock].known, 0) <= most;
  const { sql: condition, values } = where(filter, 'incidents');
  // titles of very many incidents would be carried along for nothing
  const named = isFew ? 'incident_id, title, ' : '';
  const sql = `with every as not materialized (
      ${CLOCKS.map(
        (clock, position) => `select ${position} as position, '${clock}' as clock, ${named}
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
      ${isFew ? ONE_BY_ONE : inBins()}
    )
    select * exclude (position) from marks
    order by position, kind = 'clock' desc, minutes, above nulls first, incident_id`;
  return { sql, values };
}
