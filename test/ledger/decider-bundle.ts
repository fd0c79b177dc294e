// How does the program that decides start fast?
import { join } from 'node:path';
import { build } from 'esbuild';

/** Makes one file of the program that decides in a process of its own, so that it starts fast; returns where it stands. */
export async function bundleDecider(folder: string): Promise<string> {
  const outfile = join(folder, 'decider.mjs');
  await build({
    entryPoints: [new URL('decider.ts', import.meta.url).pathname],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  return outfile;
}
