// How long did each incident take by each of its clocks, and where can that not be told?
import { z } from 'zod';
import { CLOCKS, type Clock } from '../../clocks.ts';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';
import { OF_CLOCK } from './clock-columns.ts';

/** One mark of a strip: an incident whose clock is known. Minutes are whole; targets are for the time to restore only. */
export const ClockRow = z.object({
  clock: z.enum(CLOCKS),
  incidentId: z.string(),
  title: z.string(),
  occurredOn: z.string().nullable(),
  minutes: z.number(),
  basis: z.string(),
  precision: z.string(),
  targetMinutes: z.number().nullable(),
  targetSource: z.string().nullable(),
  met: z.boolean().nullable(),
  overrun: z.number().nullable(),
});
export type ClockRow = z.infer<typeof ClockRow>;

/** The columns of `ClockRow`. */
export function clockColumnsOf(clock: Clock): string {
  const { minutes, precision } = OF_CLOCK[clock];
  const aimed = clock === 'restore';
  const ofTarget = (column: string, type: string): string =>
    aimed ? column : `null::${type} as ${column}`;
  return `'${clock}' as clock, incident_id, title, occurred_on, ${minutes} as minutes,
    ${aimed ? 'restore_basis' : "'computed'"} as basis, ${precision} as precision,
    ${ofTarget('target_minutes', 'integer')}, ${ofTarget('target_source', 'varchar')},
    ${ofTarget('met', 'boolean')}, ${ofTarget('overrun', 'double')}`;
}

function stripSql(clock: Clock, condition: string): string {
  return `select ${clockColumnsOf(clock)}
    from incidents
    where ${condition} and ${OF_CLOCK[clock].minutes} is not null
    order by occurred_on nulls last, incident_id`;
}

/** The strip's marks by date. */
export function clockStrip(db: Reader, filter: Filter, clock: Clock): Promise<ClockRow[]> {
  const { sql, values } = where(filter, 'incidents');
  return db.rows(ClockRow, stripSql(clock, sql), values);
}

/** The same marks column-wise, for the browser's Arrow. */
export function clockColumns(
  db: Reader,
  filter: Filter,
  clock: Clock,
): ReturnType<Reader['columns']> {
  const { sql, values } = where(filter, 'incidents');
  return db.columns(stripSql(clock, sql), values);
}

/** Of how many incidents a clock is known, and of how many not, by reason. The counts add up to `incidents`. */
export interface ClockCount {
  clock: Clock;
  incidents: number;
  known: number;
  /** of the known: with a duration that the document states, its times being missing */
  stated: number;
  /** the moment at which the clock stops is not told (never said, or still running) */
  withoutEnd: number;
  /** that one is told, the moment at which it starts is not */
  withoutStart: number;
  /** both are told but make no duration: too coarse, or the wrong way round */
  unfit: number;
}

/** What is known and missing of each clock, in the order of `CLOCKS`. */
export async function clockCounts(db: Reader, filter: Filter): Promise<Record<Clock, ClockCount>> {
  const rows = await countsOf(db, filter, CLOCKS);
  return byClock((clock) => rows.find((row) => row.clock === clock));
}

/** The same of one clock. */
export async function clockCount(db: Reader, filter: Filter, clock: Clock): Promise<ClockCount> {
  const [row] = await countsOf(db, filter, [clock]);
  if (!row) throw new Error(`no row for the clock ${clock}`);
  return row;
}

async function countsOf(
  db: Reader,
  filter: Filter,
  clocks: readonly Clock[],
): Promise<ClockCount[]> {
  const { sql, values } = where(filter, 'incidents');
  const [row] = await db.rows(
    z.record(z.string(), z.number()),
    // whether a moment is told is looked up once, above all where that takes a walk over the windows
    `with told as (
      select ${clocks
        .map((clock) => {
          const { minutes, start, end } = OF_CLOCK[clock];
          return `${minutes}, ${start} as ${clock}_start, ${end} as ${clock}_end`;
        })
        .join(',\n        ')},
        restore_basis = 'stated' as is_stated
      from incidents
      where ${sql}
    )
    select count(*) as incidents,
      ${clocks
        .map((clock) => {
          const { minutes } = OF_CLOCK[clock];
          const lacks = (what: string): string =>
            `count(*) filter (${minutes} is null and ${what})`;
          return `count(${minutes}) as ${clock}_known,
      ${lacks(`not ${clock}_end`)} as ${clock}_without_end,
      ${lacks(`${clock}_end and not ${clock}_start`)} as ${clock}_without_start,
      ${lacks(`${clock}_end and ${clock}_start`)} as ${clock}_unfit`;
        })
        .join(',\n      ')},
      count(*) filter (is_stated) as restore_stated
    from told`,
    values,
  );
  const count = (name: string): number => {
    const n = row?.[name];
    if (n === undefined) throw new Error(`counting clocks gave no ${name}`);
    return n;
  };
  return clocks.map((clock) => ({
    clock,
    incidents: count('incidents'),
    known: count(`${clock}Known`),
    stated: clock === 'restore' ? count('restoreStated') : 0,
    withoutEnd: count(`${clock}WithoutEnd`),
    withoutStart: count(`${clock}WithoutStart`),
    unfit: count(`${clock}Unfit`),
  }));
}

/** The minutes of every clock, for statistics that need each value, in ascending order. */
export async function clockValues(db: Reader, filter: Filter): Promise<Record<Clock, number[]>> {
  const rows = await minutesOf(db, filter, CLOCKS);
  return byClock((clock) => rows.find((row) => row.clock === clock)?.minutes);
}

/** The same of one clock. */
export async function clockMinutes(db: Reader, filter: Filter, clock: Clock): Promise<number[]> {
  const [row] = await minutesOf(db, filter, [clock]);
  return row?.minutes ?? [];
}

async function minutesOf(
  db: Reader,
  filter: Filter,
  clocks: readonly Clock[],
): Promise<{ clock: Clock; minutes: number[] }[]> {
  const { sql, values } = where(filter, 'incidents');
  const [row] = await db.rows(
    z.record(z.string(), z.array(z.number())),
    `select ${clocks
      .map((clock) => {
        const { minutes } = OF_CLOCK[clock];
        return `coalesce(list_sort(list(${minutes}) filter (${minutes} is not null)), []) as ${clock}`;
      })
      .join(',\n      ')}
    from incidents
    where ${sql}`,
    values,
  );
  return clocks.map((clock) => ({ clock, minutes: row?.[clock] ?? [] }));
}

/** Day of the first and of the last incident, ISO; null where none has a date. */
export async function daysOf(
  db: Reader,
  filter: Filter,
): Promise<{ first: string; last: string } | null> {
  const { sql, values } = where(filter, 'incidents');
  const [row] = await db.rows(
    z.object({ first: z.string().nullable(), last: z.string().nullable() }),
    `select min(occurred_on) as first, max(occurred_on) as last from incidents where ${sql}`,
    values,
  );
  return row?.first && row.last ? { first: row.first, last: row.last } : null;
}

function byClock<T>(of: (clock: Clock) => T | undefined): Record<Clock, T> {
  const value = (clock: Clock): T => {
    const found = of(clock);
    if (found === undefined) throw new Error(`no row for the clock ${clock}`);
    return found;
  };
  return {
    detect: value('detect'),
    acknowledge: value('acknowledge'),
    mitigate: value('mitigate'),
    restore: value('restore'),
    close: value('close'),
    downtime: value('downtime'),
  };
}
