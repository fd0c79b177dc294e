// What would the time to restore be with the other reading?
import { expect, test } from 'vitest';
import { costOf } from '../../src/lib/server/cost.ts';
import type { ConflictDetail, IncidentDetail } from '../../src/lib/server/queries/incident.ts';

const INCIDENT: IncidentDetail = {
  incidentId: 'a.md#1',
  documentId: 'a.md',
  part: 1,
  title: 'Queue stood still',
  organization: null,
  kind: 'incident',
  twinOf: null,
  twinReason: null,
  severity: null,
  criticality: null,
  services: [],
  startedAt: '2025-03-04T21:00:00Z',
  startedPrecision: 'minute',
  detectedAt: null,
  detectedPrecision: null,
  acknowledgedAt: null,
  acknowledgedPrecision: null,
  mitigatedAt: null,
  mitigatedPrecision: null,
  resolvedAt: '2025-03-04T21:12:00Z',
  resolvedPrecision: 'minute',
  occurredOn: '2025-03-04',
  quarter: '2025-Q1',
  statedMinutes: null,
  detectMinutes: null,
  acknowledgeMinutes: null,
  mitigateMinutes: null,
  restoreMinutes: 12,
  restoreBasis: 'computed',
  restorePrecision: 'minute',
  closeMinutes: 12,
  downtimeMinutes: null,
  postings: 0,
  communicateMinutes: null,
  silenceMinutes: null,
  targetMinutes: 60,
  targetSource: 'stated',
  targetRule: null,
  met: true,
  overrun: 0.2,
  primaryCause: null,
  causes: [],
  actionsTotal: 0,
  actionsDone: 0,
  conflictsTotal: 1,
  decided: [],
};

function conflict(field: string, ...values: string[]): ConflictDetail {
  const reading = {
    number: 1,
    field,
    reason: 'the summary comes first',
    startOffset: 0,
    endOffset: 0,
    quote: '',
  };
  return {
    number: 1,
    field,
    reason: reading.reason,
    chosen: { ...reading, reading: 0, value: '' },
    rejected: values.map((value, index) => ({ ...reading, reading: index + 1, value })),
  };
}

test('another end gives another time to restore, and may miss the target', () => {
  expect(costOf(INCIDENT, conflict('resolvedAt', '2025-03-04T22:12:00Z'))).toEqual({
    chosenMinutes: 12,
    chosenMet: true,
    others: [{ reading: 1, minutes: 72, met: false }],
  });
});

test('each of the other readings has its own cost, those that are no moment have none', () => {
  const cost = costOf(
    INCIDENT,
    conflict('resolvedAt', '2025-03-04T21:30:00Z', 'late', '2025-03-04T22:12:00Z'),
  );
  expect(cost?.others).toEqual([
    { reading: 1, minutes: 30, met: true },
    { reading: 3, minutes: 72, met: false },
  ]);
});

test('another stated duration is the time to restore itself', () => {
  expect(costOf(INCIDENT, conflict('durationMinutes', '45'))?.others).toEqual([
    { reading: 1, minutes: 45, met: true },
  ]);
});

test('an end before the start makes no time at all', () => {
  expect(costOf(INCIDENT, conflict('resolvedAt', '2025-03-04T20:12:00Z'))?.others).toEqual([
    { reading: 1, minutes: null, met: null },
  ]);
});

test('an end that is known to the day does not tell whether an hour was kept', () => {
  expect(costOf(INCIDENT, conflict('resolvedAt', '2025-03-05'))?.others).toEqual([
    { reading: 1, minutes: 1440, met: null },
  ]);
});

test.each([
  ['severity', 'High'],
  ['resolvedAt', 'in the evening'],
  ['detectedAt', '2025-03-04T21:05:00Z'],
])('a contradiction in %s (%s) has no cost in minutes', (field, value) => {
  expect(costOf(INCIDENT, conflict(field, value))).toBeNull();
});
