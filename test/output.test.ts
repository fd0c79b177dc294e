// Does `parse --json` print exactly the documented form?
import { expect, test } from 'vitest';
import { z } from 'zod';
import { toOutput } from '../ingest/output.ts';
import { goldenJson, samples } from './golden.ts';

const Evidence = z.strictObject({ start: z.number(), end: z.number(), text: z.string().min(1) });
const ISO = /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?)?)?)?$/;
const Time = z
  .strictObject({
    value: z.string().regex(ISO),
    precision: z.enum(['minute', 'hour', 'day', 'month']),
    certainty: z.enum(['stated', 'implied']),
    rule: z.string().min(1),
    evidence: Evidence,
  })
  .nullable();
const Minutes = z.number().int().nonnegative();
const Incident = z.strictObject({
  id: z.string().regex(/#\d+$/),
  title: z.string().min(1),
  organization: z.string().nullable(),
  kind: z.enum(['incident', 'maintenance']),
  severity: z.string().nullable(),
  criticality: z.enum(['critical', 'standard']).nullable(),
  services: z.array(z.string().min(1)),
  startedAt: Time,
  detectedAt: Time,
  acknowledgedAt: Time,
  mitigatedAt: Time,
  resolvedAt: Time,
  windows: z.array(
    z.strictObject({
      startedAt: z.string().regex(ISO),
      endedAt: z.string().regex(ISO).nullable(),
      level: z.enum(['outage', 'degraded']),
    }),
  ),
  durationMinutes: z
    .strictObject({ value: Minutes, certainty: z.enum(['stated', 'implied']), evidence: Evidence })
    .nullable(),
  recoveryTargetMinutes: z
    .strictObject({ value: Minutes, source: z.enum(['stated', 'policy']), evidence: Evidence })
    .nullable(),
  causes: z.array(z.strictObject({ id: z.string(), primary: z.boolean(), evidence: Evidence })),
  actions: z.array(
    z.strictObject({
      id: z.string().min(1),
      text: z.string().min(1),
      status: z.enum(['done', 'in_progress', 'planned', 'dropped']),
      owner: z.string().nullable(),
      due: z.iso.date().nullable(),
      ticket: z.string().nullable(),
      evidence: Evidence,
    }),
  ),
  conflicts: z.array(
    z.strictObject({
      field: z.string(),
      chosen: z.string(),
      rejected: z.array(z.string()).min(1),
      reason: z.string().min(1),
    }),
  ),
});
const Output = z.strictObject({
  path: z.string().min(1),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  format: z.string().nullable(),
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/)),
  title: z.string().nullable(),
  organization: z.string().nullable(),
  published: z.string().regex(ISO).nullable(),
  text: z.string(),
  incidents: z.array(Incident),
  notes: z.array(
    z.strictObject({
      level: z.enum(['info', 'warning', 'error']),
      message: z.string().min(1),
      evidence: Evidence.nullable(),
    }),
  ),
});

for (const sample of await samples())
  test(`${sample.path} is printed in the documented form`, async () => {
    expect(Output.safeParse(JSON.parse(await goldenJson(sample))).error?.issues ?? []).toEqual([]);
  });

test('a document that cannot be read is printed with its reason and nothing else', () => {
  const output = toOutput({ path: 'a.md', sha256: null, bytes: null, reason: 'It is empty.' });
  expect(Output.parse(output)).toEqual({
    path: 'a.md',
    sha256: null,
    format: null,
    languages: [],
    title: null,
    organization: null,
    published: null,
    text: '',
    incidents: [],
    notes: [{ level: 'error', message: 'It is empty.', evidence: null }],
  });
});
