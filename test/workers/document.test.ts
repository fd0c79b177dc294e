// Is one document read, or refused with its reason, whatever its format does?
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FormatError, type Document, type Format, type Source } from '../../ingest/model.ts';
import { isUnreadable } from '../../ingest/read/source.ts';
import { readFile } from '../../ingest/workers/document.ts';

// one made-up format stands in for the list: a file whose name ends in .line; its first word says what happens
vi.mock('../../ingest/formats/index.ts', () => ({
  recognise: (source: Source) => (format.sniff(source) ? format : null),
}));

const format: Format = {
  id: 'line',
  sniff: (source) => source.id.endsWith('.line'),
  parse: (source) => {
    if (source.text?.startsWith('broken')) throw new FormatError('Its front matter is broken.');
    if (source.text?.startsWith('bug')) throw new TypeError('x is not a function');
    return documentOf(source);
  },
};
function documentOf({ id, path, sha256, bytes, text, notes }: Source): Document {
  const words = text ?? '';
  const quote = words.startsWith('lie') ? 'never written' : words.slice(0, 3);
  return {
    ...{ id, path, sha256, bytes: bytes.length, format: 'line', languages: ['en'], text: words },
    title: {
      value: words,
      span: { start: 0, end: 3, quote },
      rule: 'first line',
      certainty: 'implied',
    },
    organization: null,
    published: null,
    blocks: [],
    links: [],
    parts: [],
    notes: [...notes, { level: 'info', message: 'one line', span: null }],
  };
}

const rules = { taxonomy: { causes: [], digest: '' } };

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hindsight-document-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test.each([
  ['a.line', 'fine', 'read'],
  ['b.line', 'broken', 'Its front matter is broken.'],
  ['c.line', 'bug', 'Reading it failed: x is not a function'],
  [
    'd.line',
    'lie',
    'Reading it gave something impossible: title: “never written” does not stand at 0–3.',
  ],
  ['e.line', '', 'It is empty.'],
  ['f.other', 'fine', 'No format that Hindsight knows fits it.'],
  ['g.other', '%PDF-1.7', 'It is a PDF file, a form that Hindsight does not read.'],
  ['h.bin', 'a\0b', 'It is binary, not text (UTF-16 text needs a byte order mark).'],
])('%s, which holds “%s”: %s', async (name, words, told) => {
  writeFileSync(join(root, name), words);
  const outcome = await readFile(root, name, rules);
  expect(isUnreadable(outcome) ? outcome.reason : 'read').toBe(told);
});

test('a document is known as the caller says, readable or not', async () => {
  writeFileSync(join(root, 'a.line'), 'fine');
  writeFileSync(join(root, 'b.line'), '');
  expect(await readFile(root, 'a.line', rules, 'given/a.line')).toMatchObject({
    document: { id: 'given/a.line', path: 'given/a.line' },
  });
  expect(await readFile(root, 'b.line', rules, 'given/b')).toMatchObject({ path: 'given/b' });
});

test('notes of the source and of the format are told once each', async () => {
  writeFileSync(join(root, 'a.line'), Buffer.from([0x63, 0x61, 0x66, 0xe9]));
  const outcome = await readFile(root, 'a.line', rules);
  if (isUnreadable(outcome)) throw new Error(outcome.reason);
  const messages = outcome.document.notes.map((note) => note.message);
  expect(messages).toContain(
    'It is not UTF-8; read as windows-1252, so some letters may be wrong.',
  );
  expect(messages).toContain('one line');
  expect(new Set(messages).size).toBe(messages.length);
});
