// What does Hindsight read in each document of the sample corpus? `npm run golden <slug>|all` writes it down.
//
// test/golden/<slug>/expected.json holds what `parse --json` prints of one document; golden.test.ts compares. A gold.json
// beside it is what a person read there, and is never touched here.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT, readRules } from '../ingest/commands/places.ts';
import { readFile } from '../ingest/ingest.ts';
import { toOutput } from '../ingest/output.ts';
import { walk } from '../ingest/read/walk.ts';

export const GOLDEN = join(PROJECT, 'test', 'golden');
const DATA = join(PROJECT, 'data');
const CORPUS = join(DATA, 'corpus');

/** A document of the sample corpus: its path below `data/corpus`, and the name of its golden folder. */
export interface Sample {
  slug: string;
  path: string;
}

/** Every document of the sample corpus. Throws where two would share a golden folder. */
export async function samples(): Promise<Sample[]> {
  const { files, refused } = await walk(CORPUS);
  const found = [...files, ...refused.map((one) => one.path)].map((path) => ({
    slug: slugOf(path),
    path,
  }));
  const taken = new Map<string, string>();
  for (const { slug, path } of found) {
    const other = taken.get(slug);
    if (other) throw new Error(`${path} and ${other} share the golden folder ${slug}: rename one`);
    taken.set(slug, path);
  }
  return found;
}

/** `acme/2024-01-01-outage.md` → `acme--2024-01-01-outage`. */
export function slugOf(path: string): string {
  return path.replace(/\.[^./]+$/, '').replaceAll('/', '--');
}

/** What is read in a sample now, as the JSON that its golden folder holds. */
export async function goldenJson({ path }: Sample): Promise<string> {
  const outcome = await readFile(CORPUS, path, await readRules(DATA));
  return `${JSON.stringify(toOutput(outcome), null, 2)}\n`;
}

/** The names of all golden folders. */
export async function goldenFolders(): Promise<string[]> {
  const entries = await readdir(GOLDEN, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

async function regenerate(asked: string | undefined): Promise<number> {
  const all = await samples();
  const chosen = all.filter(({ slug }) => asked === 'all' || slug === asked);
  if (!asked || !chosen.length) {
    process.stderr.write(
      `usage: npm run golden -- <slug>|all\n\n${all.map(({ slug }) => `  ${slug}\n`).join('')}`,
    );
    return 2;
  }
  for (const sample of chosen) {
    await mkdir(join(GOLDEN, sample.slug), { recursive: true });
    await writeFile(join(GOLDEN, sample.slug, 'expected.json'), await goldenJson(sample));
    process.stderr.write(`${sample.slug}\n`);
  }
  return 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = await regenerate(process.argv[2]);
