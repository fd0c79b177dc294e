// What do pages read instead of the build's tables?

/** Columns of `incidents` that corrections move. */
const CORRECTED = [
  'title',
  'organization',
  'kind',
  'severity',
  'criticality',
  'services',
  'started_at',
  'started_sort',
  'started_precision',
  'detected_at',
  'detected_sort',
  'detected_precision',
  'acknowledged_at',
  'acknowledged_sort',
  'acknowledged_precision',
  'mitigated_at',
  'mitigated_sort',
  'mitigated_precision',
  'resolved_at',
  'resolved_sort',
  'resolved_precision',
  'occurred_on',
  'quarter',
  'stated_minutes',
  'detect_minutes',
  'acknowledge_minutes',
  'mitigate_minutes',
  'restore_minutes',
  'restore_basis',
  'restore_precision',
  'close_minutes',
  'downtime_minutes',
  'communicate_minutes',
  'target_minutes',
  'target_source',
  'target_rule',
  'met',
  'overrun',
  'primary_cause',
  'causes',
];

/**
 * What decisions add to an incident: `decided`, the facts that a person corrected. To an action: `said_status`, what the
 * document says (null for one that a person added); `done_on`, the day of doing where a decision names it; `evidence_link`,
 * `note`; `decided`, the sides that a person or a tracker set.
 */
const INCIDENT_EXTRAS = '[]::varchar[] as decided';
const ACTION_EXTRAS = `status as said_status, null::date as done_on,
    null::varchar as evidence_link, null::varchar as note, []::varchar[] as decided`;

export const TABLES: readonly string[] = [
  'create schema decided',
  like('incidents', `*, ${INCIDENT_EXTRAS}`),
  like('actions', `*, ${ACTION_EXTRAS}`),
  'create table decided.replaced_actions (action_id varchar)',
  like('causes', '*'),
  'create table decided.recaused (incident_id varchar)',
  like('impact_windows', '*'),
  `create table decided.corrected as
  select incident_id, ${CORRECTED.join(', ')}, ${INCIDENT_EXTRAS}
  from build.main.incidents
  limit 0`,
  `create table decided.moved as
  select incident_id, number, started_at, started_sort, ended_at, ended_sort, minutes
  from build.main.impact_windows
  limit 0`,
  `create table decided.links as
  select incident_id, cause, earlier_incident_id, days_since, promised_incident_id, days_since_promised
  from build.main.causes
  limit 0`,
  'create table decided.seen (incident_id varchar, field varchar, decision_id varchar)',
  // every decision, in order of time; target and incident are null for one that was not found again
  `create table decisions (
    decision_id varchar, decided_at timestamp, actor varchar, via varchar,
    kind varchar,                    -- action | incident
    target varchar,                  -- id of today; null: not found
    incident_id varchar,
    document_id varchar,             -- as the decision names it
    words varchar,                   -- of the promise, or the title, when it was decided about
    type varchar,                    -- of the change
    field varchar,                   -- of a correction or of a contradiction
    change varchar,                  -- JSON
    said varchar,                    -- what the document said, for people
    evidence_id varchar,             -- of the fact that it is about, where the build has evidence of it
    undone_by varchar,               -- the decision that took it back
    holds boolean                    -- the latest on its subject that was not taken back
  )`,
];

function like(table: string, columns: string): string {
  return `create table decided.${table} as select ${columns} from build.main.${table} limit 0`;
}

const UNTOUCHED = [
  'build',
  'documents',
  'blocks',
  'links',
  'timeline_events',
  'follow_ups',
  'evidence',
  'notes',
  'taxonomy',
];

/** `place` tells the rows of a view apart, so that a page can pick a few by their order and read the others no further. */
export const VIEWS: readonly string[] = [
  ...UNTOUCHED.map((table) => `create view ${table} as from build.main.${table}`),
  `create view incidents as
  select *, ${INCIDENT_EXTRAS}, rowid as place
  from build.main.incidents
  anti join decided.incidents using (incident_id)
  union all by name
  select *, -1 - rowid as place
  from decided.incidents`,
  `create view actions as
  select *, ${ACTION_EXTRAS}, rowid as place
  from build.main.actions
  anti join decided.replaced_actions using (action_id)
  union all by name
  select *, -1 - rowid as place
  from decided.actions`,
  `create view causes as
  select *
  from build.main.causes
  anti join decided.recaused using (incident_id)
  union all by name
  from decided.causes`,
  `create view impact_windows as
  select *
  from build.main.impact_windows
  anti join decided.impact_windows using (incident_id, number)
  union all by name
  from decided.impact_windows`,
  `create view conflicts as
  select conflicts.*, seen.decision_id as seen_by
  from build.main.conflicts as conflicts
  left join decided.seen as seen using (incident_id, field)`,
];

/** Puts the corrected columns into the rows of their incidents, which are found by the corrected words as well. */
export const UPDATE_CORRECTED = `update decided.incidents as incidents
  set ${[...CORRECTED, 'decided'].map((column) => `${column} = corrected.${column}`).join(', ')},
    search = lower(concat_ws(' ', corrected.title, array_to_string(corrected.services, ' '))) || ' ' || search
  from decided.corrected as corrected
  where corrected.incident_id = incidents.incident_id`;
