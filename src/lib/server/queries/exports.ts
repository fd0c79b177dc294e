// What can be taken away row by row: incidents, what was promised, what was blamed, and the sentences behind it?
import type { Columns } from '../statement.ts';
import type { Reader } from '../db.ts';
import { where, type Filter, type FilteredTable } from '../filter.ts';

/** Incidents that the filter leaves, the latest first, those among them that another document tells better left out. */
export const incidentColumns = select(
  'incidents',
  `select incident_id, document_id, title, organization, kind, severity, criticality, services,
    started_at, detected_at, acknowledged_at, mitigated_at, resolved_at, occurred_on, quarter,
    detect_minutes, acknowledge_minutes, mitigate_minutes, restore_minutes, restore_basis,
    restore_precision, close_minutes, downtime_minutes, stated_minutes, target_minutes,
    target_source, target_rule, met, overrun, primary_cause, causes, actions_total, actions_done,
    conflicts_total
  from incidents`,
  'occurred_on desc nulls last, incident_id',
);

/** Each cause that a document blames, with what came before and what had been promised against it. */
export const blameColumns = select(
  'causes',
  `select causes.incident_id, incidents.title as incident_title, causes.cause,
    coalesce(label, causes.cause) as label, is_primary, causes.organization, causes.services,
    causes.occurred_on, causes.quarter, earlier_incident_id, days_since, promised_incident_id,
    days_since_promised, causes.evidence_id
  from causes
  join incidents on incidents.incident_id = causes.incident_id
  left join taxonomy on taxonomy.cause = causes.cause`,
  'causes.occurred_on desc nulls last, causes.incident_id, causes.cause',
);

/** Stretches of impact: an incident that relapsed has several. */
export const windowColumns = select(
  'incidents',
  `select impact_windows.incident_id, number, impact_windows.started_at, ended_at, level, minutes,
    impact_windows.evidence_id
  from impact_windows
  join incidents on incidents.incident_id = impact_windows.incident_id`,
  'impact_windows.incident_id, number',
);

/** What happened when, as the documents tell it. */
export const eventColumns = select(
  'incidents',
  `select timeline_events.incident_id, number, happened_at, happened_precision, text, evidence_id
  from timeline_events
  join incidents on incidents.incident_id = timeline_events.incident_id`,
  'timeline_events.incident_id, number',
);

/** The sentence behind each fact. */
export const evidenceColumns = select(
  'incidents',
  `select evidence.evidence_id, evidence.incident_id, evidence.document_id, field, value,
    start_offset, end_offset, quote, rule, certainty
  from evidence
  join incidents on incidents.incident_id = evidence.incident_id`,
  'evidence.incident_id, evidence.evidence_id',
);

/** Every reading of a fact on which a document disagrees with itself; reading 0 is the one that holds. */
export const conflictColumns = select(
  'incidents',
  `select conflicts.incident_id, number, field, reading, value, reason, quote, start_offset,
    end_offset
  from conflicts
  join incidents on incidents.incident_id = conflicts.incident_id`,
  'conflicts.incident_id, number, reading',
);

/** Every document, whether it could be read or not; no filter but the period of publication narrows documents. */
export function documentColumns(db: Reader): Promise<Columns> {
  return db.columns(
    `select documents.document_id, format, languages, documents.title, documents.organization,
      published_at, status, reason, bytes, sha256,
      (select count(*) from incidents where incidents.document_id = documents.document_id)::integer
        as incidents
    from documents
    order by document_id`,
  );
}

function select(
  table: FilteredTable,
  statement: string,
  order: string,
): (db: Reader, filter: Filter) => Promise<Columns> {
  return (db, filter) => {
    const { sql, values } = where(filter, table);
    return db.columns(`${statement}\n  where ${sql}\n  order by ${order}`, values);
  };
}
