-- What would very many incidents look like in a build? Invented set-wise, the same for the same seed: 5 actions, 2 causes
-- and 6 events each, over ten years, in an order that has nothing to do with time.
--
-- Bound before: macro `chance(incident, salt)` in [0, 1), table `bench_causes` (position from 0).

create temp table bench as
with numbered as (
  select number, chance(number, 'day') as day, chance(number, 'time') as time,
    -- Box and Muller: the logarithm of a duration is normal
    sqrt(-2 * ln(1 - chance(number, 'normal'))) * cos(2 * pi() * chance(number, 'turn')) as normal
  from range(1, $count + 1) as numbers(number)
), timed as (
  select number,
    timestamp '2016-01-01' + to_minutes((floor(day * 3652) * 1440 + floor(time * 1440))::bigint)
      as started,
    greatest(1, least(40000, round(exp(3.9 + 1.6 * normal))))::integer as minutes
  from numbered
)
select number, minutes, started,
  'archive/' || lpad(number::varchar, 7, '0') || '.md' as document_id,
  'archive/' || lpad(number::varchar, 7, '0') || '.md#1' as incident_id,
  -- skewed, as real ones are: a few names have most of the incidents
  'Company ' || (1 + floor(40 * chance(number, 'organization') ** 2))::integer as organization,
  'service-' || (1 + floor(200 * chance(number, 'service') ** 2))::integer as service,
  'service-' || (1 + floor(200 * chance(number, 'other') ** 2))::integer as other_service,
  floor($causes * chance(number, 'cause') ** 1.8)::integer as first_cause,
  1 + floor(($causes - 1) * chance(number, 'second'))::integer as cause_step,
  case when chance(number, 'severity') < 0.8
    then 'SEV' || (1 + floor(3 * chance(number, 'severe')))::integer end as severity,
  case when chance(number, 'criticality') < 0.7
    then if(chance(number, 'critical') < 0.3, 'critical', 'standard') end as criticality,
  if(chance(number, 'kind') < 0.05, 'maintenance', 'incident') as kind,
  chance(number, 'form') as form,
  chance(number, 'detected') < 0.6 as tells_detection,
  chance(number, 'mitigated') < 0.4 as tells_mitigation,
  chance(number, 'target') < 0.25 as states_target,
  chance(number, 'conflict') < 0.1 as conflicts,
  started + to_days((2 + floor(30 * chance(number, 'published')))::integer) as published
from timed
order by number;

create temp table bench_words as
select number, service || [' is down', ' answers slowly', ' cannot be reached', ' loses messages'][
    1 + floor(4 * chance(number, 'title'))::integer] as title,
  -- what a postmortem says beside its facts: about a thousand characters, one word of which few others have
  'On that day ' || service || ' and ' || other_service || ' failed for users of ' || organization
    || ' while the team was busy elsewhere. '
    || list_aggregate([
      ['requests', 'queues', 'replicas', 'certificates', 'partitions', 'caches', 'timeouts', 'locks',
        'deployments', 'settings', 'backups', 'switches', 'quotas', 'sessions', 'indexes', 'resolvers'][
        1 + (hash(number, $seed, word) % 16)::integer]
      || [' piled up before ', ' were lost after ', ' recovered with ', ' had hidden ', ' broke '][
        1 + (hash(number, word, $seed) % 5)::integer]
      || ['the release', 'the failover', 'a restart', 'the migration', 'the rollback', 'night fell',
        'customers called'][1 + (hash(word, number, $seed) % 7)::integer]
      || '. '
      for word in range(24)], 'string_agg', '')
    || 'The report is kept as case-' || (hash(number, $seed) % 1000000)::varchar || '.' as text
from bench;

insert into documents by name
select document_id, md5(document_id) || md5(document_id) as sha256, len(text)::integer as bytes,
  'markdown' as format, ['en'] as languages, title, organization,
  strftime(published, '%Y-%m-%d') as published_at, date_trunc('day', published) as published_sort,
  'day' as published_precision, 'read' as status, null as reason, text
from bench join bench_words using (number)
order by document_id;

insert into blocks by name
select document_id, '[{"kind":"paragraph","depth":0,"start":0,"end":' || len(text) || '}]' as blocks
from bench join bench_words using (number)
order by document_id;

create temp table bench_incidents as
with dated as (
  select *, form < 1 / 15 as is_timeless, form between 1 / 15 and 2 / 15 as is_coarse,
    form between 2 / 15 and 2 / 15 + 1 / 12 as is_open
  from bench
), told as (
  select *,
    if(is_timeless, null, started) as began,
    if(is_timeless or is_open, null, started + to_minutes(minutes)) as ended,
    if(is_timeless, published, started)::date as occurred_on,
    if(is_coarse, 'day', 'minute') as fineness
  from dated
), targeted as (
  select *,
    if(ended is null, null, minutes) as restore_minutes,
    case when kind = 'maintenance' then null
      when states_target then [15, 30, 60, 240][1 + floor(4 * chance(number, 'stated'))::integer]
      when criticality = 'critical' then 10 else 240 end as target_minutes
  from told
)
select incident_id, document_id, published, 1 as part, title, organization, kind, severity, criticality,
  list_distinct([service, other_service]) as services,
  written(began, fineness) as started_at, began as started_sort,
  if(began is null, null, fineness) as started_precision,
  if(tells_detection and fineness = 'minute', began + to_minutes(minutes // 10), null)
    as detected_sort,
  if(tells_mitigation and fineness = 'minute' and ended is not null,
    began + to_minutes(minutes * 7 // 10), null) as mitigated_sort,
  written(ended, fineness) as resolved_at, ended as resolved_sort,
  if(ended is null, null, fineness) as resolved_precision,
  occurred_on, year(occurred_on) || '-Q' || quarter(occurred_on) as quarter,
  restore_minutes, if(restore_minutes is null, null, 'computed') as restore_basis,
  if(restore_minutes is null, null, fineness) as restore_precision,
  target_minutes,
  case when target_minutes is not null then if(states_target, 'stated', 'policy') end
    as target_source,
  case when target_minutes is not null and not states_target
    then if(criticality = 'critical', 'Critical services, 10 minutes', 'Everything else, 4 hours')
    end as target_rule,
  if(fineness = 'day', null, restore_minutes <= target_minutes) as met,
  if(fineness = 'day', null, restore_minutes / target_minutes) as overrun,
  first.cause as primary_cause, [first.cause, second.cause] as causes,
  conflicts::integer as conflicts_total,
  lower(title || chr(10) || array_to_string(list_distinct([service, other_service]), ' ') || chr(10)
    || text) as search
from targeted
join bench_words using (number)
join bench_causes as first on first.position = first_cause
join bench_causes as second on second.position = (first_cause + cause_step) % $causes
order by incident_id;

insert into incidents by name
select * exclude (detected_sort, mitigated_sort, published),
  written(detected_sort, 'minute') as detected_at, detected_sort,
  if(detected_sort is null, null, 'minute') as detected_precision,
  written(mitigated_sort, 'minute') as mitigated_at, mitigated_sort,
  if(mitigated_sort is null, null, 'minute') as mitigated_precision,
  date_diff('minute', started_sort, detected_sort)::integer as detect_minutes,
  date_diff('minute', started_sort, mitigated_sort)::integer as mitigate_minutes,
  restore_minutes as close_minutes, restore_minutes as downtime_minutes,
  0 as postings, 5 as actions_total, 0 as actions_done,
  (17 + (detected_sort is not null)::integer + (mitigated_sort is not null)::integer) as facts
from bench_incidents
order by incident_id;

insert into impact_windows by name
select incident_id, 1 as number, started_at, started_sort, resolved_at as ended_at,
  resolved_sort as ended_sort, 'outage' as level, restore_minutes as minutes,
  incident_id || '/window/1' as evidence_id
from bench_incidents
where started_at is not null
order by incident_id;

insert into timeline_events by name
select incident_id, number, written(happened, 'minute') as happened_at, happened as happened_sort,
  'minute' as happened_precision,
  ['Requests begin to fail', 'An alert pages the engineer on call', 'The release is suspected',
    'The rollback begins', 'Most requests are answered', 'All requests are answered again'][number]
    as text,
  incident_id || '/event/' || number as evidence_id
from (
  select incident_id, unnest(range(1, 7))::integer as number,
    coalesce(started_sort, occurred_on)
      + to_minutes((coalesce(restore_minutes, 60) * (number - 1)) // 5) as happened
  from bench_incidents
)
order by incident_id, number;

insert into causes by name
with blamed as (
  select incident_id, unnest(causes) as cause, primary_cause, organization, services, severity,
    criticality, kind, occurred_on, quarter, document_id
  from bench_incidents
), keyed as (
  select incident_id, cause, occurred_on, 'o ' || organization as name from blamed
  where kind = 'incident'
  union all
  select incident_id, cause, occurred_on, 's ' || unnest(services) from blamed
  where kind = 'incident'
), before as (
  select incident_id, cause, occurred_on,
    lag(incident_id) over line as earlier, lag(occurred_on) over line as earlier_on,
    -- a postmortem comes at most 32 days later, so what lies four incidents back is usually out
    lag(incident_id, 4) over line as promised, lag(occurred_on, 4) over line as promised_on
  from keyed
  window line as (partition by cause, name order by occurred_on, incident_id)
), latest as (
  select incident_id, cause, any_value(occurred_on) as occurred_on,
    arg_max(earlier, (earlier_on, earlier)) as earlier,
    max(earlier_on) as earlier_on,
    arg_max(promised, (promised_on, promised))
      filter (promised_on + 32 <= occurred_on) as promised,
    max(promised_on) filter (promised_on + 32 <= occurred_on) as promised_on
  from before
  group by incident_id, cause
)
select incident_id, cause, cause = primary_cause as is_primary,
  incident_id || '/cause/' || cause as evidence_id,
  organization, services, severity, criticality, kind, blamed.occurred_on, quarter,
  if(earlier_on + 365 >= latest.occurred_on, earlier, null) as earlier_incident_id,
  if(earlier_on + 365 >= latest.occurred_on, latest.occurred_on - earlier_on, null)::integer
    as days_since,
  if(promised_on + 365 >= latest.occurred_on, promised, null) as promised_incident_id,
  if(promised_on + 365 >= latest.occurred_on, latest.occurred_on - promised_on, null)::integer
    as days_since_promised
from blamed
left join latest using (incident_id, cause)
order by incident_id, cause;

insert into actions by name
select incident_id || '/' || substr(md5(incident_id || number), 1, 8) as action_id, incident_id, number,
  ['Alert on the error rate of ', 'Rehearse the failover of ', 'Put a limit on retries to ',
    'Write a runbook for ', 'Roll out settings region by region in '][number] || services[1] as text,
  ['done', 'done', 'in_progress', 'planned', 'planned', 'dropped'][
    1 + (hash(incident_id, number, $seed) % 6)::integer] as status,
  case when hash(incident_id, number, $seed, 'owner') % 10 < 6
    then 'team ' || (hash(number, incident_id, $seed) % 300) end as owner,
  case when hash(incident_id, number, $seed, 'due') % 10 < 5
    then occurred_on + (10 + hash(number, $seed, incident_id) % 80)::integer end as due,
  strftime(due, '%Y-%m-%d') as due_text,
  case when hash(incident_id, number, $seed, 'ticket') % 10 < 4
    then 'OPS-' || (hash($seed, number, incident_id) % 1000000) end as ticket,
  incident_id || '/action/' || number as evidence_id,
  organization, services, severity, criticality, kind, occurred_on, quarter, causes,
  published::date as published_on
from (select *, unnest(range(1, 6))::integer as number from bench_incidents)
order by incident_id, number;

update incidents
set actions_done = counted.done
from (
  select incident_id, count(*)::integer as done from actions where status = 'done' group by incident_id
) as counted
where counted.incident_id = incidents.incident_id;

insert into conflicts by name
select incident_id, 1 as number, 'resolvedAt' as field,
  'the later of two ends is told by a correction' as reason, reading,
  coalesce(resolved_at, 'unknown') as value, 0 as start_offset, 11 as end_offset,
  'On that day' as quote
from (select *, unnest([0, 1]) as reading from bench_incidents where conflicts_total > 0)
order by incident_id, reading;

insert into evidence by name
with facts as (
  select incident_id, document_id, unnest([
    {'field': 'title', 'value': title}, {'field': 'organization', 'value': organization},
    {'field': 'severity', 'value': severity}, {'field': 'criticality', 'value': criticality},
    {'field': 'startedAt', 'value': started_at}, {'field': 'resolvedAt', 'value': resolved_at},
    {'field': 'service/1', 'value': services[1]}, {'field': 'service/2', 'value': services[2]},
    {'field': 'window/1', 'value': 'outage: ' || started_at}
  ], recursive := true)
  from bench_incidents
  union all
  select incident_id, split_part(incident_id, '#', 1), 'event/' || number, text from timeline_events
  union all
  select incident_id, split_part(incident_id, '#', 1), 'cause/' || cause, cause from causes
  union all
  select incident_id, split_part(incident_id, '#', 1), 'action/' || number, text from actions
)
select incident_id || '/' || field as evidence_id, incident_id, document_id, field, value,
  0 as start_offset, 11 as end_offset, 'On that day' as quote, 'bench' as rule,
  'stated' as certainty
from facts
where value is not null
order by incident_id, field;
