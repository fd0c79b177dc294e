// What does a contradiction cost: what would the time to restore be with each of the other readings?
import { elapsed, type Elapsed } from '../../../ingest/clocks.ts';
import {
  MOMENT_FIELDS,
  type Moment,
  type MomentField,
  type Precision,
} from '../../../ingest/model.ts';
import { momentFrom, momentOf } from './moments.ts';
import type { ConflictDetail, IncidentDetail } from './queries/incident.ts';

/** The time to restore with one of the readings that were not chosen. */
export interface OtherCost {
  /** number of the reading in its conflict, from 1 */
  reading: number;
  /** null where this reading makes no time at all, such as an end before the start */
  minutes: number | null;
  /** whether the target would be met; null where that cannot be said */
  met: boolean | null;
}

/** The time to restore as chosen, in minutes, whether the target is met, and the same with every other reading. */
export interface Cost {
  chosenMinutes: number | null;
  chosenMet: boolean | null;
  others: OtherCost[];
}

/** The cost of choosing one reading over the others; null where the figure does not rest on this field. */
export function costOf(incident: IncidentDetail, { field, rejected }: ConflictDetail): Cost | null {
  const others = rejected.flatMap(({ reading, value }): OtherCost[] => {
    const restored = restoredWith(incident, field, value);
    if (restored === undefined) return [];
    return [
      { reading, minutes: restored?.minutes ?? null, met: met(restored, incident.targetMinutes) },
    ];
  });
  if (!others.length) return null;
  return { chosenMinutes: incident.restoreMinutes, chosenMet: incident.met, others };
}

/** How far two readings so fine may be off, in minutes: days apart may be two minutes or two days. */
const SLACK: Record<Precision, number> = { minute: 0, hour: 60, day: 1440, month: Infinity };

function met(
  restored: Pick<Elapsed, 'minutes' | 'precision'> | null,
  target: number | null,
): boolean | null {
  if (!restored || target === null) return null;
  const { minutes, precision } = restored;
  if (minutes + SLACK[precision] <= target) return true;
  return minutes - SLACK[precision] > target ? false : null;
}

/** Time to restore were `field` to read `value`; null where that makes none, undefined where it has no bearing. */
function restoredWith(
  incident: IncidentDetail,
  field: string,
  value: string,
): Pick<Elapsed, 'minutes' | 'precision'> | null | undefined {
  if (field === 'durationMinutes') {
    const minutes = Number(value);
    return Number.isFinite(minutes) ? { minutes, precision: 'minute' } : undefined;
  }
  const changed = MOMENT_FIELDS.find((one) => one === field);
  const moment = momentFrom(value);
  if (!changed || !moment) return undefined;
  // when it was noticed or taken up has no bearing on how long it lasted
  if (changed === 'detectedAt' || changed === 'acknowledgedAt') return undefined;
  const read = (one: MomentField): Moment | null =>
    one === changed ? moment : momentOf(incident, one);
  return elapsed(read('startedAt'), read('resolvedAt') ?? read('mitigatedAt'));
}
