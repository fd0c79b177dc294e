// How does a document come together that tells of several incidents?
import type { Document, Note, Part, Range, Source } from '../model.ts';
import { compose } from '../text/compose.ts';
import { markdownPieces } from '../text/markdown-blocks.ts';
import { markdownSource } from '../text/markdown-source.ts';
import type { Piece, Posting } from '../text/pieces.ts';
import { portioned } from '../text/portions.ts';
import { withRunInHeadings } from './run-in.ts';

/** What a format has read of one incident. */
export interface Told {
  /** the incident's own id in its source, null where it has none */
  key: string | null;
  /** what stands above it for several incidents, like the day, and belongs to none */
  above?: Piece[];
  pieces: (Piece | Posting)[];
}

export interface SeveralDraft {
  source: Source;
  format: string;
  /** what stands above all incidents */
  above: (Piece | Posting)[];
  incidents: Told[];
  organization?: { piece: Piece; range: Range; rule: string } | null;
  /** when a single incident's report was published */
  posted?: Posting['stamp'];
  notes: Note[];
}

/**
 * The document of several incidents, one part for each. A single one with nothing above it has no parts: all of the
 * document is about it. A date of publication is that of a single incident's report, so several have none together.
 */
export function composeSeveral({ incidents: given, above, ...draft }: SeveralDraft): Document {
  // without a title of the whole, the titles of its incidents are the highest headings
  const incidents = given.map((told) => ({
    ...told,
    pieces: portioned(above.length ? told.pieces : told.pieces.map(raised)),
  }));
  const pieces = [
    ...above,
    ...incidents.flatMap((told) => [...(told.above ?? []), ...told.pieces]),
  ];
  const document = compose({ ...draft, entries: [], pieces });
  let next = blockCount(above);
  const parts = incidents.flatMap(({ key, above: before = [], pieces: own }): Part[] => {
    next += blockCount(before);
    const blocks = document.blocks.slice(next, next + blockCount(own));
    next += blocks.length;
    const [first] = blocks;
    const end = Math.max(0, ...blocks.map((block) => block.end));
    return first ? [{ key, start: first.start, end }] : [];
  });
  if (parts.length > 1) return { ...document, parts, published: null };
  return above.length ? { ...document, parts } : document;
}

function raised<T extends Piece | Posting>(piece: T): T {
  if (piece.kind === 'heading') return { ...piece, level: Math.max(1, piece.level - 1) };
  if (piece.kind !== 'posting') return piece;
  return { ...piece, pieces: piece.pieces.map(raised) };
}

/** How many blocks the pieces become. */
function blockCount(pieces: (Piece | Posting)[]): number {
  let count = 0;
  for (const piece of pieces) {
    if (piece.kind === 'posting') count += 1 + blockCount(piece.pieces);
    else if (piece.kind !== 'rule') count += 1;
  }
  return count;
}

/**
 * The pieces of a text in Markdown that stands below a heading of the level `below`: its own headings are lowered. Line
 * ends are meant, as in comments. What was doubtful is added to `notes`.
 */
export function markdownBelow(text: string, below: number, notes: Note[]): Piece[] {
  const source = markdownSource(text.replace(/(\S)\n(?=[^\n])/g, '$1  \n'));
  const pieces = markdownPieces(source);
  notes.push(...source.notes);
  return lowered(pieces, below);
}

/** The same for what is posted on status pages: every line is a paragraph, unless it plainly goes on with the one above. */
export function postedBelow(text: string, below: number, notes: Note[]): Piece[] {
  return withRunInHeadings(markdownBelow(linesApart(text), below, notes), below + 1);
}

function linesApart(text: string): string {
  let fenced = false;
  const lines = text.split('\n');
  return lines
    .map((line, index) => {
      if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
      const next = lines[index + 1];
      const apart =
        next !== undefined &&
        !fenced &&
        isProse(next) &&
        !/^\s*\|/.test(line) &&
        !(/[^.!?:：。]\s*$/.test(line) && /^\p{Ll}/u.test(next));
      return apart && line.trim() ? `${line}\n` : line;
    })
    .join('\n');
}

/** No list, table, heading, quote, code, underline or indented line. */
function isProse(line: string): boolean {
  return /^(?:\*\*|__|[^\s|>#`~=*+-])/.test(line) && !/^\d{1,3}[.)]\s/.test(line);
}

/** The same pieces with their headings below the level `below`, in the order of their own levels. */
export function lowered(pieces: Piece[], below: number): Piece[] {
  const highest = Math.min(
    6,
    ...pieces.map((piece) => (piece.kind === 'heading' ? piece.level : 6)),
  );
  return pieces.map((piece) =>
    piece.kind === 'heading'
      ? { ...piece, level: Math.min(6, piece.level - highest + below + 1) }
      : piece,
  );
}
