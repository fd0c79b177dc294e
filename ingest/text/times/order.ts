// Does this document write the day or the month first?
import type { DateOrder } from './mention.ts';

const SLASHED = /(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/-])/g;
const AMERICAN =
  /\b\d{1,2}(?::\d{2})? ?[AaPp]\.?[Mm]\b.{0,12}\b(?:[PECM][SD]?T|Pacific|Eastern|Central|Mountain)\b/;

/**
 * How dates like 03/04/2021 are to be read, as far as the text itself shows: another date of it that can only be read
 * one way decides, else the habits of North America (am and pm with a zone from there). Null where nothing shows it.
 */
export function dateOrder(text: string): DateOrder | null {
  for (const match of text.matchAll(SLASHED)) {
    const [first, second] = [Number(match[1]), Number(match[3])];
    if (first > 12 && first <= 31 && second <= 12) return 'dmy';
    if (second > 12 && second <= 31 && first <= 12) return 'mdy';
  }
  return AMERICAN.test(text) ? 'mdy' : null;
}
