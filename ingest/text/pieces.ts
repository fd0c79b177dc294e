// What is a document made of, before it is written: pieces in reading order, their words already plain.
import type { Stamp } from './stamps.ts';
import type { Inline } from './writer.ts';

export type Piece =
  | { kind: 'heading'; level: number; words: Inline }
  | { kind: 'paragraph'; words: Inline }
  | { kind: 'item'; words: Inline; depth: number; checked: boolean | null; label: string | null }
  | { kind: 'field'; name: string; value: Inline }
  | { kind: 'row'; cells: Inline[]; header: string[] }
  | { kind: 'code'; text: string }
  /** the time at which what stands above was posted, or what stands below where it leads */
  | { kind: 'stamp'; words: Inline; leads?: boolean }
  /** a line across the page: nothing to read, but postings are set apart by it */
  | { kind: 'rule' };

/** The words of a piece on one line, for looking at it before it is written. */
export function pieceText(piece: Piece): string {
  switch (piece.kind) {
    case 'field':
      return `${piece.name}: ${piece.value.text}`;
    case 'row':
      return piece.cells.map((cell) => cell.text).join(' | ');
    case 'code':
      return piece.text;
    case 'rule':
      return '';
    default:
      return piece.words.text;
  }
}

/** What was posted at one time on a status page, in the page's order. */
export interface Posting {
  kind: 'posting';
  /** its status as written, null where it has none */
  label: string | null;
  pieces: Piece[];
  /** the piece in which its time stands, and where in the piece's text */
  stamp: { piece: Piece; at: Stamp } | null;
}
