// Does what GitHub says of issues become decisions, and only what is new and surely later?
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TOKEN, useHouse } from './house.ts';
import { useTracker } from './server.ts';

const tracker = useTracker();
const house = useHouse();

const yaml = (): string => `trackers:
  - {name: shop, kind: github, base: '${tracker.url}', repository: example/shop, others: [other/*], token: TRACKER_TOKEN}
people: {octo: Ada Lovelace}`;

const OPEN = {
  state: 'open',
  state_reason: null,
  closed_at: null,
  html_url: 'https://github.com/example/shop/issues/12',
  assignees: [],
  milestone: null,
};
const CLOSED = {
  ...OPEN,
  state: 'closed',
  state_reason: 'completed',
  closed_at: '2026-02-01T23:30:00Z',
};

test('a closed issue makes its promise done, with day, link, owner and the day of its milestone', async () => {
  await house.promise([{ text: 'Alert on a growing queue', ticket: '#12' }]);
  tracker.answer({
    body: {
      ...CLOSED,
      assignees: [{ login: 'Octo' }],
      milestone: { due_on: '2026-01-31T08:00:00Z' },
    },
  });
  const result = await house.sync(yaml());
  expect(result.trackers).toMatchObject([{ tickets: 1, fault: null, differs: [], notFound: [] }]);
  expect(result.trackers[0]?.changed.map(({ words }) => words)).toEqual([
    'done on 2026-02-01',
    'Ada Lovelace',
    '2026-01-31',
  ]);
  expect(await house.promises()).toMatchObject([
    {
      status: 'done',
      doneOn: '2026-02-01',
      evidenceLink: OPEN.html_url,
      owner: 'Ada Lovelace',
      due: '2026-01-31',
    },
  ]);
  expect((await house.decisions()).map(({ actor }) => actor)).toEqual(
    Array(3).fill({ name: 'shop', via: 'github' }),
  );
});

test('the token goes into a header and nowhere else', async () => {
  await house.promise([{ text: 'Alert on a growing queue', ticket: '#12' }]);
  tracker.answer({ body: CLOSED, headers: { etag: '"1"' } });
  await house.sync(yaml());
  expect(tracker.asked).toHaveLength(1);
  expect(tracker.asked[0]).toMatchObject({
    method: 'GET',
    url: '/repos/example/shop/issues/12',
    headers: { authorization: `Bearer ${TOKEN}`, 'user-agent': 'hindsight' },
  });
  const memory = readFileSync(join(house.path, 'builds', 'trackers.json'), 'utf8');
  expect(memory).toContain('2026-02-01');
  expect(memory).not.toContain(TOKEN);
});

test('the second time it asks whether anything changed, and decides nothing', async () => {
  await house.promise([{ text: 'Alert on a growing queue', ticket: '#12' }]);
  tracker.answer({ body: CLOSED, headers: { etag: '"abc"' } }, { status: 304 });
  await house.sync(yaml());
  const result = await house.sync(yaml());
  expect(tracker.asked.map(({ headers }) => headers['if-none-match'])).toEqual([
    undefined,
    '"abc"',
  ]);
  expect(result.trackers).toMatchObject([{ changed: [], differs: [], fault: null, tickets: 1 }]);
  expect(await house.decisions()).toHaveLength(1);
});

test('a dry run says the same, decides nothing and remembers nothing', async () => {
  await house.promise([{ text: 'Alert on a growing queue', ticket: '#12' }]);
  tracker.answer({ body: CLOSED, headers: { etag: '"abc"' } });
  const { trackers } = await house.sync(yaml(), { dryRun: true });
  expect(trackers[0]?.changed.map(({ words }) => words)).toEqual(['done on 2026-02-01']);
  expect(await house.decisions()).toEqual([]);
  await house.sync(yaml(), { dryRun: true });
  expect(tracker.asked[1]?.headers['if-none-match']).toBeUndefined();
});

test('what a person decided later than the ticket changed stays, and is told', async () => {
  await house.promise([{ text: 'Alert on a growing queue', ticket: '#12' }]);
  const [promise] = await house.promises();
  await house.decide(promise!, 'status', {
    type: 'status',
    status: 'in_progress',
    doneOn: null,
    reason: null,
    link: null,
  });
  tracker.answer({ body: CLOSED });
  const { trackers } = await house.sync(yaml());
  expect(trackers[0]?.changed).toEqual([]);
  expect(trackers[0]?.differs).toMatchObject([
    { side: 'status', ticket: 'done on 2026-02-01', here: 'in progress', key: 'example/shop#12' },
  ]);
  expect(trackers[0]?.differs[0]?.why).toContain('Ada decided on 2026-03-01');
});

test('a ticket that was closed after a person decided wins', async () => {
  await house.promise([{ text: 'Alert on a growing queue', ticket: '#12' }]);
  const [promise] = await house.promises();
  await house.decide(promise!, 'status', {
    type: 'status',
    status: 'in_progress',
    doneOn: null,
    reason: null,
    link: null,
  });
  house.now += 86_400_000;
  tracker.answer({ body: { ...CLOSED, closed_at: '2026-03-01T12:00:01Z' } });
  const { trackers } = await house.sync(yaml());
  expect(trackers[0]).toMatchObject({ differs: [], changed: [{ words: 'done on 2026-03-01' }] });
});

test('an owner whom a person named gives way only when the ticket is seen to change afterwards', async () => {
  await house.promise([{ text: 'Alert on a growing queue', ticket: '#12' }]);
  const [promise] = await house.promises();
  await house.decide(promise!, 'owner', { type: 'owner', owner: 'Grace' });
  house.now += 60_000;
  tracker.answer({ body: { ...OPEN, assignees: [{ login: 'mary' }] } });
  const first = await house.sync(yaml());
  expect(first.trackers[0]).toMatchObject({
    changed: [],
    differs: [{ ticket: 'mary', here: 'Grace' }],
  });
  const again = await house.sync(yaml());
  expect(again.trackers[0]).toMatchObject({ changed: [], differs: [{ ticket: 'mary' }] });
  tracker.answer({ body: { ...OPEN, assignees: [{ login: 'lise' }] } });
  const later = await house.sync(yaml());
  expect(later.trackers[0]).toMatchObject({ changed: [{ words: 'lise' }], differs: [] });
});

test('what a person took back is not decided again while the ticket stays as it is', async () => {
  await house.promise([{ text: 'Alert on a growing queue', ticket: '#12' }]);
  tracker.answer({ body: CLOSED });
  await house.sync(yaml());
  house.now += 60_000;
  const [promise] = await house.promises();
  const [decision] = await house.decisions();
  await house.decide(promise!, 'status', { type: 'undo', decision: decision!.id, reason: null });
  const { trackers } = await house.sync(yaml());
  expect(trackers[0]).toMatchObject({ changed: [], differs: [{ ticket: 'done on 2026-02-01' }] });
  expect((await house.promises())[0]?.status).toBe('planned');
});

test.each([
  [{ ...OPEN, state_reason: 'reopened' }, 'planned'],
  [{ ...OPEN, assignees: [{ login: 'octo' }] }, 'in_progress'],
])('an issue that is opened again makes its promise open', async (issue, status) => {
  await house.promise([{ text: 'Alert on a growing queue', ticket: '#12' }]);
  tracker.answer({ body: CLOSED }, { body: issue });
  await house.sync(yaml());
  await house.sync(yaml());
  expect((await house.promises())[0]).toMatchObject({ status, doneOn: null });
});

test('an issue that was never closed does not undo what the document says is done', async () => {
  await house.promise([{ text: 'Alert on a growing queue', ticket: '#12', status: 'done' }]);
  tracker.answer({ body: OPEN });
  const { trackers } = await house.sync(yaml());
  expect(trackers[0]).toMatchObject({ changed: [], differs: [{ side: 'status', here: 'done' }] });
});

test('an open issue without anybody takes neither owner, date nor progress from the document', async () => {
  await house.promise([
    {
      text: 'Alert on it',
      ticket: '#12',
      status: 'in_progress',
      owner: 'Grace',
      due: '2026-05-01',
    },
  ]);
  tracker.answer({ body: OPEN });
  const { trackers } = await house.sync(yaml());
  expect(trackers[0]).toMatchObject({ changed: [], differs: [], fault: null });
});

test.each([
  [{ ...CLOSED, state_reason: 'not_planned' }, 'dropped', null],
  [{ ...CLOSED, pull_request: { merged_at: null } }, 'dropped', null],
  [{ ...CLOSED, pull_request: { merged_at: '2026-01-30T10:00:00Z' } }, 'done', '2026-01-30'],
  [{ ...CLOSED, state_reason: 'duplicate' }, 'planned', null],
])('closed is not always done', async (issue, status, doneOn) => {
  await house.promise([{ text: 'Alert on a growing queue', ticket: '#12' }]);
  tracker.answer({ body: issue });
  const { trackers } = await house.sync(yaml());
  expect((await house.promises())[0]).toMatchObject({ status, doneOn });
  expect(trackers[0]?.remarks).toHaveLength(issue.state_reason === 'duplicate' ? 1 : 0);
});

test('every form of a reference is known, and others are counted, not asked for', async () => {
  const tickets = [
    '#12',
    'GH-12',
    'PR 12',
    'example/shop#12',
    'Other/till#3',
    `${tracker.url}/example/shop/pull/12`,
    'https://github.com/stranger/shop/issues/12',
    'stranger/shop#1',
    'OPS-7',
    'https://evil.example/example/shop/issues/12',
  ];
  await house.promise(
    [...tickets, undefined].map((ticket, index) => ({
      text: `Promise number ${index} of many`,
      ...(ticket && { ticket }),
    })),
  );
  tracker.answer({ body: OPEN });
  const result = await house.sync(yaml());
  expect(tracker.asked.map(({ url }) => url).sort()).toEqual([
    '/repos/example/shop/issues/12',
    '/repos/other/till/issues/3',
  ]);
  expect(result.unknown).toEqual(tickets.slice(6));
  expect(result.without).toBe(1);
});

test('a ticket that is not there is told, and the others are synced', async () => {
  await house.promise([
    { text: 'Alert on a growing queue', ticket: '#12' },
    { text: 'Check records first', ticket: '#13' },
  ]);
  tracker.answer(({ url }) => (url.endsWith('/13') ? { status: 404 } : { body: CLOSED }));
  const { trackers } = await house.sync(yaml());
  expect(trackers[0]).toMatchObject({ fault: null, notFound: ['example/shop#13'] });
  expect(trackers[0]?.changed).toHaveLength(1);
});

test('one fault, and nothing of the tracker is taken', async () => {
  await house.promise([
    { text: 'Alert on a growing queue', ticket: '#12' },
    { text: 'Check records first', ticket: '#13' },
  ]);
  tracker.answer({ body: CLOSED, headers: { etag: '"1"' } }, { status: 500 });
  const { trackers } = await house.sync(yaml());
  expect(trackers[0]).toMatchObject({
    changed: [],
    fault: 'shop: it failed (500), 4 times',
  });
  expect(house.pauses).toEqual([750, 1500, 3000]);
  expect(await house.decisions()).toEqual([]);
  tracker.answer({ body: CLOSED });
  await house.sync(yaml());
  expect(tracker.asked.at(-1)?.headers['if-none-match']).toBeUndefined();
});

test.each([
  [
    '401',
    { status: 401, body: { message: 'Bad credentials' } },
    'shop: it refuses the token in TRACKER_TOKEN (401)',
    1,
  ],
  [
    '403',
    { status: 403, body: { message: `Not for ${TOKEN}` } },
    'shop: it does not let the token in TRACKER_TOKEN read this (403): Not for ***',
    1,
  ],
  [
    'text',
    { body: '<html>' },
    'shop: its answer is no JSON; is the address that of its interface?',
    1,
  ],
  [
    'shape',
    { body: { state: 'ajar' } },
    'shop: its answer is not what its documentation promises (state: ',
    1,
  ],
  ['hang', { hang: true }, 'shop: it gave no answer within 0.3 s, 4 times', 4],
  [
    'far',
    { status: 301, headers: { location: 'https://evil.example/' } },
    'shop: it sends us on to https://evil.example, where the token must not go',
    1,
  ],
  [
    'late',
    { status: 429, headers: { 'retry-after': '3600' } },
    'shop: it allows no more requests until 13:00 UTC, which is longer than a sync waits. Try again then',
    1,
  ],
])('%s: the fault is told in words, without the token', async (_, reply, fault, requests) => {
  await house.promise([{ text: 'Alert on a growing queue', ticket: '#12' }]);
  tracker.answer(reply);
  const { trackers } = await house.sync(yaml());
  expect(trackers[0]?.fault).toContain(fault);
  expect(JSON.stringify(trackers)).not.toContain(TOKEN);
  expect(tracker.asked).toHaveLength(requests);
});

test('a limit is waited for where it is short: by seconds, by the moment it ends, and before it is met', async () => {
  await house.promise([
    { text: 'Alert on a growing queue', ticket: '#12' },
    { text: 'Check records first', ticket: '#13' },
  ]);
  const at = (seconds: number): string => String(Math.round(house.now / 1000) + seconds);
  tracker.answer(
    { status: 429, headers: { 'retry-after': '7' } },
    { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': at(20) } },
    { body: CLOSED, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': at(30) } },
    { body: CLOSED },
  );
  const { trackers } = await house.sync(yaml());
  expect(trackers[0]).toMatchObject({ fault: null, tickets: 2 });
  expect(house.pauses.filter((pause) => pause >= 7000)).toEqual([7000, 20_000, 30_000]);
});

test('a repository that was renamed is followed on the same server', async () => {
  await house.promise([{ text: 'Alert on a growing queue', ticket: '#12' }]);
  tracker.answer(
    { status: 301, headers: { location: '/repositories/1/issues/12' } },
    { body: CLOSED },
  );
  expect((await house.sync(yaml())).trackers[0]).toMatchObject({ fault: null });
  expect(tracker.asked.map(({ url }) => url)).toEqual([
    '/repos/example/shop/issues/12',
    '/repositories/1/issues/12',
  ]);
});

test('without its token a tracker is not asked', async () => {
  await house.promise([{ text: 'Alert on a growing queue', ticket: '#12' }]);
  const { trackers } = await house.sync(yaml(), { env: {} });
  expect(trackers[0]?.fault).toBe('shop: TRACKER_TOKEN is not set; it has to hold the token');
  expect(tracker.asked).toEqual([]);
});

test('a decision follows a promise whose document moved', async () => {
  await house.promise([{ text: 'Alert on a growing queue', ticket: '#12' }]);
  tracker.answer({ body: CLOSED }, { body: { ...OPEN, state_reason: 'reopened' } });
  await house.sync(yaml());
  await house.promise([{ text: 'Alert on a growing queue', ticket: '#12' }], 'moved/a.md');
  const { trackers } = await house.sync(yaml());
  expect(trackers[0]).toMatchObject({ fault: null, changed: [{ words: 'planned again' }] });
  expect((await house.promises())[0]).toMatchObject({
    documentId: 'moved/a.md',
    status: 'planned',
  });
});
