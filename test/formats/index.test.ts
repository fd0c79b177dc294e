// Which format says yes to which source?
import { expect, test } from 'vitest';
import { formats, recognise } from '../../ingest/formats/index.ts';
import { source } from './show.ts';

test.each([
  ['markdown', 'a.md', 'words'],
  ['markdown', 'a.qmd', 'words'],
  ['markdown', 'a.txt', '---\ntitle: T\n---\nwords'],
  ['markdown', 'a.txt', '# One\n\n## Two\n'],
  [
    'statuspage-text',
    'a.md',
    'T\nIncident Report for P\nResolved\nFine.\nPosted Mar 02, 2021 - 16:48 CET',
  ],
  ['asciidoc', 'a.adoc', '== One'],
  ['mediawiki', 'a.wiki', '== One =='],
  ['mediawiki', 'a.txt', "== One ==\n'''a'''\n== Two =="],
  ['text', 'a.txt', '# a comment of a shell'],
  ['text', 'a', 'words'],
])('%s reads %s', (id, path, words) => {
  expect(recognise(source(words, path))?.id).toBe(id);
});

test('nothing reads bytes that are no text', () => {
  expect(recognise(source(null, 'a.md'))).toBeNull();
});

test('no two formats have the same id', () => {
  expect(new Set(formats.map((format) => format.id)).size).toBe(formats.length);
});
