// Which words does each fact rest on?
import { MOMENT_FIELDS, type Evidence, type Incident, type Reading } from '../model.ts';
import { compare, offsets, type Row } from './cells.ts';

/** A fact of an incident or a document as the `evidence` table names it. */
interface Claim extends Evidence {
  field: string;
  value: string;
}

/** The evidence of everything that one reading claims: of the document, then of its incidents in order. */
export function evidenceRows({ document, incidents }: Reading): Row[] {
  const ofDocument: Claim[] = [];
  for (const field of ['title', 'organization', 'published'] as const) {
    const fact = document[field];
    if (fact) ofDocument.push({ ...fact, field });
  }
  return [
    ...ofDocument.map((claim) => evidenceRow(claim, `${document.id}#`, null, document.id)),
    ...incidents.flatMap((incident) =>
      claimsOf(incident).map((claim) => evidenceRow(claim, incident.id, incident.id, document.id)),
    ),
  ];
}

function evidenceRow(
  { field, value, span, rule, certainty }: Claim,
  owner: string,
  incidentId: string | null,
  documentId: string,
): Row {
  return {
    evidence_id: `${owner}/${field}`,
    incident_id: incidentId,
    document_id: documentId,
    field,
    value,
    ...offsets(span),
    rule,
    certainty,
  };
}

function claimsOf(incident: Incident): Claim[] {
  const claims: Claim[] = [];
  for (const field of [
    'title',
    'organization',
    'severity',
    'criticality',
    ...MOMENT_FIELDS,
  ] as const) {
    const fact = incident[field];
    if (fact) claims.push({ ...fact, field });
  }
  for (const field of ['durationMinutes', 'recoveryTargetMinutes'] as const) {
    const fact = incident[field];
    if (fact) claims.push({ ...fact, field, value: String(fact.value) });
  }
  claims.push(
    ...incident.services.map((fact, index) => ({ ...fact, field: `service/${index + 1}` })),
    ...incident.windows.map((window, index) => ({
      ...window,
      field: `window/${index + 1}`,
      value: `${window.level}: ${window.startedAt.value} – ${window.endedAt?.value ?? '…'}`,
    })),
    ...incident.events.map((event, index) => ({
      ...event,
      field: `event/${index + 1}`,
      value: event.text,
    })),
    ...causeClaims(incident),
    ...incident.actions.flatMap(actionClaims),
    ...incident.followUps.map((followUp, index) => ({
      ...followUp,
      field: `followUp/${index + 1}`,
      value: followUp.promised.value,
    })),
  );
  return claims;
}

/** One claim a cause: the primary one, else the first in the text. */
function causeClaims({ causes }: Incident): Claim[] {
  const first = new Map<string, Incident['causes'][number]>();
  const ranked = [...causes].sort(
    (a, b) =>
      compare(a.id, b.id) || Number(b.primary) - Number(a.primary) || a.span.start - b.span.start,
  );
  for (const cause of ranked) if (!first.has(cause.id)) first.set(cause.id, cause);
  return [...first.values()].map((cause) => ({
    ...cause,
    field: `cause/${cause.id}`,
    value: cause.id,
  }));
}

/** The promise itself, and the words that tell its status where they stand elsewhere. */
function actionClaims(action: Incident['actions'][number], index: number): Claim[] {
  const field = `action/${index + 1}`;
  const promise: Claim = { ...action, field, value: action.text };
  if (!action.statusSpan) return [promise];
  return [
    promise,
    { ...action, span: action.statusSpan, field: `${field}/status`, value: action.status },
  ];
}
