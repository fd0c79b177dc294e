// What do the resources of a JSON:API answer hold, without its envelope?
//
// `{data: {id, type, attributes, relationships}, included: […]}`: the form in which newer status systems answer. A value that
// is given for people and for machines (`{human: "3 weeks ago", string: "2025-02-03T05:40:00Z"}`) is the one of the two
// that says it exactly.
import { recordOf, recordsOf, wordsOf, type JsonRecord } from './values.ts';

/** True for a text that looks like such an answer about incidents. */
export function isJsonApi(text: string): boolean {
  return /"type"\s*:\s*"incidents?"/.test(text) && /"attributes"\s*:\s*\{/.test(text);
}

/**
 * The incidents of the answer as plain objects, what is related to each (its updates, its components) as lists in it.
 * Null where the value is no such answer.
 */
export function unwrapped(value: unknown): { incidents: object[] } | null {
  const answer = recordOf(value);
  const data = answer?.get('data') ?? null;
  const resources = (Array.isArray(data) ? recordsOf(data) : [recordOf(data)]).filter(
    (each) => each?.record('attributes') != null,
  );
  if (!answer || !resources.length) return null;
  const included = new Map(answer.records('included').map((each) => [keyOf(each), each] as const));
  return {
    incidents: resources.flatMap((resource) =>
      resource === null ? [] : [withRelated(resource, included)],
    ),
  };
}

function withRelated(resource: JsonRecord, included: Map<string, JsonRecord>): object {
  const flat = attributesOf(resource);
  for (const { key, value } of resource.record('relationships')?.entries() ?? []) {
    const named = recordOf(value)?.get('data') ?? null;
    const related = (Array.isArray(named) ? recordsOf(named) : [])
      .map((each) => included.get(keyOf(each)))
      .filter((each) => each !== undefined);
    if (related.length) flat[key] = related.map(attributesOf);
  }
  return flat;
}

function keyOf(resource: JsonRecord): string {
  return `${resource.text('type') ?? ''}/${resource.text('id') ?? ''}`;
}

function attributesOf(resource: JsonRecord): Record<string, unknown> {
  const flat: Record<string, unknown> = { id: resource.get('id') };
  for (const { key, value } of resource.record('attributes')?.entries() ?? []) {
    const both = recordOf(value);
    flat[key] = both?.has('human') ? (wordsOf(both.get('string')) ?? both.get('human')) : value;
  }
  return flat;
}
