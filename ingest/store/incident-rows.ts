// Which rows does one incident give?
import { clocks, elapsed, type Elapsed } from '../clocks.ts';
import type { Document, Incident } from '../model.ts';
import { policyTarget, type Targets } from '../targets.ts';
import { daysBetween, occurredOn, quarterOf, sortTime } from '../figures/calendar.ts';
import { lower, minutes, moment, offsets, type Row, type Told } from './cells.ts';
import { communication } from './communication.ts';
import { judge } from '../figures/verdict.ts';

/** What pages filter by; the same on an incident and on everything that belongs to it. */
function dimensions({ document, incident }: Pick<Told, 'document' | 'incident'>): Row {
  const day = occurredOn(document, incident);
  return {
    organization: incident.organization?.value ?? null,
    services: incident.services.map(({ value }) => value),
    severity: incident.severity?.value ?? null,
    criticality: incident.criticality?.value ?? null,
    kind: incident.kind,
    occurred_on: day,
    quarter: day && quarterOf(day),
  };
}

/** `facts` is how many pieces of evidence the incident has. What other documents decide is left null. */
export function incidentRow(one: Told, targets: Targets, facts: number): Row {
  const { document, incident } = one;
  const time = clocks(incident);
  const told = communication(one);
  return {
    incident_id: incident.id,
    document_id: document.id,
    part: incident.part,
    title: incident.title.value,
    ...dimensions(one),
    twin_of: null,
    twin_reason: null,
    ...moment('started', incident.startedAt),
    ...moment('detected', incident.detectedAt),
    ...moment('acknowledged', incident.acknowledgedAt),
    ...moment('mitigated', incident.mitigatedAt),
    ...moment('resolved', incident.resolvedAt),
    stated_minutes: incident.durationMinutes?.value ?? null,
    detect_minutes: minutes(time.detect),
    acknowledge_minutes: minutes(time.acknowledge),
    mitigate_minutes: minutes(time.mitigate),
    restore_minutes: minutes(time.restore),
    restore_basis: time.restore?.basis ?? null,
    restore_precision: time.restore?.precision ?? null,
    close_minutes: minutes(time.close),
    downtime_minutes: minutes(time.downtime),
    postings: told.postings,
    communicate_minutes: told.lag,
    silence_minutes: told.silence,
    ...targetCells(incident, time.restore, targets),
    primary_cause: incident.causes.find(({ primary }) => primary)?.id ?? null,
    causes: causesOf(incident),
    actions_total: incident.actions.length,
    actions_done: incident.actions.filter(({ status }) => status === 'done').length,
    conflicts_total: incident.conflicts.length,
    facts,
    search: searchText(document, incident),
  };
}

/** The stated target, else the policy's; and how the time to restore stands to it. Maintenance has none. */
function targetCells(incident: Incident, restore: Elapsed | null, targets: Targets): Row {
  const stated = incident.kind === 'incident' ? incident.recoveryTargetMinutes : null;
  const policy = stated ? null : policyTarget(targets, incident);
  const target = stated?.value ?? policy?.minutes ?? null;
  const verdict = judge(restore, target);
  return {
    target_minutes: target,
    target_source: stated ? 'stated' : policy && 'policy',
    target_rule: policy?.label ?? null,
    ...verdict,
  };
}

export function windowRows({ incident }: Told): Row[] {
  return incident.windows.map((window, index) => ({
    incident_id: incident.id,
    number: index + 1,
    started_at: window.startedAt.value,
    started_sort: sortTime(window.startedAt),
    ended_at: window.endedAt?.value ?? null,
    ended_sort: window.endedAt && sortTime(window.endedAt),
    level: window.level,
    minutes: minutes(elapsed(window.startedAt, window.endedAt)),
    evidence_id: `${incident.id}/window/${index + 1}`,
  }));
}

export function eventRows({ incident }: Told): Row[] {
  return incident.events.map((event, index) => ({
    incident_id: incident.id,
    number: index + 1,
    happened_at: event.at.value,
    happened_sort: sortTime(event.at),
    happened_precision: event.at.precision,
    text: event.text,
    evidence_id: `${incident.id}/event/${index + 1}`,
  }));
}

export function causeRows({ document, incident }: Told): Row[] {
  return causesOf(incident).map((cause) => ({
    incident_id: incident.id,
    cause,
    is_primary: incident.causes.some(({ id, primary }) => id === cause && primary),
    evidence_id: `${incident.id}/cause/${cause}`,
    ...dimensions({ document, incident }),
    twin_of: null,
    earlier_incident_id: null,
    days_since: null,
    promised_incident_id: null,
    days_since_promised: null,
  }));
}

export function actionRows({ document, incident }: Told): Row[] {
  return incident.actions.map((action, index) => ({
    action_id: action.id,
    incident_id: incident.id,
    number: index + 1,
    text: action.text,
    status: action.status,
    owner: action.owner,
    due: action.due,
    due_text: action.dueText,
    ticket: action.ticket,
    ticket_href: action.ticketHref,
    evidence_id: `${incident.id}/action/${index + 1}`,
    ...dimensions({ document, incident }),
    causes: causesOf(incident),
    published_on: publishedOn(document),
    twin_of: null,
  }));
}

/** A month alone is no day. */
function publishedOn({ published }: Document): string | null {
  return published && published.precision !== 'month' ? published.value.slice(0, 10) : null;
}

export function followUpRows({ incident }: Told): Row[] {
  return incident.followUps.map((followUp, index) => ({
    incident_id: incident.id,
    number: index + 1,
    what: followUp.what,
    promised_at: followUp.promised.value,
    promised_sort: sortTime(followUp.promised),
    delivered_at: followUp.delivered?.value ?? null,
    delivered_sort: followUp.delivered && sortTime(followUp.delivered),
    late_days: followUp.delivered && daysBetween(followUp.promised, followUp.delivered),
    evidence_id: `${incident.id}/followUp/${index + 1}`,
  }));
}

export function conflictRows({ incident }: Told): Row[] {
  return incident.conflicts.flatMap(({ field, reason, chosen, rejected }, index) =>
    [chosen, ...rejected].map(({ value, span }, reading) => ({
      incident_id: incident.id,
      number: index + 1,
      field,
      reason,
      reading,
      value,
      ...offsets(span),
    })),
  );
}

/** The words that a search looks through: a document of several incidents gives each its own share. */
function searchText(document: Document, incident: Incident): string {
  const share = document.parts[incident.part - 1];
  const text = share ? document.text.slice(share.start, share.end) : document.text;
  const services = incident.services.map(({ value }) => value).join(' ');
  return lower(`${incident.title.value}\n${services}\n${text}`);
}

function causesOf(incident: Incident): string[] {
  return [...new Set(incident.causes.map(({ id }) => id))];
}
