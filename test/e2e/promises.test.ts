// Do promises go out to a spreadsheet and come back by the command line alone, as people would do it?
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../../ingest/commands/places.ts';
import { POSTMORTEM, hindsight, useFolder, type Ended } from '../cli/run.ts';
import { useTracker } from '../trackers/server.ts';
import { plainEnvironment } from './harness/server.ts';

const folder = useFolder();
const tracker = useTracker();

function run(...args: string[]): Promise<Ended> {
  return hindsight([...args, '--data', folder.path], {
    env: { ...plainEnvironment(), HINDSIGHT_USER: 'Grace', TRACKER_TOKEN: 'of-the-test' },
  });
}

async function ingested(): Promise<void> {
  for (const name of ['taxonomy.yaml', 'targets.yaml'])
    cpSync(join(PROJECT, 'data', name), join(folder.path, name));
  folder.plant({ 'corpus/queue.md': POSTMORTEM.replace('growing queue', 'growing queue (#12)') });
  expect((await run('ingest')).code).toBe(0);
}

test('export, edit, import: what was edited is what the next export says', async () => {
  await ingested();
  const file = join(folder.path, 'promises.csv');
  expect(await run('export', 'actions', '--out', file)).toMatchObject({
    code: 0,
    stdout: `Wrote ${file}.\n`,
  });
  const sheet = readFileSync(file, 'utf8');
  expect(sheet).toMatch(/Alert on a growing queue[^,]*,planned,/);
  writeFileSync(file, sheet.replace(/(Alert on a growing queue[^,]*),planned,/, '$1,in progress,'));
  const { code, stdout, stderr } = await run('import', 'actions', file);
  expect({ code, stderr, stdout }).toMatchObject({ code: 0, stderr: '' });
  expect(stdout).toContain('2 rows read, 1 change written.');
  const json = await run('export', 'actions', '--json', '--status', 'in_progress');
  expect(JSON.parse(json.stdout)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        status: 'in_progress',
        saidStatus: 'planned',
        decided: ['status'],
      }),
    ]),
  );
  const list = await run('export', 'actions', '--md', '--from', '2030-01-01');
  expect(list).toMatchObject({ code: 0, stdout: '# Promises\n\nNone.\n' });
});

test('sync decides what the tracker says', async () => {
  await ingested();
  folder.plant({
    'trackers.yaml': `trackers: [{name: shop, kind: github, base: '${tracker.url}', repository: a/b, token: TRACKER_TOKEN}]`,
  });
  tracker.answer({ body: { state: 'closed', closed_at: '2024-04-01T10:00:00Z' } });
  const { code, stdout, stderr } = await run('sync');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('shop: 1 ticket read, 1 promise changed.');
  expect(tracker.asked.map(({ url }) => url)).toEqual(['/repos/a/b/issues/12']);
  const { stdout: list } = await run('export', 'actions', '--md');
  expect(list).toMatch(/- \[x\] Alert on a growing queue.*done on 2024-04-01/);
});

test('what cannot be done is said in a line', async () => {
  await ingested();
  const filter = await run('export', 'actions', '--csv', '--outcome', 'lost');
  expect(filter).toMatchObject({ code: 1, stdout: '' });
  expect(filter.stderr).toContain(
    'hindsight: Filter not understood: “lost” is no value for “outcome”',
  );
  const kind = await run('export', 'actions');
  expect(kind).toMatchObject({ code: 1 });
  expect(kind.stderr).toContain('Say what to write: --csv, --json, --ics, --md');
  expect((await run('export', 'actions', '--csv', '--md')).code).toBe(2);
  expect((await run('export', 'incidents', '--csv')).code).toBe(2);
  expect((await run('import', 'actions', join(folder.path, 'none.csv'))).stderr).toContain(
    'There is no such file.',
  );
  folder.plant({ 'builds/current.json': '{' });
  const broken = await run('export', 'actions', '--csv');
  expect([broken.code, broken.stderr]).toEqual([1, expect.stringContaining('Nothing to read')]);
});
