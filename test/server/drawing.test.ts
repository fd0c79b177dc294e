// Are drawings put into the page once, and only where they belong?
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { causes } from '../../src/lib/charts/causes.ts';
import { drawings, placeDrawings } from '../../src/lib/server/drawing.ts';

const DB = {
  buildInfo: () =>
    Promise.resolve({
      id: 'a',
      edition: 'a',
      unfinished: [],
      version: '0',
      layout: 0,
      documents: 0,
      unreadable: 0,
      incidents: 0,
      warning: null,
    }),
};
const ROWS = [
  {
    cause: 'dns',
    label: 'DNS',
    quarter: '2025-Q2',
    firstDay: '2025-04-01',
    lastDay: '2025-06-30',
    incidents: 2,
    recurrences: 0,
  },
];

test('a page that is sent whole holds marks, which become the drawings', async () => {
  const event = { isDataRequest: false, locals: {} };
  const { narrow, wide } = await drawings(event, DB, causes, ROWS, '');
  expect(narrow).not.toContain('<svg');
  const html = placeDrawings(`<p>${narrow}</p><p>${wide}</p>`, event.locals);
  expect(html.match(/<svg[^>]*width="(358|1080)"/g)).toHaveLength(2);
});

test('the data that the router fetches holds the drawings themselves', async () => {
  const event = { isDataRequest: true, locals: {} };
  expect((await drawings(event, DB, causes, ROWS, '')).wide).toMatch(/^<svg/);
});

test('a drawing has no colours but the page’s, so that it serves every theme', async () => {
  const event = { isDataRequest: true, locals: {} };
  const { wide } = await drawings(event, DB, causes, ROWS, '');
  const colours = [...wide.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, colour]) => colour);
  expect(colours.length).toBeGreaterThan(3);
  expect(
    colours.filter((one) => !/^(?:none|currentColor|var\(--|color-mix\()/.test(one ?? '')),
  ).toEqual([]);
});

test('two pictures of the same rows are two drawings', async () => {
  const event = { isDataRequest: true, locals: {} };
  const other = {
    ...causes,
    picture: 'other',
    draw: () => Promise.resolve(parseHTML('<b>other</b>').document.querySelector('b') ?? never()),
  };
  const { wide } = await drawings(event, DB, causes, ROWS, '');
  expect((await drawings(event, DB, other, ROWS, '')).wide).not.toBe(wide);
});

function never(): never {
  throw new Error('nothing was parsed');
}

test('a mark that stands for nothing stays as it is', () => {
  expect(placeDrawings('<!--drawing:7-->', {})).toBe('<!--drawing:7-->');
});
