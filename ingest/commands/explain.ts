// Why does Hindsight read a document as it does? Each fact with its words, each conflict with its reason.
import { realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { clocks, type Clocks } from '../clocks.ts';
import { readDocument, type Rules } from '../ingest.ts';
import {
  MOMENT_FIELDS,
  type Conflict,
  type Document,
  type Evidence,
  type Incident,
  type Note,
  type Span,
} from '../model.ts';
import { explainFailure } from '../read/failure.ts';
import { isUnreadable, readSource } from '../read/source.ts';
import { EXIT, Problem } from './problem.ts';
import type { Paint, Terminal } from './terminal.ts';
import { fileLine, lineAt, oneLine, wordMinutes } from './wording.ts';

/** One line of the explanation: a field, its value in words, and what it rests on. */
interface Told {
  field: string;
  value: string;
  evidence: Evidence;
}

/** Says where a quote stands: `line 12`, or `line 9 of the text` where the file's own line is not certain. */
type Locate = (span: Span) => string;

/** Explains one file. Returns exit code 0; throws a `Problem` with the reason where it cannot be read. */
export async function runExplain(path: string, rules: Rules, terminal: Terminal): Promise<number> {
  const real = await realpath(path).catch((error: unknown) => {
    throw new Problem(`${path}: ${explainFailure(error, 'There is no such file.')}`);
  });
  const source = readSource(dirname(real), basename(real));
  const outcome = isUnreadable(source)
    ? source
    : await readDocument({ ...source, id: path, path }, rules);
  if (isUnreadable(outcome) || isUnreadable(source)) {
    const reason = isUnreadable(outcome) ? outcome.reason : 'It cannot be read.';
    throw new Problem(`${path}: ${reason}`);
  }
  const { document, incidents } = outcome;
  const locate: Locate = (span) => {
    const line = source.text === null ? null : fileLine(source.text, document.text, span);
    return line === null ? `line ${lineAt(document.text, span.start)} of the text` : `line ${line}`;
  };
  const explained = [
    ...explainDocument(document, locate, terminal.paint),
    ...incidents.flatMap((incident) => explainIncident(incident, locate, terminal.paint)),
    ...(incidents.length ? [] : ['', 'It tells of no incident.']),
    ...explainNotes(document.notes, locate, terminal.paint),
  ];
  for (const line of explained) await terminal.print(line);
  return EXIT.done;
}

function explainDocument(document: Document, locate: Locate, paint: Paint): string[] {
  const { title, organization, published } = document;
  const told: Told[] = [
    ...(title ? [{ field: 'title', value: title.value, evidence: title }] : []),
    ...(organization
      ? [{ field: 'organization', value: organization.value, evidence: organization }]
      : []),
    ...(published ? [{ field: 'published', value: published.value, evidence: published }] : []),
  ];
  return [
    paint('bold', oneLine(document.path)),
    paint(
      'dim',
      `format ${document.format} · languages ${document.languages.join(', ') || 'unknown'}`,
    ),
    ...told.flatMap((one) => explainFact(one, locate, paint)),
  ];
}

function explainIncident(incident: Incident, locate: Locate, paint: Paint): string[] {
  const missing = [
    ...MOMENT_FIELDS,
    'durationMinutes' as const,
    'recoveryTargetMinutes' as const,
  ].filter((field) => incident[field] === null);
  return [
    '',
    paint(
      'bold',
      `${incident.kind === 'maintenance' ? 'Maintenance' : 'Incident'} ${incident.part}`,
    ),
    ...factsOf(incident).flatMap((told) => explainFact(told, locate, paint)),
    ...(missing.length ? [`  ${paint('dim', `not told: ${missing.join(', ')}`)}`] : []),
    ...computed(clocks(incident), paint),
    ...incident.conflicts.flatMap((conflict) => explainConflict(conflict, locate, paint)),
    ...explainNotes(incident.notes, locate, paint),
  ];
}

/** Every fact of an incident, in the order in which a reader asks for them. */
function factsOf(incident: Incident): Told[] {
  const single = (['title', 'organization', 'severity', 'criticality'] as const).flatMap(
    (field) => {
      const fact = incident[field];
      return fact ? [{ field, value: fact.value, evidence: fact }] : [];
    },
  );
  const moments = MOMENT_FIELDS.flatMap((field) => {
    const fact = incident[field];
    return fact
      ? [{ field, value: `${fact.value} (to the ${fact.precision})`, evidence: fact }]
      : [];
  });
  const durations = (['durationMinutes', 'recoveryTargetMinutes'] as const).flatMap((field) => {
    const fact = incident[field];
    return fact
      ? [{ field, value: `${fact.value} (${wordMinutes(fact.value)})`, evidence: fact }]
      : [];
  });
  return [
    ...single,
    ...incident.services.map((service) => ({
      field: 'service',
      value: service.value,
      evidence: service,
    })),
    ...moments,
    ...durations,
    ...incident.windows.map((window) => ({
      field: 'window',
      value: `${window.level} ${window.startedAt.value} → ${window.endedAt?.value ?? 'open'}`,
      evidence: window,
    })),
    ...incident.causes.map((cause) => ({
      field: 'cause',
      value: cause.primary ? `${cause.id} (primary)` : cause.id,
      evidence: cause,
    })),
    ...incident.actions.map((action) => ({
      field: 'action',
      value: describeAction(action),
      evidence: action,
    })),
    ...incident.followUps.map((promise) => ({
      field: 'followUp',
      value: `${promise.what} promised for ${promise.promised.value}, came ${promise.delivered?.value ?? 'not yet'}`,
      evidence: promise,
    })),
    ...incident.events.map((event) => ({ field: 'event', value: event.at.value, evidence: event })),
  ];
}

function describeAction(action: Incident['actions'][number]): string {
  const { status, owner, due, dueText, ticket } = action;
  const details = [
    status,
    owner ? `owner ${owner}` : 'no owner',
    (due ?? dueText) ? `due ${due ?? dueText}` : 'no date',
    ticket && `ticket ${ticket}`,
  ];
  return details.filter(Boolean).join(', ');
}

function explainFact({ field, value, evidence }: Told, locate: Locate, paint: Paint): string[] {
  const { span, rule, certainty } = evidence;
  return [
    `  ${paint('cyan', field)}: ${oneLine(value)}  ${paint('dim', `${certainty}, by ${rule}`)}`,
    `      ${paint('dim', `${locate(span)}:`)} “${oneLine(span.quote)}”`,
  ];
}

function explainConflict(
  { field, chosen, rejected, reason }: Conflict,
  locate: Locate,
  paint: Paint,
): string[] {
  const reading = (mark: string, { value, span }: Conflict['chosen']): string =>
    `      ${mark} ${oneLine(value)}  ${paint('dim', `${locate(span)}:`)} “${oneLine(span.quote)}”`;
  return [
    `  ${paint('yellow', `conflict over ${field}`)}: ${oneLine(reason)}`,
    reading('chosen  ', chosen),
    ...rejected.map((one) => reading('rejected', one)),
  ];
}

function computed(elapsed: Clocks, paint: Paint): string[] {
  const { detect, acknowledge, mitigate, restore, close, downtime } = elapsed;
  const told = Object.entries({ detect, acknowledge, mitigate, restore, close, downtime }).flatMap(
    ([name, one]) => (one ? [`${name} ${wordMinutes(one.minutes)} (${one.basis})`] : []),
  );
  return told.length ? [`  ${paint('cyan', 'clocks')}: ${told.join(', ')}`] : [];
}

function explainNotes(notes: Note[], locate: Locate, paint: Paint): string[] {
  return notes.flatMap(({ level, message, span }) => [
    `  ${paint(level === 'info' ? 'dim' : 'yellow', level)}: ${oneLine(message, 400)}`,
    ...(span ? [`      ${paint('dim', `${locate(span)}:`)} “${oneLine(span.quote)}”`] : []),
  ]);
}
