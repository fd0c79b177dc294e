// How does a test get a dashboard of its own, in which it may decide what it likes?
import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../../ingest/commands/dashboard.ts';
import { PROJECT } from '../../../ingest/commands/places.ts';
import { plainEnvironment } from './server.ts';

/** A dashboard over a copy of a data folder that was read already. */
export interface Own {
  url: string;
  /** its data folder */
  folder: string;
  stop(): Promise<void>;
}

/**
 * Serves a copy of the build below `source`, with an empty ledger. `env` is set beside what the server needs:
 * `HINDSIGHT_USER` names who decides, `HINDSIGHT_ACCESS` may forbid it.
 */
export async function ownDashboard(source: string, env: NodeJS.ProcessEnv = {}): Promise<Own> {
  const folder = await mkdtemp(join(tmpdir(), 'hindsight-own-'));
  await cp(join(source, 'builds'), join(folder, 'builds'), { recursive: true });
  const port = await freePort({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [join(PROJECT, 'build', 'index.js')], {
    cwd: PROJECT,
    env: {
      ...plainEnvironment(),
      HOST: '127.0.0.1',
      PORT: String(port),
      ORIGIN: url,
      HINDSIGHT_DATA: folder,
      HINDSIGHT_USER: 'Ada',
      ...env,
    },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for (let tries = 0; tries < 200; tries++) {
    if (await answers(url)) break;
    await pause(50);
  }
  return {
    url,
    folder,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/definitions`).then(
    ({ ok }) => ok,
    () => false,
  );
}
