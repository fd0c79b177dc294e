// What was set about promises beside what their documents say, and what must a form about them carry along?
import { z } from 'zod';
import { addedBy } from '../../../../ingest/ledger/decision.ts';
import { seenBy } from '../deciding/targets.ts';
import type { Reader } from '../db.ts';
import { decisionsById, decisionsOfActions, type DecisionRow } from './decisions.ts';

const Said = z.object({
  actionId: z.string(),
  status: z.string(),
  owner: z.string().nullable(),
  due: z.string().nullable(),
  dueText: z.string().nullable(),
  ticket: z.string().nullable(),
});

/** A decision in the history of a promise. */
export interface PromiseDecision {
  id: string;
  /** ISO 8601, UTC */
  at: string;
  actor: string;
  via: string;
  /** status | owner | due | ticket | evidence | note | no_action | undo */
  type: string;
  value: string;
  /** the decision that an undo takes back */
  about: string | null;
  /** true for what was taken back */
  isUndone: boolean;
  holds: boolean;
  /** true for the latest on its side: only that can be taken back */
  isLatest: boolean;
}

/** What was decided about one promise. */
export interface PromiseEdits {
  /** JSON of the latest decisions by side, for the form's `seen/<id>` */
  seen: string;
  /** what the document says; null for a promise that a person added */
  said: Omit<z.infer<typeof Said>, 'actionId'> | null;
  /** the decision that added it; null for what a document tells */
  added: PromiseDecision | null;
  /** the latest first */
  history: PromiseDecision[];
}

/** What was decided about these promises, by their ids; those without any decision are not named. */
export async function promiseEdits(
  db: Reader,
  ids: readonly string[],
): Promise<Record<string, PromiseEdits>> {
  const seen = await seenBy(db, ids);
  const touched = ids.filter((id) => seen[id] || addedBy(id) !== null);
  if (!touched.length) return {};
  const [decisions, adding, told] = await Promise.all([
    decisionsOfActions(db, touched),
    decisionsById(
      db,
      touched.flatMap((id) => addedBy(id) ?? []),
    ),
    db.rows(
      Said,
      `select action_id, status, owner, due, due_text, ticket
      from build.main.actions
      where action_id in (select unnest($touched))
      order by action_id`,
      { touched },
    ),
  ]);
  const said = new Map(told.map(({ actionId, ...values }) => [actionId, values]));
  return Object.fromEntries(
    touched.map((id): [string, PromiseEdits] => {
      const latest = new Set(Object.values(seen[id] ?? {}));
      return [
        id,
        {
          seen: seen[id] ? JSON.stringify(seen[id]) : '',
          said: said.get(id) ?? null,
          added:
            adding.map((row) => entryOf(row, latest)).find((row) => row.id === addedBy(id)) ?? null,
          history: decisions
            .filter(({ target }) => target === id)
            .map((row) => entryOf(row, latest)),
        },
      ];
    }),
  );
}

function entryOf(row: DecisionRow, latest: ReadonlySet<string>): PromiseDecision {
  return {
    id: row.decisionId,
    at: row.decidedAt.toISOString(),
    actor: row.actor,
    via: row.via,
    type: row.type,
    value: row.value,
    about: row.about,
    isUndone: row.undoneBy !== null,
    holds: row.holds,
    isLatest: latest.has(row.decisionId),
  };
}
