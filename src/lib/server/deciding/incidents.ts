// What do the forms about an incident ask for?
import { z } from 'zod';
import { Change, type IncidentTarget, type Proposal } from '../../../../ingest/ledger/decision.ts';
import type { Reader } from '../db.ts';
import { factIn, isCorrectable } from './facts.ts';
import { textOf } from './fields.ts';
import { Refused } from './refused.ts';
import { incidentTarget, seenOf } from './targets.ts';

/** A promise that the reader missed: `text`, and what is known of it. */
export async function addAction(
  form: FormData,
  reader: Reader,
  incidentId: string,
): Promise<Proposal[]> {
  const text = textOf(form, 'text');
  if (text === null) throw new Refused('Say what was promised.', 'text');
  return [
    {
      target: await incidentTarget(reader, incidentId),
      expected: null,
      change: Change.parse({
        type: 'missed_action',
        text,
        status: textOf(form, 'status') ?? undefined,
        owner: textOf(form, 'owner'),
        due: textOf(form, 'due'),
        ticket: textOf(form, 'ticket'),
        reason: textOf(form, 'reason'),
      }),
    },
  ];
}

/**
 * A fact that the document was misread on, or has wrong: `field`, `value` (see facts.ts), `unknown` (set: it is not known),
 * `reason`, `said`.
 */
export async function correctFact(
  form: FormData,
  reader: Reader,
  incidentId: string,
): Promise<Proposal[]> {
  const field = textOf(form, 'field');
  if (field === null || !isCorrectable(field))
    throw new Refused('This cannot be corrected.', 'field');
  const value = factIn(form, field);
  if (field === 'causes') await refuseStrangers(reader, value);
  const reason = textOf(form, 'reason');
  if (reason === null) throw new Refused('Say in a few words how you know.', 'reason');
  return [
    {
      target: await incidentTarget(reader, incidentId),
      expected: seenOf(form, incidentId, `fact/${field}`),
      change: Change.parse({
        type: 'correct',
        field,
        value,
        reason,
        said: textOf(form, 'said'),
      }),
    },
  ];
}

/** A cause that the taxonomy does not name would be in no chart. */
async function refuseStrangers(reader: Reader, causes: unknown): Promise<void> {
  const known = await reader.rows(
    z.object({ cause: z.string() }),
    'select cause from taxonomy order by cause',
  );
  const names = new Set<unknown>(known.map(({ cause }) => cause));
  if (Array.isArray(causes) && causes.some((cause) => !names.has(cause)))
    throw new Refused('Choose among the causes of the taxonomy.', 'value');
}

/** The incident is told by another document too: `incident` is the id of the one that counts; empty: it counts itself. */
export async function sameIncident(
  form: FormData,
  reader: Reader,
  incidentId: string,
): Promise<Proposal[]> {
  const other = textOf(form, 'incident');
  const reason = textOf(form, 'reason');
  if (reason === null) throw new Refused('Say in a few words how you know.', 'reason');
  if (other === incidentId) throw new Refused('That is this very incident.', 'incident');
  const incident: IncidentTarget | null =
    other === null ? null : await incidentTarget(reader, other);
  return [
    {
      target: await incidentTarget(reader, incidentId),
      expected: seenOf(form, incidentId, 'same_as'),
      change: { type: 'same_as', incident, reason },
    },
  ];
}

/** Somebody has looked at a contradiction: `field`, perhaps a `note`. */
export async function seeConflict(
  form: FormData,
  reader: Reader,
  incidentId: string,
): Promise<Proposal[]> {
  const field = textOf(form, 'field');
  if (field === null) throw new Refused('Which contradiction?', 'field');
  return [
    {
      target: await incidentTarget(reader, incidentId),
      expected: seenOf(form, incidentId, `conflict/${field}`),
      change: Change.parse({ type: 'seen_conflict', field, note: textOf(form, 'note') }),
    },
  ];
}
