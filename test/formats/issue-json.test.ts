// Do issues of GitHub and GitLab keep their labels, their checkboxes and who said what when?
import { expect, test } from 'vitest';
import { read, show } from './show.ts';

const ISSUE = {
  number: 12,
  title: 'Turnstile blocked',
  state: 'closed',
  html_url: 'https://example.org/12',
  user: { login: 'mara' },
  labels: [{ name: 'incident' }, { name: 'sev2' }],
  created_at: '2023-03-01T08:00:00Z',
  closed_at: '2023-03-01T09:30:00Z',
  body: '## What happened\r\n\r\nA coin was stuck.\r\nIt took long.\r\n\r\n- [x] remove it\r\n- [ ] larger slot',
  comments: [{ user: { login: 'ole' }, created_at: '2023-03-01T08:20:00Z', body: 'Looking.' }],
};
const SHOWN = [
  '# Turnstile blocked',
  'state = closed',
  'labels = incident, sev2',
  'author = mara',
  'created_at = 2023-03-01T08:00:00Z',
  'closed_at = 2023-03-01T09:30:00Z',
  '## What happened',
  'A coin was stuck.\nIt took long.',
  '[x] - remove it',
  '[ ] - larger slot',
  '<no status 2023-03-01T08:20:00Z>',
  'Looking.',
  'Posted 2023-03-01T08:20:00Z by ole',
];

test('a single issue of GitHub with its comments', async () => {
  expect(await show(JSON.stringify(ISSUE), 'issue.json')).toEqual(SHOWN);
});

test('its date of opening is when the report was published', async () => {
  const { published } = await read(JSON.stringify(ISSUE), 'issue.json');
  expect(published).toMatchObject({
    value: '2023-03-01T08:00:00Z',
    span: { quote: '2023-03-01T08:00:00Z' },
  });
});

test('a list is parts, its pull requests left out with a note', async () => {
  const document = await read(
    JSON.stringify([ISSUE, { ...ISSUE, number: 13, pull_request: {} }, { ...ISSUE, number: 14 }]),
    'issues.json',
  );
  expect(document.parts.map(({ key }) => key)).toEqual(['12', '14']);
  expect(document.published).toBeNull();
  expect(document.notes[0]?.message).toContain('1 of 3 entries are pull requests');
});

test('GitLab’s names for the same things, and no lines of its machinery', async () => {
  const text = JSON.stringify({
    iid: 3,
    title: 'Turnstile blocked',
    state: 'opened',
    description: 'A coin was stuck.',
    labels: ['incident'],
    author: { username: 'mara' },
    created_at: '2023-03-01T08:00:00Z',
    notes: [
      { system: true, body: 'changed the label', created_at: '2023-03-01T08:10:00Z' },
      {
        system: false,
        body: 'Looking.',
        author: { name: 'Ole' },
        created_at: '2023-03-01T08:20:00Z',
      },
    ],
  });
  expect(await show(text, 'issue.json')).toEqual([
    '# Turnstile blocked',
    'state = opened',
    'labels = incident',
    'author = mara',
    'created_at = 2023-03-01T08:00:00Z',
    'A coin was stuck.',
    '<no status 2023-03-01T08:20:00Z>',
    'Looking.',
    'Posted 2023-03-01T08:20:00Z by Ole',
  ]);
});

test('one issue on each line, keys as the command line prints them', async () => {
  const line = JSON.stringify({
    number: 1,
    title: 'A',
    body: 'x',
    state: 'OPEN',
    createdAt: '2023-01-01T00:00:00Z',
    comments: [],
  });
  expect((await read(`${line}\n${line}\n`, 'issues.ndjson')).parts).toHaveLength(2);
});
