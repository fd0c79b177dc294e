// Do the heads of columns say how a table is sorted, and lead to the other way?
import { expect, test } from 'vitest';
import { arrowOf, nextDirection, sortedBy } from '../../src/lib/sorting.ts';

const order = { sort: 'date', direction: 'desc' };

test('only the column that sorts says so', () => {
  expect([sortedBy('date', order), arrowOf('date', order)]).toEqual(['descending', '↓']);
  expect([sortedBy('title', order), arrowOf('title', order)]).toEqual([undefined, '']);
  expect(sortedBy(null, order)).toBeUndefined();
});

test('a second click turns the order round, a first one takes the column’s own', () => {
  expect(nextDirection('date', 'desc', order)).toBe('asc');
  expect(nextDirection('date', 'desc', { ...order, direction: 'asc' })).toBe('desc');
  expect(nextDirection('title', 'asc', order)).toBe('asc');
});
