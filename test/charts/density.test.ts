// Do cells say how many incidents they hold, how many missed, and where they lead?
import { expect, test } from 'vitest';
import {
  clockDensity,
  countOf,
  densityMark,
  type DensityCell,
  type DensityMark,
} from '../../src/lib/charts/density.ts';
import { draw, hrefs, names, words } from './draw.ts';

const chart = clockDensity('restore');

function cell(change: Partial<DensityCell> = {}): DensityMark {
  return {
    incident: null,
    cell: {
      clock: 'restore',
      firstDay: '2025-01-01',
      lastDay: '2025-03-31',
      above: 60,
      upTo: 120,
      incidents: 21,
      missed: 7,
      judged: 20,
      ...change,
    },
  };
}
const WORST: DensityMark = {
  cell: null,
  incident: {
    clock: 'restore',
    incidentId: 'a.md#1',
    title: 'Queue stood still',
    occurredOn: '2025-02-02',
    minutes: 100,
    basis: 'computed',
    precision: 'minute',
    targetMinutes: 10,
    targetSource: 'policy',
    met: false,
    overrun: 10,
  },
};

test('a cell leads to its days and durations, under the filter of the page', async () => {
  const svg = await draw(chart, [cell()], { within: '?period=12m&service=ledger' });
  expect(hrefs(svg)).toEqual([
    '/incidents?service=ledger&from=2025-01-01&to=2025-03-31&measured=restore_60-120',
  ]);
  expect(names(svg)).toEqual([
    '21 incidents, 1 Jan 2025 – 31 Mar 2025, over 1 h, up to 2 h, 7 of 20 missed',
  ]);
  expect(words(svg)).toContain('21');
});

test('what stands out is a mark of its own, and counts once', async () => {
  const marks = [cell(), WORST];
  const svg = await draw(chart, marks);
  expect(hrefs(svg)).toContain('/incidents/a.md/1');
  expect(countOf(marks)).toBe(21);
  expect(chart.title(marks)).toBe(
    'Time to restore of 21 incidents over time, against their targets',
  );
});

test('open bins reach to the ends of the axis, and what has no date is counted in words', async () => {
  const svg = await draw(chart, [
    cell({ above: null, upTo: 5 }),
    cell({ above: 10_080, upTo: null }),
    cell({ firstDay: null, lastDay: null, incidents: 3 }),
  ]);
  expect(hrefs(svg)).toHaveLength(2);
  expect(words(svg)).toContain('3 without a date: in the table only');
});

test('other clocks say nothing of targets', async () => {
  const detect = clockDensity('detect');
  const svg = await draw(detect, [cell({ clock: 'detect', missed: 0, judged: 0 })]);
  expect(names(svg)[0]).not.toContain('missed');
  expect(detect.columns.map(({ head }) => head)).toEqual(['Days', 'Time to detect', 'Incidents']);
});

test('a cell and an incident are told apart on the wire, and a broken row is refused', () => {
  const one = cell();
  expect(densityMark({ ...one.cell, incidentId: null })).toEqual(one);
  expect(densityMark({ ...WORST.incident, firstDay: null })).toEqual(WORST);
  expect(() => densityMark({ ...one.cell, incidentId: null, clock: 'sundial' })).toThrow('clock');
});
