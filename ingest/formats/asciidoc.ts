// What does an AsciiDoc document say?
import type { Format } from '../model.ts';
import { asciidocToMarkdown } from '../text/asciidoc.ts';
import { readMarkdown } from './markdown.ts';

export const asciidoc: Format = {
  id: 'asciidoc',
  sniff: ({ path, text }) => text !== null && /\.(?:adoc|asciidoc|asc)$/i.test(path),
  parse: (source) => readMarkdown(source, 'asciidoc', asciidocToMarkdown),
};
