// Where do the project, its data and its rules stand?
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Rules } from '../ingest.ts';
import { walk } from '../read/walk.ts';
import { loadTargets } from '../targets.ts';
import { loadTaxonomy } from '../taxonomy.ts';
import { Problem } from './problem.ts';

/** The folder of the project, absolute. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** The version of Hindsight, from package.json. */
export const VERSION = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'))).version;

/** The data folder, absolute: as asked for, else what `HINDSIGHT_DATA` says, else the project's own. */
export function dataFolderOf(asked: string | undefined, env = process.env): string {
  return resolve(asked ?? (env.HINDSIGHT_DATA || join(PROJECT, 'data')));
}

/**
 * The taxonomy and the recovery-target policy of a data folder, or the ones that come with Hindsight where it has none.
 * Throws a `Problem` that names the file and the entry where one is broken.
 */
export async function readRules(dataFolder: string): Promise<Rules> {
  return {
    taxonomy: await readRuleFile(dataFolder, 'taxonomy.yaml', loadTaxonomy),
    targets: await readRuleFile(dataFolder, 'targets.yaml', loadTargets),
  };
}

async function readRuleFile<Rule>(
  dataFolder: string,
  name: string,
  load: (yaml: string, path: string) => Rule,
): Promise<Rule> {
  const own = join(dataFolder, name);
  const path = existsSync(own) ? own : join(PROJECT, 'data', name);
  try {
    return load(await readFile(path, 'utf8'), path);
  } catch (error) {
    throw new Problem(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** A digest of everything that decides how documents are read: the code of `ingest/` and the libraries' versions. */
export async function digestOfReader(): Promise<string> {
  const code = join(PROJECT, 'ingest');
  const { files } = await walk(code);
  const digest = createHash('sha256');
  for (const file of files) digest.update(`${file}\n`).update(await readFile(join(code, file)));
  return digest.update(await readFile(join(PROJECT, 'package-lock.json'))).digest('hex');
}
