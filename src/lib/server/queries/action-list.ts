// Which promises are there to work on?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';
import { ACTION_SHOWN, type ActionShown } from './action-shown.ts';
import { ActionRow } from './incident.ts';

/** An action in a list: with its incident. */
const ActionListRow = ActionRow.extend({
  incidentId: z.string(),
  incidentTitle: z.string(),
  organization: z.string().nullable(),
  occurredOn: z.string().nullable(),
  quarter: z.string().nullable(),
});
export type ActionListRow = z.infer<typeof ActionListRow>;

const SINCE = "date_diff('day', actions.occurred_on, $asOf::date)";

/** Ages of a promise: days since its incident. */
export const AGES = [
  { id: '0-30', sql: `${SINCE} < 30` },
  { id: '30-90', sql: `${SINCE} >= 30 and ${SINCE} < 90` },
  { id: '90-180', sql: `${SINCE} >= 90 and ${SINCE} < 180` },
  { id: '180-365', sql: `${SINCE} >= 180 and ${SINCE} < 365` },
  { id: '365-', sql: `${SINCE} >= 365` },
] as const;
export const ActionAge = z.enum(['0-30', '30-90', '90-180', '180-365', '365-', 'unknown']);
export type ActionAge = z.infer<typeof ActionAge>;

const DECIDED = `case when list_contains(actions.decided, 'status') then (
      select max(decided_at)::date from decisions
      where decisions.target = actions.action_id and decisions.type = 'status' and decisions.holds
    ) end`;
/** The day of doing where a decision names it, else that of the decision on its status, else that of the document. */
const KNOWN_ON = `coalesce(actions.done_on, ${DECIDED}, actions.published_on)`;
/** Days from the incident of a promise to the day on which its status is known; null where either is not. */
export const KNOWN_AFTER = `greatest(0, date_diff('day', actions.occurred_on, ${KNOWN_ON}))`;
export const IS_KNOWN = `actions.occurred_on is not null and ${KNOWN_ON} is not null`;

/** What the list can be sorted by, and the column that does it. */
const SORTS = {
  due: 'actions.due',
  status: 'actions.status',
  promise: 'lower(actions.text)',
  owner: 'lower(actions.owner)',
  incident: 'lower(incidents.title)',
  date: 'actions.occurred_on',
} as const;
export const ActionSort = z.enum(['due', 'status', 'promise', 'owner', 'incident', 'date']);
export type ActionSort = z.infer<typeof ActionSort>;

export interface ActionOrder {
  shown: ActionShown;
  age: ActionAge | null;
  /** days from the incident to the day on which the status of the promise is known */
  days: number | null;
  /** an owner or cause that the promise itself must have; `none` for promises without */
  group: { by: ActionGroup; value: string } | null;
  sort: ActionSort;
  direction: 'asc' | 'desc';
  /** from 1 */
  page: number;
  size: number;
  /** ISO day */
  asOf: string;
}

/** One page of the promises that are asked for, and how many there are in all. Unknown values come last. */
export async function pageOfActions(
  db: Reader,
  filter: Filter,
  order: ActionOrder,
): Promise<{ rows: ActionListRow[]; total: number }> {
  const { sql, values } = where(filter, 'actions');
  const asked = [
    sql,
    ACTION_SHOWN[order.shown],
    order.age === null
      ? 'true'
      : (AGES.find(({ id }) => id === order.age)?.sql ?? 'actions.occurred_on is null'),
    order.group === null ? 'true' : GROUPS[order.group.by].holds,
    order.days === null ? 'true' : `${IS_KNOWN} and ${KNOWN_AFTER} = $days`,
  ].join('\n      and ');
  const bound = {
    ...values,
    asOf: order.asOf,
    group: order.group?.value ?? null,
    days: order.days,
  };
  const inOrder = `${SORTS[order.sort]} ${order.direction} nulls last,
          actions.occurred_on desc nulls last, actions.incident_id, actions.number`;
  const [rows, counted] = await Promise.all([
    db.rows(
      ActionListRow,
      // the few rows first: only they are looked up among all incidents, unless these say the order
      `with shown as (
        select actions.place
        from actions
        ${order.sort === 'incident' ? 'join incidents on incidents.incident_id = actions.incident_id' : ''}
        where ${asked}
        order by ${inOrder}
        limit $size offset $skip
      ), picked as materialized (
        select * from actions where place in (select place from shown)
      )
      select actions.*, incidents.title as incident_title
      from picked as actions
      join incidents on incidents.incident_id = actions.incident_id
      order by ${inOrder}`,
      { ...bound, size: order.size, skip: (order.page - 1) * order.size },
    ),
    db.rows(z.object({ n: z.number() }), `select count(*) as n from actions where ${asked}`, bound),
  ]);
  return { rows, total: counted[0]?.n ?? 0 };
}

/** By what promises can be put together: each `value` of a promise, and whether it has the bound one. */
const GROUPS = {
  owner: {
    values: "[coalesce(actions.owner, 'none')]",
    holds: "coalesce(actions.owner, 'none') = $group",
  },
  service: {
    values: "case when len(actions.services) = 0 then ['none'] else actions.services end",
    holds:
      "(list_contains(actions.services, $group) or ($group = 'none' and len(actions.services) = 0))",
  },
  cause: {
    values: "case when len(actions.causes) = 0 then ['none'] else actions.causes end",
    holds:
      "(list_contains(actions.causes, $group) or ($group = 'none' and len(actions.causes) = 0))",
  },
} as const;
export const ActionGroup = z.enum(['owner', 'service', 'cause']);
export type ActionGroup = z.infer<typeof ActionGroup>;

/** The promises of one owner, service or cause. A promise of two services counts in both rows. */
export const GroupRow = z.object({
  /** `none` for promises without any */
  value: z.string(),
  label: z.string(),
  promised: z.number(),
  done: z.number(),
  open: z.number(),
  overdue: z.number(),
  undated: z.number(),
  unverifiable: z.number(),
});
export type GroupRow = z.infer<typeof GroupRow>;

/** Promises put together, those with the most open ones first; `limit` rows at most, and how many groups there are. */
export async function actionGroups(
  db: Reader,
  filter: Filter,
  by: ActionGroup,
  { asOf, limit }: { asOf: string; limit: number },
): Promise<{ rows: GroupRow[]; groups: number }> {
  const { sql, values } = where(filter, 'actions');
  const rows = await db.rows(
    GroupRow.extend({ groups: z.number() }),
    `with grouped as (
      select unnest(${GROUPS[by].values}) as value, status, owner, due, ticket
      from actions
      where ${sql}
    )
    select value, coalesce(any_value(label), value) as label,
      count(*) as promised,
      count(*) filter (${inGroup('done')}) as done,
      count(*) filter (${inGroup('open')}) as open,
      count(*) filter (${inGroup('overdue')}) as overdue,
      count(*) filter (${inGroup('undated')}) as undated,
      count(*) filter (${inGroup('unverifiable')}) as unverifiable,
      count(*) over () as groups
    from grouped
    left join taxonomy on taxonomy.cause = value
    group by value
    order by open desc, promised desc, value
    limit $limit`,
    { ...values, asOf, limit },
  );
  return { rows, groups: rows[0]?.groups ?? 0 };
}

function inGroup(shown: ActionShown): string {
  return ACTION_SHOWN[shown].replaceAll('actions.', 'grouped.');
}
