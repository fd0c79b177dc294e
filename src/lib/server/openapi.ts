// What does the interface offer, in the words that programs read?
import { z } from 'zod';
import type { ColumnDescription, ColumnKind } from './dataset.ts';
import { DATASETS } from './datasets.ts';
import { Filter } from './filter.ts';
import { FORMATS } from './formats/index.ts';

/** An OpenAPI 3.1 description: each dataset in each format, its columns, and the filters that all of them take. */
export function openapi(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hindsight',
      version: '1.0.0',
      summary: 'Incidents, causes and promises, as an organisation’s own postmortems tell them.',
      description:
        'Every dataset takes the filters of the pages. Without a period it holds everything; presets count back from the newest incident. A filter that is not understood is answered with 400, never left out. Durations are whole minutes; times are as their document gives them, with an offset only where it states a zone.',
    },
    servers: [{ url: '/api/v1' }],
    paths: Object.fromEntries<object>(
      [...DATASETS].flatMap(([name, dataset]) =>
        [...FORMATS].map(([ending, { mediaType, label }]) => [
          `/${name}.${ending}`,
          {
            get: {
              operationId: `${name}-${ending}`,
              summary: `${dataset.description} As ${label}.`,
              parameters: PARAMETERS,
              responses: {
                200: {
                  description: dataset.description,
                  content: {
                    [mediaType.split(';')[0] ?? mediaType]:
                      ending === 'json'
                        ? { schema: { type: 'array', items: rowSchema(dataset.columns) } }
                        : {},
                  },
                },
                304: { description: 'Nothing has changed since the ETag that was sent.' },
                ...problems(),
              },
            },
          },
        ]),
      ),
    ),
    components: { schemas: { Problem: PROBLEM } },
  };
}

const TYPES: Record<ColumnKind, object> = {
  text: { type: ['string', 'null'] },
  integer: { type: ['integer', 'null'] },
  number: { type: ['number', 'null'] },
  truth: { type: ['boolean', 'null'] },
  day: { type: ['string', 'null'], format: 'date' },
  moment: { type: ['string', 'null'] },
  instant: { type: ['string', 'null'], format: 'date-time' },
  texts: { type: 'array', items: { type: 'string' } },
};

function rowSchema(columns: Readonly<Record<string, ColumnDescription>>): object {
  return {
    type: 'object',
    required: Object.keys(columns),
    properties: Object.fromEntries(
      Object.entries(columns).map(([name, { kind, description }]) => [
        name,
        { ...TYPES[kind], description },
      ]),
    ),
  };
}

type FilterSchema = z.core.JSONSchema.BaseSchema;
const FILTERS: FilterSchema = z.toJSONSchema(Filter);

/** What the filters mean, for those who cannot see the bar. */
const MEANINGS: Readonly<Record<keyof Filter, string>> = {
  period: 'A stretch of time up to the newest incident. Left out where from or to is given.',
  from: 'First day.',
  to: 'Last day.',
  organization: 'One of these organisations.',
  service: 'At least one of these services.',
  severity: 'One of these severities, as written.',
  criticality: 'One of these; none stands for a silent document.',
  cause: 'At least one of these causes; none stands for incidents without any.',
  owner: 'With an action of one of these owners.',
  status: 'With an action of one of these statuses.',
  outcome: 'How the incident stands to its recovery target.',
  measured:
    'How long it took by a clock, in minutes, or its overrun: restore_10-30 is more than 10 and at most 30, detect_none that it is not known, detect_any that it is. All of them hold.',
  kind: 'Maintenance is left out unless asked for.',
  q: 'Words that must all stand in the title, the services or the text.',
};

const PARAMETERS = Object.entries(MEANINGS).map(([name, description]) => ({
  name,
  in: 'query',
  description,
  schema: withoutNull(FILTERS.properties?.[name]),
}));

/** In an address nothing is null: what is not asked for is not there. */
function withoutNull(schema: FilterSchema | boolean | undefined): object {
  if (typeof schema !== 'object') throw new Error('a filter without a schema');
  const real = schema.anyOf?.filter((one) => typeof one !== 'object' || one.type !== 'null');
  const [only, ...others] = real ?? [];
  return typeof only === 'object' && !others.length ? only : schema;
}

const PROBLEM = {
  type: 'object',
  description: 'RFC 9457.',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: { type: 'array', items: { type: 'string' } },
  },
};

function problems(): object {
  const one = (description: string): object => ({
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  });
  return { 400: one('A filter was not understood.'), 503: one('No build can be read.') };
}
