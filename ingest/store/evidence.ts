// Which words does each fact rest on?
import { MOMENT_FIELDS, type Evidence, type Incident, type Reading, type Span } from '../model.ts';
import { compare } from '../figures/order.ts';
import type { Row } from './cells.ts';

/** Notes one fact: its field as the `evidence` table names it, its value in words, and what it rests on. */
type Note = (field: string, value: string, evidence: Evidence, span?: Span) => void;

/** The evidence of everything that one reading claims: of the document, then of its incidents in their order. */
export function evidenceRows({ document, incidents }: Reading): Row[] {
  const rows: Row[] = [];
  const noting =
    (owner: string, incidentId: string | null): Note =>
    (field, value, { span: own, rule, certainty }, span = own) =>
      rows.push({
        evidence_id: `${owner}/${field}`,
        incident_id: incidentId,
        document_id: document.id,
        field,
        value,
        start_offset: span.start,
        end_offset: span.end,
        quote: span.quote,
        rule,
        certainty,
      });
  const ofDocument = noting(`${document.id}#`, null);
  for (const field of ['title', 'organization', 'published'] as const) {
    const fact = document[field];
    if (fact) ofDocument(field, fact.value, fact);
  }
  for (const incident of incidents) noteFacts(incident, noting(incident.id, incident.id));
  return rows;
}

function noteFacts(incident: Incident, note: Note): void {
  for (const field of [
    'title',
    'organization',
    'severity',
    'criticality',
    ...MOMENT_FIELDS,
    'durationMinutes',
    'recoveryTargetMinutes',
  ] as const) {
    const fact = incident[field];
    if (fact) note(field, String(fact.value), fact);
  }
  incident.services.forEach((fact, index) => note(`service/${index + 1}`, fact.value, fact));
  incident.windows.forEach((window, index) =>
    note(
      `window/${index + 1}`,
      `${window.level}: ${window.startedAt.value} – ${window.endedAt?.value ?? '…'}`,
      window,
    ),
  );
  incident.events.forEach((event, index) => note(`event/${index + 1}`, event.text, event));
  noteCauses(incident, note);
  incident.actions.forEach((action, index) => {
    note(`action/${index + 1}`, action.text, action);
    // the words that tell its status, where they stand elsewhere
    if (action.statusSpan)
      note(`action/${index + 1}/status`, action.status, action, action.statusSpan);
  });
  incident.followUps.forEach((followUp, index) =>
    note(`followUp/${index + 1}`, followUp.promised.value, followUp),
  );
}

/** One a cause: the primary one, else the first in the text. */
function noteCauses({ causes }: Incident, note: Note): void {
  const ranked = causes.toSorted(
    (a, b) =>
      compare(a.id, b.id) || Number(b.primary) - Number(a.primary) || a.span.start - b.span.start,
  );
  ranked.forEach((cause, index) => {
    if (cause.id !== ranked[index - 1]?.id) note(`cause/${cause.id}`, cause.id, cause);
  });
}
