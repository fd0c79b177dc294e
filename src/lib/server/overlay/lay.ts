// How do people's decisions come to lie over a build that is never written to?
//
// Every page reads views. A view shows the build's rows save those of what was decided about, and for these the rows that
// hold now. Everything happens before the database is locked; a new decision makes a new database, so that a page that is
// being made keeps its own.
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { Decision } from '../../../../ingest/ledger/decision.ts';
import type { State } from '../../../../ingest/ledger/state.ts';
import { storedRules } from '../../../../ingest/targets.ts';
import { layActions } from './actions.ts';
import { askingOf, type Ask } from './ask.ts';
import { decisionRows } from './decisions.ts';
import { stateIn } from './holdings.ts';
import { BuiltIncident, BuiltWindow, correct } from './incident.ts';
import { linkAgain } from './recurrences.ts';
import { layTwins } from './twins.ts';
import { TABLES, UPDATE_CORRECTED, VIEWS } from './views.ts';

/** Lays the decisions over the build that is attached as `build`; returns what holds now, by today's ids. */
export async function layOver(
  connection: DuckDBConnection,
  decisions: readonly Decision[],
): Promise<State> {
  const ask = askingOf(connection);
  await ask.script([...TABLES, ...VIEWS]);
  const state = await stateIn(ask, decisions);
  if (!decisions.length) return state;
  await takeUp(ask, state);
  const corrected = await layCorrections(ask, state);
  const paired = await layTwins(ask, state);
  const promisedAnew = await layActions(ask, state);
  // most decisions are about a promise's owner or state, which no other incident depends on
  if (corrected || paired) await layCauses(ask);
  if (corrected || paired || promisedAnew) await linkAgain(ask, await turnedOver(ask));
  await laySeen(ask, state);
  await ask.insert('decisions', await decisionRows(ask, state));
  return state;
}

/** The incidents that anything was decided about, as the build has them. */
async function takeUp(ask: Ask, state: State): Promise<void> {
  await ask.run(
    `insert into decided.incidents by name
    select *, []::varchar[] as decided
    from build.main.incidents
    where incident_id in (select unnest($incidents))
      or incident_id in (
        select incident_id from build.main.actions where action_id in (select unnest($actions))
      )`,
    { incidents: [...state.incidents.keys()], actions: [...state.actions.keys()] },
  );
}

/** Their corrected figures; false where no fact was corrected. */
async function layCorrections(ask: Ask, state: State): Promise<boolean> {
  const corrected = [...state.incidents].filter(([, { corrections }]) => corrections.size);
  if (!corrected.length) return false;
  const ids = { ids: corrected.map(([id]) => id) };
  const built = await ask.rows(
    BuiltIncident,
    `select incidents.*, documents.published_at
    from build.main.incidents as incidents
    join build.main.documents as documents using (document_id)
    where incident_id in (select unnest($ids))
    order by incident_id`,
    ids,
  );
  const windows = await ask.rows(
    BuiltWindow,
    `select * from build.main.impact_windows
    where incident_id in (select unnest($ids))
    order by incident_id, number`,
    ids,
  );
  const [policy] = await ask.rows(
    z.object({ policy: z.string() }),
    'select policy from build.main.build',
  );
  const rules = storedRules(policy?.policy ?? '[]');
  const moved = built.flatMap((incident) => {
    const decided = state.incidents.get(incident.incidentId);
    if (!decided) return [];
    const own = windows.filter(({ incidentId }) => incidentId === incident.incidentId);
    return [correct(incident, own, decided, rules)];
  });
  await ask.insert(
    'decided.corrected',
    moved.map(({ incident }) => incident),
  );
  await ask.insert(
    'decided.moved',
    moved.flatMap((one) => one.windows),
  );
  await ask.run(UPDATE_CORRECTED);
  await ask.run(
    `insert into decided.impact_windows by name
    select windows.* replace (
      moved.started_at as started_at, moved.started_sort as started_sort,
      moved.ended_at as ended_at, moved.ended_sort as ended_sort, moved.minutes as minutes
    )
    from build.main.impact_windows as windows
    join decided.moved as moved using (incident_id, number)`,
  );
  return true;
}

/** Causes take their incident's dimensions with them, corrected or not; links between incidents are drawn afterwards. */
async function layCauses(ask: Ask): Promise<void> {
  await ask.run('insert into decided.recaused select incident_id from decided.incidents');
  await ask.run(
    `insert into decided.causes by name
    select incident_id, cause, cause is not distinct from primary_cause as is_primary,
      incident_id || '/cause/' || cause as evidence_id,
      incidents.organization, incidents.services, incidents.severity, incidents.criticality,
      incidents.kind, incidents.occurred_on, incidents.quarter, incidents.twin_of,
      built.earlier_incident_id, built.days_since, built.promised_incident_id,
      built.days_since_promised
    from (select *, unnest(causes) as cause from decided.incidents) as incidents
    left join build.main.causes as built using (incident_id, cause)`,
  );
}

const Turned = z.object({ causes: z.array(z.string()), days: z.array(z.string()) });

/** Causes and days of the incidents that a decision made another one for those before and after it. */
async function turnedOver(ask: Ask): Promise<z.infer<typeof Turned>> {
  const turned = await ask.rows(
    Turned,
    `select list_concat(incidents.causes, built.causes) as causes,
      [day::varchar for day in [incidents.occurred_on, built.occurred_on] if day is not null] as days
    from decided.incidents as incidents
    join build.main.incidents as built using (incident_id)
    where incidents.organization is distinct from built.organization
      or incidents.services is distinct from built.services
      or incidents.causes is distinct from built.causes
      or incidents.kind is distinct from built.kind
      or incidents.started_at is distinct from built.started_at
      or incidents.occurred_on is distinct from built.occurred_on
      or incidents.twin_of is distinct from built.twin_of
      or (
        select count(*) from actions
        where actions.incident_id = incidents.incident_id and status <> 'dropped'
      ) <> (
        select count(*) from build.main.actions as told
        where told.incident_id = incidents.incident_id and status <> 'dropped'
      )
    order by incident_id`,
  );
  return {
    causes: [...new Set(turned.flatMap(({ causes }) => causes))],
    days: [...new Set(turned.flatMap(({ days }) => days))],
  };
}

/** Contradictions that somebody has looked at. */
async function laySeen(ask: Ask, state: State): Promise<void> {
  await ask.insert(
    'decided.seen',
    [...state.incidents].flatMap(([incidentId, { seen }]) =>
      [...seen].map(([field, { decision }]) => ({
        incident_id: incidentId,
        field,
        decision_id: decision.id,
      })),
    ),
  );
}
