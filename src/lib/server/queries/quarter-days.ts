// Which days of a quarter does a period hold?
import type { Filter } from '../filter.ts';
import type { Values } from '../values.ts';

/**
 * First and last day of the quarter of grouped rows that have an `occurred_on`, as `first_day` and `last_day`; null where none
 * has a day. A quarter at the edge of the period counts the days inside only, so that is where its figures have to lead.
 * `withPeriod` binds the period.
 */
export const QUARTER_DAYS = `greatest(date_trunc('quarter', min(occurred_on))::date, $from::date) as first_day,
      least(last_day(date_trunc('quarter', min(occurred_on)) + interval 2 months), $to::date)
        as last_day`;

/** The values of a condition, and beside them the ends of the period; null where it has none. */
export function withPeriod({ from, to }: Filter, values: Values): Values {
  return { ...values, from, to };
}
