// Which incidents are there, in what order, and what can they be filtered by?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';

/** An incident as lists show it. Minutes are whole; `…At` is as the document writes it, `occurredOn` an ISO day. */
export const IncidentRow = z.object({
  incidentId: z.string(),
  documentId: z.string(),
  title: z.string(),
  organization: z.string().nullable(),
  kind: z.string(),
  /** the incident of another document that tells the same and counts in its place, and by what that is known */
  twinOf: z.string().nullable(),
  twinReason: z.string().nullable(),
  severity: z.string().nullable(),
  criticality: z.string().nullable(),
  services: z.array(z.string()),
  startedAt: z.string().nullable(),
  startedPrecision: z.string().nullable(),
  occurredOn: z.string().nullable(),
  quarter: z.string().nullable(),
  resolvedAt: z.string().nullable(),
  restoreMinutes: z.number().nullable(),
  restoreBasis: z.string().nullable(),
  restorePrecision: z.string().nullable(),
  targetMinutes: z.number().nullable(),
  targetSource: z.string().nullable(),
  targetRule: z.string().nullable(),
  met: z.boolean().nullable(),
  overrun: z.number().nullable(),
  primaryCause: z.string().nullable(),
  causes: z.array(z.string()),
  actionsTotal: z.number(),
  actionsDone: z.number(),
  conflictsTotal: z.number(),
  /** facts that a person corrected */
  decided: z.array(z.string()),
});
export type IncidentRow = z.infer<typeof IncidentRow>;

/** The columns of `IncidentRow`, for the other queries on this table. */
export const INCIDENT_COLUMNS = Object.keys(IncidentRow.shape)
  .map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  .join(', ');

/** What a list can be sorted by, and the column that does it. */
const SORTS = {
  date: 'occurred_on',
  title: 'lower(title)',
  organization: 'lower(organization)',
  severity: 'lower(severity)',
  restore: 'restore_minutes',
  target: 'target_minutes',
  overrun: 'overrun',
  cause: 'primary_cause',
  actions: 'actions_total',
} as const;

export const IncidentSort = z.enum([
  'date',
  'title',
  'organization',
  'severity',
  'restore',
  'target',
  'overrun',
  'cause',
  'actions',
]);
export type IncidentSort = z.infer<typeof IncidentSort>;
export const Direction = z.enum(['asc', 'desc']);
export type Direction = z.infer<typeof Direction>;

export interface IncidentOrder {
  sort: IncidentSort;
  direction: Direction;
  /** from 1 */
  page: number;
  size: number;
}

/**
 * One page of the incidents that a filter leaves, and how many there are in all, those that another document tells
 * better (`twinOf`) among them. Unknown values come last.
 */
export async function listIncidents(
  db: Reader,
  filter: Filter,
  { sort, direction, page, size }: IncidentOrder,
): Promise<{ rows: IncidentRow[]; total: number }> {
  const { sql, values } = where(filter, 'incidents', { twins: true });
  const inOrder = `${SORTS[sort]} ${direction} nulls last, occurred_on desc nulls last, incident_id`;
  const [rows, total] = await Promise.all([
    db.rows(
      IncidentRow,
      // the few rows first, by their places: the rest of very many rows is never read
      `with shown as (
        select place
        from incidents
        where ${sql}
        order by ${inOrder}
        limit $size offset $skip
      )
      select ${INCIDENT_COLUMNS}
      from incidents
      where place in (select place from shown)
      order by ${inOrder}`,
      { ...values, size, skip: (page - 1) * size },
    ),
    count(db, { sql, values }),
  ]);
  return { rows, total };
}

/** How many incidents a filter leaves, each counted once. */
export function countIncidents(db: Reader, filter: Filter): Promise<number> {
  return count(db, where(filter, 'incidents'));
}

async function count(db: Reader, { sql, values }: ReturnType<typeof where>): Promise<number> {
  const [row] = await db.rows(
    z.object({ n: z.number() }),
    `select count(*) as n from incidents where ${sql}`,
    values,
  );
  return row?.n ?? 0;
}

const Facet = z.object({ value: z.string(), label: z.string(), n: z.number() });
/** A value that one can filter by, how it is called, and how many incidents have it. */
export type Facet = z.infer<typeof Facet>;

export interface Facets {
  organization: Facet[];
  service: Facet[];
  severity: Facet[];
  criticality: Facet[];
  cause: Facet[];
  owner: Facet[];
}

/** Every value that the corpus knows for each filter, most frequent first, at most 500 each. */
export async function facets(db: Reader): Promise<Facets> {
  const [organization, service, severity, criticality, cause, owner] = await Promise.all([
    facet(db, 'select organization as value from incidents where twin_of is null'),
    facet(db, 'select unnest(services) as value from incidents where twin_of is null'),
    facet(db, 'select severity as value from incidents where twin_of is null'),
    facet(db, "select coalesce(criticality, 'none') as value from incidents where twin_of is null"),
    facet(db, 'select cause as value from causes where twin_of is null'),
    facet(db, 'select distinct owner as value, incident_id from actions where twin_of is null'),
  ]);
  return { organization, service, severity, criticality, cause, owner };
}

function facet(db: Reader, source: string): Promise<Facet[]> {
  return db.rows(
    Facet,
    `select value, coalesce(label, value) as label, count(*) as n
    from (${source}) as found
    left join taxonomy on cause = value
    where value is not null
    group by all
    order by n desc, value
    limit 500`,
  );
}
