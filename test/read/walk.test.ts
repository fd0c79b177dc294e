// Does the walk find each real file once, in a fixed order, and say why it refuses the others?
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { walk } from '../../ingest/read/walk.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hindsight-walk-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Writes files, and the folders that they stand in. */
function plant(...ids: string[]): void {
  for (const id of ids) {
    mkdirSync(join(root, id, '..'), { recursive: true });
    writeFileSync(join(root, id), id);
  }
}

test('files come sorted by code unit of their path, whatever the folder order', async () => {
  plant('b/x.md', 'a.md', 'b.md', 'Z.md', 'é.md', 'b/a/x.md');
  expect((await walk(root)).files).toEqual(['Z.md', 'a.md', 'b.md', 'b/a/x.md', 'b/x.md', 'é.md']);
});

test('dotfiles and what stands in dot folders are passed over', async () => {
  plant('.hidden', '.git/config', 'a.md');
  expect(await walk(root)).toEqual({ files: ['a.md'], refused: [] });
});

test('a file that says what the columns of another one hold is no document', async () => {
  plant('a.csv', 'a.mapping.yaml', 'b/c.MAPPING.YAML', 'mapping.yaml');
  expect(await walk(root)).toEqual({ files: ['a.csv', 'mapping.yaml'], refused: [] });
});

test('a pattern without a slash is held against the bare name', async () => {
  plant('x.gold.json', 'a/y.gold.json', 'a/y.json');
  expect((await walk(root, { exclude: ['*.gold.json'] })).files).toEqual(['a/y.json']);
});

test('a pattern with a slash is held against the path below the folder', async () => {
  plant('a/x.md', 'b/x.md', 'b/c/x.md');
  expect((await walk(root, { exclude: ['b/**'] })).files).toEqual(['a/x.md']);
});

test('a pattern that fits a folder leaves out all of it', async () => {
  plant('drafts/a/x.md', 'x.md');
  expect((await walk(root, { exclude: ['drafts/'] })).files).toEqual(['x.md']);
});

test('nothing is left out by default', async () => {
  plant('x.gold.json', 'node_modules/a.md', 'empty');
  expect((await walk(root)).files).toEqual(['empty', 'node_modules/a.md', 'x.gold.json']);
});

test('a link that leads out of the folder is refused with the reason', async () => {
  plant('inner/a.md', 'outside.md');
  symlinkSync(join(root, 'outside.md'), join(root, 'inner', 'link.md'));
  const { files, refused } = await walk(join(root, 'inner'));
  expect(files).toEqual(['a.md']);
  expect(refused).toEqual([
    {
      path: 'link.md',
      sha256: null,
      bytes: null,
      reason: 'It is a link that leads out of the folder.',
    },
  ]);
});

test('a neighbour folder whose name only starts the same is outside', async () => {
  plant('corpus/a.md', 'corpus-old/b.md');
  symlinkSync(join(root, 'corpus-old'), join(root, 'corpus', 'old'));
  const { files, refused } = await walk(join(root, 'corpus'));
  expect(files).toEqual(['a.md']);
  expect(refused.map((one) => one.path)).toEqual(['old']);
});

test('a link to a file of the same folder does not count it twice', async () => {
  plant('a.md');
  symlinkSync('a.md', join(root, 'again.md'));
  expect(await walk(root)).toEqual({ files: ['a.md'], refused: [] });
});

test('a link to a file that the walk passes over brings it in', async () => {
  plant('.store/a.md');
  symlinkSync('.store/a.md', join(root, 'a.md'));
  expect(await walk(root)).toEqual({ files: ['a.md'], refused: [] });
});

test('links in a loop end', async () => {
  plant('a/x.md');
  symlinkSync('..', join(root, 'a', 'up'));
  symlinkSync('round', join(root, 'round'));
  const { files, refused } = await walk(root);
  expect(files).toEqual(['a/x.md']);
  expect(refused.map((one) => [one.path, one.reason])).toEqual([
    ['round', 'It is a link that leads back to itself.'],
  ]);
});

test('a link to nothing is listed with the reason', async () => {
  symlinkSync('gone.md', join(root, 'link.md'));
  expect((await walk(root)).refused.map((one) => one.reason)).toEqual([
    'It is a link that leads nowhere.',
  ]);
});

test('a pipe is listed as no regular file', async () => {
  plant('a.md');
  execFileSync('mkfifo', [join(root, 'pipe.md')]);
  const { files, refused } = await walk(root);
  expect(files).toEqual(['a.md']);
  expect(refused.map((one) => one.reason)).toEqual([
    'It is not a regular file (a pipe, a socket or a device).',
  ]);
});

test('a name that is not UTF-8 is listed, not lost', async () => {
  writeFileSync(Buffer.concat([Buffer.from(`${root}/caf`), Buffer.of(0xe9)]), 'x');
  expect((await walk(root)).refused.map((one) => one.reason)).toEqual([
    'Its name is not valid UTF-8; rename it.',
  ]);
});

test('a root that is a link is walked', async () => {
  plant('real/a.md');
  symlinkSync('real', join(root, 'corpus'));
  expect((await walk(join(root, 'corpus'))).files).toEqual(['a.md']);
});

test('a root that is missing throws', async () => {
  await expect(walk(join(root, 'missing'))).rejects.toThrow('ENOENT');
});
