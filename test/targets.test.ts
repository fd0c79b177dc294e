// Which recovery target holds where a document states none?
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadTargets, policyTarget } from '../ingest/targets.ts';
import { reading, type IncidentOutline } from './fixtures/incidents.ts';

const PATH = 'data/targets.yaml';
const shipped = loadTargets(readFileSync(new URL(`../${PATH}`, import.meta.url), 'utf8'), PATH);

function incident(outline: IncidentOutline) {
  const [only] = reading('a.md', [outline]).incidents;
  if (!only) throw new Error('the fixture gave no incident');
  return only;
}

describe('the shipped policy', () => {
  test('gives a critical incident ten minutes', () => {
    expect(policyTarget(shipped, incident({ criticality: 'critical' }))?.minutes).toBe(10);
  });

  test('gives every other incident four hours', () => {
    expect(policyTarget(shipped, incident({ criticality: 'standard' }))?.minutes).toBe(240);
    expect(policyTarget(shipped, incident({}))?.minutes).toBe(240);
  });

  test('gives maintenance none', () => {
    const maintenance = incident({ kind: 'maintenance', criticality: 'critical' });
    expect(policyTarget(shipped, maintenance)).toBeNull();
  });
});

describe('a policy', () => {
  const policy = loadTargets(
    `rules:
      - {label: sandbox, minutes: null, when: {service: sandbox}}
      - {label: payments of the bank, minutes: 15, when: {organization: Aldermoor, service: [ledger, checkout]}}
      - {label: severe, minutes: 60, when: {severity: [SEV1, P1]}}`,
    'x',
  );

  test('needs every condition of a rule to hold', () => {
    expect(policyTarget(policy, incident({ services: ['ledger'] }))).toBeNull();
    expect(
      policyTarget(policy, incident({ organization: 'Aldermoor', services: ['ledger'] })),
    ).toEqual({
      minutes: 15,
      label: 'payments of the bank',
    });
  });

  test('takes the first rule that matches', () => {
    const both = { organization: 'Aldermoor', services: ['search', 'checkout'], severity: 'SEV1' };
    expect(policyTarget(policy, incident(both))?.label).toBe('payments of the bank');
  });

  test('compares names without regard to case', () => {
    expect(policyTarget(policy, incident({ severity: 'sev1' }))?.minutes).toBe(60);
  });

  test('can exempt what a rule matches', () => {
    expect(policyTarget(policy, incident({ services: ['Sandbox'], severity: 'P1' }))).toBeNull();
  });
});

describe('loadTargets', () => {
  test.each([
    ['a file that is no YAML', 'rules: {', /^p\.yaml: /],
    ['minutes below one', 'rules: [{label: a, minutes: 0}]', /^p\.yaml: rule 1, minutes: /],
    [
      'an unknown condition',
      'rules: [{label: a, minutes: 5, when: {team: x}}]',
      /^p\.yaml: rule 1, when: .*team/,
    ],
    [
      'an unknown criticality',
      'rules: [{label: a, minutes: 5}, {label: b, minutes: 5, when: {criticality: high}}]',
      /^p\.yaml: rule 2, when criticality/,
    ],
    [
      'a target for maintenance',
      'rules: [{label: a, minutes: 5, when: {kind: maintenance}}]',
      /^p\.yaml: rule 1, when kind: maintenance has no recovery target/,
    ],
    [
      'a label that stands twice',
      'rules: [{label: a, minutes: 5}, {label: a, minutes: 6}]',
      /^p\.yaml: the label “a” stands twice/,
    ],
  ])('refuses %s, naming path and rule', (_, text, message) => {
    expect(() => loadTargets(text, 'p.yaml')).toThrow(message);
  });

  test('gives a file the same digest whatever its comments', () => {
    const text = 'rules: [{label: a, minutes: 5}]';
    expect(loadTargets(`# why\n${text}`, 'x').digest).toBe(loadTargets(text, 'x').digest);
    expect(loadTargets(text.replace('5', '6'), 'x').digest).not.toBe(loadTargets(text, 'x').digest);
  });
});
