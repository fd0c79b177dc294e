// Does the program start from its compiled sources, from changed ones, and where nothing can be compiled?
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PROJECT, VERSION } from '../../ingest/commands/places.ts';

let project = '';
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'hindsight-compile-'));
  for (const name of ['ingest', 'package.json'])
    cpSync(join(PROJECT, name), join(project, name), { recursive: true });
  const packages = join(project, 'node_modules');
  mkdirSync(packages);
  for (const name of readdirSync(join(PROJECT, 'node_modules')))
    if (name !== '.cache') symlinkSync(join(PROJECT, 'node_modules', name), join(packages, name));
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

const cache = (): string => join(project, 'node_modules', '.cache');
const version = (): string => {
  const program = join(project, 'ingest', 'hindsight.cjs');
  const { stdout, stderr } = spawnSync(process.execPath, [program, '--version'], {
    encoding: 'utf8',
  });
  return (stdout + stderr).trim();
};

test('sources are compiled once, and again when one has changed', () => {
  expect(version()).toBe(VERSION);
  expect(version()).toBe(VERSION);
  const kept = join(cache(), 'hindsight', 'compiled');
  expect(readdirSync(kept)).toHaveLength(1);
  appendFileSync(join(project, 'ingest', 'cli.ts'), "process.stdout.write('changed\\n');\n");
  expect(version()).toBe(`${VERSION}\nchanged`);
  expect(readdirSync(kept)).toHaveLength(2);
});

test('where nothing can be written beside the packages it starts all the same', () => {
  writeFileSync(cache(), 'a file where the folder should be');
  expect(version()).toBe(VERSION);
});
