// How do very many incidents spread over time and duration? Cells of a grid, and the few that stand out.
import { z } from 'zod';
import { MINUTE_EDGES } from '../../bins.ts';
import type { Clock } from '../../clocks.ts';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';
import type { Values } from '../values.ts';
import { binOf } from './bins.ts';
import { clockColumnsOf } from './clocks.ts';
import { OF_CLOCK } from './clock-columns.ts';

/** How many of the worst are shown one by one. */
const OUTSTANDING = 10;
/** More columns than this make cells too narrow for their numbers. */
const MOST_COLUMNS = 14;

/** A cell, or, where `incidentId` is set, an incident that stands out and is counted in its cell as well. */
export const DensityRow = z.object({
  clock: z.string(),
  /** first and last day of the cell, inside of the filter's; null for incidents without a date */
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  /** minutes: more than the one, at most the other */
  above: z.number().nullable(),
  upTo: z.number().nullable(),
  incidents: z.number().nullable(),
  missed: z.number().nullable(),
  judged: z.number().nullable(),
  incidentId: z.string().nullable(),
  title: z.string().nullable(),
  occurredOn: z.string().nullable(),
  minutes: z.number().nullable(),
  basis: z.string().nullable(),
  precision: z.string().nullable(),
  targetMinutes: z.number().nullable(),
  targetSource: z.string().nullable(),
  met: z.boolean().nullable(),
  overrun: z.number().nullable(),
});
export type DensityRow = z.infer<typeof DensityRow>;

/** Cells in order of time and duration, then the incidents that stand out, the worst first. */
export async function density(db: Reader, filter: Filter, clock: Clock): Promise<DensityRow[]> {
  const { sql, values } = await densitySql(db, filter, clock);
  return db.rows(DensityRow, sql, values);
}

/** The same column-wise, for the browser's Arrow. */
export async function densityColumns(
  db: Reader,
  filter: Filter,
  clock: Clock,
): ReturnType<Reader['columns']> {
  const { sql, values } = await densitySql(db, filter, clock);
  return db.columns(sql, values);
}

async function densitySql(
  db: Reader,
  filter: Filter,
  clock: Clock,
): Promise<{ sql: string; values: Values }> {
  const { minutes } = OF_CLOCK[clock];
  const { sql: condition, values } = where(filter, 'incidents');
  const step = await stepOf(db, filter);
  const { above, upTo } = binOf(minutes, MINUTE_EDGES);
  const start = `date_trunc('${step}', occurred_on)::date`;
  const end = `(${start} + interval 1 ${step} - interval 1 day)::date`;
  const worst = clock === 'restore' ? 'overrun desc nulls last,' : '';
  const sql = `with known as (
      select incident_id, occurred_on, ${minutes}, met, overrun
      from incidents
      where ${condition} and ${minutes} is not null
    ), cells as (
      select '${clock}' as clock,
        ${filter.from ? `greatest(${start}, $from::date)` : start} as first_day,
        ${filter.to ? `least(${end}, $to::date)` : end} as last_day,
        ${above} as above, ${upTo} as up_to,
        count(*)::integer as incidents,
        count(*) filter (not met)::integer as missed,
        count(met)::integer as judged
      from known
      group by all
    ), outstanding as (
      select ${clockColumnsOf(clock)}
      from incidents
      where incident_id in (
        select incident_id
        from known
        order by ${worst} ${minutes} desc, incident_id
        limit ${OUTSTANDING}
      )
    ), marks as (
      select * from cells
      union all by name
      select * from outstanding
    )
    select * from marks
    order by incident_id is not null, first_day nulls last, above nulls first,
      overrun desc nulls last, minutes desc, incident_id`;
  return { sql, values };
}

const STEPS = ['week', 'month', 'quarter', 'year'] as const;
const DAYS: Record<(typeof STEPS)[number], number> = { week: 7, month: 30, quarter: 91, year: 366 };

/** The finest step that leaves few enough columns. */
async function stepOf(db: Reader, filter: Filter): Promise<(typeof STEPS)[number] | 'decade'> {
  const { sql, values } = where(filter, 'incidents');
  const [row] = await db.rows(
    z.object({ days: z.number().nullable() }),
    `select date_diff('day', min(occurred_on), max(occurred_on)) as days from incidents where ${sql}`,
    values,
  );
  const days = row?.days ?? 0;
  return STEPS.find((step) => days / DAYS[step] < MOST_COLUMNS - 1) ?? 'decade';
}
