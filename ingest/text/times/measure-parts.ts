// Which number and unit stand here: `5 minutes`, `1h`, `30分`, `two hours`?
import { isDigit, isWordLetter, UNSPACED } from './characters.ts';
import { ARTICLES, NUMBERS, UNITS, UNSPACED_UNITS } from './duration-words.ts';
import { readingOfH } from './lengths.ts';

/** A length with its place. `low` is the lower end where the words give two (`2 to 3 hours`), `seconds` then the upper. */
export interface Measure {
  start: number;
  end: number;
  seconds: number;
  low: number | null;
  loose: boolean;
}

/** One number with its unit: the seconds of both, the seconds of the unit alone, and where it ends. */
export interface Part {
  seconds: number;
  unit: number;
  end: number;
}

/** A unit: its seconds, and where it ends. */
interface Unit {
  seconds: number;
  end: number;
}

const QUANTITY = /(\d{1,6}(?:[.,]\d{1,3}(?!\d))?)(?: ?([½¼¾])| (1\/2))?/y;
const UNIT = /[ -]?(?:\([a-z]\))?(\p{L}{1,9})/uy;
const WORD = /\p{L}{1,12}/uy;
const COMPOUND = /[- ](one|two|three|four|five|six|seven|eight|nine)(?![a-z])/y;
/** "45m users", "30 min read": not lengths of what is told. */
const M_COUNTS =
  /^ (?:users?|requests?|records?|rows?|events?|messages?|emails?|people|customers?|lines?|euros?|usd|dollars|hits|queries)\b/i;
/** What may follow a unit of one letter without a space. */
const TIGHT_CHAIN = /^\d(?:d\d{1,2}h|h\d{1,2}(?:m|min|mn|(?![\p{L}\d]))|m\d{1,2}s)/u;
const FRACTIONS: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75, '1/2': 0.5 };
/** Behind these, 分 and 분 are the minutes of a clock time. */
const HOUR_OF_DAY = /[時时点시] ?\d{1,2} ?$/;

/** The number in figures at `at` with its unit; null where there is none. */
export function partAt(text: string, at: number): Part | null {
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
export function amount(written: string): number {
  return Number(/,\d{3}$/.test(written) ? written.replace(',', '') : written.replace(',', '.'));
}

function unitAt(text: string, at: number): Unit | null {
  const near = text.charAt(at) === ' ' ? at + 1 : at;
  return text.charCodeAt(near) >= UNSPACED ? unspacedUnit(text, near) : wordUnit(text, at);
}

function unspacedUnit(text: string, at: number): Unit | null {
  const unit = UNSPACED_UNITS.find(([name]) => text.startsWith(name, at));
  if (!unit) return null;
  const [name, seconds] = unit;
  const minutes = name === '分' || name === '분';
  if (minutes && HOUR_OF_DAY.test(text.slice(Math.max(0, at - 6), at))) return null;
  return { seconds, end: at + name.length };
}

function wordUnit(text: string, at: number): Unit | null {
  const match = exec(UNIT, text, at);
  const word = match?.[1] ?? '';
  const end = at + (match?.[0].length ?? 0);
  const seconds = UNITS.get(word.toLowerCase());
  if (seconds === undefined || isWordLetter(text.charCodeAt(end))) return null;
  if (/^_\p{L}/u.test(text.slice(end, end + 2))) return null;
  return word.length > 1 || isUnitLetter(text, at, end, word) ? { seconds, end } : null;
}

/** `5m`, `30s`, `3h` and `3 h`; not `5M`, `502s`, `45m users`, nor the `7m` of a hash. */
function isUnitLetter(text: string, at: number, end: number, letter: string): boolean {
  if (letter !== letter.toLowerCase() || (letter !== 'h' && text.charAt(at) === ' ')) return false;
  if (isDigit(text.charCodeAt(end)) && !TIGHT_CHAIN.test(text.slice(at - 1, end + 8))) return false;
  if (letter === 's' && /(?:^|\D)[45]\d\d$/.test(text.slice(Math.max(0, at - 4), at))) return false;
  return letter !== 'm' || !M_COUNTS.test(text.slice(end, end + 12));
}

/** A number in words with its unit: `two hours`, `forty-five minutes`, `une heure`. Null where there is none. */
export function wordPart(text: string, at: number): Part | null {
  const word = exec(WORD, text, at)?.[0];
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
export function isInside(text: string, at: number): boolean {
  const previous = text.charCodeAt(at - 1);
  if (isDigit(previous) || isWordLetter(previous)) return true;
  const before = text.charAt(at - 1);
  const further = text.charCodeAt(at - 2);
  if (before === '.' || before === ',' || before === ':') return isDigit(further);
  if (before === '-' || before === '_') return isWordLetter(further);
  return before !== '' && '$€£¥#+\\'.includes(before);
}

/** Tries a sticky pattern at one place. */
export function exec(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
