// Does what arrives in the browser equal what left?
import { tableFromIPC } from 'apache-arrow';
import { expect, test } from 'vitest';
import { arrowStream } from '../../src/lib/server/formats/arrow.ts';

const columns = {
  names: ['title', 'day', 'start', 'minutes', 'share', 'met', 'services', 'count'],
  types: ['VARCHAR', 'DATE', 'TIMESTAMP', 'INTEGER', 'DOUBLE', 'BOOLEAN', 'VARCHAR[]', 'BIGINT'],
  columns: [
    ['Ebb', 'Flood', null],
    ['2025-02-03', null, '2025-02-03'],
    [new Date('2025-02-03T04:05:06.789Z'), null, new Date('1969-12-31T23:59:59Z')],
    [45, null, -1],
    [0.25, null, 3],
    [true, null, false],
    [['ledger', 'search'], [], null],
    [2 ** 40, null, 1],
  ],
};

test('every kind of value survives, and so does nothing', () => {
  const table = tableFromIPC(arrowStream(columns));
  expect(table.numRows).toBe(3);
  const column = (name: string): unknown[] => [...(table.getChild(name) ?? [])];
  expect(column('title')).toEqual(['Ebb', 'Flood', null]);
  expect(column('day')).toEqual(['2025-02-03', null, '2025-02-03']);
  expect(column('start')).toEqual([Date.UTC(2025, 1, 3, 4, 5, 6, 789), null, -1000]);
  expect(column('minutes')).toEqual([45, null, -1]);
  expect(column('share')).toEqual([0.25, null, 3]);
  expect(column('met')).toEqual([true, null, false]);
  expect(column('count')).toEqual([2 ** 40, null, 1]);
  expect(JSON.stringify(column('services'))).toBe('[["ledger","search"],[],null]');
});

test('timestamps are milliseconds, which Plot reads rightly', () => {
  const { schema } = tableFromIPC(arrowStream(columns));
  expect(String(schema.fields[2]?.type)).toBe('Timestamp<MILLISECOND>');
});

test('the same columns give the same bytes', () => {
  expect(Buffer.compare(arrowStream(columns), arrowStream(columns))).toBe(0);
});

test('no rows keep their columns', () => {
  const empty = { ...columns, columns: columns.columns.map(() => []) };
  const table = tableFromIPC(arrowStream(empty));
  expect(table.numRows).toBe(0);
  expect(table.schema.names).toEqual(columns.names);
});

test('a type that has no Arrow form is refused by name', () => {
  expect(() => arrowStream({ names: ['a'], types: ['INTERVAL'], columns: [[]] })).toThrow(
    'no Arrow type for INTERVAL',
  );
});
