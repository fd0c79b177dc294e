// When did the same thing fail before?
import { expect, test } from 'vitest';
import { earlierOnes } from '../../ingest/store/recurrence.ts';
import { reading, type IncidentOutline } from '../fixtures/incidents.ts';

/** For each incident and cause the earlier one, as `b#1 dns → a#1, 10 d`. */
function recurrences(documents: Record<string, IncidentOutline>): string[] {
  const told = Object.entries(documents).flatMap(([id, outline]) => {
    const { document, incidents } = reading(id, [outline]);
    return incidents.map((incident) => ({ document, incident }));
  });
  return [...earlierOnes(told)]
    .map(([key, { incidentId, days }]) => `${key} → ${incidentId}, ${days} d`)
    .sort();
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
