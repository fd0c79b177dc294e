// Do GitLab, Jira and Linear get the questions that their documentation describes, and are their answers understood?
import { expect, test } from 'vitest';
import { TOKEN, useHouse } from './house.ts';
import { useTracker } from './server.ts';

const tracker = useTracker();
const house = useHouse();
const env = { TRACKER_TOKEN: TOKEN };

const gitlab = (): string =>
  `trackers: [{name: platform, kind: gitlab, base: '${tracker.url}', project: group/sub/app, token: TRACKER_TOKEN}]`;
const jira = (more: string): string =>
  `trackers: [{name: desk, kind: jira, base: '${tracker.url}', projects: [OPS], token: TRACKER_TOKEN, ${more}}]`;
const linear = (): string =>
  `trackers: [{name: board, kind: linear, base: '${tracker.url}/graphql', teams: [ENG], token: TRACKER_TOKEN}]`;

function promises(...tickets: string[]): Promise<void> {
  return house.promise(
    tickets.map((ticket, index) => ({ text: `Promise ${index} of many`, ticket })),
  );
}

async function standing(): Promise<unknown[]> {
  return (await house.promises()).map(({ ticket, status, doneOn, owner, due }) => [
    ticket,
    status,
    doneOn,
    owner,
    due,
  ]);
}

const ISSUE = { state: 'opened', assignees: [], milestone: null, due_date: null, closed_at: null };

test('GitLab: issues and merge requests are asked for together, page by page', async () => {
  await promises('#1', '#2', '!3', `${tracker.url}/group/sub/app/-/issues/4`);
  tracker.answer(
    ({ url }) => ({
      headers: {
        link: `<${tracker.url}${url}&page=2>; rel="next", <${tracker.url}${url}>; rel="first"`,
      },
      body: [
        { ...ISSUE, iid: 1, state: 'closed', closed_at: '2026-02-03T10:00:00.000Z' },
        { ...ISSUE, iid: 99, state: 'closed', closed_at: '2026-02-03T10:00:00.000Z' },
      ],
    }),
    {
      body: [
        {
          ...ISSUE,
          iid: 2,
          assignees: [{ username: 'grace', name: 'Grace Hopper' }],
          milestone: { due_date: '2026-04-01' },
        },
      ],
    },
    { body: [{ ...ISSUE, iid: 3, state: 'merged', merged_at: '2026-02-04T10:00:00.000Z' }] },
  );
  const { trackers } = await house.sync(gitlab());
  expect(trackers).toMatchObject([{ fault: null, tickets: 4, notFound: ['group/sub/app#4'] }]);
  expect((await standing()).slice(0, 3)).toEqual([
    ['#1', 'done', '2026-02-03', null, null],
    ['#2', 'planned', null, 'Grace Hopper', '2026-04-01'],
    ['!3', 'done', '2026-02-04', null, null],
  ]);
  const project = '/api/v4/projects/group%2Fsub%2Fapp';
  const issues = `${project}/issues?iids[]=1&iids[]=2&iids[]=4&scope=all&state=all&per_page=100`;
  expect(tracker.asked.map(({ url }) => url)).toEqual([
    issues,
    `${issues}&page=2`,
    `${project}/merge_requests?iids[]=3&scope=all&state=all&per_page=100`,
  ]);
  expect(tracker.asked[0]?.headers['private-token']).toBe(TOKEN);
});

test('GitLab: a further page on another server is not asked for', async () => {
  await promises('#1');
  tracker.answer({
    headers: { link: '<https://evil.example/x>; rel="next"' },
    body: [{ ...ISSUE, iid: 1 }],
  });
  expect((await house.sync(gitlab())).trackers[0]?.fault).toContain('the token must not go');
});

const FIELDS = {
  status: { statusCategory: { key: 'new' } },
  resolution: null,
  resolutiondate: null,
  assignee: null,
  duedate: null,
};
const issue = (key: string, fields: object) => ({ key, fields: { ...FIELDS, ...fields } });
const DONE = {
  status: { statusCategory: { key: 'done' } },
  resolution: { name: 'Done' },
  // an hour past midnight in Paris, still the day before in UTC
  resolutiondate: '2026-02-02T00:30:00.000+0100',
};

test('Jira Cloud: pages follow by their token, and a user signs in with it', async () => {
  await promises('OPS-1', 'ops-2', `${tracker.url}/browse/OPS-3?x=1`);
  tracker.answer(
    { body: { issues: [issue('OPS-1', DONE)], nextPageToken: 'p2' } },
    {
      body: {
        issues: [
          issue('OPS-2', {
            status: { statusCategory: { key: 'indeterminate' } },
            assignee: { displayName: 'Grace Hopper', accountId: '5f' },
            duedate: '2026-05-01',
          }),
          issue('OPS-3', { ...DONE, resolution: { name: "Won't Do" } }),
        ],
      },
    },
  );
  expect(
    (await house.sync(jira('deployment: cloud, user: a@b.example'))).trackers[0]?.fault,
  ).toBeNull();
  expect(await standing()).toMatchObject([
    ['OPS-1', 'done', '2026-02-01', null, null],
    ['ops-2', 'in_progress', null, 'Grace Hopper', '2026-05-01'],
    [expect.anything(), 'dropped', null, null, null],
  ]);
  expect(tracker.asked.map(({ method, url }) => `${method} ${url}`)).toEqual(
    Array(2).fill('POST /rest/api/3/search/jql'),
  );
  expect(tracker.asked[0]?.body).toMatchObject({ jql: 'key in (OPS-1, OPS-2, OPS-3)' });
  expect(tracker.asked[0]?.body).not.toHaveProperty('nextPageToken');
  expect(tracker.asked[1]?.body).toMatchObject({ nextPageToken: 'p2' });
  expect(tracker.asked[0]?.headers.authorization).toBe(
    `Basic ${Buffer.from(`a@b.example:${TOKEN}`).toString('base64')}`,
  );
});

test('Jira Data Center: pages follow by their number; keys that it does not know are left out and told', async () => {
  await promises('OPS-1', 'OPS-2', 'OPS-404');
  const unknown = "An issue with key 'OPS-404' does not exist for field 'key'.";
  tracker.answer(
    { status: 400, body: { errorMessages: [unknown], errors: {} } },
    { body: { startAt: 0, total: 2, issues: [issue('OPS-1', DONE)] } },
    { body: { startAt: 1, total: 2, issues: [issue('OPS-2', {})] } },
  );
  const { trackers } = await house.sync(jira('deployment: server'));
  expect(trackers).toMatchObject([
    { fault: null, notFound: ['OPS-404'], changed: [{ key: 'OPS-1' }] },
  ]);
  expect(tracker.asked.map(({ url, body }) => [url, body])).toMatchObject([
    ['/rest/api/2/search', { jql: 'key in (OPS-1, OPS-2, OPS-404)', startAt: 0 }],
    ['/rest/api/2/search', { jql: 'key in (OPS-1, OPS-2)', startAt: 0 }],
    ['/rest/api/2/search', { startAt: 1 }],
  ]);
  expect(tracker.asked[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
});

test('Jira: a refusal that names no key is a fault, and no secret is in it, as it stands or encoded', async () => {
  await promises('OPS-1');
  const basic = Buffer.from(`a@b.example:${TOKEN}`).toString('base64');
  tracker.answer({ status: 400, body: { errorMessages: [`Bad query by ${basic} ${TOKEN}`] } });
  const { trackers } = await house.sync(jira('deployment: cloud, user: a@b.example'));
  expect(trackers[0]?.fault).toBe(
    'desk: it does not understand the question: Bad query by *** ***',
  );
});

const NODE = { state: { name: 'Todo', type: 'unstarted' }, assignee: null, dueDate: null };

function nodes(list: object[], next: string | null): object {
  return {
    data: { issues: { nodes: list, pageInfo: { hasNextPage: next !== null, endCursor: next } } },
  };
}

test('Linear: one question by team and number, archived ones too, page by page', async () => {
  await promises('ENG-1', 'https://linear.app/example/issue/ENG-2/words', 'ENG-3', 'OPS-9');
  tracker.answer(
    {
      body: nodes(
        [
          {
            ...NODE,
            identifier: 'ENG-1',
            url: 'https://linear.app/example/issue/ENG-1/words',
            state: { name: 'Done', type: 'completed' },
            completedAt: '2026-02-05T10:00:00.000Z',
          },
        ],
        'cursor',
      ),
    },
    {
      body: nodes(
        [
          {
            ...NODE,
            identifier: 'ENG-2',
            state: { name: 'Doing', type: 'started' },
            assignee: { name: 'Grace Hopper', displayName: 'grace' },
            dueDate: '2026-06-01',
          },
          { ...NODE, identifier: 'ENG-3', state: { name: 'Canceled', type: 'canceled' } },
        ],
        null,
      ),
    },
  );
  const result = await house.sync(linear());
  expect(result).toMatchObject({ trackers: [{ fault: null, tickets: 3 }], unknown: ['OPS-9'] });
  expect((await standing()).slice(0, 3)).toMatchObject([
    ['ENG-1', 'done', '2026-02-05', null, null],
    [expect.anything(), 'in_progress', null, 'Grace Hopper', '2026-06-01'],
    ['ENG-3', 'dropped', null, null, null],
  ]);
  expect(tracker.asked[0]?.body).toMatchObject({
    variables: {
      filter: { or: [{ team: { key: { eq: 'ENG' } }, number: { in: [1, 2, 3] } }] },
      after: null,
    },
  });
  expect(tracker.asked[1]?.body).toMatchObject({ variables: { after: 'cursor' } });
  expect(JSON.stringify(tracker.asked[0]?.body)).toContain('includeArchived: true');
});

test('Linear: its own way of saying that there were too many requests is understood', async () => {
  await promises('ENG-1');
  tracker.answer(
    {
      status: 400,
      headers: {
        'x-ratelimit-requests-remaining': '0',
        'x-ratelimit-requests-reset': String(house.now + 9000),
      },
      body: { errors: [{ message: 'Rate limit exceeded', extensions: { code: 'RATELIMITED' } }] },
    },
    { body: nodes([{ ...NODE, identifier: 'ENG-1' }], null) },
  );
  expect((await house.sync(linear())).trackers[0]?.fault).toBeNull();
  expect(house.pauses).toContain(9000);
});

test('Linear: a key that it refuses is told so, whatever the status', async () => {
  await promises('ENG-1');
  const error = {
    message: 'Authentication required',
    extensions: { code: 'AUTHENTICATION_ERROR' },
  };
  tracker.answer({ status: 400, body: { errors: [error] } });
  expect((await house.sync(linear())).trackers[0]?.fault).toBe(
    'board: it refuses the token in TRACKER_TOKEN',
  );
});

test('one tracker that is down keeps no other from its turn', async () => {
  await promises('#1', 'OPS-1');
  tracker.answer(({ url }) =>
    url.startsWith('/api/v4')
      ? { status: 502 }
      : { body: { issues: [issue('OPS-1', DONE)], total: 1 } },
  );
  const both = `${gitlab().replace(/\]$/, '')}, ${jira('deployment: server').replace('trackers: [', '')}`;
  const { trackers } = await house.sync(both, { env });
  expect(trackers.map(({ name, fault, changed }) => [name, fault, changed.length])).toEqual([
    ['platform', 'platform: it failed (502), 4 times', 0],
    ['desk', null, 1],
  ]);
  expect((await house.decisions()).map(({ actor }) => actor.via)).toEqual(['jira']);
});
