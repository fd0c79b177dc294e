// Which pieces are longer than anything that people write in one go, and how are they cut?
//
// Rules look at the words around a time, a cause or a promise, as far as the ends of its block. So the cost of a block
// grows with the square of its length: a line of a megabyte would take hours. Cut into portions, it takes seconds.
import type { Piece, Posting } from './pieces.ts';
import type { Inline } from './writer.ts';

/** In characters: twice the longest paragraph of a hundred real reports. */
const LONGEST = 3000;
/** How far before the end of a portion it may be cut to end with a sentence, then with a word. */
const BACK = 500;

/** The same words in the same order, no piece longer than `LONGEST`; code, from which nothing is read, stays whole. */
export function portioned(pieces: (Piece | Posting)[]): (Piece | Posting)[] {
  return pieces.flatMap((piece): (Piece | Posting)[] =>
    piece.kind === 'posting'
      ? [{ ...piece, pieces: piece.pieces.flatMap(portions) }]
      : portions(piece),
  );
}

function portions(piece: Piece): Piece[] {
  switch (piece.kind) {
    case 'field': {
      if (piece.value.text.length <= LONGEST && piece.name.length <= LONGEST) return [piece];
      if (piece.name.length > LONGEST) return paragraphs([piece.name, piece.value].map(asInline));
      const [first, ...rest] = cut(piece.value);
      return [...(first ? [{ ...piece, value: first }] : []), ...rest.map(paragraph)];
    }
    case 'row': {
      const length = piece.cells.reduce((sum, cell) => sum + cell.text.length, 0);
      return length <= LONGEST ? [piece] : paragraphs(piece.cells);
    }
    case 'heading':
      return piece.words.text.length <= LONGEST ? [piece] : paragraphs([piece.words]);
    case 'item': {
      const [first, ...rest] = cut(piece.words);
      return [...(first ? [{ ...piece, words: first }] : []), ...rest.map(paragraph)];
    }
    case 'paragraph':
      return piece.words.text.length <= LONGEST ? [piece] : paragraphs([piece.words]);
    default:
      return [piece];
  }
}

function asInline(words: string | Inline): Inline {
  return typeof words === 'string' ? { text: words, links: [] } : words;
}

function paragraphs(words: Inline[]): Piece[] {
  return words.filter(({ text }) => text).flatMap((each) => cut(each).map(paragraph));
}

function paragraph(words: Inline): Piece {
  return { kind: 'paragraph', words };
}

/** The words in portions, the links with them; a link that is cut through is lost with its address alone. */
function cut(words: Inline): Inline[] {
  if (words.text.length <= LONGEST) return [words];
  const found: Inline[] = [];
  let links = words.links;
  for (let from = 0; from < words.text.length;) {
    const to = endOfPortion(words.text, from);
    const own = links.filter((link) => link.start >= from && link.end <= to);
    found.push({
      text: words.text.slice(from, to),
      links: own.map((link) => ({ ...link, start: link.start - from, end: link.end - from })),
    });
    links = links.filter((link) => link.start >= to);
    from = to;
  }
  return found;
}

function endOfPortion(text: string, from: number): number {
  const end = from + LONGEST;
  if (end >= text.length) return text.length;
  const tail = text.slice(end - BACK, end);
  for (const mark of ['\n', '. ', '。', ' ']) {
    const at = tail.lastIndexOf(mark);
    if (at >= 0) return end - BACK + at + mark.length;
  }
  // between the halves of a surrogate pair nothing is cut
  return isHighSurrogate(text.charCodeAt(end - 1)) ? end - 1 : end;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
