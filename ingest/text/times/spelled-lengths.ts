// Which length of time is spelled out here: `half an hour`, `two hours and ten minutes`, `two to three hours`?
import { endOfWord, isDigit, isWordLetter, passes, sieveOf } from './characters.ts';
import { ARTICLES, LOOSE_PHRASES, NUMBERS, PHRASES } from './duration-words.ts';
import { exec, isInside, type Measure, partAt, wordPart } from './measure-parts.ts';

const LOWER_WORD = /(?: (?:to|or|tot|bis|à|ou|of|a) |-(?:to|or)-)(\p{L}{2,8})(?= )/uy;
/** What stands between the parts of one length. */
export const JOIN = /(?:,? (?:and|und|en|et|y|e) |, ?| ?& ?| )?/y;

/** The phrases by their first word. */
const PHRASES_BY_WORD = new Map<string, (readonly [string, number])[]>();
for (const phrase of PHRASES) {
  const first = phrase[0].slice(0, endOfWord(phrase[0], 0));
  PHRASES_BY_WORD.set(first, [...(PHRASES_BY_WORD.get(first) ?? []), phrase]);
}
/** The words that a spelled-out length begins with. */
const BEGINNINGS = sieveOf([...NUMBERS.keys(), ...PHRASES_BY_WORD.keys()]);

/** The length that the word `text.slice(start, end)` begins; null for almost every word. */
export function spelledLength(text: string, start: number, end: number): Measure | null {
  if (!passes(BEGINNINGS, text, start, end) || isInside(text, start)) return null;
  return phraseAt(text, start, end) ?? numberOfUnits(text, start) ?? spelledRange(text, start, end);
}

function numberOfUnits(text: string, start: number): Measure | null {
  const first = wordPart(text, start);
  if (!first) return null;
  const joint = first.end + (exec(JOIN, text, first.end)?.[0].length ?? 0);
  const digit = isDigit(text.charCodeAt(joint));
  const rest = joint === first.end ? null : digit ? partAt(text, joint) : wordPart(text, joint);
  const more = rest && rest.unit < first.unit ? rest : null;
  const seconds = first.seconds + (more?.seconds ?? 0);
  return { start, end: more?.end ?? first.end, seconds, low: null, loose: false };
}

function spelledRange(text: string, start: number, end: number): Measure | null {
  const word = text.slice(start, end).toLowerCase();
  const low = ARTICLES.has(word) ? undefined : NUMBERS.get(word);
  const link = low === undefined ? null : exec(LOWER_WORD, text, end);
  const part = link && wordPart(text, end + link[0].length - (link[1]?.length ?? 0));
  if (!part || low === undefined) return null;
  return { start, end: part.end, seconds: part.seconds, low: low * part.unit, loose: false };
}

function phraseAt(text: string, start: number, wordEnd: number): Measure | null {
  const first = text.slice(start, wordEnd).toLowerCase();
  for (const [phrase, seconds] of PHRASES_BY_WORD.get(first) ?? []) {
    const end = start + phrase.length;
    if (text.slice(start, end).toLowerCase() !== phrase || isWordLetter(text.charCodeAt(end)))
      continue;
    return { start, end, seconds, low: null, loose: LOOSE_PHRASES.test(phrase) };
  }
  return null;
}
