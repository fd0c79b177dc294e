// How long did each incident last, against which target?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';

/** One dot of the strip: an incident whose time to restore is known. Minutes are whole. */
export const DurationRow = z.object({
  incidentId: z.string(),
  title: z.string(),
  organization: z.string().nullable(),
  criticality: z.string().nullable(),
  occurredOn: z.string().nullable(),
  quarter: z.string().nullable(),
  restoreMinutes: z.number(),
  restoreBasis: z.string(),
  restorePrecision: z.string(),
  targetMinutes: z.number().nullable(),
  targetSource: z.string().nullable(),
  targetRule: z.string().nullable(),
  met: z.boolean().nullable(),
  overrun: z.number().nullable(),
});
export type DurationRow = z.infer<typeof DurationRow>;

const Missing = z.object({
  /** incidents that the filter leaves */
  incidents: z.number(),
  /** of these: with a time to restore, whether shown or not */
  known: z.number(),
  /** of these: no time to restore, the impact's end is not told (still open, or never said) */
  withoutEnd: z.number(),
  /** of these: no time to restore, the end is told but the start is not, or they make no duration */
  withoutStart: z.number(),
  /** of these: with a time to restore but without a target */
  withoutTarget: z.number(),
  /** of these: a duration that the document states, its times being missing */
  stated: z.number(),
});
export type DurationMissing = z.infer<typeof Missing>;

/** The duration strip's dots by date, and what it cannot show, with the reasons. */
export async function durationStrip(
  db: Reader,
  filter: Filter,
): Promise<{ rows: DurationRow[]; missing: DurationMissing }> {
  const { sql, values } = where(filter, 'incidents');
  const [rows, missing] = await Promise.all([
    db.rows(
      DurationRow,
      `select * from incidents
      where ${sql} and restore_minutes is not null
      order by occurred_on nulls last, incident_id`,
      values,
    ),
    db.rows(
      Missing,
      `select count(*) as incidents,
        count(restore_minutes) as known,
        count(*) filter (restore_minutes is null and resolved_at is null and mitigated_at is null)
          as without_end,
        count(*) filter (restore_minutes is null and coalesce(resolved_at, mitigated_at) is not null)
          as without_start,
        count(*) filter (restore_minutes is not null and target_minutes is null) as without_target,
        count(*) filter (restore_basis = 'stated') as stated
      from incidents
      where ${sql}`,
      values,
    ),
  ]);
  const [counts] = missing;
  if (!counts) throw new Error('counting incidents gave no row');
  return { rows, missing: counts };
}

/** The same dots column-wise, for the browser's Arrow. */
export function durationColumns(db: Reader, filter: Filter): ReturnType<Reader['columns']> {
  const { sql, values } = where(filter, 'incidents');
  return db.columns(
    `select incident_id, title, organization, criticality, started_sort, occurred_on, quarter,
      restore_minutes, restore_basis, restore_precision, target_minutes, target_source, met, overrun
    from incidents
    where ${sql} and restore_minutes is not null
    order by occurred_on nulls last, incident_id`,
    values,
  );
}
