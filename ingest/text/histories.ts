// Is this the history page of a status system: title after title, each with its postings?
import { isDateOnly } from './lines.ts';
import { pieceText, type Piece, type Posting } from './pieces.ts';

/** The incidents of a history page, each from its day and title to its last posting. */
export interface History {
  /** what stands above the first incident */
  above: (Piece | Posting)[];
  incidents: (Piece | Posting)[][];
}

const LONGEST_TITLE = 200;
const FEWEST = 2;

/**
 * The incidents of a page on which at least two short titles each stand right above their postings; null for any other
 * page. A day above a title belongs to it, its title becomes a heading, days without incidents are left out.
 */
export function historyOf(pieces: (Piece | Posting)[]): History | null {
  const starts = pieces.flatMap((piece, index) =>
    isTitle(piece, pieces[index + 1]) ? [index] : [],
  );
  const [first] = starts;
  if (first === undefined || starts.length < FEWEST) return null;
  const incidents = starts.map((start, order) => {
    const title = pieces[start];
    const day = dayAbove(pieces, start, (starts[order - 1] ?? -1) + 1);
    const own = pieces.slice(start + 1, starts[order + 1] ?? pieces.length);
    const last = own.findLastIndex((piece) => piece.kind === 'posting');
    const after = own.slice(last + 1).filter((piece) => piece.kind === 'field');
    return [...day, ...(title ? [asHeading(title)] : []), ...own.slice(0, last + 1), ...after];
  });
  return { above: pieces.slice(0, first).filter((piece) => !isDay(piece)), incidents };
}

function isTitle(piece: Piece | Posting, next: Piece | Posting | undefined): boolean {
  if ((piece.kind !== 'paragraph' && piece.kind !== 'heading') || next?.kind !== 'posting')
    return false;
  const { text } = piece.words;
  return (
    text.length <= LONGEST_TITLE &&
    !text.includes('\n') &&
    !isDateOnly(text) &&
    (piece.kind === 'heading' ? piece.level > 1 : true)
  );
}

function isDay(piece: Piece | Posting): boolean {
  return piece.kind !== 'posting' && isDateOnly(pieceText(piece));
}

/** The nearest day above: incidents of one day share the line that names it, so only the first one has it. */
function dayAbove(pieces: (Piece | Posting)[], start: number, from: number): (Piece | Posting)[] {
  const above = pieces[start - 1];
  return start - 1 >= from && above && isDay(above) ? [above] : [];
}

function asHeading(piece: Piece | Posting): Piece | Posting {
  return piece.kind === 'paragraph' ? { kind: 'heading', level: 2, words: piece.words } : piece;
}
