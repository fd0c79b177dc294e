// Where does one sentence end and the next begin?
//
// A single pass, without Intl.Segmenter: it is fifty times faster, and the few abbreviations of postmortems are known.
import type { Range } from '../model.ts';

/** Words before a full stop that do not end a sentence. Lower case, without their last stop. */
const ABBREVIATIONS = new Set([
  'approx',
  'ca',
  'cf',
  'dr',
  'e.g',
  'eg',
  'eng',
  'esp',
  'etc',
  'fig',
  'i.e',
  'ie',
  'incl',
  'inc',
  'jan',
  'feb',
  'mar',
  'apr',
  'jun',
  'jul',
  'aug',
  'sep',
  'sept',
  'oct',
  'nov',
  'dec',
  'mr',
  'mrs',
  'ms',
  'no',
  'nr',
  'p.m',
  'a.m',
  'resp',
  'st',
  'vs',
  'z.b',
  'bzw',
  'd.h',
  'u.a',
  'evtl',
  'ggf',
  'inkl',
  'min',
  'max',
  'std',
  'uhr',
  'bijv',
  'o.a',
  'd.w.z',
  'p.ex',
  'c.-à-d',
  'sr',
  'sra',
  'art',
]);

/** Ends of sentences with what may follow before white space: quotes and brackets. CJK stops need no white space. */
const END = /[.!?…][)\]"'”’»]*(?=\s)|[。！？][」』）]*|\n+/g;

/** Several extractors ask about the same blocks of one text; the answers for the last one are kept. */
let lastText = '';
const answers = new Map<number, readonly Range[]>();
/** Above any length of a text, and its square below the greatest exact number. */
const LONGEST = 2 ** 26;

/**
 * The sentences of `text.slice(from, to)` in order, as ranges of `text` without surrounding white space. Line breaks
 * end a sentence; a stop after a known abbreviation, a single initial or a list number does not.
 */
export function sentences(text: string, from = 0, to = text.length): readonly Range[] {
  if (from === 0 && to === text.length) return split(text, from, to);
  if (text !== lastText) {
    lastText = text;
    answers.clear();
  }
  const key = from * LONGEST + to;
  const known = answers.get(key);
  if (known) return known;
  const found = split(text, from, to);
  answers.set(key, found);
  return found;
}

function split(text: string, from: number, to: number): Range[] {
  const found: Range[] = [];
  let start = from;
  END.lastIndex = from;
  for (;;) {
    const match = END.exec(text);
    if (!match || match.index >= to) break;
    const end = Math.min(match.index + match[0].length, to);
    if (match[0].startsWith('.') && !endsSentence(text, start, match.index, end, to)) continue;
    push(found, text, start, end);
    start = end;
  }
  push(found, text, start, to);
  return found;
}

function endsSentence(text: string, start: number, stop: number, end: number, to: number): boolean {
  let wordStart = stop;
  while (wordStart > start && !/[\s([“"]/.test(text.charAt(wordStart - 1))) wordStart -= 1;
  const word = text.slice(wordStart, stop).toLowerCase();
  if (ABBREVIATIONS.has(word))
    return /^(?:etc|p\.m|a\.m|uhr|inc|no|max|min)$/.test(word) && startsUpper(text, end, to);
  // '3.' or 'A.' in front of words is a number or an initial
  if (/^(?:\d{1,2}|\p{L})$/u.test(word))
    return (
      wordStart > start &&
      !/^\p{Lu}$/u.test(text.slice(wordStart, stop)) &&
      startsUpper(text, end, to) &&
      !/^\d/.test(word)
    );
  return true;
}

function startsUpper(text: string, at: number, to: number): boolean {
  let next = at;
  while (next < to && /\s/.test(text.charAt(next))) next += 1;
  return next < to && /[\p{Lu}“"(]/u.test(text.charAt(next));
}

function push(found: Range[], text: string, start: number, end: number): void {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from += 1;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
  if (to > from) found.push({ start: from, end: to });
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 160 || code === 0x3000;
}
