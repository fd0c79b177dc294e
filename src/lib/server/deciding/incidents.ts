// What do the forms about an incident ask for?
import {
  Change,
  CORRECTIONS,
  type CorrectedField,
  type IncidentTarget,
  type Proposal,
} from '../../../../ingest/ledger/decision.ts';
import type { Reader } from '../db.ts';
import { textOf, textsOf } from './fields.ts';
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

/** A fact that the document was misread on, or has wrong: `field`, `value` (empty: not known), `reason`, `said`. */
export async function correctFact(
  form: FormData,
  reader: Reader,
  incidentId: string,
): Promise<Proposal[]> {
  const field = textOf(form, 'field');
  if (field === null || !isCorrectable(field))
    throw new Refused('This cannot be corrected.', 'field');
  const reason = textOf(form, 'reason');
  if (reason === null) throw new Refused('Say in a few words how you know.', 'reason');
  return [
    {
      target: await incidentTarget(reader, incidentId),
      expected: seenOf(form, incidentId, `fact/${field}`),
      change: Change.parse({
        type: 'correct',
        field,
        value: valueOf(form, field),
        reason,
        said: textOf(form, 'said'),
      }),
    },
  ];
}

function isCorrectable(field: string): field is CorrectedField {
  return Object.hasOwn(CORRECTIONS, field);
}

function valueOf(form: FormData, field: CorrectedField): unknown {
  switch (field) {
    // one a line or separated by commas; checkboxes send one value each
    case 'services':
    case 'causes':
      return textsOf(form, 'value')
        .flatMap((value) => value.split(/[\n,]/))
        .map((name) => name.trim())
        .filter(Boolean);
    case 'durationMinutes':
    case 'recoveryTargetMinutes': {
      const typed = textOf(form, 'value');
      return typed === null ? null : minutesOf(typed);
    }
    case 'startedAt':
    case 'detectedAt':
    case 'acknowledgedAt':
    case 'mitigatedAt':
    case 'resolvedAt':
      return momentOf(form);
    default:
      return textOf(form, 'value');
  }
}

/** `90`, `1:30`, `1 h 30 min`, `2 days`. */
function minutesOf(typed: string): number {
  const clock = /^(\d{1,4}):([0-5]\d)$/.exec(typed);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  if (/^\d{1,8}$/.test(typed)) return Number(typed);
  const parts =
    /^(?:(\d{1,4})\s*d(?:ays?)?)?\s*(?:(\d{1,5})\s*h(?:ours?)?)?\s*(?:(\d{1,6})\s*m(?:in(?:utes?)?)?)?$/i.exec(
      typed,
    );
  if (!parts || !typed)
    throw new Refused('Give minutes, or a time such as 1:30 or 2 h 15 min.', 'value');
  const [, days = '0', hours = '0', minutes = '0'] = parts;
  return Number(days) * 1440 + Number(hours) * 60 + Number(minutes);
}

/**
 * `value` as `datetime-local` or a day gives it, with the offset of `zone` (`Z`, `+02:00`, or empty: the document's own clock,
 * whose zone is not known).
 */
function momentOf(form: FormData): string | null {
  const typed = textOf(form, 'value')?.replace(' ', 'T') ?? null;
  if (typed === null) return null;
  const zone = textOf(form, 'zone') ?? '';
  if (!/^(?:Z|[+-]\d\d:\d\d)?$/.test(zone))
    throw new Refused('The zone is Z or an offset such as +02:00.', 'zone');
  if (!typed.includes('T')) return typed;
  const full = /T\d\d:\d\d$/.test(typed) ? `${typed}:00` : typed;
  return /(?:Z|[+-]\d\d:\d\d)$/.test(full) ? full : `${full}${zone}`;
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
