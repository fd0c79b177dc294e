// How does a test look at what a format has read? As lines that say it at a glance.
import type { Block, Document, Source } from '../../ingest/model.ts';
import { recognise } from '../../ingest/formats/index.ts';

/** A source as the reader gives it; its name decides as much as its words. */
export function source(text: string | null, path = 'note.md'): Source {
  const bytes = new TextEncoder().encode(text ?? '');
  return { id: path, path, bytes, sha256: 'digest', text, notes: [] };
}

/** The document that the first willing format makes of a text. */
export async function read(text: string, path = 'note.md'): Promise<Document> {
  const given = source(text, path);
  const format = recognise(given);
  if (!format) throw new Error(`no format reads ${path}`);
  return format.parse(given);
}

/**
 * The blocks as lines: `## heading`, `words`, `- item`, `  3. nested`, `[x] done`, `Name = value`, `a | b {A, B}`,
 * `code: words`, `<Resolved 2020-01-01T10:00:00Z>` for a posting.
 */
export async function show(text: string, path = 'note.md'): Promise<string[]> {
  return shown(await read(text, path));
}

/** The blocks of a document as the same lines. */
export function shown(document: Document): string[] {
  return document.blocks.map((block) => line(document, block));
}

function line(document: Document, block: Block): string {
  const words = document.text.slice(block.start, block.end);
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.depth)} ${words}`;
    case 'item': {
      const box = block.checked === null ? '' : block.checked ? '[x] ' : '[ ] ';
      return `${'  '.repeat(block.depth)}${box}${block.label ?? '-'} ${words}`;
    }
    case 'field':
      return `${block.label} = ${document.text.slice(block.cells![0]!.start, block.cells![0]!.end)}`;
    case 'row':
      return `${block.cells!.map((cell) => document.text.slice(cell.start, cell.end)).join(' | ')} {${block.header!.join(', ')}}`;
    case 'code':
      return `code: ${words}`;
    case 'update':
      return `<${block.label ?? 'no status'} ${block.stamp?.value ?? 'no time'}>`;
    case 'paragraph':
      return words;
  }
}

/** Everything that holds for every document, whatever it was made of; throws with the first thing that does not. */
export function assertSound(document: Document): void {
  const { text, blocks, links } = document;
  let reached = 0;
  let update: Block | null = null;
  for (const block of blocks) {
    const place = `${block.kind} ${block.start}–${block.end} of ${text.length}`;
    if (block.start > block.end || block.end > text.length) throw new Error(`outside: ${place}`);
    if (block.start < reached) throw new Error(`overlaps: ${place}`);
    if (block.kind === 'update') update = block;
    else reached = block.end;
    if (update && block !== update && block.start < update.end && block.end > update.end)
      throw new Error(`sticks out of its posting: ${place}`);
    for (const cell of block.cells ?? [])
      if (cell.start < block.start || cell.end > block.end)
        throw new Error(`cell outside: ${place}`);
    if (block.stamp) assertSpan(text, block.stamp.span);
  }
  for (const link of links)
    if (link.start >= link.end || link.end > text.length)
      throw new Error(`link outside: ${link.href}`);
  for (const fact of [document.title, document.organization, document.published])
    if (fact) assertSpan(text, fact.span);
}

function assertSpan(text: string, span: { start: number; end: number; quote: string }): void {
  if (text.slice(span.start, span.end) !== span.quote) throw new Error(`no quote: ${span.quote}`);
}
