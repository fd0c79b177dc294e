// Do exports of incidents become incidents, with a mapping of their columns or without?
import { expect, test } from 'vitest';
import { records } from '../../ingest/formats/records.ts';
import { recognise } from '../../ingest/formats/index.ts';
import type { Document } from '../../ingest/model.ts';
import { read, show, source } from './show.ts';

const CSV = `Key,Summary,Priority,Started at,Resolved at,Downtime (minutes),Root cause,Action items,Floor
LIFT-1,"Lift stuck, door open",High,2022-06-01 08:00 CEST,2022-06-01 09:15 CEST,75,"A ""smart"" switch
rusted.",Replace switch; Oil doors,3
LIFT-2,Lift slow,Low,2022-06-02 10:00 CEST,,,,,
`;

test('CSV without a mapping: columns by their usual names, and a note that says which', async () => {
  expect(await show(CSV, 'lifts.csv')).toEqual([
    '# Lift stuck, door open',
    'Started at = 2022-06-01 08:00 CEST',
    'Resolved at = 2022-06-01 09:15 CEST',
    'Id = LIFT-1',
    'Severity = High',
    'Duration = 75 minutes',
    'Floor = 3',
    '## Root cause',
    'A "smart" switch\nrusted.',
    '## Action items',
    '- Replace switch',
    '- Oil doors',
    '# Lift slow',
    'Started at = 2022-06-02 10:00 CEST',
    'Id = LIFT-2',
    'Severity = Low',
  ]);
  const { notes, parts } = await read(CSV, 'lifts.csv');
  expect(parts.map(({ key }) => key)).toEqual(['LIFT-1', 'LIFT-2']);
  expect(notes[0]?.message).toContain('started from “Started at”');
  expect(notes[0]?.message).toContain('1 without a meaning');
});

/** As the reader will hand over a mapping that lies beside the export. */
async function mapped(text: string, mapping: string, path = 'lifts.csv'): Promise<Document> {
  return records.parse({ ...source(text, path), companions: { mapping } });
}

test('a mapping says which column is what, in which zone its times are, and which rows count', async () => {
  const text =
    'wat;begin;soort\nLift vast;2022-06-01 08:00;storing\nFeest;2022-06-02 08:00;agenda\n';
  const document = await mapped(
    text,
    'columns:\n  title: wat\n  started: begin\ntimezone: Europe/Amsterdam\nonly: {column: soort, values: [storing]}\n',
  );
  expect(document.text).toBe(
    'All times are in Europe/Amsterdam.\n\nLift vast\n\nStarted at: 2022-06-01 08:00\nsoort: storing',
  );
  expect(document.parts).toHaveLength(1);
});

test.each([
  [
    'a column that is not there',
    'columns: {title: nothing}',
    'names “nothing”, but there is no such column',
  ],
  ['a meaning that there is not', 'columns:\n  colour: Floor', 'wrong in line 2, at “columns'],
  [
    'a list in the place of a name',
    'columns:\n  title: Floor\n  started: {a: b}',
    'wrong in line 3',
  ],
  ['no YAML', 'columns:\n  title: [a\n', 'is no YAML in line 3'],
  [
    'an alias bomb',
    `a: &a [x]\n${Array.from({ length: 30 }, (_, at) => `b${at}: [*a, *a, *a]`).join('\n')}`,
    'mapping',
  ],
])('a mapping with %s is refused with the reason', async (_, mapping, reason) => {
  await expect(mapped(CSV, mapping)).rejects.toThrow(reason);
});

test('the common mapping holds for exports that have its columns; others are read by the usual names', async () => {
  const companions = { commonMapping: 'columns: {title: wat, started: begin}\ntimezone: UTC' };
  const known = { ...source('wat;begin\nLift vast;2022-06-01 08:00\n', 'a.csv'), companions };
  expect(recognise(known)?.id).toBe('records');
  expect((await records.parse(known)).text).toContain('Lift vast\n\nStarted at: 2022-06-01 08:00');
  const other = { ...source(CSV, 'b.csv'), companions };
  expect((await records.parse(other)).notes[0]?.message).toMatch(/^Columns were matched/);
  const own = { ...known, companions: { ...companions, mapping: 'columns: {title: begin}' } };
  expect((await records.parse(own)).text).toContain('2022-06-01 08:00\n\nwat: Lift vast');
  const prices = { ...source('Product,Price\nLift,3\n', 'c.csv'), companions };
  expect(recognise(prices)).toBeNull();
});

test('JSON Lines: inner objects by dotted names, broken lines noted', async () => {
  const text =
    '{"title":"Lift stuck","times":{"started_at":"x"},"started":"2022-06-01T08:00:00Z","severity":"high","services":[{"name":"Lift"},"Door"]}\n{"title":\n';
  expect(await show(text, 'lifts.ndjson')).toEqual([
    '# Lift stuck',
    'Started at = 2022-06-01T08:00:00Z',
    'Severity = high',
    'Affected services = Lift, Door',
    'times.started_at = x',
  ]);
  expect((await read(text, 'lifts.ndjson')).notes[0]?.message).toBe(
    '1 line is no valid JSON and could not be read.',
  );
});

test('seconds since 1970 are written as a time', async () => {
  expect(
    await show('[{"name":"A","start":1654070400,"end":1654074000,"severity":"low"}]', 'lifts.json'),
  ).toEqual([
    '# A',
    'Started at = 2022-06-01T08:00:00.000Z',
    'Resolved at = 2022-06-01T09:00:00.000Z',
    'Severity = low',
  ]);
});

test('a sheet or a JSON file about something else is left alone', () => {
  expect(recognise(source('name,age\nAda,36\n', 'people.csv'))?.id ?? null).toBeNull();
  expect(recognise(source('{"name":"a","version":"1"}', 'package.json'))).toBeNull();
});

test('a quote that is never closed is told', async () => {
  const document = await read(
    `Title,Start,End\n"Lift stuck,2022-06-01,\n${'a,b\n'.repeat(20_000)}`,
    'a.csv',
  );
  expect(document.notes[0]?.message).toContain('never closed');
});
