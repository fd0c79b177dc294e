// Do the facts of a reading hold before they are stored?
import { sortKey } from '../clocks.ts';
import {
  MOMENT_FIELDS,
  type Document,
  type Incident,
  type Moment,
  type Reading,
  type Span,
} from '../model.ts';

/**
 * What is impossible in a reading, in words: a quote that is not what stands at its offsets, a moment that never was.
 * Empty where all holds. The caller decides whether to refuse the document or to throw.
 */
export function problemsOf({ document, incidents }: Reading): string[] {
  const problems: string[] = [];
  const check = (what: string, span: Span | null, moment: Moment | null = null): void => {
    if (span && document.text.slice(span.start, span.end) !== span.quote)
      problems.push(`${what}: “${short(span.quote)}” does not stand at ${span.start}–${span.end}`);
    if (moment && !Number.isFinite(sortKey(moment)))
      problems.push(`${what}: “${short(moment.value)}” is no moment`);
  };
  checkDocument(document, check);
  for (const incident of incidents) checkIncident(incident, check);
  return problems;
}

type Check = (what: string, span: Span | null, moment?: Moment | null) => void;

function checkDocument(document: Document, check: Check): void {
  check('title', document.title?.span ?? null);
  check('organization', document.organization?.span ?? null);
  check('published', document.published?.span ?? null, document.published);
  for (const { stamp } of document.blocks) check('stamp', stamp?.span ?? null, stamp);
  for (const note of document.notes) check('note', note.span);
}

function checkIncident(incident: Incident, check: Check): void {
  const { part } = incident;
  for (const field of ['title', 'organization', 'severity', 'criticality'] as const)
    check(`${part} ${field}`, incident[field]?.span ?? null);
  for (const field of ['durationMinutes', 'recoveryTargetMinutes'] as const)
    check(`${part} ${field}`, incident[field]?.span ?? null);
  for (const field of MOMENT_FIELDS)
    check(`${part} ${field}`, incident[field]?.span ?? null, incident[field]);
  for (const service of incident.services) check(`${part} service`, service.span);
  for (const window of incident.windows) {
    check(`${part} window`, window.span);
    check(`${part} window`, window.startedAt.span, window.startedAt);
    check(`${part} window`, window.endedAt?.span ?? null, window.endedAt);
  }
  for (const { span, at } of incident.events) check(`${part} event`, span, at);
  for (const { id, span } of incident.causes) check(`${part} cause ${id}`, span);
  for (const { span, statusSpan, due } of incident.actions) {
    check(`${part} action`, span, due === null ? null : { ...DAY, value: due, span });
    check(`${part} action status`, statusSpan);
  }
  for (const { span, promised, delivered } of incident.followUps) {
    check(`${part} follow-up`, span, promised);
    check(`${part} follow-up`, delivered?.span ?? null, delivered);
  }
  for (const { field, chosen, rejected } of incident.conflicts)
    for (const { span } of [chosen, ...rejected]) check(`${part} conflict ${field}`, span);
  for (const { span } of incident.notes) check(`${part} note`, span);
}

/** A due date is a bare day, and has to be one that exists. */
const DAY = { precision: 'day', zone: null } as const;

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
