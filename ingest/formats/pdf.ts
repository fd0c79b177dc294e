// What does a PDF say, whose pages know only where each letter stands?
import { FormatError, type Format, type Note } from '../model.ts';
import { compose } from '../text/compose.ts';
import type { Piece } from '../text/pieces.ts';
import { readPostings } from '../text/postings.ts';
import { linePieces } from './pdf/pieces.ts';
import { pageLines, type Line } from './pdf/lines.ts';
import { openPdf, type TextPage } from './pdf/open.ts';
import { withoutRunningHeads } from './pdf/running-heads.ts';
import { taggedTree } from './pdf/tagged.ts';
import { htmlPieces } from './html/pieces.ts';
import { PLAIN_LOOK } from './html/words.ts';
import { withRunInHeadings } from './run-in.ts';

/**
 * Where the writing program tagged its headings, paragraphs, lists and tables, these are read; else the text is put
 * together by its look: columns one after the other, wrapped lines joined, headers and footers that repeat left out,
 * headings by their size or weight, tables by their columns. A PDF of pictures alone, a locked or a broken one ends with a
 * FormatError.
 */
export const pdf: Format = {
  id: 'pdf',
  sniff: ({ path, bytes }) =>
    /\.pdf$/i.test(path) ||
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-'),
  async parse(source) {
    const notes: Note[] = [];
    const { pages, left } = await openPdf(source.bytes);
    const lines = pages.map(pageLines);
    notes.push(...faultNotes(pages), ...pictureNotes(pages, lines));
    if (left)
      notes.push({
        level: 'warning',
        message: `It has ${pages.length + left} pages; only the first ${pages.length} were read.`,
        span: null,
      });
    const tagged = taggedTree(pages);
    const pieces = withRunInHeadings(
      tagged ? htmlPieces(tagged, PLAIN_LOOK) : untaggedPieces(lines, notes),
      2,
    );
    if (!pieces.length) throw new FormatError('It holds no words.');
    return compose({ source, format: 'pdf', entries: [], ...readPostings(pieces), notes });
  },
};

function untaggedPieces(lines: Line[][], notes: Note[]): Piece[] {
  const { kept, dropped } = withoutRunningHeads(lines);
  if (dropped.length)
    notes.push({
      level: 'info',
      message: `Left out as headers and footers: ${dropped
        .slice(0, 3)
        .map((each) => `“${each.slice(0, 60)}”`)
        .join(', ')}.`,
      span: null,
    });
  return linePieces(kept);
}

function faultNotes(pages: TextPage[]): Note[] {
  return pages.flatMap(({ fault }, index): Note[] => {
    if (fault === null) return [];
    const message = `Page ${index + 1} is broken and was not read: ${fault}.`;
    return [{ level: 'warning', message, span: null }];
  });
}

function pictureNotes(pages: TextPage[], lines: Line[][]): Note[] {
  const empty = pages.flatMap(({ fault }, index) =>
    lines[index]?.length || fault !== null ? [] : [index + 1],
  );
  if (lines.every((page) => !page.length))
    throw new FormatError(
      'There is no text in it to read: its pages hold only pictures (a scan), or nothing.',
    );
  if (!empty.length) return [];
  return [
    {
      level: 'warning',
      message: `${empty.length === 1 ? `Page ${empty[0]} holds` : `Pages ${empty.join(', ')} hold`} no text: pictures, or nothing.`,
      span: null,
    },
  ];
}
