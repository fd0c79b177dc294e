// Is a drawing made once, held only while its build is served, and never more of them than fit?
import { expect, test } from 'vitest';
import { digestOfRows, drawingCache, type DrawingKey } from '../../src/lib/server/drawn.ts';

const KEY: DrawingKey = {
  edition: 'one',
  chart: 'causes',
  filter: '?period=all',
  size: 'wide',
  rows: digestOfRows([{ cause: 'dns', incidents: 2 }]),
};

/** Draws what it is told, and counts how often. */
function pencil(svg = '<svg/>'): { draw(): Promise<string>; times(): number } {
  let drawn = 0;
  return {
    draw: () => Promise.resolve(`${svg}<!--${++drawn}-->`),
    times: () => drawn,
  };
}

test('the same drawing is made once', async () => {
  const cache = drawingCache();
  const { draw, times } = pencil();
  expect(await cache.get(KEY, draw)).toBe('<svg/><!--1-->');
  expect(await cache.get({ ...KEY }, draw)).toBe('<svg/><!--1-->');
  expect(times()).toBe(1);
});

test.each<[string, Partial<DrawingKey>]>([
  ['edition', { edition: 'two' }],
  ['chart', { chart: 'durations' }],
  ['filter', { filter: '' }],
  ['size', { size: 'narrow' }],
  ['row', { rows: digestOfRows([{ cause: 'dns', incidents: 3 }]) }],
])('another %s is another drawing', async (_, other) => {
  const cache = drawingCache();
  const { draw, times } = pencil();
  await cache.get(KEY, draw);
  await cache.get({ ...KEY, ...other }, draw);
  expect(times()).toBe(2);
});

test('those who ask at the same time share one drawing', async () => {
  const cache = drawingCache();
  const { draw, times } = pencil();
  const all = await Promise.all(Array.from({ length: 20 }, () => cache.get(KEY, draw)));
  expect(new Set(all).size).toBe(1);
  expect(times()).toBe(1);
});

test('a failure is everybody’s, and the next one draws again', async () => {
  const cache = drawingCache();
  const failing = () => Promise.reject(new Error('no ink'));
  const both = await Promise.allSettled([cache.get(KEY, failing), cache.get(KEY, failing)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await cache.get(KEY, pencil().draw)).toBe('<svg/><!--1-->');
});

test('a new build empties it, and what was being drawn of the old one is not kept', async () => {
  const cache = drawingCache();
  await cache.get(KEY, pencil().draw);
  let finish = (_: string): void => undefined;
  const late = cache.get({ ...KEY, size: 'narrow' }, () => new Promise((give) => (finish = give)));
  await cache.get({ ...KEY, edition: 'two' }, pencil().draw);
  expect(cache.size().things).toBe(1);
  finish('<svg late/>');
  expect(await late).toBe('<svg late/>');
  expect(cache.size().things).toBe(1);
});

test('it never holds more than its room: what was not asked for the longest goes first', async () => {
  const room = 40_000;
  const cache = drawingCache(room);
  const { draw, times } = pencil('x'.repeat(2000));
  const nth = (n: number): DrawingKey => ({ ...KEY, filter: `?page=${n}` });
  for (let n = 0; n < 50; n++) {
    await cache.get(nth(n), draw);
    await cache.get(nth(0), draw);
    expect(cache.size().bytes).toBeLessThanOrEqual(room);
  }
  expect(times()).toBe(50);
  await cache.get(nth(1), draw);
  expect(times()).toBe(51);
});

test('a drawing that is too large to hold is drawn all the same', async () => {
  const cache = drawingCache(1000);
  const { draw, times } = pencil('x'.repeat(2000));
  expect(await cache.get(KEY, draw)).toHaveLength(2008);
  await cache.get(KEY, draw);
  expect(times()).toBe(2);
  expect(cache.size().things).toBe(0);
});
