// What do all browser tests share? One server over the sample corpus, built when needed, and one unpacked browser.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { PROJECT } from '../../../ingest/commands/places.ts';
import { chromiumAtHand, type Chromium } from './chromium.ts';
import { startHindsight } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** address of the server, without a slash at the end */
    baseUrl: string;
    /** what it serves; tests that decide something copy its build (serve-data.ts) */
    dataFolder: string;
    chromium: Chromium;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('chromium', await chromiumAtHand());
  const dataFolder = await mkdtemp(join(tmpdir(), 'hindsight-e2e-'));
  for (const name of ['corpus', 'taxonomy.yaml', 'targets.yaml'])
    await cp(join(PROJECT, 'data', name), join(dataFolder, name), { recursive: true });
  const hindsight = await startHindsight(dataFolder);
  project.provide('baseUrl', hindsight.url);
  project.provide('dataFolder', dataFolder);
  return async () => {
    await hindsight.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
}
