// Which time zone, if any, is written right after a clock time?
import { IANAZone } from 'luxon';
import { resolveZone, zoneInWords, zoneOffset } from '../zones.ts';
import type { WrittenZone } from './mention.ts';
import { ABBREVIATIONS, LOWER_CASE, SEASONAL, WORDS } from './zone-table.ts';

/** A zone, and where the words around it end (`(UTC)`: behind the parenthesis). */
export interface ZoneReading {
  zone: WrittenZone;
  end: number;
}

/** How much of a numeric offset to believe: `-08:00` is one after an ISO time, after a bare `14:05` it ends a range. */
export type Trust = 'iso' | 'plus';

const OPENING = /(?:, ?| )?(?:[([] ?(?:all )?(?:in )?)?/y;
const LETTERS = /[A-Za-z]{1,30}/y;
const TAIL = / ?([+-])(\d{1,2})(?::?(\d{2}))?(?![\d:]|\.\d)/y;
const NUMERIC = /([+-])(\d{2}):?(\d{2})?(?![\d:]|\.\d)/y;
const ANOTHER_TIME = / ?(?:[ap]\.?m\b|UTC|GMT|[A-Z]{2,4}T\b|uhr|uur)/iy;
const IANA = /[A-Z][A-Za-z]{1,10}(?:\/[A-Z][A-Za-z_]{1,20}){1,2}/y;
const REPETITION = / ?\((?:UTC|GMT)(?: ?[+-]\d{1,2}(?::?\d{2})?)?\)/y;
const PHRASE = /[\p{L}-]{1,30}(?: [\p{L}-]{1,30}){0,4}/uy;

/** The first words of zones in words, lower case. */
const FIRST_WORDS: ReadonlySet<string> = new Set(
  [...WORDS.keys()].map((words) => words.split(' ')[0] ?? ''),
);
/** One word alone (`Pacific`) is a zone only with a capital and not before another name (`Pacific Gas`). */
const BARE = /^(?:us )?(?:eastern|central|mountain|pacific)$/i;
/** Chinese, Japanese and Korean join words; these names are looked up by how the text goes on. */
const UNSPACED = [...WORDS.keys()].filter((words) => words.charCodeAt(0) > 0x2e80);

/**
 * The zone written at `at`, which is the end of a clock time: after at most a comma, a space and a parenthesis
 * (`14:05 UTC`, `14:05 (GMT+2)`, `14:05+02:00`, `14:05 Pacific Time`, `14:05 Europe/Amsterdam`). Null where there is none.
 */
export function zoneAt(text: string, at: number, trust: Trust = 'plus'): ZoneReading | null {
  const first = text.charCodeAt(at);
  // most times end in front of a full stop, a dash or the end of the line
  if (!(
    first === 32 ||
    first === 44 ||
    first === 40 ||
    first === 91 ||
    first > 64 ||
    first === 43 ||
    first === 45
  ))
    return null;
  OPENING.lastIndex = at;
  const opening = OPENING.exec(text)?.[0] ?? '';
  const start = at + opening.length;
  const found = numericZone(text, start, trust) ?? lettered(text, start, opening);
  if (!found) return null;
  let end = closed(text, found.end, opening);
  REPETITION.lastIndex = end;
  end += REPETITION.exec(text)?.[0].length ?? 0;
  return { zone: found, end };
}

/** A zone written in letters at `start`: abbreviation, IANA name or words. */
function lettered(text: string, start: number, opening: string): WrittenZone | null {
  const code = text.charCodeAt(start);
  if (code > 0x2e80) return unspaced(text, start);
  LETTERS.lastIndex = start;
  const word = LETTERS.exec(text)?.[0];
  if (word === undefined) return null;
  const abbreviated = abbreviation(text, start, word, opening);
  if (abbreviated) return abbreviated;
  if (text[start + word.length] === '/') return ianaZone(text, start);
  // `horário de Brasília`: the first word goes on with an accent
  const accented = text.charCodeAt(start + word.length) > 127;
  return FIRST_WORDS.has(word.toLowerCase()) || accented ? worded(text, start) : null;
}

/** True where the letters are a zone's abbreviation as people write it: `UTC`, `utc`, `CEST`, never `est` or `ist`. */
function isAbbreviation(word: string): boolean {
  if (word.length > 5) return false;
  const upper = word.toUpperCase();
  if (!ABBREVIATIONS.has(upper) && !SEASONAL.has(upper)) return false;
  return word === upper || LOWER_CASE.has(word.toLowerCase());
}

function abbreviation(
  text: string,
  start: number,
  word: string,
  opening: string,
): WrittenZone | null {
  if (!isAbbreviation(word)) return null;
  // after a comma, two capitals are rather the start of something else
  if (opening.startsWith(',') && word.length < 3) return null;
  const end = start + word.length;
  const next = text.charCodeAt(end);
  if ((next > 47 && next < 58) || next === 95 || (next > 127 && next < 0x2e80)) return null;
  if (next === 47) {
    LETTERS.lastIndex = end + 1;
    const pair = `${word}/${LETTERS.exec(text)?.[0] ?? ''}`;
    if (SEASONAL.has(pair.toUpperCase()))
      return { name: pair, offsetMinutes: null, start, end: start + pair.length };
  }
  const shifted = /^(?:UTC|GMT)$/i.test(word) ? shift(text, start, end) : null;
  if (shifted) return shifted;
  return { name: word, offsetMinutes: zoneOffset(word), start, end };
}

/** `UTC+2`, `GMT-05:30`; not the dash of `09:00 UTC-10:15 UTC`. */
function shift(text: string, start: number, end: number): WrittenZone | null {
  TAIL.lastIndex = end;
  const match = TAIL.exec(text);
  if (!match) return null;
  const stop = end + match[0].length;
  const minutes = match[3] ?? '00';
  ANOTHER_TIME.lastIndex = stop;
  if (match[1] === '-' && (!/^(?:00|30|45)$/.test(minutes) || ANOTHER_TIME.test(text))) return null;
  const name = text.slice(start, stop);
  const offsetMinutes = zoneOffset(name);
  return offsetMinutes === null ? null : { name, offsetMinutes, start, end: stop };
}

function numericZone(text: string, start: number, trust: Trust): WrittenZone | null {
  const sign = text.charCodeAt(start);
  if (sign !== 43 && sign !== 45) return null;
  NUMERIC.lastIndex = start;
  const match = NUMERIC.exec(text);
  if (!match) return null;
  const name = match[0];
  const colonless = /^[+-]\d{4}$/.test(name);
  if (sign === 45 && trust !== 'iso' && !colonless) return null;
  // `14:05 +20` is no offset; a bare hour needs the ISO form
  if (match[3] === undefined && trust !== 'iso') return null;
  const offsetMinutes = zoneOffset(name);
  return offsetMinutes === null ? null : { name, offsetMinutes, start, end: start + name.length };
}

function ianaZone(text: string, start: number): WrittenZone | null {
  IANA.lastIndex = start;
  const name = IANA.exec(text)?.[0];
  if (name === undefined || !IANAZone.isValidZone(name)) return null;
  return { name, offsetMinutes: null, start, end: start + name.length };
}

/** The longest phrase at `start` that names a zone. */
function worded(text: string, start: number): WrittenZone | null {
  PHRASE.lastIndex = start;
  let words = PHRASE.exec(text)?.[0] ?? '';
  const following = text.slice(start + words.length);
  for (; words; words = words.slice(0, Math.max(0, words.lastIndexOf(' ')))) {
    const name = zoneInWords(words);
    if (name === null) continue;
    const end = start + words.length;
    if (BARE.test(words) && !standsAlone(text, start, end, following)) return null;
    return { name: words, offsetMinutes: zoneOffset(name), start, end };
  }
  return null;
}

function standsAlone(text: string, start: number, end: number, following: string): boolean {
  const first = text[start] ?? '';
  if (first === first.toLowerCase()) return false;
  return !/^ \p{Lu}/u.test(text.slice(end, end + 2)) && !/^['’]/.test(following);
}

function unspaced(text: string, start: number): WrittenZone | null {
  const name = UNSPACED.find((words) => text.startsWith(words, start));
  if (name === undefined) return null;
  const fixed = resolveZone(name, '2000-01-01');
  return {
    name,
    offsetMinutes: fixed && fixed.iana === null ? fixed.offsetMinutes : null,
    start,
    end: start + name.length,
  };
}

/** Behind the bracket that the opening opened, where it is closed at once. */
function closed(text: string, end: number, opening: string): number {
  if (!/[([]/.test(opening)) return end;
  const next = text[end];
  return next === ')' || next === ']' ? end + 1 : end;
}
