// Several readings, one incident: which one holds?
import { expect, test } from 'vitest';
import type { Fact, FactOf, Moment } from '../../ingest/model.ts';
import type { Taxonomy } from '../../ingest/taxonomy.ts';
import { resolveActions, resolveFollowUps } from '../../ingest/resolve/actions.ts';
import { resolveCauses } from '../../ingest/resolve/causes.ts';
import { durationConflicts } from '../../ingest/resolve/conflicts.ts';
import { resolveMoments } from '../../ingest/resolve/moments.ts';
import type { MomentClaim } from '../../ingest/resolve/order.ts';
import { resolveWindows } from '../../ingest/resolve/windows.ts';

const taxonomy: Taxonomy = { causes: [], digest: '' };
let at = 0;
function span(quote: string): { start: number; end: number; quote: string } {
  at += 1000;
  return { start: at, end: at + quote.length, quote };
}

function moment(value: string): Moment {
  const precision = value.length === 10 ? 'day' : 'minute';
  return { value, precision, zone: value.endsWith('Z') ? 'UTC' : null, span: span(value) };
}

function claim(
  field: MomentClaim['field'],
  value: string,
  weight: number,
  quote = value,
): MomentClaim {
  return {
    part: 1,
    field,
    value: moment(value),
    weight,
    span: span(quote),
    rule: 'sample',
    certainty: 'stated',
  };
}

test('the reading of the greatest weight holds', () => {
  const { chosen } = resolveMoments([
    claim('startedAt', '2026-02-11T09:00:00Z', 2),
    claim('startedAt', '2026-02-11T09:10:00Z', 4),
  ]);
  expect(chosen.startedAt?.value).toBe('2026-02-11T09:10:00Z');
});

test('of equal readings the earlier start and the later end hold', () => {
  const { chosen } = resolveMoments([
    claim('startedAt', '2026-02-11T09:10:00Z', 3),
    claim('startedAt', '2026-02-11T09:00:00Z', 3),
    claim('resolvedAt', '2026-02-11T10:00:00Z', 2),
    claim('resolvedAt', '2026-02-11T10:30:00Z', 2),
  ]);
  expect(chosen.startedAt?.value).toBe('2026-02-11T09:00:00Z');
  expect(chosen.resolvedAt?.value).toBe('2026-02-11T10:30:00Z');
});

test('an end before the start gives way and is kept as a conflict', () => {
  const { chosen, conflicts } = resolveMoments([
    claim('startedAt', '2023-11-24T21:17:00Z', 4),
    claim('resolvedAt', '2023-11-24T21:12:00Z', 5),
    claim('resolvedAt', '2023-11-24T22:12:00Z', 4),
  ]);
  expect(chosen.resolvedAt?.value).toBe('2023-11-24T22:12:00Z');
  expect(conflicts).toMatchObject([
    {
      field: 'resolvedAt',
      chosen: { value: '2023-11-24T22:12:00Z' },
      rejected: [{ value: '2023-11-24T21:12:00Z' }],
    },
  ]);
});

test('the same instant in two zones is no conflict', () => {
  const { conflicts } = resolveMoments([
    claim('startedAt', '2026-01-01T10:00:00Z', 4),
    claim('startedAt', '2026-01-01T11:00:00+01:00', 4),
  ]);
  expect(conflicts).toEqual([]);
});

test('a detection before the start is not the detection of this incident', () => {
  const { chosen } = resolveMoments([
    claim('startedAt', '2026-01-01T10:00:00Z', 4),
    claim('detectedAt', '2026-01-01T09:00:00Z', 4),
  ]);
  expect(chosen.detectedAt).toBeNull();
});

test('a fall after a return is a second window only where the words say so', () => {
  const down = claim('startedAt', '2026-01-01T10:00:00Z', 4, 'the shop was unavailable');
  const up = claim('mitigatedAt', '2026-01-01T11:00:00Z', 3, 'back online');
  const end = claim('resolvedAt', '2026-01-01T15:00:00Z', 4, 'resolved');
  const quiet = claim('startedAt', '2026-01-01T12:00:00Z', 3, 'the shop was unavailable');
  const relapse = claim('startedAt', '2026-01-01T12:00:00Z', 3, 'the shop was unavailable again');
  const windowsOf = (claims: MomentClaim[]): string[] =>
    resolveWindows(claims, resolveMoments(claims).chosen, claims).map(
      (window) =>
        `${window.startedAt.value.slice(11, 16)}–${window.endedAt?.value.slice(11, 16)} ${window.level}`,
    );
  expect(windowsOf([down, up, relapse, end])).toEqual(['10:00–11:00 outage', '12:00–15:00 outage']);
  expect(windowsOf([down, up, quiet, end])).toEqual(['10:00–11:00 outage', '11:00–15:00 degraded']);
});

function cause(id: string, weight: number): FactOf<'cause'> {
  return {
    part: 1,
    field: 'cause',
    value: id,
    weight,
    span: span(id),
    rule: 'sample',
    certainty: 'stated',
  };
}

test('causes in passing are left out and the heaviest is primary', () => {
  expect(
    resolveCauses([cause('dns', 6), cause('config', 3), cause('cache', 0.4)], taxonomy).map(
      ({ id, primary }) => [id, primary],
    ),
  ).toEqual([
    ['dns', true],
    ['config', false],
  ]);
});

function action(text: string, start: number): FactOf<'action'> {
  const value = {
    text,
    status: 'planned',
    statusSpan: null,
    owner: null,
    due: null,
    dueText: null,
    ticket: null,
    ticketHref: null,
  } as const;
  return {
    part: 1,
    field: 'action',
    value,
    weight: 4,
    span: { start, end: start + text.length, quote: text },
    rule: 'sample',
    certainty: 'stated',
  };
}

test('an action keeps its id when other text moves it', () => {
  const [early] = resolveActions('a.md#1', [action('Add an alert on disk use', 10)]);
  const [late] = resolveActions('a.md#1', [action('Add an alert on disk use', 900)]);
  expect(early?.id).toBe(late?.id);
});

test('the same promise told twice counts once', () => {
  expect(
    resolveActions('a.md#1', [action('Add an alert', 10), action('add an alert.', 200)]),
  ).toHaveLength(1);
});

test('a postmortem that came after its date is delivered late', () => {
  const followUp: FactOf<'followUp'> = {
    part: 1,
    field: 'followUp',
    value: { what: 'postmortem', promised: moment('2023-12-01') },
    weight: 4,
    span: span('by 12/1/2023'),
    rule: 'sample',
    certainty: 'stated',
  };
  expect(resolveFollowUps([followUp], moment('2024-01-05'))[0]?.delivered?.value).toBe(
    '2024-01-05',
  );
  expect(resolveFollowUps([followUp], null)[0]?.delivered).toBeNull();
});

function duration(minutes: number, quote: string): FactOf<'durationMinutes'> {
  return {
    part: 1,
    field: 'durationMinutes',
    value: minutes,
    weight: 4,
    span: span(quote),
    rule: 'sample',
    certainty: 'stated',
  };
}

test.each([
  [31, 'lasted 31 minutes', 0],
  [45, 'lasted 45 minutes', 1],
  [33, 'lasted about 33 minutes', 0],
])('a stated %i minutes beside 30 by the clock: %s', (minutes, quote, conflicts) => {
  const claims: Fact[] = [
    claim('startedAt', '2026-01-01T10:00:00Z', 4),
    claim('resolvedAt', '2026-01-01T10:30:00Z', 4),
  ];
  const { chosen } = resolveMoments(
    claims.filter(
      (fact): fact is MomentClaim => fact.field === 'startedAt' || fact.field === 'resolvedAt',
    ),
  );
  const stated = duration(minutes, quote);
  expect(durationConflicts([stated], stated, chosen)).toHaveLength(conflicts);
});
