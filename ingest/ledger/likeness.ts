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

/** Equal but for capitals, punctuation and spaces. */
export function sameWords(a: string, b: string): boolean {
  return wordsOf(a).join(' ') === wordsOf(b).join(' ');
}

/** 0 for nothing in common to 1 for the same words: Dice's coefficient of the two sets of words. */
export function likeness(a: string, b: string): number {
  const [first, second] = [new Set(wordsOf(a)), new Set(wordsOf(b))];
  if (!first.size || !second.size) return a === b ? 1 : 0;
  const shared = [...first].filter((word) => second.has(word)).length;
  return (2 * shared) / (first.size + second.size);
}

/** Words that a sentence may gain or lose without being about something else. */
const FILLING = new Set(
  (
    'a an the of on in to for and or with by at from our we will should must be is are that this it its as so ' +
    'der die das den dem des ein eine einen und oder für mit von zu im auf wir sollen werden ' +
    'le la les un une des et ou pour avec de du sur à nous el los las una y o para con del en'
  ).split(' '),
);

/** The fewest telling words of which one sentence can be called a part of the other. */
const ENOUGH = 3;

/**
 * Was one sentence edited into the other? 1 for the same telling words; less, down to a half, where one went on or was
 * shortened; 0 where each says something that the other does not: "an alert on disks" is no edit of "an alert on queues",
 * however many words the two share.
 */
export function editOf(a: string, b: string): number {
  const [first, second] = [tellingWords(a), tellingWords(b)];
  if (!first.length || !second.length) return sameWords(a, b) ? 1 : 0;
  const onlyFirst = first.filter((word) => !second.some((other) => isForm(word, other)));
  const onlySecond = second.filter((word) => !first.some((other) => isForm(word, other)));
  if (!onlyFirst.length && !onlySecond.length) return 1;
  if (onlyFirst.length && onlySecond.length) return 0;
  const [less, more] = [first.length, second.length].toSorted((one, other) => one - other);
  if (less === undefined || more === undefined || less < ENOUGH || less * 2 < more) return 0;
  return (0.95 * less) / more;
}

function tellingWords(text: string): string[] {
  return [...new Set(wordsOf(text))].filter((word) => !FILLING.has(word));
}

/** Letters that two forms of a word share at least, and those that an ending has at most. */
const STEM = 4;
const ENDING = 3;

/** The same word, or another form of it (alerts, alerting), or one letter away (a slip of the pen). Numbers are themselves. */
function isForm(a: string, b: string): boolean {
  if (a === b) return true;
  if (/\p{N}/u.test(a + b) || Math.min(a.length, b.length) < STEM) return false;
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  const [restA, restB] = [a.slice(shared), b.slice(shared)];
  if (shared >= STEM && (!restA || !restB) && restA.length + restB.length <= ENDING) return true;
  return Math.min(a.length, b.length) > STEM && isSlip(restA, restB);
}

/** One letter too many, too few, another, or two that changed places. */
function isSlip(a: string, b: string): boolean {
  return (
    a.slice(1) === b.slice(1) ||
    a.slice(1) === b ||
    a === b.slice(1) ||
    (a.slice(2) === b.slice(2) && a[0] === b[1] && a[1] === b[0])
  );
}
