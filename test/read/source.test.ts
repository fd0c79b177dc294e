// Does reading a file give its bytes, digest and text, or a plain reason why not?
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { explainFailure } from '../../ingest/read/failure.ts';
import { fingerprint, isUnreadable, LARGEST_BYTES, readSource } from '../../ingest/read/source.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hindsight-source-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function reasonOf(id: string, options?: { limit: number }): string | null {
  const outcome = readSource(root, id, options);
  return isUnreadable(outcome) ? outcome.reason : null;
}

test('a text file comes with its digest, bytes and text', () => {
  writeFileSync(join(root, 'a.md'), 'abc\r\n');
  expect(readSource(root, 'a.md')).toEqual({
    id: 'a.md',
    path: 'a.md',
    bytes: Uint8Array.from(Buffer.from('abc\r\n')),
    sha256: '552bab6864c7a7b69a502ed1854b9245c0e1a30f008aaa0b281da62585fdb025',
    text: 'abc\n',
    notes: [],
  });
});

test('a binary file comes with bytes and without text', () => {
  writeFileSync(join(root, 'a.bin'), Buffer.of(1, 0, 2));
  expect(readSource(root, 'a.bin')).toMatchObject({ text: null, notes: [] });
});

test('an empty file is unreadable, its digest known', () => {
  writeFileSync(join(root, 'a.md'), '');
  expect(readSource(root, 'a.md')).toEqual({
    path: 'a.md',
    sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    bytes: 0,
    reason: 'It is empty.',
  });
});

test('a file of white space is as good as empty', () => {
  writeFileSync(join(root, 'a.md'), ' \r\n\uFEFF\t\n');
  expect(reasonOf('a.md')).toBe('It holds nothing but white space.');
});

test('a file above the limit is refused before it is read', () => {
  writeFileSync(join(root, 'a.md'), '12345');
  expect(reasonOf('a.md', { limit: 4 })).toMatch(/^It is larger than 0\.0 MB/);
  expect(reasonOf('a.md', { limit: 5 })).toBeNull();
});

test('the limit is 20 MB', () => {
  writeFileSync(join(root, 'huge.md'), '');
  truncateSync(join(root, 'huge.md'), LARGEST_BYTES + 1);
  expect(readSource(root, 'huge.md')).toEqual({
    path: 'huge.md',
    sha256: null,
    bytes: 20_971_521,
    reason: 'It is larger than 20 MB (20.0 MB).',
  });
});

test('a file that vanished since the walk is listed so', () => {
  expect(reasonOf('gone.md')).toBe('It vanished while the folder was being read.');
});

test('a pipe does not block the reader', () => {
  execFileSync('mkfifo', [join(root, 'pipe')]);
  expect(reasonOf('pipe')).toBe('It is not a regular file (a pipe, a socket or a device).');
});

test('a folder in place of a file is refused', () => {
  expect(reasonOf('.')).toBe('It is not a regular file (a pipe, a socket or a device).');
});

test('a file outside the folder is refused, by link or by dots', () => {
  mkdirSync(join(root, 'inner'));
  writeFileSync(join(root, 'outside.md'), 'x');
  symlinkSync('../outside.md', join(root, 'inner', 'link'));
  for (const id of ['link', '../outside.md']) {
    const outcome = readSource(join(root, 'inner'), id);
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

test('the fingerprint of a file is the digest that reading it gives', () => {
  writeFileSync(join(root, 'a.md'), 'abc');
  expect(fingerprint(root, 'a.md')).toEqual({
    sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    bytes: 3,
  });
  expect(fingerprint(root, 'gone.md')).toMatchObject({ path: 'gone.md' });
});

test('a column mapping beside an export, and the common one of the data folder, come with it and count in its digest', () => {
  const corpus = join(root, 'data', 'corpus');
  mkdirSync(join(corpus, 'team'), { recursive: true });
  const plant = (path: string, text: string): void => writeFileSync(join(root, 'data', path), text);
  plant('corpus/team/a.csv', 'wat;begin\n');
  plant('corpus/team/a.md', 'words');
  const digest = (): string | null => fingerprint(corpus, 'team/a.csv').sha256;
  const bare = digest();
  expect(readSource(corpus, 'team/a.csv')).not.toHaveProperty('companions');
  plant('csv-mapping.yaml', 'columns: {}');
  const common = digest();
  plant('corpus/team/a.mapping.yaml', 'columns: {title: wat}\r\n');
  expect(readSource(corpus, 'team/a.csv')).toMatchObject({
    companions: { mapping: 'columns: {title: wat}\n', commonMapping: 'columns: {}' },
    sha256: digest(),
  });
  expect(new Set([bare, common, digest()]).size).toBe(3);
  // the same file read by its name alone, as `parse` does
  expect(readSource(join(corpus, 'team'), 'a.csv')).toMatchObject({ sha256: digest() });
  expect(readSource(corpus, 'team/a.md')).not.toHaveProperty('companions');
});

test('a column mapping that cannot be read is told', () => {
  writeFileSync(join(root, 'a.csv'), 'wat;begin\n');
  mkdirSync(join(root, 'a.mapping.yaml'));
  expect(readSource(root, 'a.csv')).toMatchObject({
    notes: [
      {
        message:
          'The column mapping a.mapping.yaml cannot be read: It is not a regular file (a pipe, a socket or a device).',
      },
    ],
  });
});
