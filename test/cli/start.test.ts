// Does `start` say in one line what stands in its way, before the slow work?
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePort, urlOf } from '../../ingest/commands/dashboard.ts';
import { hindsight, POSTMORTEM, useFolder } from './run.ts';

const folder = useFolder();

/** What `start` prints where it cannot start: one line on standard error, exit code 1. */
async function refusal(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await hindsight([
    'start',
    '--data',
    folder.path,
    '--port',
    '0',
    ...args,
  ]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  return stderr;
}

test('a used port is named, with another one to choose', async () => {
  folder.plant({ 'corpus/a.md': POSTMORTEM });
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no address');
  try {
    expect(await refusal('--port', String(address.port))).toMatch(
      /^hindsight: Port \d+ on 127\.0\.0\.1 is in use\. .*npm start -- --port \d+\n$/,
    );
  } finally {
    server.close();
  }
});

test('an address that is not of this machine is named', async () => {
  folder.plant({ 'corpus/a.md': POSTMORTEM });
  expect(await refusal('--host', '192.0.2.1')).toContain('192.0.2.1 is no address of this machine');
});

test('an empty corpus says where to put documents', async () => {
  folder.plant({ 'corpus/.gitkeep': '' });
  expect(await refusal()).toMatch(
    /^hindsight: There are no documents in .*\/corpus\. Put postmortems there/,
  );
});

test('a missing corpus is as good as an empty one', async () => {
  expect(await refusal()).toMatch(/^hindsight: There are no documents in /);
});

test('a data folder that cannot be written is named', async () => {
  // a file where the folder of builds should be: refused to every user, root included
  folder.plant({ 'corpus/a.md': POSTMORTEM, builds: 'in the way' });
  expect(await refusal()).toMatch(
    /^hindsight: The data folder .* cannot be written \(.*\)\. Make it writable/,
  );
});

test('a PORT that is no number is named', async () => {
  const { code, stderr } = await hindsight(['start', '--data', folder.path], {
    env: { PORT: 'http' },
  });
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: 'hindsight: PORT is http. A port is a whole number from 0 to 65535.\n',
  });
});

test('port 0 becomes a free one', async () => {
  expect(await freePort({ host: '127.0.0.1', port: 0 })).toBeGreaterThan(0);
});

test('an IPv6 address is bracketed', () => {
  expect(urlOf({ host: '::1', port: 4321 })).toBe('http://[::1]:4321');
});

test('a ledger that was changed by hand is named with its line and the way out', async () => {
  folder.plant({
    'corpus/a.md': POSTMORTEM,
    'ledger/here-1/2026-03.jsonl': '{"v":1,"seq":1}\n',
  });
  expect(await refusal()).toMatch(
    /^hindsight: The decisions cannot be read\. \S+2026-03\.jsonl, line 1: .+ Bring the file back from version control/,
  );
});
