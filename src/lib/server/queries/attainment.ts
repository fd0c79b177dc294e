// How many incidents were restored within their target?
import { z } from 'zod';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';

/** Attainment is `met` of `judged`; the rest says why the others were not judged. */
export const AttainmentRow = z.object({
  /** critical | standard; null where the documents are silent */
  criticality: z.string().nullable(),
  met: z.number(),
  /** incidents with both a target and a time to restore that is fine enough */
  judged: z.number(),
  withoutTime: z.number(),
  withoutTarget: z.number(),
  /** both are known, but the times are too coarse to tell (only days, near the target) */
  tooCoarse: z.number(),
  incidents: z.number(),
});
export type AttainmentRow = z.infer<typeof AttainmentRow>;

const COUNTS = `count(*) filter (met) as met,
    count(met) as judged,
    count(*) filter (restore_minutes is null) as without_time,
    count(*) filter (restore_minutes is not null and target_minutes is null) as without_target,
    count(*) filter (met is null and restore_minutes is not null and target_minutes is not null)
      as too_coarse,
    count(*) as incidents`;

/** Attainment by criticality: critical, standard, then those of which it is not said. */
export function attainmentByCriticality(db: Reader, filter: Filter): Promise<AttainmentRow[]> {
  const { sql, values } = where(filter, 'incidents');
  return db.rows(
    AttainmentRow,
    `select criticality, ${COUNTS}
    from incidents
    where ${sql}
    group by criticality
    order by criticality nulls last`,
    values,
  );
}

/** Attainment of all incidents that the filter leaves, in one row. */
export async function attainment(
  db: Reader,
  filter: Filter,
): Promise<Omit<AttainmentRow, 'criticality'>> {
  const { sql, values } = where(filter, 'incidents');
  const [row] = await db.rows(
    AttainmentRow.omit({ criticality: true }),
    `select ${COUNTS} from incidents where ${sql}`,
    values,
  );
  if (!row) throw new Error('counting attainment gave no row');
  return row;
}
