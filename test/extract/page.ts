// The smallest documents, for tests of extractors: a writer's blocks as a page.
import type { Document } from '../../ingest/model.ts';
import { pages, type Page } from '../../ingest/text/pages.ts';
import { TextWriter } from '../../ingest/text/writer.ts';

/** A document of the blocks that `write` writes, in English and without a title unless `more` says otherwise. */
export function documentOf(
  write: (writer: TextWriter) => void,
  more: Partial<Document> = {},
): Document {
  const writer = new TextWriter();
  write(writer);
  return {
    id: 'a.md',
    path: 'a.md',
    sha256: '',
    bytes: 0,
    format: 'markdown',
    languages: ['en'],
    title: null,
    organization: null,
    published: null,
    text: writer.text,
    blocks: writer.blocks,
    links: writer.links,
    parts: [],
    notes: [],
    ...more,
  };
}

/** The first page of such a document. */
export function pageOf(write: (writer: TextWriter) => void, more: Partial<Document> = {}): Page {
  const [page] = pages(documentOf(write, more));
  if (!page) throw new Error('a document has a page');
  return page;
}
