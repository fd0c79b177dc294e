// How does a test run the command line, as a person would?
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { PROJECT } from '../../ingest/commands/places.ts';

/** How a command ended, and what it wrote. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `hindsight …` in a process of its own. `env` is added to the environment, `node` to Node's own arguments. */
export function hindsight(
  args: string[],
  {
    env = {},
    node = [],
    cwd = PROJECT,
  }: { env?: NodeJS.ProcessEnv; node?: string[]; cwd?: string } = {},
): Promise<Ended> {
  const program = join(PROJECT, 'ingest', 'hindsight.cjs');
  const child = spawn(process.execPath, [...node, program, ...args], {
    cwd,
    env: { ...process.env, HINDSIGHT_DATA: '', HOST: '', PORT: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (words: string) => (said[stream] += words));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...said }));
  });
}

/** A fresh folder for each test of a file; `plant` writes files into it, and the folders that they stand in. */
export function useFolder(): {
  path: string;
  plant(files: Record<string, string | Uint8Array>): void;
} {
  const folder = {
    path: '',
    plant(files: Record<string, string | Uint8Array>) {
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder.path, name)), { recursive: true });
        writeFileSync(join(folder.path, name), content);
      }
    },
  };
  beforeEach(() => {
    folder.path = mkdtempSync(join(tmpdir(), 'hindsight-cli-'));
  });
  afterEach(() => rmSync(folder.path, { recursive: true, force: true }));
  return folder;
}

/** A small postmortem in which most facts are told. */
export const POSTMORTEM = `---
title: Mail queue stood still
date: 2024-03-05
---

# Mail queue stood still

The outage began on 2024-03-04 at 09:00 UTC and ended at 09:45 UTC.

## Root cause

A wrong DNS record was rolled out.

## Action items

- [x] Check records before they are rolled out
- [ ] Alert on a growing queue
`;
