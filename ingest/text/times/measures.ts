// Does a length of time begin here: `1 hour and 5 minutes`, `1h05m`, `PT1H5M`, `1:05 hours`, `2 to 3 hours`?
import {
  classOf,
  DIGIT,
  endOfWord,
  isDigit,
  isWordLetter,
  LETTER,
  UNSPACED,
} from './characters.ts';
import { isLength, opensHoursOfDay, readingOfH } from './lengths.ts';
import { amount, exec, isInside, type Measure, partAt, wordPart } from './measure-parts.ts';
import { JOIN, spelledLength } from './spelled-lengths.ts';
import { zoneAt } from './zone-reader.ts';

const LOWER = /(\d{1,4}(?:[.,]\d{1,2})?) ?(?:-|–|—|to|or|tot|à|bis|ou|a|of) ?(?=\d)/y;
const LOWER_AND = /(\d{1,4}) (?:and|en|und|et|y|e) (?=\d)/y;
const COLON = /(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?![\d:])/y;
const NO_COLON_AFTER = /^ ?(?:[-–—]|to\b|until\b|till\b|and\b|[ap]\.?m\b)/i;
const BARE_MINUTES = / (\d{1,2})(?=$|[.,;)\n](?!\d)| ?[-–(|])/y;
const ISO =
  /P(?!$)(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})(?:\.\d+)?S)?)?(?![\p{L}\d])/uy;
const HALF = / ?(?:半|반)/y;
const BETWEEN = /(?:between|entre|tussen|zwischen|tra) (?:about |around )?$/i;

/** The lengths of time in the text, in order, none overlapping another. */
export function measuresOf(text: string): Measure[] {
  const measures: Measure[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const kind = classOf(code);
    let found: Measure | number = at + 1;
    if (kind === DIGIT) found = figures(text, at);
    else if (kind === LETTER && code < UNSPACED) found = words(text, at, code);
    if (typeof found !== 'number') measures.push(found);
    at = typeof found === 'number' ? found : found.end;
  }
  return measures;
}

/** The length that a word at `at` begins; else where to look next. */
function words(text: string, at: number, code: number): Measure | number {
  const end = endOfWord(text, at);
  const iso = code === 80 ? isoLength(text, at) : null;
  return iso ?? spelledLength(text, at, end) ?? end;
}

function figures(text: string, at: number): Measure | number {
  let next = at + 1;
  while (isDigit(text.charCodeAt(next))) next += 1;
  if (isInside(text, at) || next - at > 6) return next;
  const behind = text.charCodeAt(next);
  const colon = behind === 58 ? colonLength(text, at) : null;
  if (colon) return colon;
  const low = lowerEnd(text, at);
  const measure = chain(text, low?.end ?? at, at);
  if (!measure) return next;
  if (low !== null && isHoursOfDay(text, at, measure.end)) return measure.end;
  if (low === null) return measure;
  // "June 2022 - 7 hours" begins with the 7
  return low.value * measure.unit < measure.seconds
    ? { ...measure, low: low.value * measure.unit }
    : next;
}

/** A chain of parts in falling units: `1 hour and 5 minutes`, `1h05m`, `1時間30分`. */
function chain(text: string, at: number, start: number): (Measure & { unit: number }) | null {
  const first = partAt(text, at);
  if (!first || (first.unit === 3600 && at === start && readingOfH(text, start) === 'clock'))
    return null;
  let { seconds, end, unit } = first;
  for (;;) {
    const joint = end + (exec(JOIN, text, end)?.[0].length ?? 0);
    const digit = isDigit(text.charCodeAt(joint));
    const part = digit ? partAt(text, joint) : joint > end ? wordPart(text, joint) : null;
    if (!part || part.unit >= unit) break;
    ({ end, unit } = part);
    seconds += part.seconds;
  }
  const half = exec(HALF, text, end);
  if (half && unit >= 3600) {
    seconds += unit / 2;
    end += half[0].length;
  }
  const bare = unit === 3600 ? bareMinutes(text, end) : null;
  if (bare) {
    seconds += bare.minutes * 60;
    end = bare.end;
  }
  return { start, end, seconds, low: null, loose: false, unit: first.unit };
}

/** `1 hr 20` and `1h05`: minutes without their unit. */
function bareMinutes(text: string, end: number): { minutes: number; end: number } | null {
  const tight = /^\d{2}(?![\d\p{L}:.])/u.exec(text.slice(end, end + 3));
  if (tight && /h/i.test(text.charAt(end - 1))) return { minutes: Number(tight[0]), end: end + 2 };
  const loose = exec(BARE_MINUTES, text, end);
  if (!loose || Number(loose[1]) >= 60 || !/(?:h|hr|hrs|hours?)$/i.test(text.slice(end - 5, end)))
    return null;
  return { minutes: Number(loose[1]), end: end + loose[0].length };
}

/** The 2 of `2 to 3 hours`, `2-3 h` and `between 2 and 3 hours`. */
function lowerEnd(text: string, at: number): { value: number; end: number } | null {
  const match =
    exec(LOWER, text, at) ??
    (BETWEEN.test(text.slice(Math.max(0, at - 20), at)) ? exec(LOWER_AND, text, at) : null);
  return match ? { value: amount(match[1] ?? ''), end: at + match[0].length } : null;
}

/** `tussen 14 en 15 uur` are times of day. */
function isHoursOfDay(text: string, start: number, end: number): boolean {
  return text.slice(end - 3, end) === 'uur' && opensHoursOfDay(text, start);
}

/** 1:05 hours and the 05:13:00 behind the word duration, where nothing makes them times of day. */
function colonLength(text: string, at: number): Measure | null {
  const match = exec(COLON, text, at);
  if (!match) return null;
  const end = at + match[0].length;
  if (
    !isLength(text, at, end) ||
    zoneAt(text, end) ||
    NO_COLON_AFTER.test(text.slice(end, end + 8))
  )
    return null;
  const seconds = Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
  const unit = /^ ?(?:hours|hrs)\b/i.exec(text.slice(end, end + 7))?.[0].length ?? 0;
  return { start: at, end: end + unit, seconds, low: null, loose: false };
}

function isoLength(text: string, at: number): Measure | null {
  const match = isWordLetter(text.charCodeAt(at - 1)) ? null : exec(ISO, text, at);
  if (!match || match[0].length < 3) return null;
  const [days, hours, minutes, rest] = match.slice(1).map((digits) => Number(digits ?? 0));
  const seconds = (days ?? 0) * 86_400 + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (rest ?? 0);
  return { start: at, end: at + match[0].length, seconds, low: null, loose: false };
}
