// Does the time line of an incident hold everything that the build knows of it, and does the panel show it?
import { expect, test } from 'vitest';
import { evidenceView } from '../../src/lib/server/evidence-view.ts';
import { findIncident } from '../../src/lib/server/queries/incident.ts';
import { onUtc, timelineRows } from '../../src/lib/server/timeline.ts';
import { reading } from '../fixtures/incidents.ts';
import { useBuild } from '../fixtures/use-build.ts';

const db = useBuild([
  reading('a.md', [
    {
      title: 'Queue stands still',
      startedAt: '2025-03-04T23:50:00+01:00',
      detectedAt: '2025-03-05',
      resolvedAt: '2025-03-05T00:20:00+01:00',
      windows: [{ from: '2025-03-04T23:50:00+01:00', to: '2025-03-05T00:20:00+01:00' }],
      events: [{ at: '2025-03-05T00:05:00+01:00', text: 'Restarted' }],
      target: 60,
      conflicts: [
        {
          field: 'resolvedAt',
          chosen: '2025-03-05T00:20:00+01:00',
          rejected: ['2025-03-05T01:20:00+01:00'],
        },
      ],
    },
  ]),
]);

test('windows, moments, target and notes stand on it, each with the way to its evidence', async () => {
  const whole = await findIncident(db, 'a.md#1');
  if (!whole) throw new Error('the incident is not in the build');
  const rows = timelineRows(whole);
  expect(
    rows.map(({ kind, label, startedAt, minutes }) => [kind, label, startedAt, minutes]),
  ).toEqual([
    ['window', 'Outage', '2025-03-04T23:50:00+01:00', 30],
    ['moment', 'Impact began', '2025-03-04T23:50:00+01:00', 0],
    ['moment', 'Detected', '2025-03-05', 1440],
    ['moment', 'Resolved', '2025-03-05T00:20:00+01:00', 30],
    ['target', 'target 1 h', '2025-03-05T00:50:00+01:00', 60],
    ['event', 'Restarted', '2025-03-05T00:05:00+01:00', null],
  ]);
  for (const { kind, href } of rows) {
    if (kind === 'target') continue;
    const fact = new URLSearchParams(href ?? '').get('fact') ?? '';
    expect((await evidenceView(db, fact))?.evidenceId).toBe(fact);
  }
});

test('the panel shows what speaks against a fact, the chosen reading first', async () => {
  const view = await evidenceView(db, 'a.md#1/resolvedAt');
  expect(view?.conflicts[0]?.readings.map(({ value, chosen }) => [value, chosen])).toEqual([
    ['2025-03-05T00:20:00+01:00', true],
    ['2025-03-05T01:20:00+01:00', false],
  ]);
  expect((await evidenceView(db, 'a.md#1/startedAt'))?.conflicts).toEqual([]);
});

test('a few lines stand around the quote, without empty ones', async () => {
  const view = await evidenceView(db, 'a.md#1/resolvedAt');
  expect(view?.told?.before.split('\n').length).toBeLessThanOrEqual(4);
  expect(view?.told?.before).not.toContain('\n\n');
});

test('what is no fact has no panel', async () => {
  expect(await evidenceView(db, 'a.md#1/nothing')).toBeNull();
});

test('on UTC every time moves; one clock time without a zone keeps them all where they are', async () => {
  const whole = await findIncident(db, 'a.md#1');
  if (!whole) throw new Error('the incident is not in the build');
  const rows = timelineRows(whole, { tz: 'utc' });
  expect(rows[0]?.href).toBe('?tz=utc&fact=a.md%231%2Fwindow%2F1');
  const moved = onUtc(rows);
  expect(moved?.map(({ startedAt }) => startedAt).slice(0, 3)).toEqual([
    '2025-03-04T22:50:00Z',
    '2025-03-04T22:50:00Z',
    '2025-03-05',
  ]);
  const [first] = rows;
  if (!first) throw new Error('the time line is empty');
  expect(onUtc([...rows, { ...first, startedAt: '2025-03-04T10:00:00' }])).toBeNull();
});
