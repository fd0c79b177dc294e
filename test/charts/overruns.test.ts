// Do overruns stand on the right side of the line, each with its incident behind it?
import { expect, test } from 'vitest';
import { overruns, type OverrunRow } from '../../src/lib/charts/overruns.ts';
import { draw, hrefs, names, words } from './draw.ts';

function single(number: number, overrun: number): OverrunRow {
  return {
    incidentId: `a.md#${number}`,
    title: `Queue ${number} stood still`,
    minutes: overrun * 60,
    targetMinutes: 60,
    overrun,
    above: null,
    upTo: null,
    incidents: 1,
  };
}
function bin(above: number | null, upTo: number | null, incidents: number): OverrunRow {
  return {
    ...single(1, 1),
    incidentId: null,
    title: null,
    minutes: null,
    targetMinutes: null,
    overrun: null,
    above,
    upTo,
    incidents,
  };
}

test('every incident is a mark that leads to it; taking exactly as long is in time', async () => {
  const svg = await draw(overruns, [single(1, 0.5), single(2, 1), single(3, 4)]);
  expect(hrefs(svg).filter((href) => href.startsWith('/incidents/'))).toEqual([
    '/incidents/a.md/1',
    '/incidents/a.md/2',
    '/incidents/a.md/3',
  ]);
  expect(words(svg)).toEqual(expect.arrayContaining(['2 met', '1 missed', '1\u202f×']));
  expect(names(svg)).toContain(
    'Queue 3 stood still, restored in 4 h, target 1 h, 4.0\u202f× the target',
  );
});

test('both sides lead to their incidents', async () => {
  const svg = await draw(overruns, [single(1, 0.5), single(3, 4)], { within: '?q=x' });
  expect(hrefs(svg)).toEqual(
    expect.arrayContaining(['/incidents?q=x&outcome=met', '/incidents?q=x&outcome=missed']),
  );
});

test('very many are columns with their counts', async () => {
  const svg = await draw(overruns, [bin(null, 0.01, 40), bin(0.5, 1, 80), bin(1, 2, 30)]);
  expect(hrefs(svg)).toEqual(
    expect.arrayContaining([
      '/incidents?measured=overrun_-0.01',
      '/incidents?measured=overrun_0.5-1',
      '/incidents?measured=overrun_1-2',
    ]),
  );
  expect(words(svg)).toEqual(expect.arrayContaining(['40', '80', '30', '120 met', '30 missed']));
});

test('title and table count incidents, not marks', () => {
  expect(overruns.title([bin(1, 2, 30), bin(2, 5, 12)])).toBe(
    '42 incidents by how many times the target they took',
  );
  expect(overruns.columns.map(({ value }) => value(single(1, 0.02)))).toEqual([
    'Queue 1 stood still',
    '1 min',
    '1 h',
    '0.02\u202f×',
    '1',
  ]);
});

test('a row from the wire is parsed, and a broken one is refused by name', () => {
  expect(overruns.parse?.({ ...single(1, 2) })).toEqual(single(1, 2));
  expect(() => overruns.parse?.({ ...single(1, 2), incidents: null })).toThrow('incidents');
});
