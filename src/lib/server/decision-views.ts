// Who decided what, and does it still hold? Decisions in words for people.
import { z } from 'zod';
import type { Decision } from '../../../ingest/ledger/decision.ts';
import { SIDES, type DecisionView } from '../components/deciding/decisions.ts';
import { fieldName } from '../components/evidence.ts';
import type { Reader } from './db.ts';
import type { DecisionRow } from './queries/decisions.ts';

const Label = z.object({ cause: z.string(), label: z.string() });

/** Decisions as pages show them, in the order given. */
export async function decisionViews(
  db: Reader,
  rows: readonly DecisionRow[],
): Promise<DecisionView[]> {
  const [{ placed, versions }, labels] = await Promise.all([
    db.state(),
    db.rows(Label, 'select cause, label from taxonomy order by cause'),
  ]);
  const byId = new Map(placed.map(({ decision }) => [decision.id, decision]));
  const latest = new Set([...versions.values()].map(({ id }) => id));
  const labelOf = new Map(labels.map(({ cause, label }) => [cause, label]));
  return rows.map((row) => {
    const undoing = row.undoneBy === null ? undefined : byId.get(row.undoneBy);
    const decision = byId.get(row.decisionId);
    return {
      id: row.decisionId,
      at: row.decidedAt.toISOString(),
      actor: row.actor,
      type: row.type,
      field: row.field,
      what: decision ? whatOf(decision, byId) : row.type,
      value: row.field === 'causes' ? labelled(row.value, labelOf) : row.value,
      reason: row.reason,
      said: row.said,
      target: row.target,
      evidenceId: row.evidenceId,
      incidentId: row.incidentId,
      documentId: row.documentId,
      words: row.words,
      undoneBy: undoing ? { actor: undoing.actor.name, at: undoing.at } : null,
      holds: row.holds,
      // each added promise is a subject of its own
      isLatest:
        row.undoneBy === null && (latest.has(row.decisionId) || row.type === 'missed_action'),
    };
  });
}

function labelled(value: string, labels: ReadonlyMap<string, string>): string {
  return value
    .split(', ')
    .map((cause) => labels.get(cause) ?? cause)
    .join(', ');
}

/** What a decision is about; an undo and a placing are about the decision that they name. */
function whatOf(decision: Decision, byId: ReadonlyMap<string, Decision>): string {
  const { change, target } = decision;
  switch (change.type) {
    case 'correct':
      return fieldName(change.field);
    case 'seen_conflict':
      return `Contradiction about ${fieldName(change.field).toLowerCase()}`;
    case 'same_as':
      return 'Whether another document tells it';
    case 'missed_action':
      return 'Promise added';
    case 'undo':
    case 'attach': {
      const about = byId.get(change.decision);
      return about ? whatOf(about, byId) : 'A decision';
    }
    default:
      return `${SIDES[change.type] ?? change.type} of “${target.words}”`;
  }
}
