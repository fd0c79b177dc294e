// Do cells reach the column of their name, or an error that names it?
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appendRows, openAppender } from '../../ingest/store/append.ts';

let instance: DuckDBInstance;
let connection: DuckDBConnection;
beforeEach(async () => {
  instance = await DuckDBInstance.create();
  connection = await instance.connect();
  await connection.run(
    'create table t (name varchar, number integer, on_day date, happened timestamp, names varchar[], good boolean)',
  );
});
afterEach(() => {
  connection.closeSync();
  instance.closeSync();
});

const row = {
  good: true,
  names: ['a', 'b'],
  number: 7,
  name: 'x',
  happened: Date.UTC(2025, 0, 2, 3),
  on_day: '2025-01-02',
};

const stored = async (): Promise<unknown> =>
  (await connection.runAndReadAll('select * from t')).getRowsJson();

test('cells go by their names, whatever their order', async () => {
  await appendRows(connection, 't', [row, { ...row, name: null, names: [], happened: null }]);
  expect(await stored()).toEqual([
    ['x', 7, '2025-01-02', '2025-01-02 03:00:00', ['a', 'b'], true],
    [null, 7, '2025-01-02', null, [], true],
  ]);
});

test('rows come in their order, also beyond a chunk and where their text is long', async () => {
  const appender = await openAppender(connection, 't');
  const names = Object.keys(row);
  for (let number = 0; number < 5000; number++) {
    const name = number % 1000 ? 'x' : 'x'.repeat(3_000_000);
    appender.append({ names, cells: Object.values({ ...row, number, name }) });
  }
  appender.close();
  expect(appender.count()).toBe(5000);
  const reader = await connection.runAndReadAll('select number, length(name) from t');
  const [numbers, lengths] = reader.getColumns();
  expect(numbers).toEqual(Array.from({ length: 5000 }, (_, number) => number));
  expect(lengths?.filter((length) => length === 3_000_000n)).toHaveLength(5);
});

test.each<[string, object, string]>([
  ['another column', { ...row, colour: 'red' }, 't has no column colour'],
  ['a column less', { ...row, name: undefined }, 'a row has nothing for t.name'],
  ['a day that never was', { ...row, on_day: '2025-13-01' }, '“2025-13-01” is no day for t.on_day'],
])('%s is refused, and nothing is stored', async (_, wrong, message) => {
  await expect(appendRows(connection, 't', [{ ...wrong }])).rejects.toThrow(message);
  expect(await stored()).toEqual([]);
});

test('a row that lacks a column is refused', async () => {
  const { name, ...rest } = row;
  expect(name).toBe('x');
  await expect(appendRows(connection, 't', [rest])).rejects.toThrow('a row has nothing for t.name');
});
