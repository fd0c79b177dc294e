// What does the evidence panel show of a fact?
import { formatMoment } from '../dates.ts';
import { formatMinutes } from '../format.ts';
import type { DecisionView } from './deciding/decisions.ts';

/** Words of a document that a fact was read from, with what stands around them. */
export interface Told {
  value: string;
  quote: string;
  before: string;
  after: string;
  rule: string;
  /** stated | implied */
  certainty: string;
  /** line of the document's text, from 1 */
  line: number;
}

/** A fact: the words it was read from, what speaks against it, and what people decided on it. */
export interface EvidenceView {
  evidenceId: string;
  /** null where the fact concerns the document as a whole */
  incidentId: string | null;
  documentId: string;
  field: string;
  /** null where the document says nothing of it, or says it in `parts` */
  told: Told | null;
  /** what the document says of the single members of a list that is decided as a whole */
  parts: { evidenceId: string; field: string; value: string; quote: string }[];
  /** other facts read from the same words */
  others: { evidenceId: string; field: string }[];
  conflicts: { reason: string; readings: { value: string; quote: string; chosen: boolean }[] }[];
  /** on this fact, the latest first */
  decisions: DecisionView[];
}

const FIELDS: Record<string, string> = {
  title: 'Title',
  organization: 'Organisation',
  kind: 'Kind',
  published: 'Published',
  severity: 'Severity',
  criticality: 'Criticality',
  service: 'Affected service',
  services: 'Affected services',
  startedAt: 'Impact began',
  detectedAt: 'Detected',
  acknowledgedAt: 'Acknowledged',
  mitigatedAt: 'Mitigated',
  resolvedAt: 'Resolved',
  window: 'Window of impact',
  event: 'Noted',
  durationMinutes: 'Stated duration',
  recoveryTargetMinutes: 'Recovery target',
  cause: 'Cause',
  causes: 'Causes',
  action: 'Promised action',
  added: 'Promised action, added by hand',
  followUp: 'Promised publication',
};

/** How a value is written for people, as far as its field says what it is. */
export function fieldValue(field: string, value: string): string {
  if (/^(durationMinutes|recoveryTargetMinutes)$/.test(field) && /^\d+$/.test(value))
    return formatMinutes(Number(value));
  return field.startsWith('window/')
    ? value.replace(/\d{4}-\d\d-\d\d[T\d:.+Z-]*/g, formatMoment)
    : formatMoment(value);
}

/** What a field is called: `startedAt` → `Impact began`, `action/2/status` → `Promised action 2, status`. */
export function fieldName(field: string): string {
  const [kind = field, which, detail] = field.split('/');
  const name = FIELDS[kind] ?? kind;
  if (which === undefined || kind === 'added') return name;
  return `${name}${/^\d+$/.test(which) ? ' ' : ': '}${which}${detail ? `, ${detail}` : ''}`;
}
