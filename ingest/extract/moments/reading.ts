// What is a happening worth as a reading of a clock?
import type { Certainty, Fact, Moment, MomentField, Range } from '../../model.ts';
import type { Happening } from '../../text/happenings.ts';
import type { Page } from '../../text/pages.ts';
import { claim } from '../claim.ts';

/** What a happening is worth as a reading of a field: in a timeline entry, and in a sentence of prose. */
export const MEANING: Record<Happening, { field: MomentField; entry: number; prose: number }> = {
  start: { field: 'startedAt', entry: 4, prose: 3.5 },
  symptom: { field: 'startedAt', entry: 2.5, prose: 2 },
  detected: { field: 'detectedAt', entry: 3.4, prose: 2.8 },
  acknowledged: { field: 'acknowledgedAt', entry: 3, prose: 2.5 },
  mitigated: { field: 'mitigatedAt', entry: 3, prose: 3 },
  resolved: { field: 'resolvedAt', entry: 3, prose: 2.5 },
  fixed: { field: 'resolvedAt', entry: 2.2, prose: 2.1 },
  ended: { field: 'resolvedAt', entry: 4, prose: 3.5 },
  closed: { field: 'resolvedAt', entry: 2.2, prose: 1.8 },
};

/** What the return of power, cooling or a line is worth: more than a stamp, less than any word about the service. */
export const FACILITY = 1.5;
/** What an end is worth that is said outright of the incident: more than a range that may be of a part. */
export const SAID_OUTRIGHT = 4.7;

export function reading(
  page: Page,
  field: MomentField,
  value: Moment,
  span: Range,
  rule: string,
  weight: number,
  certainty: Certainty = 'stated',
): Fact {
  return claim(page, {
    field,
    value,
    span: { start: span.start, end: span.end },
    rule,
    weight,
    certainty,
  });
}
