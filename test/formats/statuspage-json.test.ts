// Does a status page's API tell its incidents: names, postings, postmortem?
import { expect, test } from 'vitest';
import { recognise } from '../../ingest/formats/index.ts';
import { read, show, source } from './show.ts';

const UPDATES = [
  { status: 'resolved', body: 'The ovens are warm again.', display_at: '2022-05-04T10:40:11.120Z' },
  {
    status: 'in_progress',
    body: 'We light them by hand.\nThis takes a while.',
    created_at: '2022-05-04T10:05:00Z',
  },
];
const INCIDENT = {
  id: 'ab12',
  name: 'Ovens are cold',
  status: 'resolved',
  impact: 'major',
  created_at: '2022-05-04T10:05:30Z',
  resolved_at: '2022-05-04T10:40:11Z',
  started_at: '2022-05-04T09:50:00Z',
  shortlink: 'https://example.org/ab12',
  components: [{ name: 'Ovens' }, { name: 'Shop (online)' }],
  incident_updates: UPDATES,
};
const json = (value: unknown): string => JSON.stringify(value);

test('fields, postings in the order of the file, times that only repeat a posting left out', async () => {
  expect(
    await show(json({ page: { name: 'Brown Loaf Status' }, incidents: [INCIDENT] }), 'a.json'),
  ).toEqual([
    '# Brown Loaf Status',
    '## Ovens are cold',
    'status = resolved',
    'impact = major',
    'started_at = 2022-05-04T09:50:00Z',
    'Affected components = Ovens, Shop (online)',
    '<resolved 2022-05-04T10:40:11Z>',
    '### resolved',
    'The ovens are warm again.',
    'Posted 2022-05-04T10:40:11.120Z',
    '<in progress 2022-05-04T10:05:00Z>',
    '### in progress',
    'We light them by hand.',
    'This takes a while.',
    'Posted 2022-05-04T10:05:00Z',
  ]);
});

test('the page names the organisation, the incident its link and its part', async () => {
  const document = await read(
    json({ page: { name: 'Brown Loaf Status' }, incidents: [INCIDENT, INCIDENT] }),
    'a.json',
  );
  expect(document.organization).toMatchObject({ value: 'Brown Loaf', span: { start: 0, end: 10 } });
  expect(document.links[0]).toMatchObject({ href: 'https://example.org/ab12' });
  expect(
    document.parts.map(({ key, start }) => [key, document.text.slice(start, start + 14)]),
  ).toEqual([
    ['ab12', 'Ovens are cold'],
    ['ab12', 'Ovens are cold'],
  ]);
});

test('a single incident has no parts, a bare list one for each', async () => {
  expect((await read(json(INCIDENT), 'a.json')).parts).toEqual([]);
  expect((await read(json([INCIDENT, INCIDENT, INCIDENT]), 'a.json')).parts).toHaveLength(3);
});

test('a postmortem is read as Markdown below the postings and dates the report', async () => {
  const told = {
    ...INCIDENT,
    incident_updates: [],
    postmortem_body: '## Root cause\n\nThe gas was off.\n\n- [ ] Buy a second bottle',
    postmortem_published_at: '2022-05-06T08:00:00Z',
  };
  expect((await show(json(told), 'a.json')).slice(6)).toEqual([
    'Affected components = Ovens, Shop (online)',
    '## Postmortem',
    'postmortem_published_at = 2022-05-06T08:00:00Z',
    '### Root cause',
    'The gas was off.',
    '[ ] - Buy a second bottle',
  ]);
});

test('what each update hit stands for the components that the incident does not name', async () => {
  const updates = UPDATES.map((update) => ({
    ...update,
    affected_components: [
      { name: 'Till' },
      { name: 'No components were affected by this update.' },
    ],
  }));
  const lines = await show(
    json({ ...INCIDENT, components: [], incident_updates: updates }),
    'a.json',
  );
  expect(lines).toContain('Affected components = Till');
});

test('other spellings of the keys are the same keys', async () => {
  const told = {
    name: 'Dough is late',
    status: 'RESOLVED',
    incidentUpdates: [{ state: 'resolved', message: 'Risen.', createdAt: 1651651200 }],
  };
  expect(await show(json(told), 'a.json')).toEqual([
    '# Dough is late',
    'status = RESOLVED',
    '<resolved 2022-05-04T08:00:00Z>',
    '## resolved',
    'Risen.',
    'Posted 2022-05-04T08:00:00.000Z',
  ]);
});

test('control characters and halves of letters in escapes do not reach the text', async () => {
  const text = String.raw`{"name":"A\u0000B\r\nC \ud800","incident_updates":[{"status":"resolved","body":"x"}],"status":"resolved"}`;
  expect((await show(text, 'a.json'))[0]).toBe('# A B C \ufffd');
});

test.each([
  [
    'cut off',
    '{"incidents":[{"name":"A","incident_updates":[{"body":"x',
    'Its JSON is broken: it ends in the middle.',
  ],
  [
    'broken',
    '{"incident_updates":\n[}]',
    'Its JSON is broken: it holds “}” where JSON allows none.',
  ],
  ['empty', '{"incident_updates":[]}', 'It names no incident.'],
])('%s: the reason is said', async (_, text, reason) => {
  await expect(read(text, 'a.json')).rejects.toThrow(reason);
});

test('a hundred thousand brackets are refused, not followed', async () => {
  const text = `{"incident_updates":${'['.repeat(100_000)}${']'.repeat(100_000)},"name":"A","status":"b"}`;
  expect((await read(text, 'a.json')).text).toBe('A\n\nstatus: b');
});

test('other JSON is left to other formats', () => {
  expect(recognise(source('{"name":"a package","version":"1.0.0"}', 'package.json'))).toBeNull();
});

test('a system that numbers its states and says in words what they mean', async () => {
  const text = json({
    data: [
      {
        id: 7,
        name: 'Dough is late',
        status: 4,
        human_status: 'Fixed',
        message: 'It did not rise.',
        occurred_at: '2022-05-04 08:00:00',
        updates: [{ human_status: 'Fixed', message: 'Risen.', created_at: '2022-05-04 09:30:00' }],
      },
    ],
  });
  expect(await show(text, 'a.json')).toEqual([
    '# Dough is late',
    'human_status = Fixed',
    'occurred_at = 2022-05-04 08:00:00',
    'It did not rise.',
    '<Fixed 2022-05-04T09:30:00>',
    '## Fixed',
    'Risen.',
    'Posted 2022-05-04 09:30:00',
  ]);
});

test('a list of incidents with updates, whatever system wrote it', async () => {
  const text = json({
    incidents: [
      {
        name: 'Dough is late',
        status: 'RESOLVED',
        started: '2022-05-04T08:00:00Z',
        resolved: '2022-05-04T09:30:00Z',
        updates: [{ status: 'RESOLVED', message: 'Risen.', started: '2022-05-04T09:31:00Z' }],
      },
    ],
  });
  expect((await show(text, 'a.json')).slice(1, 5)).toEqual([
    'status = RESOLVED',
    'started = 2022-05-04T08:00:00Z',
    'resolved = 2022-05-04T09:30:00Z',
    '<RESOLVED 2022-05-04T09:31:00Z>',
  ]);
});
