// Which named values are really a heading with its first paragraph on the same line?
import type { Piece } from '../text/pieces.ts';
import { sectionRole } from '../text/sections.ts';

/** The longest value that is still a particular and no paragraph; sentences are one sooner. */
const LONGEST_VALUE = 160;
const LONGEST_SENTENCE = 60;

/**
 * `Root cause: A disk filled up, and …` over several lines, or `Next steps: we will:` above a list, becomes a heading with
 * a paragraph: what stands below belongs to that section too. Short values stay the fields that they are. `level` is that
 * of such a heading where no heading stands above it.
 */
export function withRunInHeadings(pieces: Piece[], level: number): Piece[] {
  if (!pieces.some((piece) => piece.kind === 'field')) return pieces;
  let own = level;
  return pieces.flatMap((piece, index): Piece[] => {
    if (piece.kind === 'heading') own = piece.level + 1;
    if (piece.kind !== 'field' || sectionRole(piece.name) === null) return [piece];
    const leads = pieces[index + 1]?.kind === 'item' && /[:：]$/.test(piece.value.text);
    if (!leads && !isParagraph(piece.value.text)) return [piece];
    // a second run-in heading stands beside the first, not below it
    return [
      { kind: 'heading', level: Math.min(own, 6), words: { text: piece.name, links: [] } },
      { kind: 'paragraph', words: piece.value },
    ];
  });
}

function isParagraph(value: string): boolean {
  if (value.length > LONGEST_VALUE) return true;
  return value.length > LONGEST_SENTENCE && /[.!?](?:\s+\p{Lu}|$)|[。！？]/u.test(value);
}
