// Do dots and names find room?
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apart } from '../../src/lib/charts/drawing/apart.ts';
import { swarm } from '../../src/lib/charts/drawing/swarm.ts';

test('no two dots come nearer than they may, wherever they stand', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 60 }), (xs) => {
      const ys = swarm(xs, 10);
      for (let i = 0; i < xs.length; i++)
        for (let j = 0; j < i; j++) {
          const distance = Math.hypot((xs[i] ?? 0) - (xs[j] ?? 0), (ys[i] ?? 0) - (ys[j] ?? 0));
          expect(distance).toBeGreaterThanOrEqual(10 - 1e-9);
        }
    }),
  );
});

test('a dot that stands alone stays on the line', () => {
  expect(swarm([5, 50, 95], 10)).toEqual([0, 0, 0]);
  expect(swarm([5, 5, 95], 10)).toEqual([0, 10, 0]);
});

test('a name that would run into one before it is left out, up to the most', () => {
  const places = [
    { x1: 0, x2: 100, y: 10 },
    { x1: 90, x2: 190, y: 20 },
    { x1: 90, x2: 190, y: 40 },
    { x1: 120, x2: 190, y: 10 },
    { x1: 300, x2: 390, y: 10 },
  ];
  expect(apart(places, 3, (place) => place)).toEqual([places[0], places[2], places[3]]);
});
