// Does every pattern of the reader know its own samples?
import { expect, test } from 'vitest';
import { HAPPENING_RULES } from '../../ingest/text/happenings.ts';
import { MOMENT_LABELS } from '../../ingest/text/labels.ts';
import { STATUS_RULES } from '../../ingest/text/promises.ts';
import { plainHeading, SECTION_RULES, sectionRole } from '../../ingest/text/sections.ts';

test.each(
  SECTION_RULES.flatMap(({ role, samples }) => samples.map((sample) => ({ role, sample }))),
)('the heading “$sample” opens a section of role $role', ({ role, sample }) => {
  expect(sectionRole(sample)).toBe(role);
});

test('a heading is read without its number, marks and colon', () => {
  expect(plainHeading('2.1) Root Cause(s):')).toBe('root cause(s)');
});

test.each(
  HAPPENING_RULES.flatMap(({ name, pattern, samples }) =>
    samples.map((sample) => ({ name, pattern, sample })),
  ),
)('the rule “$name” knows “$sample”', ({ pattern, sample }) => {
  expect(sample).toMatch(pattern);
});

test.each(
  STATUS_RULES.flatMap(({ name, pattern, samples }) =>
    samples.map((sample) => ({ name, pattern, sample })),
  ),
)('the status rule “$name” knows “$sample”', ({ pattern, sample }) => {
  expect(sample).toMatch(pattern);
});

test.each(MOMENT_LABELS.flatMap((label) => label.samples.map((sample) => ({ label, sample }))))(
  'the label “$sample” is read by its own rule before any other',
  ({ label, sample }) => {
    expect(MOMENT_LABELS.find(({ pattern }) => pattern.test(sample))?.name).toBe(label.name);
  },
);
