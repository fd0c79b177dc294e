// How do pages read what was decided, by whom, and what the document had said?
import { z } from 'zod';
import type { Change, Decision } from '../../../../ingest/ledger/decision.ts';
import { addedActionId, addedBy } from '../../../../ingest/ledger/decision.ts';
import type { Placed, State } from '../../../../ingest/ledger/state.ts';
import type { Ask } from './ask.ts';
import type { Row } from './incident.ts';

const Where = z.object({ actionId: z.string(), incidentId: z.string(), evidenceId: z.string() });

/** Every decision as a row of the table `decisions`. */
export async function decisionRows(ask: Ask, state: State): Promise<Row[]> {
  const byId = new Map(state.placed.map(({ decision }) => [decision.id, decision]));
  const actions = await ask.rows(
    Where,
    `select action_id, incident_id, evidence_id
    from build.main.actions
    where action_id in (select unnest($ids))
    order by action_id`,
    { ids: state.placed.flatMap(({ target }) => target ?? []) },
  );
  const where = new Map(actions.map((action) => [action.actionId, action]));
  return state.placed.map((placed) => {
    const { decision, target } = placed;
    const action = target === null ? undefined : where.get(target);
    return {
      decision_id: decision.id,
      decided_at: decision.at.replace(/Z$/, ''),
      actor: decision.actor.name,
      via: decision.actor.via,
      kind: decision.target.kind,
      target,
      incident_id: action?.incidentId ?? incidentOf(placed, byId, state),
      document_id: decision.target.document,
      words: decision.target.words,
      type: decision.change.type,
      field: fieldOf(decision.change),
      change: JSON.stringify(decision.change),
      said: decision.change.type === 'correct' ? decision.change.said : null,
      evidence_id: evidenceOf(placed, action?.evidenceId ?? null),
      undone_by: placed.undoneBy?.id ?? null,
      holds: placed.holds,
    };
  });
}

function incidentOf(
  { decision, target }: Placed,
  byId: ReadonlyMap<string, Decision>,
  state: State,
): string | null {
  if (target === null || decision.target.kind === 'incident') return target;
  const adding = byId.get(addedBy(target) ?? '');
  return adding ? (state.places.get(adding.target.id) ?? null) : null;
}

function fieldOf(change: Change): string | null {
  return change.type === 'correct' || change.type === 'seen_conflict' ? change.field : null;
}

function evidenceOf({ decision, target }: Placed, action: string | null): string | null {
  const { change } = decision;
  if (target === null) return null;
  if (change.type === 'correct') return `${target}/${change.field}`;
  if (change.type === 'missed_action') return addedActionId(target, decision.id);
  return decision.target.kind === 'action' ? (action ?? target) : null;
}
