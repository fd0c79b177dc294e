// Where do the words of a text begin and end?

const WORD = /[\p{L}\p{N}_]/u;
const LATIN = Uint8Array.from({ length: 0x250 }, (_, code) =>
  WORD.test(String.fromCharCode(code)) ? 1 : 0,
);

/** The same place in both lists is one word. */
export interface WordRanges {
  starts: number[];
  ends: number[];
}

/** The words of a text, in order: letters, digits and underscores of any script, with apostrophes inside (`don't`). */
export function wordsOf(text: string): WordRanges {
  const starts: number[] = [];
  const ends: number[] = [];
  const { length } = text;
  let at = 0;
  while (at < length) {
    let step = letterAt(text, at);
    if (step === 0) {
      at += 1;
      continue;
    }
    starts.push(at);
    do {
      at += step;
      const code = text.charCodeAt(at);
      step = letterAt(text, at);
      if (step === 0 && (code === 39 || code === 0x2019)) {
        step = letterAt(text, at + 1);
        if (step > 0) at += 1;
      }
    } while (step > 0);
    ends.push(at);
  }
  return { starts, ends };
}

/** How many code units the letter or digit at a place takes: 0 where there is none. */
function letterAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 0x250) return LATIN[code] ?? 0;
  const point = text.codePointAt(at);
  if (point === undefined || !WORD.test(String.fromCodePoint(point))) return 0;
  return point > 0xffff ? 2 : 1;
}
