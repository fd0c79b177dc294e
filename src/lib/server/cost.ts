// What does a contradiction cost: what would the time to restore be with the other reading?
import { elapsed } from '../../../ingest/clocks.ts';
import { MOMENT_FIELDS, type Moment, type MomentField } from '../../../ingest/model.ts';
import { momentFrom, momentOf } from './moments.ts';
import type { ConflictDetail, IncidentDetail } from './queries/incident.ts';

/** The time to restore as chosen and with the other reading, in minutes, and whether the target would be met. */
export interface Cost {
  chosenMinutes: number | null;
  otherMinutes: number | null;
  chosenMet: boolean | null;
  otherMet: boolean | null;
}

/** The cost of choosing one reading over the first rejected one; null where the figure does not rest on this field. */
export function costOf(incident: IncidentDetail, { field, rejected }: ConflictDetail): Cost | null {
  const [other] = rejected;
  if (!other) return null;
  const otherMinutes = restoredWith(incident, field, other.value);
  if (otherMinutes === undefined) return null;
  const { restoreMinutes, targetMinutes, met } = incident;
  return {
    chosenMinutes: restoreMinutes,
    otherMinutes,
    chosenMet: met,
    otherMet:
      otherMinutes === null || targetMinutes === null ? null : otherMinutes <= targetMinutes,
  };
}

/** Minutes to restore were `field` to read `value`; null where that makes none, undefined where it has no bearing. */
function restoredWith(
  incident: IncidentDetail,
  field: string,
  value: string,
): number | null | undefined {
  if (field === 'durationMinutes') {
    const minutes = Number(value);
    return Number.isFinite(minutes) ? minutes : undefined;
  }
  const changed = MOMENT_FIELDS.find((one) => one === field);
  const moment = momentFrom(value);
  if (!changed || !moment) return undefined;
  const read = (one: MomentField): Moment | null =>
    one === changed ? moment : momentOf(incident, one);
  const restored = elapsed(read('startedAt'), read('resolvedAt') ?? read('mitigatedAt'));
  return restored?.minutes ?? null;
}
