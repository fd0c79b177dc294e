// Is this character a digit or a letter, and can this word be one of a list?
//
// Times and durations look at every character of every document, so these take codes, not strings.

export const OTHER = 0;
export const DIGIT = 1;
export const LETTER = 2;

/** From here on words are not separated by spaces: Chinese, Japanese, Korean. */
export const UNSPACED = 0x2e80;

const CLASSES = Uint8Array.from({ length: 0x250 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (code >= 48 && code <= 57) return DIGIT;
  return /\p{L}/u.test(character) ? LETTER : OTHER;
});

/** OTHER, DIGIT or LETTER; `NaN` (behind the end of the text) is OTHER. Digits are those of ASCII. */
export function classOf(code: number): number {
  if (code < 0x250) return CLASSES[code] ?? OTHER;
  // punctuation, spaces, symbols, and their full-width forms are no letters
  return code >= 0x250 && !(code >= 0x2000 && code < 0x3005) && !(code >= 0xff00 && code < 0xff66)
    ? LETTER
    : OTHER;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A letter of a script that separates words by spaces. */
export function isWordLetter(code: number): boolean {
  return code < UNSPACED && classOf(code) === LETTER;
}

/** Behind the last letter of the word that `at` stands in. */
export function endOfWord(text: string, at: number): number {
  for (let end = at + 1; ; end += 1) {
    const code = text.charCodeAt(end);
    if (code < 0x250 ? CLASSES[code] !== LETTER : !isWordLetter(code)) return end;
  }
}

/**
 * A sieve for words: for each three first letters (case ignored) the lengths that words of the list have. Most words of
 * a text are turned away by one look at it, without a string being made.
 */
export function sieveOf(words: Iterable<string>): Uint32Array {
  const sieve = new Uint32Array(1 << 15);
  for (const word of words) {
    const slot = slotOf(word, 0);
    sieve[slot] = (sieve[slot] ?? 0) | (1 << Math.min(word.length, 31));
  }
  return sieve;
}

/** False where the word `text.slice(start, end)` is not in the list; true where it may be. */
export function passes(sieve: Uint32Array, text: string, start: number, end: number): boolean {
  const lengths = sieve[slotOf(text, start, end - start)] ?? 0;
  return (lengths & (1 << Math.min(end - start, 31))) !== 0;
}

/** Five bits of each of the first three letters: alike for both cases. */
export function slotOf(text: string, start: number, length = text.length): number {
  const second = length > 1 ? text.charCodeAt(start + 1) & 31 : 0;
  const third = length > 2 ? text.charCodeAt(start + 2) & 31 : 0;
  return ((text.charCodeAt(start) & 31) << 10) | (second << 5) | third;
}
