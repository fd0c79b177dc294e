// Does a length of time begin here: `1 hour and 5 minutes`, `1h05m`, `PT1H5M`, `half an hour`, `2 to 3 hours`?
import {
  classOf,
  DIGIT,
  endOfWord,
  isDigit,
  isWordLetter,
  LETTER,
  passes,
  sieveOf,
  UNSPACED,
} from './characters.ts';
import {
  ARTICLES,
  LOOSE_PHRASES,
  NUMBERS,
  PHRASES,
  UNITS,
  UNSPACED_UNITS,
} from './duration-words.ts';
import { isLength, opensHoursOfDay, readingOfH } from './lengths.ts';
import { zoneAt } from './zone-reader.ts';

/** A length with its place. `low` is the lower end where the words give two (`2 to 3 hours`), `seconds` then the upper. */
export interface Measure {
  start: number;
  end: number;
  seconds: number;
  low: number | null;
  loose: boolean;
}

/** One number with its unit. */
interface Part {
  seconds: number;
  unit: number;
  end: number;
}

const QUANTITY = /(\d{1,6}(?:[.,]\d{1,3}(?!\d))?)(?: ?([½¼¾])| (1\/2))?/y;
const UNIT = /[ -]?(?:\([a-z]\))?(\p{L}{1,9})/uy;
const LOWER = /(\d{1,4}(?:[.,]\d{1,2})?) ?(?:-|–|—|to|or|tot|à|bis|ou|a|of) ?(?=\d)/y;
const LOWER_AND = /(\d{1,4}) (?:and|en|und|et|y|e) (?=\d)/y;
const LOWER_WORD = /(?: (?:to|or|tot|bis|à|ou|of|a) |-(?:to|or)-)(\p{L}{2,8})(?= )/uy;
const JOIN = /(?:,? (?:and|und|en|et|y|e) |, ?| ?& ?| )?/y;
const COLON = /(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?![\d:])/y;
const NO_COLON_AFTER = /^ ?(?:[-–—]|to\b|until\b|till\b|and\b|[ap]\.?m\b)/i;
const BARE_MINUTES = / (\d{1,2})(?=$|[.,;)\n](?!\d)| ?[-–(|])/y;
const ISO =
  /P(?!$)(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})(?:\.\d+)?S)?)?(?![\p{L}\d])/uy;
const HALF = / ?(?:半|반)/y;
const WORD = /\p{L}{1,12}/uy;
const COMPOUND = /[- ](one|two|three|four|five|six|seven|eight|nine)(?![a-z])/y;
const BETWEEN = /(?:between|entre|tussen|zwischen|tra) (?:about |around )?$/i;
/** "45m users", "30 min read": not lengths of what is told. */
const M_COUNTS =
  /^ (?:users?|requests?|records?|rows?|events?|messages?|emails?|people|customers?|lines?|euros?|usd|dollars|hits|queries)\b/i;
/** What may follow a unit of one letter without a space. */
const TIGHT_CHAIN = /^\d(?:d\d{1,2}h|h\d{1,2}(?:m|min|mn|(?![\p{L}\d]))|m\d{1,2}s)/u;
const FRACTIONS: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75, '1/2': 0.5 };

/** The phrases by their first word. */
const PHRASES_BY_WORD = new Map<string, (readonly [string, number])[]>();
for (const phrase of PHRASES) {
  const first = phrase[0].slice(0, endOfWord(phrase[0], 0));
  PHRASES_BY_WORD.set(first, [...(PHRASES_BY_WORD.get(first) ?? []), phrase]);
}
/** The words that a spelled-out length begins with. */
const BEGINNINGS = sieveOf([...NUMBERS.keys(), ...PHRASES_BY_WORD.keys()]);

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
  if (code === 80) {
    const iso = isoLength(text, at);
    if (iso) return iso;
  }
  return passes(BEGINNINGS, text, at, end) ? (spelled(text, at, end) ?? end) : end;
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
  if (!first || (first.unit === 3600 && at === start && isClock(text, start))) return null;
  let { seconds, end, unit } = first;
  for (;;) {
    JOIN.lastIndex = end;
    const joint = JOIN.exec(text)?.[0].length ?? 0;
    const part = isDigit(text.charCodeAt(end + joint))
      ? partAt(text, end + joint)
      : wordPart(text, end + joint, joint);
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
  if (tight && /h$/i.test(text.slice(0, end).slice(-1)))
    return { minutes: Number(tight[0]), end: end + 2 };
  const loose = exec(BARE_MINUTES, text, end);
  if (!loose || Number(loose[1]) >= 60 || !/(?:h|hr|hrs|hours?)$/i.test(text.slice(end - 5, end)))
    return null;
  return { minutes: Number(loose[1]), end: end + loose[0].length };
}

function partAt(text: string, at: number): Part | null {
  const quantity = exec(QUANTITY, text, at);
  if (!quantity) return null;
  const end = at + quantity[0].length;
  const unit = unitAt(text, end);
  if (!unit) return null;
  const written = quantity[1] ?? '';
  // 14.05 uur is a time of day
  if (/^\d{1,2}\.\d{2}$/.test(written) && /^ ?uur/i.test(text.slice(end, end + 4))) return null;
  const number = amount(written) + (FRACTIONS[quantity[2] ?? quantity[3] ?? ''] ?? 0);
  return { seconds: number * unit.seconds, unit: unit.seconds, end: unit.end };
}

/** 1,200 is twelve hundred; 2,5 and 2.5 are two and a half. */
function amount(written: string): number {
  return Number(/,\d{3}$/.test(written) ? written.replace(',', '') : written.replace(',', '.'));
}

function unitAt(text: string, at: number): { seconds: number; end: number } | null {
  const near = text.charAt(at) === ' ' ? at + 1 : at;
  if (text.charCodeAt(near) >= UNSPACED) {
    const unspaced = UNSPACED_UNITS.find(([name]) => text.startsWith(name, near));
    // 2時 5分 is a time of day, 5分 behind 時 its minutes
    if (
      !unspaced ||
      (unspaced[0] === '分' && /[時时点] ?\d{1,2} ?$/.test(text.slice(Math.max(0, near - 6), near)))
    )
      return null;
    if (unspaced[0] === '분' && /시 ?\d{1,2} ?$/.test(text.slice(Math.max(0, near - 6), near)))
      return null;
    return { seconds: unspaced[1], end: near + unspaced[0].length };
  }
  const match = exec(UNIT, text, at);
  const word = match?.[1] ?? '';
  const end = at + (match?.[0].length ?? 0);
  const letter = word.length === 1;
  if (letter && (word !== word.toLowerCase() || (word !== 'h' && text.charAt(at) === ' ')))
    return null;
  const seconds = UNITS.get(word.toLowerCase());
  if (
    seconds === undefined ||
    isWordLetter(text.charCodeAt(end)) ||
    /^_\p{L}/u.test(text.slice(end, end + 2))
  )
    return null;
  // 0d29 and 7m2l are parts of a hash, 1h05m is a length
  if (letter && isDigit(text.charCodeAt(end)) && !TIGHT_CHAIN.test(text.slice(at - 1, end + 8)))
    return null;
  if (word === 's' && /[^\d][45]\d\d$/.test(text.slice(Math.max(0, at - 4), at))) return null;
  if (word === 'm' && M_COUNTS.test(text.slice(end, end + 12))) return null;
  return { seconds, end };
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

/** `14h05` and `om 16 uur`: left to the times. */
function isClock(text: string, start: number): boolean {
  return readingOfH(text, start) === 'clock';
}

function isoLength(text: string, at: number): Measure | null {
  const match = isWordLetter(text.charCodeAt(at - 1)) ? null : exec(ISO, text, at);
  if (!match || match[0].length < 3) return null;
  const [days, hours, minutes, rest] = match.slice(1).map((digits) => Number(digits ?? 0));
  const seconds = (days ?? 0) * 86_400 + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (rest ?? 0);
  return { start: at, end: at + match[0].length, seconds, low: null, loose: false };
}

function spelled(text: string, start: number, wordEnd: number): Measure | null {
  if (isInside(text, start)) return null;
  const phrase = phraseAt(text, start, wordEnd);
  if (phrase) return phrase;
  const first = wordPart(text, start, 1);
  if (first) {
    JOIN.lastIndex = first.end;
    const joint = first.end + (JOIN.exec(text)?.[0].length ?? 0);
    const rest =
      joint > first.end && isDigit(text.charCodeAt(joint))
        ? partAt(text, joint)
        : wordPart(text, joint, joint - first.end);
    const more = rest && rest.unit < first.unit ? rest : null;
    return {
      start,
      end: more?.end ?? first.end,
      seconds: first.seconds + (more?.seconds ?? 0),
      low: null,
      loose: false,
    };
  }
  return spelledRange(text, start);
}

/** `two to three hours` */
function spelledRange(text: string, start: number): Measure | null {
  const word = exec(WORD, text, start)?.[0] ?? '';
  const low = NUMBERS.get(word.toLowerCase());
  const link =
    low === undefined || ARTICLES.has(word.toLowerCase())
      ? null
      : exec(LOWER_WORD, text, start + word.length);
  const part =
    link && wordPart(text, start + word.length + link[0].length - (link[1]?.length ?? 0), 1);
  return part && low !== undefined
    ? { start, end: part.end, seconds: part.seconds, low: low * part.unit, loose: false }
    : null;
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

/** A number in words with its unit: `two hours`, `forty-five minutes`, `une heure`. */
function wordPart(text: string, at: number, joint: number): Part | null {
  const word = joint > 0 ? exec(WORD, text, at)?.[0] : undefined;
  const lower = word?.toLowerCase() ?? '';
  let number = NUMBERS.get(lower);
  if (word === undefined || number === undefined) return null;
  let end = at + word.length;
  const more = exec(COMPOUND, text, end);
  if (more && number >= 20) {
    number += NUMBERS.get(more[1] ?? '') ?? 0;
    end += more[0].length;
  }
  const unit = /[ -]/.test(text.charAt(end)) ? unitAt(text, end) : null;
  if (!unit || unit.end - end < 4) return null;
  if (ARTICLES.has(lower) && unit.seconds !== 60 && unit.seconds !== 3600) return null;
  if (unit.seconds === 3600 && readingOfH(text, at) === 'clock') return null;
  return { seconds: number * unit.seconds, unit: unit.seconds, end: unit.end };
}

/** Inside a word, a version, an amount of money, a clock time or a longer number. */
function isInside(text: string, at: number): boolean {
  const previous = text.charCodeAt(at - 1);
  if (isDigit(previous) || isWordLetter(previous)) return true;
  const before = text.charAt(at - 1);
  const further = text.charCodeAt(at - 2);
  if (before === '.' || before === ',' || before === ':') return isDigit(further);
  if (before === '-' || before === '_') return isWordLetter(further);
  return before !== '' && '$€£¥#+\\'.includes(before);
}

function exec(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
