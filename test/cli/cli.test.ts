// Does the command line say what it can do, keep data apart from progress, and end with the right code?
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { PROJECT, VERSION } from '../../ingest/commands/places.ts';
import { hindsight, POSTMORTEM, useFolder } from './run.ts';

const folder = useFolder();

const Line = z.looseObject({
  path: z.string(),
  format: z.string().nullable(),
  text: z.string(),
  incidents: z.array(z.looseObject({ id: z.string() })),
  notes: z.array(z.looseObject({ level: z.string(), message: z.string() })),
});
const lines = (stdout: string) =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => Line.parse(JSON.parse(line)));

test('--help names every command and the exit codes', async () => {
  const { code, stdout, stderr } = await hindsight(['--help']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const word of ['ingest', 'parse', 'explain', 'start', 'Exit codes', 'Examples'])
    expect(stdout).toContain(word);
});

test.each(['ingest', 'parse', 'explain', 'start'])('%s --help shows examples', async (command) => {
  const { code, stdout } = await hindsight([command, '--help']);
  expect(code).toBe(0);
  expect(stdout).toContain(`npm run hindsight -- ${command}`);
});

test('--version prints the version of the package alone', async () => {
  expect(await hindsight(['--version'])).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: '' });
});

test.each([
  [[]],
  [['nonsense']],
  [['parse']],
  [['parse', '--nonsense', 'x']],
  [['explain']],
  [['ingest', 'surplus']],
  [['start', '--port', 'http']],
  [['start', '--port', '70000']],
])('wrong usage %j ends with 2, says why on standard error and prints no data', async (args) => {
  const { code, stdout, stderr } = await hindsight(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.length).toBeGreaterThan(0);
});

test('a Node that is too old is told so in one line', async () => {
  folder.plant({
    'old.cjs':
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } });",
  });
  const { code, stdout, stderr } = await hindsight(['--version'], {
    node: ['--require', join(folder.path, 'old.cjs')],
  });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(
    /^Hindsight needs Node 20\.19 or newer and this is Node 18\.20\.4\..*npm ci.*\n$/,
  );
});

test('parse --json prints one object a line in the order of the paths, and nothing else', async () => {
  folder.plant({ 'b/2.md': POSTMORTEM, 'b/1.md': POSTMORTEM, 'a.md': POSTMORTEM });
  const { path } = folder;
  const { code, stdout, stderr } = await hindsight([
    'parse',
    `${path}/b`,
    `${path}/a.md`,
    '--json',
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(lines(stdout).map((line) => line.path)).toEqual([
    `${path}/b/1.md`,
    `${path}/b/2.md`,
    `${path}/a.md`,
  ]);
  expect(lines(stdout)[2]?.incidents.map((one) => one.id)).toEqual([`${path}/a.md#1`]);
});

test('a path is shown as it was given, joined with what is below', async () => {
  folder.plant({ 'in/x.md': POSTMORTEM });
  const { stdout } = await hindsight(['parse', 'in', '--json'], { cwd: folder.path });
  expect(lines(stdout).map((line) => line.path)).toEqual(['in/x.md']);
});

test('unreadable documents end with 3, are told on standard error, and harm no other', async () => {
  folder.plant({ '1.md': '', '2.md': POSTMORTEM, '3.bin': Uint8Array.of(1, 0, 2) });
  const { code, stdout, stderr } = await hindsight(['parse', folder.path, '--json']);
  expect(code).toBe(3);
  const told = lines(stdout);
  expect(told.map((line) => line.incidents.length)).toEqual([0, 1, 0]);
  expect(told[0]).toMatchObject({
    format: null,
    text: '',
    notes: [{ level: 'error', message: 'It is empty.', evidence: null }],
  });
  expect(stderr).toBe(
    `${folder.path}/1.md: It is empty.\n${folder.path}/3.bin: It is binary, not text (UTF-16 text needs a byte order mark).\n`,
  );
});

test('a path where nothing is ends with 3 and says so', async () => {
  const { code, stderr } = await hindsight(['parse', join(folder.path, 'gone')]);
  expect(code).toBe(3);
  expect(stderr).toContain('There is no such file or folder.');
});

test('--exclude leaves out what fits, also among files that are named', async () => {
  folder.plant({ 'in/x.md': POSTMORTEM, 'in/x.gold.json': '{}', 'in/y.tmp': 'y', 'z.tmp': 'z' });
  const { stdout } = await hindsight(
    ['parse', 'in', 'z.tmp', '--json', '--exclude', '*.gold.json', '--exclude', '*.tmp'],
    { cwd: folder.path },
  );
  expect(lines(stdout).map((line) => line.path)).toEqual(['in/x.md']);
});

test('parse without --json is a summary for people, without colour where nobody looks', async () => {
  folder.plant({ 'x.md': POSTMORTEM });
  const { code, stdout } = await hindsight(['parse', 'x.md'], { cwd: folder.path });
  expect(code).toBe(0);
  for (const words of ['x.md', 'Mail queue stood still', '45 min', 'dns', '2 actions, 1 done'])
    expect(stdout).toContain(words);
  expect(stdout).not.toContain('\u001b');
});

test('a reader that has seen enough is no failure', async () => {
  folder.plant(Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`${n}.md`, POSTMORTEM])));
  const program = join(PROJECT, 'ingest', 'hindsight.cjs');
  const child = spawn(process.execPath, [program, 'parse', folder.path, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (words: string) => (stderr += words));
  child.stdout.once('data', () => child.stdout.destroy());
  const [code] = z
    .tuple([z.number().nullable()])
    .rest(z.unknown())
    .parse(await once(child, 'close'));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('explain shows each fact with its words, its rule and its line in the file', async () => {
  folder.plant({ 'x.md': POSTMORTEM });
  const { code, stdout } = await hindsight(['explain', 'x.md'], { cwd: folder.path });
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /startedAt: 2024-03-04T09:00:00Z \(to the minute\) {2}stated, by .+\n {6}line 8: “.*09:00 UTC/,
  );
  expect(stdout).toMatch(
    /action: done, no owner, no date.*\n {6}line 16: “Check records before they are rolled out”/,
  );
  expect(stdout).toMatch(/cause: dns \(primary\)/);
  expect(stdout).toMatch(/clocks: .*restore 45 min \(computed\)/);
  expect(stdout).toMatch(/not told: .*recoveryTargetMinutes/);
});

test('explain of a file that cannot be read ends with 1 and one line', async () => {
  folder.plant({ 'x.md': '' });
  const empty = await hindsight(['explain', 'x.md'], { cwd: folder.path });
  expect(empty).toEqual({ code: 1, stdout: '', stderr: 'hindsight: x.md: It is empty.\n' });
  const gone = await hindsight(['explain', 'gone.md'], { cwd: folder.path });
  expect(gone).toEqual({
    code: 1,
    stdout: '',
    stderr: 'hindsight: gone.md: There is no such file.\n',
  });
});

test('ingest builds, and closes with counts and what could not be read', async () => {
  folder.plant({ 'corpus/a.md': POSTMORTEM, 'corpus/empty.md': '', 'corpus/b.pdf': '%PDF-1.4' });
  const { code, stdout, stderr } = await hindsight(['ingest', '--data', folder.path]);
  expect(code).toBe(3);
  expect(stdout).toContain('Read 1 document, 1 incident, 2 actions.');
  expect(stdout).toContain('2 documents could not be read:');
  expect(stdout).toContain('  b.pdf: It is no PDF that can be read');
  expect(stdout).toContain('  empty.md: It is empty.');
  expect(stderr).toContain('Reading 3/3');
  expect(readdirSync(join(folder.path, 'builds'))).toContain('current.json');
});

test('ingest of the same corpus keeps the build', async () => {
  folder.plant({ 'corpus/a.md': POSTMORTEM });
  const first = await hindsight(['ingest', '--data', folder.path]);
  expect(first.code).toBe(0);
  const current = readFileSync(join(folder.path, 'builds', 'current.json'), 'utf8');
  const second = await hindsight(['ingest', '--data', folder.path]);
  expect(second.stdout).toContain('Nothing has changed');
  expect(readFileSync(join(folder.path, 'builds', 'current.json'), 'utf8')).toBe(current);
});

test('a data folder may bring its own rules, and a broken one is named', async () => {
  folder.plant({ 'corpus/a.md': POSTMORTEM, 'targets.yaml': 'rules: [{label: x}]' });
  const { code, stderr } = await hindsight(['ingest'], { env: { HINDSIGHT_DATA: folder.path } });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^hindsight: .*targets\.yaml: /);
});
