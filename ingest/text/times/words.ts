// Which day, weekday, month or time of day does a word begin?
import { isWordLetter } from './characters.ts';
import { clockReading } from './clock-tail.ts';
import { FEIRAS, WEAK_MONTHS } from './languages.ts';
import { continues, type Entry, unspacedAt, weekdayOfCharacter } from './lexicon.ts';
import { type Page, type Piece, pieceOf, type Reading } from './mention.ts';
import { monthLed } from './month-day-dates.ts';

/** What was recognised: the name of the form, and its readings (two for a range of days). */
export interface Found {
  form: string;
  readings: Reading[];
}

const EVERY =
  /(?:every|each|per|jeden|jede[rs]?|elke|iedere|chaque|tous les|cada|todos los|ogni|毎週|매주) $/i;
const COMING =
  /(?:next|coming|nächsten|nächster|kommenden|volgende|komende|prochaine?|próxim[oa]|prossim[oa]) $/i;
const FEAST = /(?:Black|Cyber|Good|Ash|Easter|Super) $/i;
const WEEKDAY_SUFFIX = /^(?:曜日?|요일)/;

/** What the word `text.slice(start, end)`, which stands in the lexicon, means here; null where it means nothing. */
export function worded(page: Page, start: number, end: number, entry: Entry): Found | null {
  const { text } = page;
  const named = entry.month === null ? null : monthLed(page, start, end, entry.month);
  if (named) return { form: 'month-led', readings: Array.isArray(named) ? named : [named] };
  const before = text.slice(Math.max(0, start - 12), start);
  if (entry.weekday !== null) return weekday(text, start, end, entry.weekday, before);
  return (
    dayWord(text, start, end, entry, before) ??
    clockWord(text, start, end, entry, before) ??
    (entry.shortWeekday === null ? null : shortWeekday(text, start, end, entry.shortWeekday))
  );
}

/** The Chinese, Japanese or Korean word or weekday that begins at `at`; null where there is none. */
export function unspacedWord({ text }: Page, at: number): Piece | null {
  const number = weekdayOfCharacter(text.charAt(at));
  if (number !== null) {
    const suffix = WEEKDAY_SUFFIX.exec(text.slice(at + 1, at + 3))?.[0];
    if (suffix !== undefined)
      return pieceOf('weekday', at, at + 1 + suffix.length, { weekday: number });
    if (/[(（]/.test(text.charAt(at - 1)) && /[)）]/.test(text.charAt(at + 1)))
      return pieceOf('short-weekday', at, at + 1, { weekday: number, need: 'company' });
  }
  const word = unspacedAt(text, at);
  if (!word) return null;
  const end = at + word.words.length;
  if ('offset' in word) return pieceOf('day-word', at, end, { dayOffset: word.offset });
  return pieceOf('clock-word', at, end, timeOfDay(text, word.hour, end));
}

function dayWord(
  text: string,
  start: number,
  end: number,
  entry: Entry,
  before: string,
): Found | null {
  for (const { words, offset, company, notAfter, before: following } of entry.days) {
    const stop = start + words.length;
    if (!continues(text, end, words, end - start) || isWordLetter(text.charCodeAt(stop))) continue;
    if (notAfter?.test(before) || (following && !following.test(text.slice(stop, stop + 12))))
      continue;
    const need = company ? 'company' : 'none';
    return { form: 'day-word', readings: [{ dayOffset: offset, end: stop, need }] };
  }
  return null;
}

function clockWord(
  text: string,
  start: number,
  end: number,
  entry: Entry,
  before: string,
): Found | null {
  for (const { words, hour, after } of entry.clocks) {
    const stop = start + words.length;
    if (!continues(text, end, words, end - start) || isWordLetter(text.charCodeAt(stop))) continue;
    // the noon of `12:00 noon` is said already
    if ((after && !after.test(before)) || /:\d\d ?$/.test(before)) continue;
    return { form: 'clock-word', readings: [timeOfDay(text, hour, stop)] };
  }
  return null;
}

function weekday(
  text: string,
  start: number,
  end: number,
  number: number,
  before: string,
): Found | null {
  let stop = end;
  if (FEIRAS.includes(text.slice(start, end).toLowerCase())) {
    if (!text.startsWith('-feira', end)) return null;
    stop += '-feira'.length;
  }
  if (EVERY.test(before) || FEAST.test(before) || text.charAt(stop) === '_') return null;
  return {
    form: COMING.test(before) ? 'next-weekday' : 'weekday',
    readings: [{ weekday: number, end: stop }],
  };
}

function shortWeekday(text: string, start: number, end: number, number: number): Found | null {
  const first = text.charAt(start);
  if (first === first.toLowerCase() || WEAK_MONTHS.has(text.slice(start, end))) return null;
  const stop = text.charAt(end) === '.' ? end + 1 : end;
  return { form: 'short-weekday', readings: [{ weekday: number, end: stop, need: 'company' }] };
}

/** Noon or midnight with the zone behind it. */
function timeOfDay(text: string, hour: number, end: number): Reading {
  return { ...clockReading(text, { hour, minute: 0, second: null, end }), meridiem: null };
}
