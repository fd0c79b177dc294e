// Are the limits kept that a team set itself? For CI and cron.
import { z } from 'zod';
import { withDashboard } from './asking.ts';
import { checkDataFolder, runIngest } from './ingest.ts';
import { EXIT, Problem } from './problem.ts';
import type { Terminal } from './terminal.ts';

export interface CheckOptions {
  dataFolder: string;
  /** limits by name as they were written: `{overdue: '0', unverifiable: '20%'}` */
  limits: Readonly<Record<string, string>>;
  /** filters as an address of the dashboard has them: `service=mail` */
  filters: readonly string[];
}

const Answer = z.object({
  limits: z.array(
    z.object({
      name: z.string(),
      said: z.string(),
      broken: z.boolean(),
      by: z.array(z.object({ text: z.string(), path: z.string() })),
    }),
  ),
});

/** Reads the corpus and prints how each limit stands. Returns 1 where one is broken, else 0. */
export async function runCheck(
  { dataFolder, limits, filters }: CheckOptions,
  terminal: Terminal,
): Promise<number> {
  await checkDataFolder(dataFolder);
  // what is printed is how the limits stand, and nothing else
  await runIngest(dataFolder, { ...terminal, print: () => Promise.resolve() });
  const search = [new URLSearchParams(limits).toString(), ...filters].join('&');
  const held = await withDashboard(dataFolder, terminal, (url) =>
    heldAt(`${url}/check.json?${search}`),
  );
  for (const { name, said, broken, by } of held) {
    await terminal.print(`${broken ? 'BROKEN' : 'kept  '}  ${name}: ${said}`);
    for (const { text, path } of by) await terminal.print(`          ${text}  [${path}]`);
  }
  return held.some(({ broken }) => broken) ? EXIT.failed : EXIT.done;
}

async function heldAt(url: string): Promise<z.infer<typeof Answer>['limits']> {
  const response = await fetch(url);
  const told: unknown = await response.json();
  if (response.ok) return Answer.parse(told).limits;
  const { detail } = Refusal.parse(told);
  throw new Problem(`The check was not made (${response.status}): ${detail}`);
}

const Refusal = z.object({ detail: z.string() }).catch({ detail: 'see the lines above' });
