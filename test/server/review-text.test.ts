// Does the review as plain text say of what it speaks?
import { expect, test } from 'vitest';
import { review } from '../../src/lib/server/review.ts';
import { reviewText, worstOf } from '../../src/lib/server/review-text.ts';
import { viewOf } from '../../src/lib/server/view.ts';
import { reading } from '../fixtures/incidents.ts';
import { useBuild } from '../fixtures/use-build.ts';

const db = useBuild(
  ['2025-01-10', '2025-02-20', '2025-05-30'].map((day, index) =>
    reading(`${index}.md`, [
      {
        organization: 'Aldermoor',
        startedAt: `${day}T10:00:00Z`,
        resolvedAt: `${day}T10:${index + 1}0:00Z`,
        causes: ['dns'],
        actions: [{ text: 'Version the zone', due: '2025-06-01' }],
      },
    ]),
  ),
);

async function textOf(search: string): Promise<string> {
  const view = await viewOf(db, new URL(`http://here/${search}`));
  const said = await review(db, view, '2025-07-01');
  return reviewText(said, await worstOf(db, view.filter), view, 'http://here');
}

test('the period is said with both of its ends, though the address names one', async () => {
  expect(await textOf('?from=2025-02-01')).toContain(
    'of [2 incidents](http://here/incidents?from=2025-02-01), from 1 Feb 2025 to 30 May 2025.',
  );
  expect(await textOf('?to=2025-03-01')).toContain('from 10 Jan 2025 to 1 Mar 2025.');
  expect(await textOf('?period=all')).toContain('from 10 Jan 2025 to 30 May 2025.');
});

test('what it is narrowed to is said with every value, and what was left out', async () => {
  const text = await textOf('?cause=dns&cause=code&organization=Aldermoor&outcome=none');
  expect(text).toContain('Narrowed to Organisation: Aldermoor; Cause: DNS and code.');
  expect(text).toContain('“none” is no value for “outcome” and was left out.');
  expect(await textOf('')).not.toContain('Narrowed');
});

test('incidents are named, those furthest beyond their targets first, and overdue has its day', async () => {
  const text = await textOf('');
  expect(text.match(/^\| \[Incident 1 of \d/gm)).toEqual([
    '| [Incident 1 of 2',
    '| [Incident 1 of 1',
    '| [Incident 1 of 0',
  ]);
  expect(text).toContain(
    '3 are overdue](http://here/actions?period=12m&show=overdue#promises) as of 1 Jul 2025',
  );
});
