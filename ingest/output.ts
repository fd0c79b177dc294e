// What does `parse --json` print of one document?
import type {
  Action,
  Conflict,
  Incident,
  Note,
  Reading,
  Span,
  TimeFact,
  Unreadable,
} from './model.ts';
import { isUnreadable } from './read/source.ts';

/** Offsets into the line's own `text` (UTF-16), and the words that stand there. */
interface Quote {
  start: number;
  end: number;
  text: string;
}

/**
 * One document as a plain object, ready for JSON: times in ISO 8601 with an offset only where the document states a
 * zone, durations in whole minutes, unknown values null. A document that could not be read has no text and no incidents,
 * and one note of level `error` with the reason.
 */
export function toOutput(outcome: Reading | Unreadable) {
  if (isUnreadable(outcome)) return unreadableOutput(outcome);
  const { document, incidents } = outcome;
  return {
    path: document.path,
    sha256: document.sha256,
    format: document.format,
    languages: document.languages,
    title: document.title?.value ?? null,
    organization: document.organization?.value ?? null,
    published: document.published?.value ?? null,
    text: document.text,
    incidents: incidents.map(incidentOutput),
    notes: [...document.notes, ...incidents.flatMap((incident) => incident.notes)].map(noteOutput),
  };
}

function unreadableOutput({ path, sha256, reason }: Unreadable) {
  return {
    path,
    sha256,
    format: null,
    languages: [],
    title: null,
    organization: null,
    published: null,
    text: '',
    incidents: [],
    notes: [{ level: 'error', message: reason, evidence: null }],
  };
}

function incidentOutput(incident: Incident) {
  const { durationMinutes, recoveryTargetMinutes } = incident;
  return {
    id: incident.id,
    title: incident.title.value,
    organization: incident.organization?.value ?? null,
    kind: incident.kind,
    severity: incident.severity?.value ?? null,
    criticality: incident.criticality?.value ?? null,
    services: incident.services.map((service) => service.value),
    startedAt: timeOutput(incident.startedAt),
    detectedAt: timeOutput(incident.detectedAt),
    acknowledgedAt: timeOutput(incident.acknowledgedAt),
    mitigatedAt: timeOutput(incident.mitigatedAt),
    resolvedAt: timeOutput(incident.resolvedAt),
    windows: incident.windows.map((window) => ({
      startedAt: window.startedAt.value,
      endedAt: window.endedAt?.value ?? null,
      level: window.level,
    })),
    durationMinutes: durationMinutes && {
      value: durationMinutes.value,
      certainty: durationMinutes.certainty,
      evidence: quoteOf(durationMinutes.span),
    },
    recoveryTargetMinutes: recoveryTargetMinutes && {
      value: recoveryTargetMinutes.value,
      source: 'stated',
      evidence: quoteOf(recoveryTargetMinutes.span),
    },
    causes: incident.causes.map((cause) => ({
      id: cause.id,
      primary: cause.primary,
      evidence: quoteOf(cause.span),
    })),
    actions: incident.actions.map(actionOutput),
    conflicts: incident.conflicts.map(conflictOutput),
  };
}

function timeOutput(time: TimeFact | null) {
  if (!time) return null;
  const { value, precision, certainty, rule } = time;
  return { value, precision, certainty, rule, evidence: quoteOf(time.span) };
}

function actionOutput(action: Action) {
  const { id, text, status, owner, due, ticket } = action;
  return { id, text, status, owner, due, ticket, evidence: quoteOf(action.span) };
}

function conflictOutput({ field, chosen, rejected, reason }: Conflict) {
  return { field, chosen: chosen.value, rejected: rejected.map((one) => one.value), reason };
}

function noteOutput({ level, message, span }: Note) {
  return { level, message, evidence: span && quoteOf(span) };
}

function quoteOf({ start, end, quote }: Span): Quote {
  return { start, end, text: quote };
}
