// Which character is this: white space, a punctuation mark, a letter of a script that writes no spaces?

/** True for the ASCII punctuation marks that a backslash escapes in Markdown. */
export function isPunctuation(code: number): boolean {
  return (
    (code > 32 && code < 48) ||
    (code > 57 && code < 65) ||
    (code > 90 && code < 97) ||
    (code > 122 && code < 127)
  );
}

/** True for white space and for NaN, which is what stands before the first and after the last character. */
export function isSpace(code: number): boolean {
  return Number.isNaN(code) || code <= 32 || code === 0xa0 || code === 0x3000 || code === 0x2028;
}

/** True for Chinese and Japanese letters and their full-width marks: lines of them are joined without a space. */
export function isUnspaced(code: number): boolean {
  return (
    (code >= 0x3000 && code <= 0x30ff) ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xff00 && code <= 0xff60)
  );
}

const WORD = /[\p{L}\p{N}]/u;

/** True where there is at least one letter or digit: a line without any says nothing that could be quoted. */
export function hasWords(text: string): boolean {
  const code = text.charCodeAt(0);
  // most lines start with an ASCII letter; the pattern is for the others
  if ((code > 96 && code < 123) || (code > 64 && code < 91)) return true;
  return WORD.test(text);
}

/** White space runs become one space, invisible characters go, the ends are trimmed. */
export function tidy(text: string): string {
  const words = withoutInvisible(text);
  return (
    UNEVEN.test(words) ? words.replace(/[ \t\u00a0\u2000-\u200a\u202f]+/g, ' ') : words
  ).trim();
}

const UNEVEN = / {2}|[\t\u00a0\u2000-\u200a\u202f]/;

const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/;

/** Soft hyphens, zero-width spaces and byte order marks go: nobody sees them and no pattern expects them. */
export function withoutInvisible(text: string): string {
  return INVISIBLE.test(text) ? text.replace(/[\u00ad\u200b\u2060\ufeff]/g, '') : text;
}

/** No script piles more marks on a letter; normalising takes the square of their number. */
const PILE = /(\p{M}{31,})/u;

/** The text in Unicode form NFC; what nobody could read, a letter under dozens of accents, stays as it is. */
export function composed(text: string): string {
  if (!PILE.test(text)) return text.normalize('NFC');
  return text
    .split(PILE)
    .map((part, index) => (index % 2 ? part : part.normalize('NFC')))
    .join('');
}
