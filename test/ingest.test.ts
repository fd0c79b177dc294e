// Does the flow read what can be read, list what cannot with its reason, and never let one harm the others?
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readFile, readFolder, type Rules } from '../ingest/ingest.ts';
import { FormatError, type Document, type Format, type Source } from '../ingest/model.ts';
import { isUnreadable } from '../ingest/read/source.ts';

// one made-up format stands in for the list: a file whose name ends in .line; its first word says what happens
vi.mock('../ingest/formats/index.ts', () => ({
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

const rules: Rules = {
  taxonomy: { causes: [], digest: '' },
  targets: { rules: [], digest: '' },
};

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hindsight-ingest-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function told(shownAs?: (path: string) => string): Promise<[string, string][]> {
  const outcomes: [string, string][] = [];
  for await (const outcome of readFolder(root, rules, { shownAs }))
    outcomes.push(
      isUnreadable(outcome) ? [outcome.path, outcome.reason] : [outcome.document.path, 'read'],
    );
  return outcomes;
}

test('documents that cannot be read are listed with reasons, the others are read', async () => {
  writeFileSync(join(root, 'a.line'), 'fine');
  writeFileSync(join(root, 'b.line'), 'broken');
  writeFileSync(join(root, 'c.line'), 'bug');
  writeFileSync(join(root, 'd.line'), 'lie');
  writeFileSync(join(root, 'e.line'), '');
  writeFileSync(join(root, 'f.other'), 'fine');
  writeFileSync(join(root, 'g.pdf'), '%PDF-1.7');
  writeFileSync(join(root, 'h.bin'), 'a\0b');
  writeFileSync(join(root, 'z.line'), 'fine');
  expect(await told()).toEqual([
    ['a.line', 'read'],
    ['b.line', 'Its front matter is broken.'],
    ['c.line', 'Reading it failed: x is not a function'],
    [
      'd.line',
      expect.stringMatching(/^Reading it gave something impossible: title: “never written”/),
    ],
    ['e.line', 'It is empty.'],
    ['f.other', 'No format that Hindsight knows fits it.'],
    ['g.pdf', 'It is a PDF file, a form that Hindsight does not read.'],
    ['h.bin', 'It is binary, not text (UTF-16 text needs a byte order mark).'],
    ['z.line', 'read'],
  ]);
});

test('documents come in the order of their paths, refused ones among them', async () => {
  mkdirSync(join(root, 'b'));
  for (const name of ['c.line', 'a.line', 'b/x.line', 'b.line'])
    writeFileSync(join(root, name), 'fine');
  expect((await told()).map(([path]) => path)).toEqual(['a.line', 'b.line', 'b/x.line', 'c.line']);
});

test('documents are known as the caller says, readable or not', async () => {
  writeFileSync(join(root, 'a.line'), 'fine');
  writeFileSync(join(root, 'b.line'), '');
  expect((await told((path) => `given/${path}`)).map(([path]) => path)).toEqual([
    'given/a.line',
    'given/b.line',
  ]);
});

test('progress counts every document', async () => {
  writeFileSync(join(root, 'a.line'), 'fine');
  writeFileSync(join(root, 'b.line'), '');
  const onProgress = vi.fn();
  for await (const outcome of readFolder(root, rules, { onProgress }))
    expect(outcome).toBeDefined();
  expect(onProgress.mock.calls).toEqual([
    [{ step: 'reading', done: 1, total: 2 }],
    [{ step: 'reading', done: 2, total: 2 }],
  ]);
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
