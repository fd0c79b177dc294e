// Does every kind of decision come back from the ledger as it went in?
import { expect, test } from 'vitest';
import { Change } from '../../ingest/ledger/decision.ts';
import { readLedger } from '../../ingest/ledger/segments.ts';
import { ADA, incident, NOON, propose, useLedger } from './ledger.ts';

const ledger = useLedger();
const EARLIER = '01KM8K4Y5CXK0J3C6QW3N6T9VZ';

const CORRECTIONS = [
  { field: 'title', value: 'Ebb „und“ Flut\u2028 <b>' },
  { field: 'organization', value: null },
  { field: 'kind', value: 'maintenance' },
  { field: 'severity', value: 'SEV1' },
  { field: 'criticality', value: 'critical' },
  { field: 'services', value: ['mail', 'web'] },
  { field: 'causes', value: [] },
  { field: 'startedAt', value: '2026-03-01T09:00Z' },
  { field: 'detectedAt', value: '2026-03-01T09:05+01:00' },
  { field: 'acknowledgedAt', value: '2026-03-01' },
  { field: 'mitigatedAt', value: null },
  { field: 'resolvedAt', value: '2026-03-01T09:45' },
  { field: 'durationMinutes', value: 45 },
  { field: 'recoveryTargetMinutes', value: null },
].map((change) => ({ type: 'correct', reason: 'as the log says', said: null, ...change }));

const ON_ACTIONS = [
  {
    type: 'status',
    status: 'done',
    doneOn: '2026-03-02',
    reason: null,
    link: 'https://x.example/1',
  },
  { type: 'status', status: 'dropped', doneOn: null, reason: 'not needed any more', link: null },
  { type: 'owner', owner: 'Bo' },
  { type: 'due', due: '2026-04-01' },
  { type: 'ticket', ticket: 'OPS-1', href: 'https://x.example/OPS-1' },
  { type: 'evidence', link: null },
  { type: 'note', note: 'two\nlines, and a "quote" 🛠' },
  { type: 'no_action', reason: 'a remark' },
  { type: 'undo', decision: EARLIER, reason: null },
  { type: 'attach', decision: EARLIER },
];

const ON_INCIDENTS = [
  {
    type: 'missed_action',
    text: 'Buy a second one',
    status: 'planned',
    owner: null,
    due: '2026-05-01',
    ticket: null,
    reason: 'it stands in the last paragraph',
  },
  ...CORRECTIONS,
  { type: 'same_as', incident: incident({ id: 'b.md#1', document: 'b.md' }), reason: 'one night' },
  { type: 'seen_conflict', field: 'resolvedAt', note: null },
];

const CASES = [
  ...ON_ACTIONS.map((change) => ({ change, target: undefined })),
  ...ON_INCIDENTS.map((change) => ({ change, target: incident() })),
].map(({ change, target }) => ({
  name: [change.type, 'field' in change ? change.field : ''].join(' ').trim(),
  change,
  target,
}));

test.each(CASES)('$name', async ({ change, target }) => {
  const decided = await ledger.decide(propose(Change.parse(change), target && { target }));
  expect(decided).toMatchObject({ change, actor: ADA, at: new Date(NOON).toISOString() });
  expect((await readLedger(ledger.path)).decisions).toEqual([decided]);
});

test('no kind of decision is left out above', () => {
  const said = JSON.stringify(CASES.map(({ change }) => change));
  const literals = JSON.stringify(typesOf(Change));
  for (const type of JSON.parse(literals) as string[]) expect(said).toContain(`"type":"${type}"`);
  expect(JSON.parse(literals)).toHaveLength(new Set(CASES.map(({ change }) => change.type)).size);
});

test.each([
  ['what is dropped without a reason', { type: 'status', status: 'dropped' }],
  ['a day that there is not', { type: 'due', due: '2026-02-30' }],
  ['an address that runs in the browser', { type: 'evidence', link: 'javascript:alert(1)' }],
  ['a correction without a reason', { ...CORRECTIONS[0], reason: ' ' }],
  ['a time that is none', { ...CORRECTIONS[7], value: 'nine' }],
  ['a fact that is not known here', { ...CORRECTIONS[0], field: 'mood' }],
])('refused: %s', (_, change) => {
  expect(Change.safeParse(change).success).toBe(false);
});

/** The names of all changes, from the schema itself. */
function typesOf(union: typeof Change): string[] {
  const types = new Set<string>();
  const visit = (schema: unknown): void => {
    if (schema === null || typeof schema !== 'object') return;
    if ('options' in schema && Array.isArray(schema.options)) schema.options.forEach(visit);
    else if ('shape' in schema) {
      const { type } = schema.shape as { type: { value: string } };
      types.add(type.value);
    }
  };
  visit(union);
  return [...types].sort();
}
