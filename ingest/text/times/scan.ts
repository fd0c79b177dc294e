// Where in the text do dates, clock times, weekdays and relative days stand?
//
// One pass over the characters: a number is offered to the forms that fit its length and its next character, a word to
// the lexicon. Everything else is skipped, so that the cost is that of looking at each character once.
import { classOf, DIGIT, endOfWord, isDigit, OTHER, UNSPACED } from './characters.ts';
import { CLOCKS } from './clocks.ts';
import { DAY_FIRST_DATES } from './day-first-dates.ts';
import { DAY_MONTH_DATES } from './day-month-dates.ts';
import { beginsUnspaced, lookUp } from './lexicon.ts';
import { type Form, type Page, type Piece, pieceOf } from './mention.ts';
import { type Found, unspacedWord, worded } from './words.ts';
import { YEAR_FIRST_DATES } from './year-first-dates.ts';

/** Every form that begins with a number, in the order in which they are tried. */
export const FORMS: readonly Form[] = [
  ...DAY_MONTH_DATES,
  ...YEAR_FIRST_DATES,
  ...DAY_FIRST_DATES,
  ...CLOCKS,
];

const LONGEST_NUMBER = 8;
const FORMS_BY_LENGTH = Array.from({ length: LONGEST_NUMBER + 1 }, (_, length) =>
  FORMS.filter(({ digits }) => digits.includes(length)),
);
const CLOCK_FORMS: ReadonlySet<Form> = new Set(CLOCKS);

/** The pieces of the text, in order, none overlapping another. */
export function piecesOf(page: Page): Piece[] {
  const { text } = page;
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const kind = classOf(code);
    if (kind === OTHER) {
      at = code === 47 && isAddress(text, at) ? endOfAddress(text, at) : at + 1;
    } else if (kind === DIGIT) {
      let end = at + 1;
      while (isDigit(text.charCodeAt(end))) end += 1;
      const found = end - at <= LONGEST_NUMBER ? numbered(page, at, end) : null;
      at = found ? keep(pieces, found, at, end) : end;
    } else if (code >= UNSPACED) {
      const piece = beginsUnspaced(code) ? unspacedWord(page, at) : null;
      if (piece) pieces.push(piece);
      at = piece?.end ?? at + 1;
    } else {
      const end = endOfWord(text, at);
      const entry = lookUp(text, at, end);
      const found =
        entry && !/[\d_]/.test(text.charAt(at - 1)) ? worded(page, at, end, entry) : null;
      at = found ? keep(pieces, found, at, end) : end;
    }
  }
  return pieces;
}

/** Adds the readings as pieces; returns where to go on. */
function keep(pieces: Piece[], { form, readings }: Found, start: number, end: number): number {
  let last = end;
  for (const reading of readings) {
    const piece = pieceOf(form, start, end, reading);
    pieces.push(piece);
    last = Math.max(last, piece.end);
  }
  return last;
}

function numbered(page: Page, start: number, end: number): Found | null {
  const { text } = page;
  const forms = FORMS_BY_LENGTH[end - start];
  if (!forms?.length) return null;
  const lead = leadOf(text, start);
  if (lead === 'neither') return null;
  const next = text.charAt(end);
  for (const form of forms) {
    if (form.next !== '' && (next === '' || !form.next.includes(next))) continue;
    if (lead === 'clock' && !CLOCK_FORMS.has(form)) continue;
    form.pattern.lastIndex = start;
    const match = form.pattern.exec(text);
    const reading = match && form.read(match, page);
    if (!match || !reading) continue;
    const readings = Array.isArray(reading) ? reading : [reading];
    return {
      form: form.name,
      readings: readings.map((each) => ({ end: start + match[0].length, ...each })),
    };
  }
  return null;
}

/** What may begin here, judged by the characters in front: nothing inside of words, versions, money, hashes. */
function leadOf(text: string, start: number): 'any' | 'clock' | 'neither' {
  const previous = text.charAt(start - 1);
  if (previous === '' || previous === ' ' || previous === '\n') return 'any';
  const before = text.charAt(start - 2);
  if (previous === '-') return /[ABD-LN-SU-Ya-gi-ln-qs-z_]/.test(before) ? 'neither' : 'any';
  if (previous === '/')
    return before === ' ' ? 'any' : /[\dmM)CTZ]/.test(before) ? 'clock' : 'neither';
  if (previous === ':')
    // `日時:2021年` takes no space
    return before.charCodeAt(0) >= UNSPACED ||
      /(?:(?:^|[\s(|*[])\p{Lu}[\p{L} ]*|[)\s]):$/u.test(text.slice(Math.max(0, start - 24), start))
      ? 'any'
      : 'neither';
  if (previous === '.')
    return /(?:\b(?:ca|kl|approx|c|um)|\.)\.$/i.test(text.slice(Math.max(0, start - 8), start))
      ? 'any'
      : 'neither';
  if (previous === ',') return isDigit(before.charCodeAt(0)) ? 'neither' : 'any';
  if (previous === '_') return /[\p{L}\d]/u.test(before) ? 'neither' : 'any';
  if ('#$€£¥+\\%^&'.includes(previous)) return 'neither';
  const code = previous.charCodeAt(0);
  return classOf(code) === OTHER || code >= UNSPACED ? 'any' : 'neither';
}

/** `//` behind a colon: the numbers of an address are not times. */
function isAddress(text: string, at: number): boolean {
  return text.charCodeAt(at + 1) === 47 && text.charCodeAt(at - 1) === 58;
}

function endOfAddress(text: string, at: number): number {
  let end = at;
  while (end < text.length && !/[\s<>"|)\]]/.test(text.charAt(end))) end += 1;
  return end;
}
