// Which incidents does a person hold for one, or for two after all?
import { z } from 'zod';
import type { State } from '../../../../ingest/ledger/state.ts';
import type { Ask } from './ask.ts';

const Twin = z.object({ incidentId: z.string(), twinOf: z.string() });

/**
 * Says of each such incident which one counts in its place, and why. Chains end at the one that counts. False
 * where nobody decided about any.
 */
export async function layTwins(ask: Ask, state: State): Promise<boolean> {
  const decided = [...state.incidents].flatMap(([id, { sameAs }]) =>
    sameAs ? [{ id, sameAs }] : [],
  );
  if (!decided.length) return false;
  const known = await ask.rows(
    Twin,
    'select incident_id, twin_of from build.main.incidents where twin_of is not null order by incident_id',
  );
  const twins = new Map(known.map(({ incidentId, twinOf }) => [incidentId, twinOf]));
  for (const { id, sameAs } of decided) {
    const { incident } = sameAs.change;
    const other = incident && (state.places.get(incident.id) ?? null);
    twins.delete(id);
    if (other === null || other === id) continue;
    // whoever decides that A is told by B too means B to count, whatever was held before
    if (counting(twins, other) === id) twins.delete(other);
    twins.set(id, other);
  }
  const before = new Map(known.map(({ incidentId, twinOf }) => [incidentId, twinOf]));
  const changed = [...new Set([...before.keys(), ...twins.keys()])]
    .map((id) => ({ id, was: before.get(id) ?? null, now: ending(twins, id) }))
    .filter(({ was, now }) => was !== now);
  await ask.run(
    'create table decided.twins (incident_id varchar, twin_of varchar, reason varchar)',
  );
  await ask.insert(
    'decided.twins',
    changed.map(({ id, now }) => ({
      incident_id: id,
      twin_of: now,
      reason: now && (state.incidents.get(id)?.sameAs?.change.reason ?? 'told by both'),
    })),
  );
  await ask.run(
    `insert into decided.incidents by name
    select *, []::varchar[] as decided
    from build.main.incidents
    where incident_id in (select incident_id from decided.twins)
      and incident_id not in (select incident_id from decided.incidents)`,
  );
  await ask.run(
    `update decided.incidents as incidents
    set twin_of = twins.twin_of, twin_reason = twins.reason
    from decided.twins as twins
    where twins.incident_id = incidents.incident_id`,
  );
  return true;
}

/** The incident that counts in the end. */
function counting(twins: ReadonlyMap<string, string>, id: string): string {
  const seen = new Set<string>();
  let at = id;
  for (let next = twins.get(at); next !== undefined && !seen.has(at); next = twins.get(at)) {
    seen.add(at);
    at = next;
  }
  return at;
}

/** Null where it counts itself. */
function ending(twins: ReadonlyMap<string, string>, id: string): string | null {
  const end = counting(twins, id);
  return end === id ? null : end;
}
