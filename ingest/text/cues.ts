// Where do the taxonomy's phrases stand in a text?
//
// One pass over the words with an index by first word: the cost does not grow with the number of phrases.
import type { Taxonomy } from '../taxonomy.ts';
import type { Range } from '../model.ts';

/** A phrase of the taxonomy, found in a text. */
export interface CueMention extends Range {
  cause: string;
  cue: string;
  weight: number;
}

interface Phrase {
  words: { text: string; open: boolean }[];
  cause: string;
  cue: string;
  /** null for a phrase that cancels the cause's cues which it overlaps */
  weight: number | null;
}

interface Index {
  exact: Map<string, Phrase[]>;
  /** phrases whose first word is open-ended, by its first two letters */
  open: Map<string, Phrase[]>;
  signs: { phrase: Phrase; text: string }[];
}

const WORD = /[\p{L}\p{N}_]+(?:['’.][\p{L}\p{N}_]+)*/gu;
const SIGNS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const indexes = new WeakMap<Taxonomy, Index>();

/**
 * Every mention of a cue in `text.slice(from, to)`, in text order, without those that a `not` phrase of the same cause
 * overlaps. Words match whole (`*` in a cue: any ending), case does not matter, a hyphen or slash parts words as a space does.
 */
export function findCues(
  taxonomy: Taxonomy,
  text: string,
  from = 0,
  to = text.length,
): CueMention[] {
  const index = indexOf(taxonomy);
  const lower = text.slice(from, to).toLowerCase();
  // lower-casing may change the length of rare letters; then positions cannot be trusted
  if (lower.length !== to - from) return [];
  const words = [...lower.matchAll(WORD)].flatMap((match) => split(match[0], from + match.index));
  const found: (CueMention & { cancels: boolean })[] = [];
  words.forEach((word, at) => {
    for (const phrase of index.exact.get(word.text) ?? []) add(phrase, at);
    for (const phrase of index.open.get(word.text.slice(0, 2)) ?? []) add(phrase, at);
  });
  for (const { phrase, text: signs } of SIGNS.test(lower) ? index.signs : []) {
    for (let at = lower.indexOf(signs); at >= 0; at = lower.indexOf(signs, at + signs.length))
      push(phrase, from + at, from + at + signs.length);
  }
  const cancels = found.filter((mention) => mention.cancels);
  return found
    .filter(
      (mention) =>
        !mention.cancels &&
        !cancels.some(
          (not) =>
            not.cause === mention.cause && not.start < mention.end && mention.start < not.end,
        ),
    )
    .map(({ cause, cue, weight, start, end }) => ({ cause, cue, weight, start, end }))
    .sort((a, b) => a.start - b.start || b.end - a.end);

  function add(phrase: Phrase, at: number): void {
    for (const [offset, wanted] of phrase.words.entries()) {
      const word = words[at + offset];
      if (!word || !(wanted.open ? word.text.startsWith(wanted.text) : word.text === wanted.text))
        return;
      const before = words[at + offset - 1];
      if (offset > 0 && before && !/^[\s\-‐‑–/]+$/u.test(text.slice(before.end, word.start)))
        return;
    }
    const [first, last] = [words[at], words[at + phrase.words.length - 1]];
    if (first && last) push(phrase, first.start, last.end);
  }

  function push(phrase: Phrase, start: number, end: number): void {
    found.push({
      cause: phrase.cause,
      cue: phrase.cue,
      weight: phrase.weight ?? 0,
      start,
      end,
      cancels: phrase.weight === null,
    });
  }
}

/** `coredns.yaml` is one word to a reader and two to a phrase; both readings are not worth their cost, so parts it is. */
function split(word: string, start: number): { text: string; start: number; end: number }[] {
  if (!word.includes('.')) return [{ text: word, start, end: start + word.length }];
  let at = start;
  return word.split('.').map((part) => {
    const range = { text: part, start: at, end: at + part.length };
    at += part.length + 1;
    return range;
  });
}

function indexOf(taxonomy: Taxonomy): Index {
  const known = indexes.get(taxonomy);
  if (known) return known;
  const index: Index = { exact: new Map(), open: new Map(), signs: [] };
  for (const cause of taxonomy.causes) {
    for (const { cue, weight } of cause.cues) file(index, { cause: cause.id, cue, weight });
    for (const cue of cause.not) file(index, { cause: cause.id, cue, weight: null });
  }
  indexes.set(taxonomy, index);
  return index;
}

function file(index: Index, { cause, cue, weight }: Omit<Phrase, 'words'>): void {
  if (SIGNS.test(cue)) {
    index.signs.push({ phrase: { words: [], cause, cue, weight }, text: cue });
    return;
  }
  const words = cue
    .split(/[\s\-/.]+/u)
    .filter(Boolean)
    .map((word) => ({ text: word.replace(/\*$/u, ''), open: word.endsWith('*') }));
  const first = words[0];
  if (!first) return;
  const map = first.open ? index.open : index.exact;
  const key = first.open ? first.text.slice(0, 2) : first.text;
  const list = map.get(key);
  if (list) list.push({ words, cause, cue, weight });
  else map.set(key, [{ words, cause, cue, weight }]);
}
