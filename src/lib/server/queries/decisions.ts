// What was decided, by whom, and what had the document said?
import { z } from 'zod';
import { Change } from '../../../../ingest/ledger/decision.ts';
import { valueOf } from '../deciding/words.ts';
import type { Reader } from '../db.ts';

const Row = z.object({
  decisionId: z.string(),
  decidedAt: z.date(),
  actor: z.string(),
  /** local | proxy | import | github | gitlab | jira | linear */
  via: z.string(),
  kind: z.enum(['action', 'incident']),
  /** id of today; null where what it is about was not found again */
  target: z.string().nullable(),
  incidentId: z.string().nullable(),
  documentId: z.string(),
  words: z.string(),
  type: z.string(),
  field: z.string().nullable(),
  change: z.string(),
  said: z.string().nullable(),
  evidenceId: z.string().nullable(),
  undoneBy: z.string().nullable(),
  holds: z.boolean(),
});

/** A decision as pages show it: `value` is what it sets, in words. */
export type DecisionRow = Omit<z.infer<typeof Row>, 'change'> & {
  value: string;
  /** the decision that an undo takes back, or that is placed by hand */
  about: string | null;
  reason: string | null;
};

/** All that was decided about one incident and its promises, the latest first. */
export function decisionsOfIncident(db: Reader, incidentId: string): Promise<DecisionRow[]> {
  return decisionsWhere(db, 'incident_id = $incidentId', { incidentId });
}

/** All that was decided about these actions, the latest first. */
export function decisionsOfActions(db: Reader, ids: readonly string[]): Promise<DecisionRow[]> {
  return decisionsWhere(db, 'target in (select unnest($ids))', { ids: [...ids] });
}

/** The decisions of these ids. */
export function decisionsById(db: Reader, ids: readonly string[]): Promise<DecisionRow[]> {
  return decisionsWhere(db, 'decision_id in (select unnest($ids))', { ids: [...ids] });
}

/** The decisions that `?saved=` names: ids between commas, or the first and the last of one save, which is never torn apart. */
export function decisionsSaved(db: Reader, saved: string): Promise<DecisionRow[]> {
  const [first, last] = saved.split('..');
  if (first === undefined || last === undefined) return decisionsById(db, saved.split(','));
  return decisionsWhere(
    db,
    `decision_id between $first and $last
      and (actor, decided_at) = (
        select (actor, decided_at) from decisions as own where own.decision_id = $first
      )`,
    { first, last },
  );
}

/** What people said is no promise, the latest first; `limit` at most. */
export function deniedActions(db: Reader, limit: number): Promise<DecisionRow[]> {
  return decisionsWhere(
    db,
    `decision_id in (
      select decision_id
      from decisions
      where type = 'no_action' and holds and target is not null
      order by decision_id desc
      limit $limit
    )`,
    { limit },
  );
}

/** What holds now of one fact, and what held before; the latest first. */
export function decisionsOfFact(db: Reader, evidenceId: string): Promise<DecisionRow[]> {
  return decisionsWhere(db, 'evidence_id = $evidenceId', { evidenceId });
}

/** All that was decided on an ISO day or later, the latest first. */
export function decisionsSince(db: Reader, since: string): Promise<DecisionRow[]> {
  return decisionsWhere(db, 'decided_at >= $since::date', { since });
}

/** Decisions that did not find again what they are about, and that nobody took back. */
export function orphans(db: Reader): Promise<DecisionRow[]> {
  return decisionsWhere(
    db,
    "target is null and undone_by is null and type not in ('undo', 'attach')",
    {},
  );
}

async function decisionsWhere(
  db: Reader,
  condition: string,
  values: Parameters<Reader['rows']>[2],
): Promise<DecisionRow[]> {
  const rows = await db.rows(
    Row,
    `select * from decisions where ${condition} order by decision_id desc`,
    values,
  );
  return rows.map(({ change: json, ...row }) => {
    const change = Change.parse(JSON.parse(json));
    return {
      ...row,
      value: valueOf(change),
      about: 'decision' in change ? change.decision : null,
      reason: 'reason' in change ? change.reason : null,
    };
  });
}
