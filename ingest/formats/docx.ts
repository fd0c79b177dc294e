// What does a Word document say?
import { FormatError, type Format, type Note, type Range } from '../model.ts';
import { compose } from '../text/compose.ts';
import type { Piece } from '../text/pieces.ts';
import { readPostings } from '../text/postings.ts';
import { plain } from '../text/writer.ts';
import { safePackage } from './docx/package.ts';
import { htmlPieces } from './html/pieces.ts';
import { parseHtml } from './html/tree.ts';
import { PLAIN_LOOK } from './html/words.ts';
import { withoutEntities } from '../text/html-words.ts';
import { withRunInHeadings } from './run-in.ts';

/** DOCX by way of HTML: headings by their styles, lists, tables, links, ticked boxes. Comments and pictures are left out. */
export const docx: Format = {
  id: 'docx',
  sniff: ({ path, bytes }) =>
    /\.docx$/i.test(path) || (bytes[0] === 0x50 && bytes[1] === 0x4b && namesWordPart(bytes)),
  async parse(source) {
    const { archive, bare, company } = await safePackage(source.bytes);
    const notes: Note[] = [];
    const root = await parseHtml(
      (await wordHtml(archive)) ?? (await bareHtml(await bare(), notes)),
    );
    const pieces = withRunInHeadings(htmlPieces(root, PLAIN_LOOK), 2);
    if (!pieces.some((piece) => piece.kind !== 'rule'))
      throw new FormatError('The document holds no words.');
    const { pieces: above, organization } = owner(company);
    return compose({
      source,
      format: 'docx',
      entries: [],
      ...readPostings([...pieces, ...above]),
      organization,
      notes,
    });
  },
};

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Code'] => pre:separator('\\n')",
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  'br[type="page"] => hr',
];

/** Null where its parts do not fit together. */
async function wordHtml(archive: Uint8Array): Promise<string | null> {
  const { default: mammoth } = await import('mammoth');
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(archive) },
      {
        styleMap: STYLES,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      },
    );
    return value;
  } catch {
    return null;
  }
}

async function bareHtml(bare: Uint8Array, notes: Note[]): Promise<string> {
  const html = await wordHtml(bare);
  if (html === null)
    throw new FormatError('The document is broken inside: its XML cannot be read.');
  notes.push({
    level: 'warning',
    message: 'Its parts do not fit together: its text was read without styles, lists and notes.',
    span: null,
  });
  return html;
}

/** The company that the file's properties name, below the text: it is no part of it, but the one place that says so. */
function owner(company: string | null): {
  pieces: Piece[];
  organization: { piece: Piece; range: Range; rule: string } | null;
} {
  const name = company === null ? '' : withoutEntities(company).trim();
  if (
    !name ||
    name.length > 80 ||
    /^(?:microsoft|hewlett|home|company|organization|n\/a|none|unknown)\b/i.test(name)
  )
    return { pieces: [], organization: null };
  const piece: Piece = { kind: 'field', name: 'Company', value: plain(name) };
  return {
    pieces: [piece],
    organization: {
      piece,
      range: { start: 'Company: '.length, end: 'Company: '.length + name.length },
      rule: 'company of the document’s properties',
    },
  };
}

/** The list of contents stands at the end of an archive. */
function namesWordPart(bytes: Uint8Array): boolean {
  const tail = bytes.subarray(Math.max(0, bytes.length - 100_000));
  return Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength).includes('word/document.xml');
}
