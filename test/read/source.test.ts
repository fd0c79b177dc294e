// Does reading a file give its bytes, digest and text, or a plain reason why not?
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { explainFailure } from '../../ingest/read/failure.ts';
import { isUnreadable, LARGEST_BYTES, readSource } from '../../ingest/read/source.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hindsight-source-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function reasonOf(id: string, options?: { limit: number }): Promise<string | null> {
  const outcome = await readSource(root, id, options);
  return isUnreadable(outcome) ? outcome.reason : null;
}

test('a text file comes with its digest, bytes and text', async () => {
  writeFileSync(join(root, 'a.md'), 'abc\r\n');
  expect(await readSource(root, 'a.md')).toEqual({
    id: 'a.md',
    path: 'a.md',
    bytes: Uint8Array.from(Buffer.from('abc\r\n')),
    sha256: '552bab6864c7a7b69a502ed1854b9245c0e1a30f008aaa0b281da62585fdb025',
    text: 'abc\n',
    notes: [],
  });
});

test('a binary file comes with bytes and without text', async () => {
  writeFileSync(join(root, 'a.bin'), Buffer.of(1, 0, 2));
  expect(await readSource(root, 'a.bin')).toMatchObject({ text: null, notes: [] });
});

test('an empty file is unreadable, its digest known', async () => {
  writeFileSync(join(root, 'a.md'), '');
  expect(await readSource(root, 'a.md')).toEqual({
    path: 'a.md',
    sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    bytes: 0,
    reason: 'It is empty.',
  });
});

test('a file of white space is as good as empty', async () => {
  writeFileSync(join(root, 'a.md'), ' \r\n\uFEFF\t\n');
  expect(await reasonOf('a.md')).toBe('It holds nothing but white space.');
});

test('a file above the limit is refused before it is read', async () => {
  writeFileSync(join(root, 'a.md'), '12345');
  expect(await reasonOf('a.md', { limit: 4 })).toMatch(/^It is larger than 0\.0 MB/);
  expect(await reasonOf('a.md', { limit: 5 })).toBeNull();
});

test('the limit is 20 MB', async () => {
  writeFileSync(join(root, 'huge.md'), '');
  truncateSync(join(root, 'huge.md'), LARGEST_BYTES + 1);
  expect(await readSource(root, 'huge.md')).toEqual({
    path: 'huge.md',
    sha256: null,
    bytes: 20_971_521,
    reason: 'It is larger than 20 MB (20.0 MB).',
  });
});

test('a file that vanished since the walk is listed so', async () => {
  expect(await reasonOf('gone.md')).toBe('It vanished while the folder was being read.');
});

test('a pipe does not block the reader', async () => {
  execFileSync('mkfifo', [join(root, 'pipe')]);
  expect(await reasonOf('pipe')).toBe('It is not a regular file (a pipe, a socket or a device).');
});

test('a folder in place of a file is refused', async () => {
  expect(await reasonOf('.')).toBe('It is not a regular file (a pipe, a socket or a device).');
});

test('a file outside the folder is refused, by link or by dots', async () => {
  mkdirSync(join(root, 'inner'));
  writeFileSync(join(root, 'outside.md'), 'x');
  symlinkSync('../outside.md', join(root, 'inner', 'link'));
  for (const id of ['link', '../outside.md']) {
    const outcome = await readSource(join(root, 'inner'), id);
    expect(outcome).toMatchObject({ reason: 'It is a link that leads out of the folder.' });
  }
});

test('a failure without a sentence of its own says what the system said', () => {
  expect(explainFailure(Object.assign(new Error('disk on fire'), { code: 'EODD' }))).toBe(
    'It cannot be read: disk on fire',
  );
  expect(explainFailure(Object.assign(new Error('EACCES: x'), { code: 'EACCES' }))).toBe(
    'Permission to read it is denied.',
  );
});
