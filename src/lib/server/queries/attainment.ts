// How many incidents were restored within their target?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';
import type { Values } from '../values.ts';
import { QUARTER_DAYS, withPeriod } from './quarter-days.ts';

/** Attainment is `met` of `judged`; the rest says why the others were not judged. */
export const Attainment = z.object({
  met: z.number(),
  /** incidents with both a target and a time to restore that is fine enough */
  judged: z.number(),
  withoutTime: z.number(),
  withoutTarget: z.number(),
  /** both are known, but the times are too coarse to tell (only days, near the target) */
  tooCoarse: z.number(),
  incidents: z.number(),
});
export type Attainment = z.infer<typeof Attainment>;

const COUNTS = `count(*) filter (met)::integer as met,
    count(met)::integer as judged,
    count(*) filter (restore_minutes is null)::integer as without_time,
    count(*) filter (restore_minutes is not null and target_minutes is null)::integer
      as without_target,
    count(*) filter (met is null and restore_minutes is not null and target_minutes is not null)
      ::integer as too_coarse,
    count(*)::integer as incidents`;

/** Attainment of all incidents that the filter leaves, in one row. */
export async function attainment(db: Reader, filter: Filter): Promise<Attainment> {
  const { sql, values } = where(filter, 'incidents');
  const [row] = await db.rows(Attainment, `select ${COUNTS} from incidents where ${sql}`, values);
  if (!row) throw new Error('counting attainment gave no row');
  return row;
}

/** The same of each criticality, the unknown (null) last. */
export function attainmentByCriticality(
  db: Reader,
  filter: Filter,
): Promise<(Attainment & { criticality: string | null })[]> {
  const { sql, values } = where(filter, 'incidents');
  return db.rows(
    Attainment.extend({ criticality: z.string().nullable() }),
    `select criticality, ${COUNTS}
    from incidents
    where ${sql}
    group by criticality
    order by criticality nulls last`,
    values,
  );
}

/** How many services, and how many quarters, are shown; the others are counted. */
const MOST = { service: 15, quarter: 12 };

/** Attainment of the incidents that one criticality, service or quarter has. */
export const AttainmentRow = Attainment.extend({
  dimension: z.enum(['criticality', 'service', 'quarter']),
  /** critical | standard | none; a service's name; 2026-Q1 */
  value: z.string(),
  /** first and last day of a quarter, inside of the filter's */
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  /** how many values of this kind have an incident that can be judged, shown or not */
  values: z.number(),
});
export type AttainmentRow = z.infer<typeof AttainmentRow>;

/**
 * Attainment by criticality (the unknown last), service (those with the most judged incidents first) and quarter (in order
 * of time, the latest ones). Without any incident that can be judged a value has no row. An incident of two services
 * counts in both.
 */
export function attainmentRows(db: Reader, filter: Filter): Promise<AttainmentRow[]> {
  const { sql, values } = groupsSql(filter);
  return db.rows(AttainmentRow, sql, values);
}

/** The same column-wise, for the browser's Arrow. */
export function attainmentColumns(db: Reader, filter: Filter): ReturnType<Reader['columns']> {
  const { sql, values } = groupsSql(filter);
  return db.columns(sql, values);
}

function groupsSql(filter: Filter): { sql: string; values: Values } {
  const { sql: condition, values } = where(filter, 'incidents');
  // where the reader chose services, only these: an incident's others would say little of them
  const chosen = filter.service.length ? 'where list_contains($service, value)' : '';
  const sql = `with chosen as not materialized (
      select criticality, services, quarter, occurred_on, met, restore_minutes, target_minutes
      from incidents
      where ${condition}
    ), valued as (
      select 0 as position, 'criticality' as dimension, coalesce(criticality, 'none') as value, *
      from chosen
      union all
      select 1, 'service', value, * exclude (value)
      from (select unnest(list_distinct(services)) as value, * from chosen)
      ${chosen}
      union all
      select 2, 'quarter', quarter, * from chosen where quarter is not null
    ), counted as (
      select position, dimension, value,
        ${QUARTER_DAYS},
        ${COUNTS}
      from valued
      group by position, dimension, value
    ), ranked as (
      select *, count(*) over (partition by dimension)::integer as values,
        row_number() over (
          partition by dimension
          order by case when dimension = 'quarter' then value end desc, judged desc, value
        ) as rank
      from counted
      where judged > 0
    )
    select dimension, value,
      case when dimension = 'quarter' then first_day end as first_day,
      case when dimension = 'quarter' then last_day end as last_day,
      met, judged, without_time, without_target, too_coarse, incidents, values
    from ranked
    where rank <= case dimension when 'quarter' then ${MOST.quarter} else ${MOST.service} end
    order by position,
      case dimension when 'criticality' then (value = 'none')::integer when 'service' then rank end,
      value`;
  return { sql, values: withPeriod(filter, values) };
}
