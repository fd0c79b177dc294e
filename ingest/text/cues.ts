// Where do the taxonomy's phrases stand in a text?
//
// One pass over the words with an index by first word: the cost does not grow with the number of phrases, and most words
// are turned away by one look at their first letters.
import type { Range } from '../model.ts';
import type { Taxonomy } from '../taxonomy.ts';
import { passes, sieveOf, slotOf } from './times/characters.ts';
import { wordsOf } from './word-ranges.ts';

/** A phrase of the taxonomy, found in a text. */
export interface CueMention extends Range {
  cause: string;
  cue: string;
  weight: number;
}

interface Word {
  text: string;
  /** any ending will do */
  open: boolean;
  /** up to so many words of the same clause may stand before it */
  gap: number;
}

interface Phrase {
  first: Word;
  more: Word[];
  /** slot of the first letters of the word that must come next; -1 where a look at them decides nothing */
  second: number;
  cause: string;
  cue: string;
  /** null for a phrase that cancels the cause's cues which it overlaps */
  weight: number | null;
}

interface Index {
  exact: Map<string, Phrase[]>;
  /** of the words in `exact` */
  sieve: Uint32Array;
  /** phrases whose first word is open-ended, by the slot of its first three letters */
  open: Map<number, Phrase[]>;
  /** those of fewer letters */
  short: Phrase[];
  signs: { phrase: Phrase; text: string }[];
}

const SIGNS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** What may stand between two words of a phrase, and between words that a gap passes over: no end of a clause. */
const BETWEEN = /^[\s\-‐‑–/]+$/u;
const CLAUSE = /^[^.!?;:,()\n]*$/u;
const LONGEST_GAP = 4;
/** What a gap does not pass over: `the disk was not full`. */
const DENIES = new Set(
  'no not never nor without cannot nicht kein keine keinen keiner ohne geen niet zonder pas sans não nem non sin sem senza'.split(
    ' ',
  ),
);
const indexes = new WeakMap<Taxonomy, Index>();

/**
 * Every mention of a cue in `text.slice(from, to)`, in text order, without those that a `not` phrase of the same cause
 * overlaps. Words match whole (`*` in a cue: any ending; `**`: up to four words of the clause), case does not matter, a hyphen
 * or slash parts words as a space does.
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
  // `coredns.yaml` is one word to a reader and two to a phrase; both readings are not worth their cost, so it is two
  const { starts, ends } = wordsOf(lower);
  const found: CueMention[] = [];
  const cancels: CueMention[] = [];
  for (let at = 0; at < starts.length; at += 1) {
    const [start, end] = [starts[at] ?? 0, ends[at] ?? 0];
    // most phrases end with their second word, and most of those with its first letters
    const next = starts[at + 1];
    const second = next === undefined ? NaN : slotOf(lower, next, (ends[at + 1] ?? 0) - next);
    if (passes(index.sieve, lower, start, end))
      for (const phrase of index.exact.get(lower.slice(start, end)) ?? [])
        if (phrase.second < 0 || phrase.second === second) add(phrase, at);
    if (end - start > 2)
      for (const phrase of index.open.get(slotOf(lower, start)) ?? [])
        if ((phrase.second < 0 || phrase.second === second) && fits(phrase.first, start, end))
          add(phrase, at);
    for (const phrase of index.short) if (fits(phrase.first, start, end)) add(phrase, at);
  }
  for (const { phrase, text: signs } of index.signs.length && SIGNS.test(lower)
    ? index.signs
    : []) {
    for (let at = lower.indexOf(signs); at >= 0; at = lower.indexOf(signs, at + signs.length))
      push(phrase, at, at + signs.length);
  }
  return found
    .filter(
      (mention) =>
        !cancels.some(
          (not) =>
            not.cause === mention.cause && not.start < mention.end && mention.start < not.end,
        ),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);

  function fits(wanted: Word, start: number, end: number): boolean {
    return (
      lower.startsWith(wanted.text, start) &&
      (wanted.open ? start + wanted.text.length <= end : start + wanted.text.length === end)
    );
  }

  /** The first word fits: adds the mention where the others follow. */
  function add(phrase: Phrase, at: number): void {
    let last = at;
    for (const wanted of phrase.more) {
      last = wanted.gap ? withinGap(wanted, last) : follows(wanted, last, BETWEEN) ? last + 1 : -1;
      if (last < 0) return;
    }
    push(phrase, starts[at] ?? 0, ends[last] ?? 0);
  }

  /** Index of the wanted word a few words behind the one at `last`, in the same clause; -1 where it is not there. */
  function withinGap(wanted: Word, last: number): number {
    for (let at = last; at - last <= wanted.gap; at += 1) {
      if (!joined(at, CLAUSE)) return -1;
      if (follows(wanted, at, CLAUSE)) return at + 1;
      const passed = lower.slice(starts[at + 1] ?? 0, ends[at + 1] ?? 0);
      if (DENIES.has(passed) || /n['’]t$/u.test(passed)) return -1;
    }
    return -1;
  }

  function follows(wanted: Word, at: number, between: RegExp): boolean {
    const start = starts[at + 1];
    return start !== undefined && fits(wanted, start, ends[at + 1] ?? 0) && joined(at, between);
  }

  /** True where nothing but what `between` allows stands between a word and the next. */
  function joined(at: number, between: RegExp): boolean {
    const [end, start] = [ends[at], starts[at + 1]];
    if (end === undefined || start === undefined) return false;
    return (
      (start - end === 1 && lower.charCodeAt(end) === 32) || between.test(lower.slice(end, start))
    );
  }

  function push({ cause, cue, weight }: Phrase, start: number, end: number): void {
    const list = weight === null ? cancels : found;
    list.push({ cause, cue, weight: weight ?? 0, start: from + start, end: from + end });
  }
}

function indexOf(taxonomy: Taxonomy): Index {
  const known = indexes.get(taxonomy);
  if (known) return known;
  const exact: Index['exact'] = new Map();
  const index: Omit<Index, 'sieve'> = { exact, open: new Map(), short: [], signs: [] };
  for (const cause of taxonomy.causes) {
    for (const { cue, weight } of cause.cues) file(index, { cause: cause.id, cue, weight });
    for (const cue of cause.not) file(index, { cause: cause.id, cue, weight: null });
  }
  const complete = { ...index, sieve: sieveOf(exact.keys()) };
  indexes.set(taxonomy, complete);
  return complete;
}

function file(
  index: Omit<Index, 'sieve'>,
  { cause, cue, weight }: Pick<Phrase, 'cause' | 'cue' | 'weight'>,
): void {
  const parts = cue.split(/[\s\-/.]+/u).filter(Boolean);
  const [first, ...more] = parts.flatMap((word, index): Word[] =>
    word === '**'
      ? []
      : [
          {
            text: word.replace(/\*$/u, ''),
            open: word.endsWith('*'),
            gap: parts[index - 1] === '**' ? LONGEST_GAP : 0,
          },
        ],
  );
  if (!first) return;
  const [next] = more;
  const second = next && !next.gap && next.text.length > 2 ? slotOf(next.text, 0) : -1;
  const phrase = { first, more, second, cause, cue, weight };
  if (SIGNS.test(cue)) index.signs.push({ phrase, text: cue });
  else if (!first.open) put(index.exact, first.text, phrase);
  else if (first.text.length > 2) put(index.open, slotOf(first.text, 0), phrase);
  else index.short.push(phrase);
}

function put<Key>(lists: Map<Key, Phrase[]>, key: Key, phrase: Phrase): void {
  const list = lists.get(key);
  if (list) list.push(phrase);
  else lists.set(key, [phrase]);
}
