// Does every dataset give what it describes, in every format, and nothing that a spreadsheet would run?
import { parquetReadObjects } from 'hyparquet';
import { tableFromIPC } from 'apache-arrow';
import { z } from 'zod';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../ingest/formats/records/csv.ts';
import type { ColumnKind } from '../../src/lib/server/dataset.ts';
import { DATASETS } from '../../src/lib/server/datasets.ts';
import { nameOfDownload } from '../../src/lib/download.ts';
import { EVERYTHING, toSearch } from '../../src/lib/server/filter.ts';
import { csvText } from '../../src/lib/server/formats/csv.ts';
import { FORMATS } from '../../src/lib/server/formats/index.ts';
import { openapi } from '../../src/lib/server/openapi.ts';
import { reading } from '../fixtures/incidents.ts';
import { useBuild } from '../fixtures/use-build.ts';

const KINDS: Record<string, ColumnKind[]> = {
  VARCHAR: ['text', 'moment'],
  INTEGER: ['integer'],
  DOUBLE: ['number'],
  BOOLEAN: ['truth'],
  DATE: ['day'],
  TIMESTAMP: ['instant'],
  'VARCHAR[]': ['texts'],
};

const db = useBuild([
  reading('a.md', [
    {
      title: '=HYPERLINK("http://evil","free")',
      organization: 'Łódź, "the" works',
      startedAt: '2025-03-01T10:00:00Z',
      resolvedAt: '2025-03-01T11:30:00Z',
      services: ['ledger', 'search'],
      causes: ['dns'],
      actions: [{ text: '+1 replica' }],
    },
    { title: 'No facts' },
  ]),
]);

async function bytesOf(dataset: string, format: string): Promise<Uint8Array<ArrayBuffer>> {
  const columns = await DATASETS.get(dataset)?.query(db, EVERYTHING, '2026-01-01');
  const body = columns && (await FORMATS.get(format)?.write(columns));
  if (!body) throw new Error(`${dataset}.${format} is not there`);
  return body instanceof Uint8Array ? body : new TextEncoder().encode([...body].join(''));
}

describe.each([...DATASETS.keys()])('the dataset %s', (name) => {
  test('has the columns that it describes, of the kinds that it describes', async () => {
    const dataset = DATASETS.get(name);
    const { names, types } = (await dataset?.query(db, EVERYTHING, '2026-01-01')) ?? {};
    expect(names).toEqual(Object.keys(dataset?.columns ?? {}));
    for (const [index, { kind }] of Object.values(dataset?.columns ?? {}).entries())
      expect(KINDS[types?.[index] ?? ''], names?.[index]).toContain(kind);
  });

  test('says the same in every format', async () => {
    const rows = z
      .array(z.record(z.string(), z.unknown()))
      .parse(JSON.parse(new TextDecoder().decode(await bytesOf(name, 'json'))));
    const table = tableFromIPC(await bytesOf(name, 'arrow'));
    const sheet = parseCsv(new TextDecoder().decode(await bytesOf(name, 'csv')));
    const file = await parquetReadObjects({ file: (await bytesOf(name, 'parquet')).buffer });
    expect([table.numRows, sheet.rows.length, file.length]).toEqual([
      rows.length,
      rows.length,
      rows.length,
    ]);
    expect(sheet.columns).toEqual(Object.keys(DATASETS.get(name)?.columns ?? {}));
    expect(file.map((row) => JSON.stringify(row))).toEqual(rows.map((row) => JSON.stringify(row)));
  });
});

test('a spreadsheet gets no formula, and a number stays a number', async () => {
  const { columns, rows } = parseCsv(new TextDecoder().decode(await bytesOf('incidents', 'csv')));
  const cell = (name: string): string | undefined =>
    rows.find((row) => row[0] === 'a.md#1')?.[columns.indexOf(name)];
  expect(cell('title')).toBe('\'=HYPERLINK("http://evil","free")');
  expect(cell('organization')).toBe('Łódź, "the" works');
  expect(cell('restoreMinutes')).toBe('90');
  expect(cell('services')).toBe('ledger; search');
  expect(cell('severity')).toBe('');
  const actions = parseCsv(new TextDecoder().decode(await bytesOf('actions', 'csv')));
  expect(actions.rows[0]?.[actions.columns.indexOf('text')]).toBe("'+1 replica");
});

test('a text of several lines stays in its cell', () => {
  const columns = {
    names: ['note', 'n'],
    types: ['VARCHAR', 'INTEGER'],
    columns: [['two\nlines'], [1]],
  };
  expect(parseCsv([...csvText(columns)].join('')).rows).toEqual([['two\nlines', '1']]);
});

test('a file is called by its filters, in letters that every system takes', () => {
  const filter = { ...EVERYTHING, service: ['Zahlungs/Dienst', 'é'], period: '12m' as const };
  expect(nameOfDownload('incidents', toSearch(filter), 'csv')).toBe(
    'hindsight-incidents-service-Zahlungs-Dienst-service-e-period-12m.csv',
  );
  const long = nameOfDownload('incidents', `?q=${'x'.repeat(200)}`, 'csv');
  expect(long.length).toBeLessThan(130);
  expect(long).toMatch(/\.csv$/);
});

test('every dataset, format and filter is described for programs', () => {
  const text = JSON.stringify(openapi());
  for (const name of DATASETS.keys())
    for (const ending of FORMATS.keys()) expect(text).toContain(`"/${name}.${ending}"`);
  for (const name of Object.keys(EVERYTHING))
    expect(text).toContain(`"name":"${name}","in":"query"`);
  expect(text).not.toContain('undefined');
});
