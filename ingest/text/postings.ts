// Which pieces of a document were posted together, under which status and when?
//
// Status pages print the time below each posting (`Posted Dec 21, 2022 - 16:48 CET`), some above it. Everything else
// of a document stays as it is.
import { isDateOnly } from './lines.ts';
import { attributed } from './mails.ts';
import { pieceText, type Piece, type Posting } from './pieces.ts';
import { sectionRole } from './sections.ts';
import { stampAtEnd, stampIn, type Stamp } from './stamps.ts';
import { leadingStatus, statusOf } from './statuses.ts';

/** A piece in which a time of posting stands. */
interface Found {
  index: number;
  at: Stamp;
  /** it says so itself (`Posted …`, a shortcode, a status at the start); a bare time might be anything */
  sure: boolean;
}

/** The pieces of a document with its postings gathered. */
interface Postings {
  pieces: (Piece | Posting)[];
  /** the one time at which the whole was posted, where it is no status page */
  posted: { piece: Piece; at: Stamp } | null;
}

/**
 * The same pieces in the same order, those that were posted together gathered in postings. A single time without a
 * status says when the whole document was posted; it makes no posting.
 */
export function readPostings(given: Piece[]): Postings {
  const pieces = attributed(given);
  const found = stamps(pieces);
  const sure = found.filter((each) => each.sure);
  if (!sure.length)
    return { pieces: isLog(pieces, found) ? gatherBelow(pieces, found) : pieces, posted: null };
  const leading = sure.every(({ index }) => {
    const piece = pieces[index];
    return piece?.kind === 'stamp' && piece.leads === true;
  });
  const gathered = leading ? gatherBelow(pieces, sure) : gatherAbove(pieces, sure);
  const made = gathered.filter((piece) => piece.kind === 'posting');
  if (made.length > 1 || made.some(({ label }) => label !== null))
    return { pieces: gathered, posted: null };
  const [first] = sure;
  const piece = first && pieces[first.index];
  return { pieces, posted: first && piece ? { piece, at: first.at } : null };
}

function stamps(pieces: Piece[]): Found[] {
  const found: Found[] = [];
  let year: number | null = null;
  let section: string | null = null;
  // a posting has begun with its status and not ended yet
  let begun = false;
  pieces.forEach((piece, index) => {
    if (piece.kind === 'heading') section = sectionRole(piece.words.text);
    if (isStatus(piece)) begun = true;
    if (
      piece.kind === 'code' ||
      piece.kind === 'row' ||
      piece.kind === 'rule' ||
      piece.kind === 'heading'
    )
      return;
    const text = pieceText(piece);
    if (isDateOnly(text)) year = Number(/\d{4}/.exec(text)?.[0] ?? NaN) || year;
    if (section === 'timeline' && piece.kind !== 'stamp') return;
    begun ||= leadingStatus(text) !== null;
    const stamp = stampOf(piece, text, year, begun);
    if (stamp) found.push({ index, ...stamp });
    if (stamp?.sure) begun = false;
  });
  return found;
}

/** `Posted` at the start of a line, in the languages of status pages. */
const POSTED =
  /^(?:Posted|Gepostet|Veröffentlicht|Geplaatst|Publié|Publicado|Postado|Pubblicato)\b/i;

function stampOf(
  piece: Piece,
  text: string,
  year: number | null,
  begun: boolean,
): { at: Stamp; sure: boolean } | null {
  if (piece.kind === 'stamp') {
    const at = stampIn(text, year);
    return at && { at, sure: true };
  }
  if (!/\d:\d\d/.test(text.slice(-60))) return null;
  if (text.length < 120 && POSTED.test(text)) {
    const at = stampIn(text, year);
    return at?.precision === 'minute' ? { at, sure: true } : null;
  }
  if (piece.kind !== 'paragraph') return null;
  const at = stampAtEnd(text, year);
  if (!at) return null;
  if (at.start === 0 && at.end >= text.length - 1) return { at, sure: begun };
  // printed on a line of its own below the words, which opened with their status
  return begun && text.charAt(at.start - 1) === '\n' ? { at, sure: true } : null;
}

/** Times below: a posting goes from its status, or from the end of the one before, down to its time. */
function gatherAbove(pieces: Piece[], found: Found[]): (Piece | Posting)[] {
  const gathered: (Piece | Posting)[] = [];
  let from = 0;
  for (const stamp of found) {
    const start = startOf(pieces, from, stamp.index);
    const own = pieces.slice(start, stamp.index + 1);
    append(gathered, pieces.slice(from, start));
    // a time with no words above it was printed on top of an article
    const told = own.length > 1 || own.some((piece) => leadingStatus(pieceText(piece)) !== null);
    append(gathered, told ? [posting(own, stamp, pieces)] : own);
    from = stamp.index + 1;
  }
  append(gathered, pieces.slice(from));
  return gathered;
}

function append<T>(list: T[], more: T[]): void {
  for (const each of more) list.push(each);
}

/** Where the posting that ends at `end` begins: at its status, below the last heading, or where the last one ended. */
function startOf(pieces: Piece[], from: number, end: number): number {
  for (let at = from; at <= end; at += 1) {
    const piece = pieces[at];
    if (piece && (isStatus(piece) || leadingStatus(pieceText(piece)) !== null)) return at;
  }
  for (let at = end; at >= from; at -= 1) {
    const piece = pieces[at];
    if (piece?.kind === 'heading') return piece.level === 1 ? at + 1 : at;
    if (piece?.kind === 'rule') return at + 1;
  }
  return from;
}

function isStatus(piece: Piece): boolean {
  return (
    (piece.kind === 'heading' || piece.kind === 'paragraph') && statusOf(piece.words.text) !== null
  );
}

/** Times above: at least two, the first one before any other words, or set apart by lines across the page. */
function isLog(pieces: Piece[], found: Found[]): boolean {
  const first = found[0];
  if (!first || found.length < 2) return false;
  const above = pieces
    .slice(0, first.index)
    .filter((piece) => piece.kind !== 'heading' && piece.kind !== 'field' && piece.kind !== 'rule');
  return !above.length || found.slice(1).every(({ index }) => pieces[index - 1]?.kind === 'rule');
}

function gatherBelow(pieces: Piece[], found: Found[]): (Piece | Posting)[] {
  const gathered: (Piece | Posting)[] = pieces.slice(0, found[0]?.index ?? 0);
  found.forEach((stamp, order) => {
    const next = found[order + 1]?.index ?? pieces.length;
    let end = stamp.index + 1;
    while (end < next && pieces[end]?.kind !== 'rule' && pieces[end]?.kind !== 'heading') end += 1;
    gathered.push(posting(pieces.slice(stamp.index, end), stamp, pieces));
    append(gathered, pieces.slice(end, next));
  });
  return gathered;
}

function posting(own: Piece[], { index, at }: Found, pieces: Piece[]): Posting {
  const piece = pieces[index];
  return { kind: 'posting', label: labelOf(own), pieces: own, stamp: piece ? { piece, at } : null };
}

/** The status as written: a status word, or a short heading that does its work (`Still waiting`). */
function labelOf(own: Piece[]): string | null {
  const first = own.find((piece) => piece.kind !== 'stamp' && !isDateOnly(pieceText(piece)));
  if (!first) return null;
  const text = pieceText(first);
  if (isStatus(first) || (first.kind === 'heading' && text.split(' ').length <= 4))
    return text.replace(/\s*[:：]$/, '');
  return leadingStatus(text);
}
