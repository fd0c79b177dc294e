// How is the real server started for a test, as a person would start it?
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from '../../../ingest/commands/places.ts';

/** A server that answers at `url`. */
export interface Hindsight {
  url: string;
  /** what it has printed so far, both streams */
  output(): string;
  /** Stops it and waits; what comes back is its exit code, or null where it had to be killed. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/**
 * Runs `hindsight start` on a data folder and a free port of the loopback address, and waits until it is ready. Throws
 * with what it printed where it ends before that.
 */
export async function startHindsight(dataFolder: string, ...more: string[]): Promise<Hindsight> {
  const program = join(PROJECT, 'ingest', 'hindsight.cjs');
  const child = spawn(
    process.execPath,
    [program, 'start', '--data', dataFolder, '--port', '0', ...more],
    {
      cwd: PROJECT,
      env: plainEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (words: string) => {
        output += words;
        const ready = /Hindsight is ready: (\S+)\n/.exec(output)?.[1];
        if (ready) resolve(ready);
      });
    child.once('error', reject);
    void exited.then((code) => reject(new Error(`it ended with ${code}:\n${output}`)));
  });
  return {
    url,
    output: () => output,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return exited;
    },
  };
}

/** The environment without what a test runner adds to it: with that, the builder would build for tests. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:VITE|VITEST|NODE_ENV$|HINDSIGHT_|HOST$|PORT$|ORIGIN$|TEST$|DEV$|PROD$|MODE$|BASE_URL$)/.test(
        name,
      ),
  );
  return Object.fromEntries(entries);
}
