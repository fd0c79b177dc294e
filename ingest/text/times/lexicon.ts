// Does this word name a month, a weekday, a day or a time of day?
import { passes, sieveOf, UNSPACED as FIRST_UNSPACED } from './characters.ts';
import {
  CLOCK_WORDS,
  type ClockWord,
  DAY_WORDS,
  type DayWord,
  FEIRAS,
  MONTH_NAMES,
  SHORT_WEEKDAYS,
  WEEKDAY_CHARACTERS,
  WEEKDAY_NAMES,
} from './languages.ts';

/** What a word can mean; a phrase stands under its first word. */
export interface Entry {
  /** 1 January … 12 December */
  month: number | null;
  /** 1 Monday … 7 Sunday */
  weekday: number | null;
  /** the same for names that are believed only beside a date */
  shortWeekday: number | null;
  days: DayWord[];
  clocks: ClockWord[];
}

/** Everything that begins with a Latin letter, by its first run of letters, lower case. */
const ENTRIES = new Map<string, Entry>();
/** Chinese, Japanese and Korean words by their first character, longest first. */
const UNSPACED = new Map<string, (DayWord | ClockWord)[]>();
const NOTHING: Entry = { month: null, weekday: null, shortWeekday: null, days: [], clocks: [] };

MONTH_NAMES.forEach((names, index) =>
  names.split(' ').forEach((name) => (entryOf(name).month = index + 1)),
);
WEEKDAY_NAMES.forEach((names, index) =>
  names.split(' ').forEach((name) => (entryOf(name).weekday = index + 1)),
);
FEIRAS.forEach((name, index) => (entryOf(name).weekday = index + 1));
SHORT_WEEKDAYS.forEach((names, index) =>
  names.split(' ').forEach((name) => (entryOf(name).shortWeekday ??= index + 1)),
);
for (const word of DAY_WORDS) file(word, (entry) => entry.days.push(word));
for (const word of CLOCK_WORDS) file(word, (entry) => entry.clocks.push(word));
const SIEVE = sieveOf(ENTRIES.keys());
for (const words of UNSPACED.values()) words.sort((a, b) => b.words.length - a.words.length);

const CHARACTER_WEEKDAYS = new Map(
  WEEKDAY_CHARACTERS.flatMap((days) =>
    [...days].map((day, index): [string, number] => [day, index + 1]),
  ),
);
const UNSPACED_INITIALS = new Set(
  [...UNSPACED.keys(), ...CHARACTER_WEEKDAYS.keys()].map((initial) => initial.charCodeAt(0)),
);

/** What the run of letters `text.slice(start, end)` means, in any letter case; null for almost every word. */
export function lookUp(text: string, start: number, end: number): Entry | null {
  return passes(SIEVE, text, start, end)
    ? (ENTRIES.get(text.slice(start, end).toLowerCase()) ?? null)
    : null;
}

/** The month that a word names, 1 to 12, in any letter case; else null. */
export function monthOf(word: string): number | null {
  return ENTRIES.get(word.toLowerCase())?.month ?? null;
}

/** True where a word or a weekday of an unspaced script may begin with this character. */
export function beginsUnspaced(code: number): boolean {
  return UNSPACED_INITIALS.has(code);
}

/** 1 Monday … 7 Sunday for a character that names a weekday; else null. */
export function weekdayOfCharacter(character: string): number | null {
  return CHARACTER_WEEKDAYS.get(character) ?? null;
}

/** The Chinese, Japanese or Korean word that begins at `at`; else null. */
export function unspacedAt(text: string, at: number): DayWord | ClockWord | null {
  return UNSPACED.get(text.charAt(at))?.find(({ words }) => text.startsWith(words, at)) ?? null;
}

/** True where the rest of a phrase, behind its first word, stands at `at` (letter case ignored). */
export function continues(text: string, at: number, words: string, first: number): boolean {
  const rest = words.length - first;
  return rest === 0 || text.slice(at, at + rest).toLowerCase() === words.slice(first);
}

function file(word: DayWord | ClockWord, add: (entry: Entry) => void): void {
  const initial = word.words.charAt(0);
  if (initial.charCodeAt(0) >= FIRST_UNSPACED)
    UNSPACED.set(initial, [...(UNSPACED.get(initial) ?? []), word]);
  else add(entryOf(/^\p{L}+/u.exec(word.words)?.[0] ?? word.words));
}

function entryOf(word: string): Entry {
  let entry = ENTRIES.get(word);
  if (!entry) {
    entry = { ...NOTHING, days: [], clocks: [] };
    ENTRIES.set(word, entry);
  }
  return entry;
}
