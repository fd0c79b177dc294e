// Is this line of a plain text a heading, though nothing marks it?
import { isDateOnly, isTimeLed, marker, type Line } from './lines.ts';
import { namedValue } from './named-values.ts';
import { sectionRole } from './sections.ts';

const LONGEST = 78;
const GREETING =
  /^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|(?:kind(?:est)?|best|warm) (?:regards|wishes)|regards|sincerely|thanks|thank you|cheers|yours|best|geachte|beste|met vriendelijke|hoogachtend|groet|sehr geehrte|liebe|hallo|mit freundlichen|viele grüße|bonjour|cher|chère|cordialement|bien à vous|hola|estimad|saludos|atentamente|olá|prezad|caro|cara|atenciosamente|gentil|cordiali saluti|distinti saluti|お客様|平素|敬具|안녕)/i;

/** `【発生原因】` alone on its line: what Japanese notices have for headings. */
const BRACKETED = /^【[^【】]{1,30}】$/u;

/** True for a greeting or a closing formula, which look like headings. */
export function isGreeting(text: string): boolean {
  return GREETING.test(text);
}

/**
 * True for a short line without a final stop that stands alone between blank lines, or that opens a stretch as the name
 * of a section, a question, or a line much shorter than the paragraph right below it.
 */
export function isPlainHeading(lines: Line[], at: number): boolean {
  const text = lines[at]?.text ?? '';
  if (BRACKETED.test(text)) return nextText(lines, at + 1) !== '';
  if (!isTitleLike(text)) return false;
  const above = lines[at - 1]?.text ?? '';
  const below = lines[at + 1]?.text ?? '';
  const next = below || nextText(lines, at + 1);
  if (!next || isGreeting(next)) return false;
  if (!above && !below) return sectionRole(text) !== null || !isAmongItsLike(lines, at);
  // inside a stretch, a heading comes after the end of a sentence
  if (!below || (above && !/[.!?。！？)]["”’]?$/.test(above))) return false;
  const words = text.split(' ').length;
  if (marker(below)) return words <= 6 && sectionRole(text) !== null;
  if (words <= 6 && sectionRole(text) !== null && below.length > text.length) return true;
  if (/[?？]$/.test(text)) return words <= 9 && below.length > text.length;
  return words <= 8 && text.length <= 60 && below.length >= 80 && below.length > text.length * 2;
}

/** Short, opening with a capital, a digit or a letter of a script without capitals, and no sentence. */
function isTitleLike(text: string): boolean {
  if (text.length < 2 || text.length > LONGEST || /[.,;:!…。、：]$/.test(text)) return false;
  if (!/^[\p{Lu}\p{Lo}\p{N}"“'‘«(#]/u.test(text) || text.split(' ').length > 12) return false;
  if (/^https?:|^www\.|[.!?] \p{Lu}/u.test(text) || isGreeting(text)) return false;
  return !isTimeLed(text) && !isDateOnly(text) && !marker(text) && !namedValue(text);
}

/** Short lines one after the other, each between blank lines, are a list that lost its bullets. */
function isAmongItsLike(lines: Line[], at: number): boolean {
  const next = neighbour(lines, at, 1);
  const before = neighbour(lines, at, -1);
  const isLike = (index: number | null): boolean =>
    index !== null &&
    !lines[index - 1]?.text &&
    !lines[index + 1]?.text &&
    isTitleLike(lines[index]?.text ?? '') &&
    sectionRole(lines[index]?.text ?? '') === null;
  return (
    isLike(next) || (isLike(before) && before !== null && isLike(neighbour(lines, before, -1)))
  );
}

/** Index of the nearest line with words above or below, a few lines off at most. */
function neighbour(lines: Line[], at: number, step: 1 | -1): number | null {
  for (let index = at + step; Math.abs(index - at) < 5; index += step)
    if (lines[index]?.text) return index;
  return null;
}

function nextText(lines: Line[], from: number): string {
  for (let at = from; at < lines.length && at < from + 6; at += 1) {
    const text = lines[at]?.text;
    if (text) return text;
  }
  return '';
}
