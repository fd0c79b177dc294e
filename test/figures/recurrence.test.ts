// When did the same thing fail before?
import { expect, test } from 'vitest';
import type { Occurrence } from '../../ingest/figures/occurrence.ts';
import { recurrencesOf, type Earlier } from '../../ingest/figures/recurrence.ts';
import { occurrence, type OccurrenceOutline } from '../store/occurrences.ts';

function occurrences(documents: Record<string, OccurrenceOutline>): Occurrence[] {
  return Object.entries(documents).map(([id, outline]) => occurrence(id, outline));
}

/** For each incident and cause the earlier one, as `b#1 dns → a#1, 10 d`. */
function recurrences(documents: Record<string, OccurrenceOutline>): string[] {
  return recurrencesOf(occurrences(documents))
    .map(({ incidentId, cause, earlier }) => `${incidentId} ${cause} → ${told(earlier)}`)
    .sort();
}

/** The same for the earlier ones that had promised something. */
function broken(documents: Record<string, OccurrenceOutline>): string[] {
  return recurrencesOf(occurrences(documents))
    .flatMap(({ incidentId, cause, promised }) =>
      promised ? [`${incidentId} ${cause} → ${told(promised)}`] : [],
    )
    .sort();
}

function told({ incidentId, days }: Earlier): string {
  return `${incidentId}, ${days} d`;
}

const bank = { organization: 'Aldermoor', causes: ['dns'] };

test('the same cause in the same organisation within a year is a recurrence', () => {
  expect(
    recurrences({
      a: { ...bank, startedAt: '2024-01-01T10:00:00Z' },
      b: { ...bank, startedAt: '2024-01-11T09:00:00Z' },
    }),
  ).toEqual(['b#1 dns → a#1, 10 d']);
});

test('so is the same cause in a shared service of two organisations, however it is written', () => {
  expect(
    recurrences({
      a: {
        organization: 'Aldermoor',
        services: ['CoreDNS'],
        causes: ['dns'],
        startedAt: '2024-01-01',
      },
      b: {
        organization: 'Brightwater',
        services: ['edge', 'coredns'],
        causes: ['dns'],
        startedAt: '2024-01-02',
      },
    }),
  ).toEqual(['b#1 dns → a#1, 1 d']);
});

test('another cause, or neither service nor organisation in common, is none', () => {
  expect(
    recurrences({
      a: { ...bank, startedAt: '2024-01-01' },
      b: { ...bank, causes: ['code'], startedAt: '2024-01-02' },
      c: { causes: ['dns'], startedAt: '2024-01-03' },
    }),
  ).toEqual([]);
});

test('the latest earlier one is named, not the first', () => {
  expect(
    recurrences({
      c: { ...bank, startedAt: '2024-03-01' },
      a: { ...bank, startedAt: '2024-01-01' },
      b: { ...bank, startedAt: '2024-02-01' },
    }),
  ).toEqual(['b#1 dns → a#1, 31 d', 'c#1 dns → b#1, 29 d']);
});

test('365 days are within the window, 366 are not', () => {
  expect(
    recurrences({
      a: { ...bank, startedAt: '2023-01-01' },
      b: { ...bank, startedAt: '2024-01-01' },
    }),
  ).toHaveLength(1);
  expect(
    recurrences({
      a: { ...bank, startedAt: '2023-01-01' },
      b: { ...bank, startedAt: '2024-01-02' },
    }),
  ).toEqual([]);
});

test('maintenance neither recurs nor is recurred to', () => {
  expect(
    recurrences({
      a: { ...bank, kind: 'maintenance', startedAt: '2024-01-01' },
      b: { ...bank, startedAt: '2024-01-02' },
      c: { ...bank, kind: 'maintenance', startedAt: '2024-01-03' },
    }),
  ).toEqual([]);
});

test('on one day the clock decides, and without clock times nothing does', () => {
  expect(
    recurrences({
      b: { ...bank, startedAt: '2024-01-01T08:00:00Z' },
      a: { ...bank, startedAt: '2024-01-01T20:00:00Z' },
    }),
  ).toEqual(['a#1 dns → b#1, 0 d']);
  expect(
    recurrences({
      a: { ...bank, startedAt: '2024-01-01' },
      b: { ...bank, startedAt: '2024-01-01' },
    }),
  ).toEqual([]);
  expect(
    recurrences({
      a: { ...bank, startedAt: '2024-01-01T08:00:00Z' },
      b: { ...bank, startedAt: '2024-01-01T08:00:00Z' },
    }),
  ).toEqual([]);
});

test('an incident without any date recurs to nothing', () => {
  expect(recurrences({ a: bank, b: { ...bank, startedAt: '2024-01-01' } })).toEqual([]);
});

test('a promise is broken by the latest incident that promised, and not by one that promised nothing', () => {
  expect(
    broken({
      a: { ...bank, startedAt: '2024-01-01', promises: 2, published: '2024-01-05' },
      b: { ...bank, startedAt: '2024-02-01' },
      c: { ...bank, startedAt: '2024-03-01' },
    }),
  ).toEqual(['b#1 dns → a#1, 31 d', 'c#1 dns → a#1, 60 d']);
  expect(
    broken({ a: { ...bank, startedAt: '2024-01-01' }, b: { ...bank, startedAt: '2024-02-01' } }),
  ).toEqual([]);
});

test('nothing is promised before it is published; a document without a date is taken for earlier', () => {
  const later = { ...bank, startedAt: '2024-02-01' };
  expect(
    broken({
      a: { ...bank, startedAt: '2024-01-01', promises: 1, published: '2024-02-02' },
      later,
    }),
  ).toEqual([]);
  expect(broken({ a: { ...bank, startedAt: '2024-01-01', promises: 1 }, later })).toHaveLength(1);
});

test('a document breaks no promise that it makes itself', () => {
  const [first, second] = [
    occurrence('a', { ...bank, startedAt: '2024-01-01', promises: 1 }),
    { ...occurrence('a', { ...bank, startedAt: '2024-02-01' }), incidentId: 'a#2', part: 2 },
  ];
  expect(recurrencesOf([first, second])).toEqual([
    {
      incidentId: 'a#2',
      cause: 'dns',
      earlier: { incidentId: 'a#1', days: 31 },
      promised: null,
    },
  ]);
});
