// Which other incidents have most in common with this one?
//
// One walk over the incidents marks what each shares with it and weighs every feature by how rare it is. The few that
// come first are then compared word by word (similar.ts of the server).
import { z } from 'zod';
import type { Reader } from '../db.ts';
import type { Values } from '../values.ts';

/** What candidates are compared with. */
export interface Likeness {
  incidentId: string;
  /** the incident that counts in its place; null where it counts itself */
  twinOf: string | null;
  organization: string | null;
  services: readonly string[];
  causes: readonly string[];
  /** words of its title and of the sentences that name its causes, lower case; they are looked for in titles */
  words: readonly string[];
}

const Candidate = z.object({
  incidentId: z.string(),
  title: z.string(),
  organization: z.string().nullable(),
  occurredOn: z.string().nullable(),
  services: z.array(z.string()),
  causes: z.array(z.string()),
  primaryCause: z.string().nullable(),
  restoreMinutes: z.number().nullable(),
  targetMinutes: z.number().nullable(),
  met: z.boolean().nullable(),
  /** which features it shares, in the order in which they were asked for, and how much each weighs */
  shared: z.array(z.boolean()),
  weights: z.array(z.number()),
});
export type Candidate = z.infer<typeof Candidate>;

/** A feature that incidents may share: a condition on `incidents`, and the value that it binds. */
export interface Feature {
  kind: 'cause' | 'service' | 'organization' | 'word';
  value: string;
}

const CONDITIONS: Record<Feature['kind'], (name: string) => string> = {
  cause: (name) => `list_contains(causes, $${name})`,
  service: (name) => `list_has_any(services, $${name})`,
  organization: (name) => `organization = $${name}`,
  // part of a word here; whole words are compared when the candidates are read
  word: (name) => `contains(lower(title), $${name})`,
};

/** How much a feature counts beside its rarity: the same house or a common word says less than the same cause. */
const FACTORS: Record<Feature['kind'], number> = {
  cause: 1,
  service: 1,
  organization: 0.5,
  word: 0.5,
};

/** Features of one incident, the most telling kinds first; at most sixteen of a kind, so that a statement can be planned. */
export function featuresOf({ causes, services, organization, words }: Likeness): Feature[] {
  const of = (kind: Feature['kind'], values: readonly string[]): Feature[] =>
    [...new Set(values)].slice(0, 16).map((value) => ({ kind, value }));
  return [
    ...of('cause', causes),
    ...of('service', services),
    ...of('organization', organization === null ? [] : [organization]),
    ...of('word', words),
  ];
}

/**
 * The incidents that share most with one, at most `limit`, the likest first. Maintenance, second tellings and the
 * incident itself are left out, and so is what shares nothing but the organisation. A feature weighs ln(1 + all ÷ those
 * that have it), times the factor of its kind.
 */
export function candidatesLike(
  db: Reader,
  one: Pick<Likeness, 'incidentId' | 'twinOf'>,
  features: readonly Feature[],
  limit: number,
): Promise<Candidate[]> {
  if (!features.some(({ kind }) => kind !== 'organization')) return Promise.resolve([]);
  const values: Record<string, string | number | readonly string[]> = {
    id: one.incidentId,
    counting: one.twinOf ?? one.incidentId,
    limit,
  };
  features.forEach(({ kind, value }, index) => {
    values[`f${index}`] = kind === 'service' ? spellings(value) : value;
  });
  return db.rows(Candidate, statement(features), values satisfies Values);
}

/** How else a name may be written: `api`, `API`, `Api`. Folding every name of the corpus would cost more than it finds. */
function spellings(name: string): string[] {
  const low = name.toLowerCase();
  return [
    ...new Set([
      name,
      low,
      name.toUpperCase(),
      low.replace(/^./u, (letter) => letter.toUpperCase()),
    ]),
  ];
}

function statement(features: readonly Feature[]): string {
  const marks = features.map(
    ({ kind }, n) => `coalesce(${CONDITIONS[kind](`f${n}`)}, false) as m${n}`,
  );
  const weights = features.map(
    ({ kind }, n) =>
      `${FACTORS[kind]} * ln(1 + count(*) / greatest(count(*) filter (m${n}), 1)) as w${n}`,
  );
  const score = features.map((_, n) => `if(m${n}, w${n}, 0)`).join(' + ');
  const telling = features.flatMap(({ kind }, n) => (kind === 'organization' ? [] : [`m${n}`]));
  const list = (letter: string): string => features.map((_, n) => `${letter}${n}`).join(', ');
  return `with marked as materialized (
      select incident_id, occurred_on, ${marks.join(', ')}
      from incidents
      where kind = 'incident' and twin_of is null and incident_id not in ($id, $counting)
    ),
    weighed as (select ${weights.join(', ')} from marked),
    likest as (
      select incident_id, occurred_on, [${list('m')}] as shared, [${list('w')}] as weights, ${score} as score
      from marked, weighed
      where ${telling.join(' or ')}
      order by score desc, occurred_on desc nulls last, incident_id
      limit $limit
    )
    select incidents.incident_id, title, organization, incidents.occurred_on, services, causes, primary_cause,
      restore_minutes, target_minutes, met, shared, weights
    from likest
    join incidents on incidents.incident_id = likest.incident_id
    order by score desc, incidents.occurred_on desc nulls last, incidents.incident_id`;
}
