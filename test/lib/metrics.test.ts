// Is every metric defined, and does the build hold the columns that they name?
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { METRICS, metric } from '../../src/lib/metrics.ts';

const schema = readFileSync(new URL('../../ingest/store/schema.sql', import.meta.url), 'utf8');

test.each(METRICS.map((one) => [one.name, one]))(
  '%s has a definition that ends as a sentence does',
  (_, one) => {
    expect(one.definition).toMatch(/^[A-Z].{20,}\.$/s);
    expect(one.disagreement ?? 'It ends.').toMatch(/\.$/);
  },
);

test.each(METRICS.flatMap(({ column }) => (column ? [column] : [])))(
  'the build has %s',
  (column) => {
    const [table, name] = column.split('.');
    const start = schema.indexOf(`create table ${table} (`);
    expect(start).toBeGreaterThanOrEqual(0);
    expect(schema.slice(start, schema.indexOf(');', start))).toMatch(new RegExp(`\\b${name}\\b`));
  },
);

test('every clock of METRICS has its own id', () => {
  const ids = METRICS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(metric(id).id).toBe(id);
});
