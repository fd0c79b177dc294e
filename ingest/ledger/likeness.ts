// Are these the same words, but for an edit?

/** Lower-case words and numbers, in order. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFKC')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** The fewest words of which one text can be called a part of the other. */
const ENOUGH = 4;

/**
 * 0 for nothing in common to 1 for the same words: Dice's coefficient of the two sets of words, or nearly the share of the
 * shorter one that the longer one holds, where a sentence was shortened or went on.
 */
export function likeness(a: string, b: string): number {
  const [first, second] = [new Set(wordsOf(a)), new Set(wordsOf(b))];
  if (!first.size || !second.size) return a === b ? 1 : 0;
  const shared = [...first].filter((word) => second.has(word)).length;
  const least = Math.min(first.size, second.size);
  const dice = (2 * shared) / (first.size + second.size);
  return least >= ENOUGH ? Math.max(dice, (0.9 * shared) / least) : dice;
}
