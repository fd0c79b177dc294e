// Does the time line put things where they happened, on the document's clock?
import { expect, test } from 'vitest';
import { wallClock } from '../../src/lib/charts/drawing/wall-clock.ts';
import { timeline, type TimelineRow } from '../../src/lib/charts/timeline.ts';
import { draw, hrefs, names, words } from './draw.ts';

function row(change: Partial<TimelineRow>): TimelineRow {
  return {
    kind: 'moment',
    label: 'Impact began',
    startedAt: '2025-03-04T09:10:00+01:00',
    endedAt: null,
    minutes: 0,
    href: '?fact=a',
    ...change,
  };
}
const OUTAGE = row({
  kind: 'window',
  label: 'Outage',
  endedAt: '2025-03-04T09:55:00+01:00',
  minutes: 45,
  href: '?fact=w',
});

test('a moment is written on the document’s own clock, with the time since the start', async () => {
  const texts = words(
    await draw(timeline, [
      OUTAGE,
      row({}),
      row({ label: 'Resolved', startedAt: '2025-03-04T09:55:00+01:00', minutes: 45 }),
    ]),
  );
  expect(texts).toEqual(expect.arrayContaining(['09:10', '09:55, after 45 min']));
});

test('what is known to the day only says so', async () => {
  const texts = words(
    await draw(timeline, [
      row({}),
      row({ label: 'Resolved', startedAt: '2025-03-12', minutes: null }),
    ]),
  );
  expect(texts).toContain('12 Mar, day only');
});

test('windows, moments and notes lead to their evidence', async () => {
  const svg = await draw(timeline, [
    OUTAGE,
    row({}),
    row({
      kind: 'event',
      label: 'Restarted',
      startedAt: '2025-03-04T09:30:00+01:00',
      href: '?fact=e',
    }),
  ]);
  expect(hrefs(svg).sort()).toEqual(['?fact=a', '?fact=e', '?fact=w']);
  expect(names(svg)).toContain('Outage, 45 min');
});

test('a note far outside of the incident does not press it into a corner', async () => {
  const late = row({
    kind: 'event',
    label: 'Report published',
    startedAt: '2025-05-01T09:00:00+02:00',
  });
  const svg = await draw(timeline, [OUTAGE, late]);
  expect(words(svg)).toContain('1 later or earlier, in the table');
});

test('the target has a lane of its own', async () => {
  const target = row({
    kind: 'target',
    label: 'target 30 min',
    startedAt: '2025-03-04T09:40:00+01:00',
    href: null,
  });
  expect(words(await draw(timeline, [OUTAGE, target]))).toEqual(
    expect.arrayContaining(['Target', '09:40, target 30 min']),
  );
});

test.each([
  [['2025-03-04T09:10:00+01:00', '2025-03-05'], 'UTC+01:00'],
  [['2025-03-04T09:10:00Z'], 'UTC'],
  [['2025-03-04T09:10:00'], 'the document’s clock, no zone stated'],
  [['2025-03-04T09:10:00-08:00', '2025-03-04T17:20:00Z'], 'UTC'],
])('the clock of %j is %s', (values, name) => {
  expect(wallClock(values).name).toBe(name);
});

test('two offsets are brought onto one clock', () => {
  const clock = wallClock(['2025-03-04T09:10:00-08:00', '2025-03-04T17:20:00Z']);
  expect(clock.at('2025-03-04T17:20:00Z') - clock.at('2025-03-04T09:10:00-08:00')).toBe(
    10 * 60_000,
  );
});
