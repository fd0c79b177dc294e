// How long do promises stay open, and how old are those that still are?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';
import { AGES, IS_KNOWN, KNOWN_AFTER } from './action-list.ts';
import { ACTION_SHOWN } from './action-shown.ts';

const Watched = z.object({ time: z.number(), closed: z.number(), censored: z.number() });

/**
 * Promises by the days from their incident to the day on which their status is known (of doing or deciding where somebody
 * decided it, else of the publication of the document that tells it): done by then (`closed`) or still open then
 * (`censored`). Dropped ones are left out.
 */
export async function completionTimes(
  db: Reader,
  filter: Filter,
): Promise<{ watched: z.infer<typeof Watched>[]; promised: number; missing: number }> {
  const { sql, values } = where(filter, 'actions');
  const rows = await db.rows(
    Watched.extend({ time: z.number().nullable() }),
    `select case when ${IS_KNOWN} then ${KNOWN_AFTER} end::integer as time,
      count(*) filter (actions.status = 'done') as closed,
      count(*) filter (actions.status <> 'done') as censored
    from actions
    where ${sql} and actions.status <> 'dropped'
    group by time
    order by time nulls last`,
    values,
  );
  const count = (some: readonly { closed: number; censored: number }[]): number =>
    some.reduce((sum, { closed, censored }) => sum + closed + censored, 0);
  return {
    watched: rows.flatMap(({ time, ...row }) => (time === null ? [] : [{ time, ...row }])),
    promised: count(rows),
    missing: count(rows.filter(({ time }) => time === null)),
  };
}

/** Open promises of one age, by whether one can tell that they are late. */
export const AgeRow = z.object({
  /** as in `AGES`; `unknown` where the incident has no day */
  age: z.string(),
  overdue: z.number(),
  /** due later */
  dated: z.number(),
  undated: z.number(),
});
export type AgeRow = z.infer<typeof AgeRow>;

/** Open promises by the days since their incident, the youngest first, every age among them. `asOf` is an ISO day. */
export async function ageing(db: Reader, filter: Filter, asOf: string): Promise<AgeRow[]> {
  const { sql, values } = where(filter, 'actions');
  const found = await db.rows(
    AgeRow,
    `select case ${AGES.map(({ id, sql: within }) => `when ${within} then '${id}'`).join(' ')}
        else 'unknown' end as age,
      count(*) filter (${ACTION_SHOWN.overdue}) as overdue,
      count(*) filter (${ACTION_SHOWN.dated}) as dated,
      count(*) filter (${ACTION_SHOWN.undated}) as undated
    from actions
    where ${sql} and ${ACTION_SHOWN.open}
    group by age
    order by age`,
    { ...values, asOf },
  );
  const none = { overdue: 0, dated: 0, undated: 0 };
  const unknown = found.filter(({ age }) => age === 'unknown');
  return [
    ...AGES.map(({ id }) => found.find(({ age }) => age === id) ?? { age: id, ...none }),
    ...unknown,
  ];
}
