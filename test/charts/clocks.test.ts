// Does every clock have its lane, its definition, its number missing, and its incidents?
import { expect, test } from 'vitest';
import { clocks, type ClockMark } from '../../src/lib/charts/clocks.ts';
import { CLOCKS, type Clock } from '../../src/lib/clocks.ts';
import { metric } from '../../src/lib/metrics.ts';
import { draw, hrefs, names, words } from './draw.ts';

const EMPTY = {
  incidentId: null,
  title: null,
  minutes: null,
  above: null,
  upTo: null,
  missing: null,
  median: null,
};
function lane(clock: Clock, incidents: number, missing: number, median: number | null): ClockMark {
  return { ...EMPTY, clock, kind: 'clock', incidents, missing, median };
}
function incident(clock: Clock, number: number, minutes: number): ClockMark {
  return {
    ...EMPTY,
    clock,
    kind: 'incident',
    incidentId: `a.md#${number}`,
    title: `Queue ${number} stood still`,
    minutes,
    incidents: 1,
  };
}
const LANES = CLOCKS.map((clock) => lane(clock, 2, 3, null));

test('every lane says its name, n, how many are missing, and its definition', async () => {
  const said = words(await draw(clocks, LANES)).join(' ');
  for (const clock of CLOCKS) expect(said).toContain(metric(clock).definition.slice(0, 24));
  expect(said).toContain('Time to acknowledge, n = 2, 3 missing');
});

test('a lane’s name switches the page to its clock, a dot leads to its incident', async () => {
  const svg = await draw(clocks, [...LANES, incident('detect', 1, 5)], { within: '?period=all' });
  expect(hrefs(svg)).toContain('/recovery?period=all&metric=downtime');
  expect(hrefs(svg)).toContain('/incidents/a.md/1');
  expect(names(svg)).toContain('Queue 1 stood still, time to detect 5 min');
});

test('the median is written where there is one', async () => {
  expect(words(await draw(clocks, [lane('restore', 6, 0, 47)]))).toContain('47 min');
});

test('very many incidents are bins that lead to them', async () => {
  const bin: ClockMark = {
    ...EMPTY,
    clock: 'close',
    kind: 'bin',
    above: 10,
    upTo: 30,
    incidents: 80,
  };
  const svg = await draw(clocks, [...LANES, bin]);
  expect(hrefs(svg)).toContain('/incidents?measured=close_10-30');
  expect(words(svg)).toContain('80');
});

test('incidents that took as long stand beside each other, not upon each other', async () => {
  const many = Array.from({ length: 9 }, (_, index) => incident('restore', index + 1, 60));
  const svg = await draw(clocks, [...LANES, ...many]);
  const places = [...svg.querySelectorAll('a[href^="/incidents/"] circle')].map((circle) =>
    [circle.getAttribute('cx'), circle.getAttribute('cy')].join(),
  );
  expect(new Set(places).size).toBe(9);
});

test('title and table count incidents, and a broken row is refused by name', () => {
  expect(clocks.title(LANES)).toBe('6 clocks of 5 incidents side by side');
  expect(clocks.columns.map(({ value }) => value(incident('detect', 1, 5)))).toEqual([
    'Time to detect',
    'Queue 1 stood still',
    '5 min',
  ]);
  expect(clocks.parse?.({ ...lane('detect', 2, 3, 4) })).toEqual(lane('detect', 2, 3, 4));
  expect(() => clocks.parse?.({ ...LANES[0], kind: 'sand' })).toThrow('kind');
});
