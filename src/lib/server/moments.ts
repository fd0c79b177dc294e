// Which moments does an incident's row hold, as the clocks read them?
import { Precision, type Moment, type MomentField } from '../../../ingest/model.ts';
import type { IncidentDetail } from './queries/incident.ts';

/** Clocks read values and precisions; the words are in the evidence. */
const NO_WORDS = { start: 0, end: 0, quote: '' };

/** One moment of an incident; null where the document is silent. */
export function momentOf(incident: IncidentDetail, field: MomentField): Moment | null {
  const values = {
    startedAt: [incident.startedAt, incident.startedPrecision],
    detectedAt: [incident.detectedAt, incident.detectedPrecision],
    acknowledgedAt: [incident.acknowledgedAt, incident.acknowledgedPrecision],
    mitigatedAt: [incident.mitigatedAt, incident.mitigatedPrecision],
    resolvedAt: [incident.resolvedAt, incident.resolvedPrecision],
  } as const;
  const [value, precision] = values[field];
  if (value === null) return null;
  return { value, precision: Precision.parse(precision), zone: null, span: NO_WORDS };
}

/** A reading such as `2023-11-24T21:12:00Z` as a moment; null for what is no moment. */
export function momentFrom(value: string): Moment | null {
  if (!/^\d{4}-\d\d(-\d\d(T\d\d:\d\d.*)?)?$/.test(value)) return null;
  const precision = value.length === 7 ? 'month' : value.length === 10 ? 'day' : 'minute';
  return { value, precision, zone: null, span: NO_WORDS };
}
