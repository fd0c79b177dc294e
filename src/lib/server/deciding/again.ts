// How is a decision taken back, and one that lost its promise put where it belongs?
import type { Decision, Proposal } from '../../../../ingest/ledger/decision.ts';
import type { State } from '../../../../ingest/ledger/state.ts';
import { subjectOf } from '../../../../ingest/ledger/versions.ts';
import type { Reader } from '../db.ts';
import { textOf, textsOf } from './fields.ts';
import { Refused } from './refused.ts';
import { actionsOf, actionTarget, incidentTarget } from './targets.ts';

/** Takes back the decisions whose ids the form names. Each must still be the latest on its subject. */
export async function undo(form: FormData, reader: Reader): Promise<Proposal[]> {
  const ids = textsOf(form, 'decision');
  if (!ids.length) throw new Refused('Which decision?', 'decision');
  const state = await reader.state();
  const byId = new Map(state.placed.map(({ decision }) => [decision.id, decision]));
  return ids.map((id) => {
    const decision = byId.get(id);
    if (!decision) throw new Refused('This decision is not in the ledger; load the page again.');
    const latest = latestOn(decision, state, byId);
    if (latest && latest.id !== id)
      throw new Refused(
        `${latest.actor.name} has decided on this since (${latest.at.slice(0, 10)}); take that back first.`,
      );
    return {
      target: decision.target,
      expected: latest?.id ?? null,
      change: { type: 'undo', decision: id, reason: textOf(form, 'reason') },
    };
  });
}

function latestOn(
  decision: Decision,
  { versions, places }: State,
  byId: ReadonlyMap<string, Decision>,
): Decision | null {
  const subject = subjectOf(decision, byId, (id) => places.get(id) ?? id);
  return subject === null ? null : (versions.get(subject) ?? null);
}

/** Puts what was decided about something that is gone (`decision`) onto something that is there (`to`: its id). */
export async function attach(form: FormData, reader: Reader): Promise<Proposal[]> {
  const [id, to] = [textOf(form, 'decision'), textOf(form, 'to')];
  if (id === null) throw new Refused('Which decision?', 'decision');
  if (to === null) throw new Refused('Choose where it belongs.', 'to');
  const { placed, versions } = await reader.state();
  const orphan = placed.find(({ decision }) => decision.id === id)?.decision;
  if (!orphan) throw new Refused('This decision is not in the ledger; load the page again.');
  const target =
    orphan.target.kind === 'incident'
      ? await incidentTarget(reader, to)
      : (await actionsOf(reader, [to])).map(actionTarget)[0];
  if (!target) throw new Refused('Choose where it belongs.', 'to');
  return [
    {
      target,
      expected: versions.get(`attach ${id}`)?.id ?? null,
      change: { type: 'attach', decision: id },
    },
  ];
}
