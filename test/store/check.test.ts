// Is what is impossible in a reading found before it is stored?
import { expect, test } from 'vitest';
import { problemsOf } from '../../ingest/store/check.ts';
import { reading } from '../fixtures/incidents.ts';

test('a sound reading has no problem', () => {
  expect(problemsOf(reading('a.md', [{ startedAt: '2025-01-02T10:00:00Z' }]))).toEqual([]);
});

test('a quote that does not stand where it says is one', () => {
  const broken = reading('a.md', [{ startedAt: '2025-01-02T10:00:00Z' }]);
  const started = broken.incidents[0]?.startedAt;
  if (started) started.span.start += 1;
  expect(problemsOf(broken)).toEqual([
    expect.stringMatching(/^1 startedAt: “2025-01-02T10:00:00Z” does not stand at \d+–\d+$/),
  ]);
});

test.each([
  [{ startedAt: '2025-02-30T10:00:00Z' }, '1 startedAt: “2025-02-30T10:00:00Z” is no moment'],
  [{ actions: [{ text: 'x', due: '2025-13-01' }] }, '1 action: “2025-13-01” is no moment'],
])('a time that never was is one: %j', (outline, problem) => {
  expect(problemsOf(reading('a.md', [outline]))).toEqual([problem]);
});
