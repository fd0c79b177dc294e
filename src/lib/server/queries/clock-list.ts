// Which incidents are there, with all their clocks, in what order? The table to work from.
import { z } from 'zod';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';
import { OF_CLOCK } from './clock-columns.ts';
import type { Direction } from './incidents.ts';

/** An incident with its clocks in whole minutes; what is not known is null. */
export const ClockListRow = z.object({
  incidentId: z.string(),
  title: z.string(),
  occurredOn: z.string().nullable(),
  detectMinutes: z.number().nullable(),
  acknowledgeMinutes: z.number().nullable(),
  mitigateMinutes: z.number().nullable(),
  restoreMinutes: z.number().nullable(),
  restoreBasis: z.string().nullable(),
  restorePrecision: z.string().nullable(),
  /** why there is no time to restore: its end or its start is not told, or the two make no duration */
  restoreLacks: z.enum(['end', 'start', 'fit']).nullable(),
  closeMinutes: z.number().nullable(),
  downtimeMinutes: z.number().nullable(),
  targetMinutes: z.number().nullable(),
  targetSource: z.string().nullable(),
  targetRule: z.string().nullable(),
  met: z.boolean().nullable(),
  overrun: z.number().nullable(),
  resolvedAt: z.string().nullable(),
  /** facts that a person corrected */
  decided: z.array(z.string()),
});
export type ClockListRow = z.infer<typeof ClockListRow>;

/** What the table can be sorted by, and the column that does it. */
const SORTS = {
  date: 'occurred_on',
  title: 'lower(title)',
  detect: 'detect_minutes',
  acknowledge: 'acknowledge_minutes',
  mitigate: 'mitigate_minutes',
  restore: 'restore_minutes',
  close: 'close_minutes',
  downtime: 'downtime_minutes',
  target: 'target_minutes',
  overrun: 'overrun',
  // what was missed stands at one end, what cannot be told at the other
  result: `case when not met then 3 when met then 2
    when restore_minutes is not null and target_minutes is not null then 1
    when restore_minutes is not null then 0 end`,
} as const;

export const ClockSort = z.enum([
  'date',
  'title',
  'detect',
  'acknowledge',
  'mitigate',
  'restore',
  'close',
  'downtime',
  'target',
  'overrun',
  'result',
]);
export type ClockSort = z.infer<typeof ClockSort>;

/** One page of the incidents that a filter leaves, each counted once; unknown values come last. `page` is from 1. */
export function listClocks(
  db: Reader,
  filter: Filter,
  {
    sort,
    direction,
    page,
    size,
  }: { sort: ClockSort; direction: Direction; page: number; size: number },
): Promise<ClockListRow[]> {
  const { sql, values } = where(filter, 'incidents');
  const inOrder = `${SORTS[sort]} ${direction} nulls last, occurred_on desc nulls last, incident_id`;
  return db.rows(
    ClockListRow,
    // the few rows first, by their places: the rest of a million rows, their texts above all, is never read
    `with shown as (
      select place
      from incidents
      where ${sql}
      order by ${inOrder}
      limit $size offset $skip
    )
    select * exclude (search), case when restore_minutes is not null then null
        when not ${OF_CLOCK.restore.end} then 'end'
        when not (${OF_CLOCK.restore.start}) then 'start'
        else 'fit' end as restore_lacks
    from incidents
    where place in (select place from shown)
    order by ${inOrder}`,
    { ...values, size, skip: (page - 1) * size },
  );
}
