-- What does a build hold? Every table, laid out for reading: child tables carry their incident's filter dimensions
-- and are sorted by incident. Times: `…_at` is the text as the document gives it (ISO 8601, an offset only where a zone
-- is stated); `…_sort` the same on one axis (UTC where the zone is known, else the local wall clock). Durations are
-- whole minutes. Offsets are UTF-16 positions in documents.text.

create table build (
  id varchar not null,               -- digest of everything that the rows depend on
  version varchar not null,          -- of Hindsight
  layout integer not null,           -- of these tables; a server refuses a layout that it does not know
  rules varchar not null,            -- digest of all that the rows depend on beside the documents
  policy varchar not null,           -- the rules of the recovery-target policy, JSON: decisions may change what they fit
  documents integer not null,
  unreadable integer not null,
  incidents integer not null         -- maintenance apart, and what two documents tell counted once
);

create table documents (
  document_id varchar not null,      -- path below the corpus folder
  sha256 varchar,
  bytes integer,
  format varchar,                    -- null where no format read it
  languages varchar[] not null,
  title varchar,
  organization varchar,
  published_at varchar, published_sort timestamp, published_precision varchar,
  status varchar not null,           -- read | unreadable
  reason varchar,                    -- why it could not be read
  text varchar
);

create table blocks (                -- always read all together, so one row a document
  document_id varchar not null,
  blocks json not null               -- [{kind, depth, start, end}], where there is one: checked, label, header, cells, stampAt
);

create table links (
  document_id varchar not null,
  href varchar not null,
  start_offset integer not null,
  end_offset integer not null
);

create table incidents (
  incident_id varchar not null,
  document_id varchar not null,
  part integer not null,
  title varchar not null,
  organization varchar,
  kind varchar not null,             -- incident | maintenance
  twin_of varchar,                   -- the incident of another document that tells the same and counts in its place
  twin_reason varchar,               -- by what the two were known to be one
  severity varchar,                  -- as written
  criticality varchar,               -- critical | standard; null where the document is silent
  services varchar[] not null,
  started_at varchar, started_sort timestamp, started_precision varchar,
  detected_at varchar, detected_sort timestamp, detected_precision varchar,
  acknowledged_at varchar, acknowledged_sort timestamp, acknowledged_precision varchar,
  mitigated_at varchar, mitigated_sort timestamp, mitigated_precision varchar,
  resolved_at varchar, resolved_sort timestamp, resolved_precision varchar,
  occurred_on date,                  -- day for filters and quarters: start, else resolved, else published
  quarter varchar,                   -- 2026-Q1, of occurred_on
  stated_minutes integer,            -- duration that the document states
  detect_minutes integer,
  acknowledge_minutes integer,
  mitigate_minutes integer,
  restore_minutes integer,
  restore_basis varchar,             -- computed | stated
  restore_precision varchar,         -- minute | hour | day
  close_minutes integer,
  downtime_minutes integer,
  postings integer not null,         -- public updates that the document keeps, a postmortem apart
  communicate_minutes integer,       -- start of impact to the first of them
  silence_minutes integer,           -- the longest time between two of them
  target_minutes integer,
  target_source varchar,             -- stated | policy
  target_rule varchar,               -- policy: the label of the rule that holds
  met boolean,                       -- restore_minutes <= target_minutes; null where either is missing or too coarse to tell
  overrun double,                    -- restore_minutes / target_minutes; null as met is
  primary_cause varchar,
  causes varchar[] not null,
  actions_total integer not null,
  actions_done integer not null,
  conflicts_total integer not null,
  facts integer not null,            -- pieces of evidence
  search varchar not null            -- lower case title, services, text of the document's share
);

create table impact_windows (
  incident_id varchar not null, number integer not null,
  started_at varchar not null, started_sort timestamp not null,
  ended_at varchar, ended_sort timestamp,
  level varchar not null, minutes integer, evidence_id varchar not null
);

create table timeline_events (
  incident_id varchar not null, number integer not null,
  happened_at varchar not null, happened_sort timestamp not null, happened_precision varchar not null,
  text varchar not null, evidence_id varchar not null
);

create table causes (
  incident_id varchar not null, cause varchar not null, is_primary boolean not null,
  evidence_id varchar not null,
  organization varchar, services varchar[] not null, severity varchar, criticality varchar, kind varchar not null,
  occurred_on date, quarter varchar,
  twin_of varchar,
  earlier_incident_id varchar,       -- the latest earlier incident of the same cause and (service or organisation) within 365 days
  days_since integer,                -- days between the two starts
  promised_incident_id varchar,      -- the latest such one whose document promised something before this one began
  days_since_promised integer
);

create table actions (
  action_id varchar not null, incident_id varchar not null, number integer not null,
  text varchar not null,
  status varchar not null,           -- done | in_progress | planned | dropped
  owner varchar, due date, due_text varchar, ticket varchar, ticket_href varchar,
  evidence_id varchar not null,
  organization varchar, services varchar[] not null, severity varchar, criticality varchar, kind varchar not null,
  occurred_on date, quarter varchar, causes varchar[] not null,
  published_on date,                 -- of the document that tells of it; null where it gives no day
  twin_of varchar
);

create table follow_ups (
  incident_id varchar not null, number integer not null, what varchar not null,
  promised_at varchar not null, promised_sort timestamp not null,
  delivered_at varchar, delivered_sort timestamp,
  late_days integer,                 -- whole days after the promised one (negative: before); null while not delivered
  evidence_id varchar not null
);

create table evidence (
  evidence_id varchar not null,      -- incident id + / + field; document id + #/ + field where it concerns the document
  incident_id varchar, document_id varchar not null,
  field varchar not null,            -- startedAt, service/1, window/1, event/1, cause/dns, action/1, action/1/status …
  value varchar not null,
  start_offset integer not null, end_offset integer not null, quote varchar not null,
  rule varchar not null, certainty varchar not null
);

create table conflicts (
  incident_id varchar not null, number integer not null, field varchar not null, reason varchar not null,
  reading integer not null,          -- 0 is the chosen one
  value varchar not null, start_offset integer not null, end_offset integer not null, quote varchar not null
);

create table notes (
  document_id varchar not null, incident_id varchar, number integer not null,
  level varchar not null, message varchar not null,
  start_offset integer, end_offset integer, quote varchar
);

create table taxonomy (
  cause varchar not null, label varchar not null, meaning varchar not null, position integer not null
);
