// What does a list show of the place where the words of a search were found?
import type { Piece } from '../components/pieces.ts';
import type { Reader } from './db.ts';
import { wordsOf } from './filter.ts';
import { excerptsOf, type Found } from './queries/excerpts.ts';

/** The title and a line of the text, cut at the words that were found. */
export interface FoundIn {
  title: Piece[];
  /** null where the words stand in the title or the services alone */
  text: Piece[] | null;
}

/** For each row of a list what was found in it, by its incident's id; empty without a search. */
export async function foundIn(
  db: Reader,
  q: string,
  rows: readonly { incidentId: string; title: string }[],
): Promise<Record<string, FoundIn>> {
  const words = wordsOf(q);
  if (!words.length) return {};
  const ids = rows.map(({ incidentId }) => incidentId);
  const excerpts = new Map(
    (await excerptsOf(db, ids, words)).map((found) => [found.incidentId, found]),
  );
  return Object.fromEntries(
    rows.map(({ incidentId, title }) => {
      const found = excerpts.get(incidentId);
      return [
        incidentId,
        { title: marked(title, words), text: found ? marked(lineOf(found), words) : null },
      ];
    }),
  );
}

/** One line: white space is a space, words cut in two at the edges go, and a mark says that the text goes on. */
function lineOf({ excerpt, isCutBefore, isCutAfter }: Found): string {
  let line = excerpt.replace(/\s+/gu, ' ');
  if (isCutBefore) line = `… ${line.replace(/^\S{0,16}\s/u, '')}`;
  if (isCutAfter) line = `${line.replace(/\s\S{0,16}$/u, '')} …`;
  return line.trim();
}

/** A text cut into what was searched for and what stands between. Joined, the pieces are the text again. */
export function marked(text: string, words: readonly string[]): Piece[] {
  const low = text.toLowerCase();
  // letters whose small form is longer move all that follows them: such a text goes unmarked
  if (low.length !== text.length) return [{ text, isFound: false }];
  const isFound = new Array<boolean>(text.length).fill(false);
  for (const word of words)
    for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + 1))
      isFound.fill(true, at, at + word.length);
  const pieces: Piece[] = [];
  for (let index = 0; index < text.length; index++) {
    const last = pieces.at(-1);
    const character = text.charAt(index);
    const found = isFound[index] ?? false;
    if (last?.isFound === found) last.text += character;
    else pieces.push({ text: character, isFound: found });
  }
  return pieces;
}
