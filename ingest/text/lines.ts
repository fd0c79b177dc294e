// How is a line set: how deep is it indented, is it a list item, does it open with a time?

/** A line without its indentation; tabs count to the next multiple of four. */
export interface Line {
  indent: number;
  text: string;
}

/** A list item's mark: its number where it has one, the words after it, and the column at which they start. */
export interface Marker {
  /** `3.`, `b)`; null for a bullet */
  label: string | null;
  rest: string;
  /** characters from the mark to the words */
  width: number;
}

/** The line's indentation and its text without white space at the end. */
export function measure(line: string): Line {
  let indent = 0;
  let at = 0;
  for (; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (code === 32 || code === 0xa0) indent += 1;
    else if (code === 9) indent += 4 - (indent % 4);
    else if (code === 0x3000) indent += 2;
    else break;
  }
  return { indent, text: at ? line.slice(at).trimEnd() : line.trimEnd() };
}

const BULLET = /^(?:[-*+](?=\s|$)|[•●◦▪▫■‣⁃∙○]|[·–—](?=\s))\s*/;
const NUMBER = /^(?:\d{1,3}(?:\.\d{1,3})*[.)](?=\s|$)|\(\d{1,3}\)(?=\s))\s*/;
const LETTER = /^(?:[a-z]|[ivx]{2,5})[.)]\s+/;
const MONTH =
  /^(?:jan|feb|fév|mar|mär|mrt|apr|avr|abr|ma[iyj]|mag|jun|jui|giu|jul|lug|aug|ago|aoû|sep|set|okt|oct|out|ott|nov|dec|dez|dic|déc)\p{L}*\.?(?:\s|$)/iu;

/**
 * The bullet or number at the start of a text, null where there is none. `14. November` is a date and `- ` alone an
 * empty item. Letters count as numbers (`b.`) only where `letters` says so: sentences may start with `a. `.
 */
export function marker(text: string, letters = false): Marker | null {
  const first = text.charCodeAt(0);
  // most lines start with a letter, and letters are marks only where they may be
  if ((first > 64 && first < 91) || (first > 96 && first < 123 && !letters)) return null;
  const bullet = BULLET.exec(text);
  if (bullet) return { label: null, rest: text.slice(bullet[0].length), width: bullet[0].length };
  const number = NUMBER.exec(text) ?? (letters ? LETTER.exec(text) : null);
  if (!number) return null;
  const rest = text.slice(number[0].length);
  if (MONTH.test(rest)) return null;
  return { label: number[0].trim(), rest, width: number[0].length };
}

const CLOCK = String.raw`\d{1,2}(?:[:.h]\d{2}|(?=\s?[ap]\.?m\b))`;
const WEEKDAY = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?`;
const DAY = [
  String.raw`\d{4}-\d\d-\d\d[T ,]*`,
  String.raw`\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?[ ,T]+`,
  String.raw`\d{1,2}(?:st|nd|rd|th|\.)? \p{L}{3,9}\.?,?(?: \d{4})?,? +(?:(?:at|um|om|à) )?`,
  String.raw`\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,?(?: \d{4})?,? +(?:at )?`,
].join('|');
const TIME_LED = new RegExp(
  String.raw`^[^\p{L}\p{N}]{0,4}${WEEKDAY}(?:${DAY})?(?:[-–] +)?[~≈]?\s?${CLOCK}`,
  'iu',
);

/** True for a line that opens with a clock time, with or without its day before it: an entry of a timeline. */
export function isTimeLed(text: string): boolean {
  return TIME_LED.test(text.length > 80 ? text.slice(0, 80) : text);
}

const DATE_ONLY = new RegExp(
  String.raw`^[^\p{L}\p{N}]{0,3}(?:\p{L}{2,10},? +)?(?:(?:the )?\d{1,2}(?:st|nd|rd|th|\.)?(?: of)? \p{L}{3,10}\.?,? \d{4}|\p{L}{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}年\d{1,2}月\d{1,2}日.{0,5})[^\p{L}\p{N}]{0,3}$`,
  'iu',
);

/** True for a line that holds a full date and nothing else (`Wednesday 10th June 2020`). */
export function isDateOnly(text: string): boolean {
  return text.length < 48 && DATE_ONLY.test(text);
}
