// Are the cases that a review tells true?
import { describe, expect, test } from 'vitest';
import { EVERYTHING } from '../../src/lib/server/filter.ts';
import { keptPromise, serviceMissed, worstOverrun } from '../../src/lib/server/queries/cases.ts';
import { sayCases, sayQuestions } from '../../src/lib/server/meeting.ts';
import { review } from '../../src/lib/server/review.ts';
import { viewOf } from '../../src/lib/server/view.ts';
import { toMarkdown } from '../../src/lib/sentence.ts';
import { reading, type IncidentOutline } from '../fixtures/incidents.ts';
import { useBuild } from '../fixtures/use-build.ts';

const done = [{ text: 'Version the zone', status: 'done' as const }];
const onDay = (startedAt: string, more: IncidentOutline): IncidentOutline => ({
  startedAt,
  causes: ['dns'],
  ...more,
});

describe('a promise was kept', () => {
  const db = useBuild([
    reading('a.md', [
      onDay('2022-01-10', {
        title: 'Kept',
        organization: 'Aldermoor',
        services: ['ledger'],
        actions: done,
      }),
    ]),
    // more was done, but nobody knows where it would have come back
    reading('b.md', [onDay('2022-02-10', { title: 'Nowhere', actions: [...done, ...done] })]),
    // came back to its organisation behind a later incident of another
    reading('c.md', [
      onDay('2023-01-01', {
        title: 'Hidden',
        organization: 'Brightwater',
        actions: [...done, ...done],
      }),
    ]),
    reading('d.md', [onDay('2023-02-01', { title: 'Between', services: ['search'] })]),
    reading('e.md', [
      onDay('2023-03-01', { title: 'Both', organization: 'brightwater', services: ['Search'] }),
    ]),
    // years later the cause of the first comes back, which no recurrence reaches
    reading('z.md', [onDay('2025-06-01', { title: 'Late', organization: 'Aldermoor' })]),
  ]);

  test('where the cause did not come back within a year, however long the documents go on', async () => {
    expect(await keptPromise(db, EVERYTHING)).toMatchObject({ title: 'Kept', quiet: 365 });
  });

  test('and the sentence says no more than that', async () => {
    const kept = await keptPromise(db, EVERYTHING);
    const [told] = sayCases({ overrun: null, broken: undefined, back: undefined, kept });
    expect(toMarkdown(told?.said ?? [], 'http://here')).toMatch(
      /1 of 1 promised action is done, and DNS did not come back there within a year\.$/,
    );
    const soon = kept && { ...kept, quiet: 120 };
    const [other] = sayCases({ overrun: null, broken: undefined, back: undefined, kept: soon });
    expect(toMarkdown(other?.said ?? [], 'http://here')).toContain('in the 120 days that');
  });
});

describe('a service missed its target', () => {
  const missed = (id: string, day: string, services: string[]): ReturnType<typeof reading> =>
    reading(id, [
      {
        services,
        startedAt: `${day}T10:00:00Z`,
        resolvedAt: `${day}T12:00:00Z`,
        target: 10,
      },
    ]);
  const db = useBuild([
    missed('a.md', '2025-01-01', ['ledger', 'search']),
    missed('b.md', '2025-02-01', ['ledger', 'search', 'search']),
    missed('c.md', '2025-03-01', ['search']),
  ]);

  test('the one that did most often, each incident counted once', async () => {
    expect(await serviceMissed(db, EVERYTHING)).toEqual({
      service: 'search',
      missed: 3,
      judged: 3,
    });
  });

  test('one of the chosen services, where the reader chose some', async () => {
    expect(await serviceMissed(db, { ...EVERYTHING, service: ['ledger'] })).toEqual({
      service: 'ledger',
      missed: 2,
      judged: 2,
    });
  });

  test('the worst is told, and the question asks of the service', async () => {
    expect(await worstOverrun(db, EVERYTHING)).toMatchObject({ overrun: 12 });
    const view = await viewOf(db, new URL('http://here/?period=all'));
    const said = await review(db, view, '2025-07-01');
    expect(said.questions.map((one) => toMarkdown(one, 'http://here'))[0]).toMatch(
      /^\[search\]\S+ missed its target \[3 of 3 times\]/,
    );
  });
});

test('of nothing there is nothing to ask', () => {
  const none = { rows: [], totals: { incidents: 0, withoutCause: 0, recurring: 0 }, again: [] };
  const all = {
    promised: 0,
    done: 0,
    doneSaid: 0,
    doneDecided: 0,
    inProgress: 0,
    planned: 0,
    dropped: 0,
    openDated: 0,
    overdue: 0,
    undated: 0,
    inProgressOverdue: 0,
    inProgressUndated: 0,
    unverifiable: 0,
    incidents: 0,
  };
  const promised = { rows: [], all, trackers: [], asOf: '2025-07-01', change: null };
  expect(sayQuestions({ search: '', missed: null, failing: none, promised, missing: [] })).toEqual(
    [],
  );
});
