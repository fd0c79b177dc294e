// What does the evidence panel show of a fact?
import { formatMoment } from '../dates.ts';
import { formatMinutes } from '../format.ts';

/** A fact with the words it was read from and what stands around them. */
export interface EvidenceView {
  evidenceId: string;
  /** null where the fact concerns the document as a whole */
  incidentId: string | null;
  documentId: string;
  /** title of the document, where it has one */
  title: string | null;
  field: string;
  value: string;
  quote: string;
  before: string;
  after: string;
  rule: string;
  /** stated | implied */
  certainty: string;
  /** line of the document's text, from 1 */
  line: number;
  /** other readings of the same thing in the same document */
  /** other facts read from the same words */
  others: { evidenceId: string; field: string }[];
  conflicts: { reason: string; readings: { value: string; quote: string; chosen: boolean }[] }[];
}

const FIELDS: Record<string, string> = {
  title: 'Title',
  organization: 'Organisation',
  kind: 'Kind',
  published: 'Published',
  severity: 'Severity',
  criticality: 'Criticality',
  service: 'Affected service',
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
  action: 'Promised action',
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
  if (which === undefined) return name;
  return `${name}${/^\d+$/.test(which) ? ' ' : ': '}${which}${detail ? `, ${detail}` : ''}`;
}
