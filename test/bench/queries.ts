// How long do a page's queries take together, a dataset, and a search? Measured in a process of its own for each build.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from '../../ingest/commands/places.ts';

/** Prints p50 and p99 over `runs` runs after one that is not counted; with `slowest`, also each page's three slowest queries. */
export async function measureQueries(
  data: string,
  { runs, slowest }: { runs: number; slowest: boolean },
): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      join(import.meta.dirname, 'query-run.ts'),
      String(runs),
      slowest ? 'slowest' : '',
    ],
    {
      cwd: PROJECT,
      env: { ...process.env, HINDSIGHT_DATA: data, UV_THREADPOOL_SIZE: '16' },
      stdio: 'inherit',
    },
  );
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`the queries ended with ${String(code)}`);
}
