// What is new since a day, for a mail or a channel?
import { writeFile } from 'node:fs/promises';
import { withDashboard } from './asking.ts';
import { checkDataFolder, runIngest } from './ingest.ts';
import { EXIT } from './problem.ts';
import { part } from './standalone.ts';
import type { Terminal } from './terminal.ts';

export interface DigestOptions {
  dataFolder: string;
  /** ISO day */
  since: string;
  form: 'md' | 'html' | 'json';
  /** null: standard output */
  out: string | null;
  /** where the dashboard stands for those who will read it */
  base: string;
}

/** Reads the corpus and writes the digest. Returns 0, or 3 where documents could not be read. */
export async function runDigest(options: DigestOptions, terminal: Terminal): Promise<number> {
  const { dataFolder, since, form, out, base } = options;
  await checkDataFolder(dataFolder);
  // what is printed is the digest alone, so that it can be piped on
  const quiet: Terminal = out === null ? { ...terminal, print: () => Promise.resolve() } : terminal;
  const code = await runIngest(dataFolder, quiet);
  const text = await withDashboard(dataFolder, terminal, async (url) =>
    (await (await part(`${url}/digest.${form}?since=${since}`)).text()).replaceAll(url, base),
  );
  if (out === null) await terminal.print(text.trimEnd());
  else {
    await writeFile(out, text);
    await terminal.print(`Wrote ${out}.`);
  }
  return code === EXIT.unreadable ? EXIT.unreadable : EXIT.done;
}
