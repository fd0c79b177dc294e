// How is the real server made to decide, so that it can be killed while it does?
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../ingest/commands/dashboard.ts';
import { PROJECT } from '../../ingest/commands/places.ts';
import { z } from 'zod';
import { Promised, versionOf } from '../../ingest/ledger/promise.ts';
import { plainEnvironment } from '../e2e/harness/server.ts';
import { AT_ONCE, type Deciding } from './kills.ts';

/**
 * Serves a data folder with the built dashboard, and edits promises over HTTP as its forms do until it is killed. A decision
 * counts as acknowledged when the answer that names it has come whole.
 */
export async function dashboardDecider(dataFolder: string, run: number): Promise<Deciding> {
  const port = await freePort({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, [join(PROJECT, 'build', 'index.js')], {
    cwd: PROJECT,
    env: {
      ...plainEnvironment(),
      HOST: '127.0.0.1',
      PORT: String(port),
      ORIGIN: url,
      HINDSIGHT_DATA: dataFolder,
      HINDSIGHT_USER: 'Ada',
    },
    stdio: 'ignore',
  });
  const promises = await listWhenUp(url, server);
  const said: string[] = [];
  const people = promises
    // each a promise of their own
    .slice(0, AT_ONCE)
    .map((promise, number) => editAgainAndAgain(url, promise, `${run}-${number}`, said, server));
  return {
    async kill() {
      const closed = server.exitCode === null ? once(server, 'close') : Promise.resolve();
      server.kill('SIGKILL');
      await closed;
      await Promise.all(people);
      return said;
    },
  };
}

async function listWhenUp(url: string, server: ChildProcess): Promise<Promised[]> {
  while (server.exitCode === null) {
    const response = await fetch(`${url}/api/v1/actions.json?kind=all`).catch(() => null);
    if (response?.ok) return z.array(Promised).parse(await response.json());
    await pause(50);
  }
  throw new Error(`the server ended with ${server.exitCode} before it answered`);
}

async function editAgainAndAgain(
  url: string,
  promise: Promised,
  name: string,
  said: string[],
  server: ChildProcess,
): Promise<void> {
  const { actionId } = promise;
  let seen = versionOf(promise, 'note');
  for (let number = 1; server.exitCode === null && server.signalCode === null; number++) {
    const response = await fetch(`${url}/actions?/edit`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: url, accept: 'text/html' },
      body: new URLSearchParams({
        action: actionId,
        note: `the ${number}th note of ${name}`,
        [`seen/${actionId}`]: JSON.stringify(seen === null ? {} : { note: seen }),
      }),
    }).catch(() => null);
    // the line broke: nobody was told anything
    if (!response) return;
    const to = response.headers.get('location') ?? '';
    const id = new URL(to, url).searchParams.get('saved');
    if (response.status === 303 && id) {
      said.push(id);
      seen = id;
    } else said.push(`refused: ${response.status} ${to}`);
  }
}
