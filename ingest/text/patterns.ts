// How do word boundaries work in languages with accents?
//
// `\b` and `\w` of JavaScript know only ASCII, also with the flag `u`: `\brésolu\b` does not find "résolu." and
// `\béviter` finds nothing. Patterns are written with the short forms, which read well, and widened once, here.

/**
 * What `[\p{L}\p{N}_]` stands for, without the historic scripts and mathematical alphabets above U+FFFF: with those,
 * compiling the patterns takes twice as long, and every process that reads documents compiles them all.
 */
const LETTERS = lettersBelow(0x10000);

/**
 * The same pattern with `\w` for letters and digits of any script, and with `\b` before a group or letter as "no letter
 * before", after one as "no letter behind". Needs the flag `u`.
 */
export function words(pattern: RegExp): RegExp {
  const { source } = pattern;
  let widened = '';
  let inClass = false;
  for (let at = 0; at < source.length; at += 1) {
    const pair = source.slice(at, at + 2);
    if (pair === '\\w') {
      widened += inClass ? LETTERS : `[${LETTERS}]`;
      at += 1;
    } else if (pair === '\\b' && !inClass) {
      widened += opens(source, at) ? `(?<![${LETTERS}])` : `(?![${LETTERS}])`;
      at += 1;
    } else if (pair.startsWith('\\')) {
      widened += pair;
      at += 1;
    } else {
      if (pair.startsWith('[')) inClass = true;
      if (pair.startsWith(']')) inClass = false;
      widened += pair.charAt(0);
    }
  }
  return new RegExp(widened, pattern.flags);
}

/**
 * Every match of a pattern with the flag `g`, as `matchAll` gives them, but without the copy that it makes of the pattern
 * each time: copies of long patterns are compiled again and again.
 */
export function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    matches.push(match);
    if (!match[0]) pattern.lastIndex += 1;
  }
  return matches;
}

/** The ranges of a character class. */
function lettersBelow(limit: number): string {
  const all = String.fromCharCode(...Array.from({ length: limit }, (_, code) => code));
  const escaped = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;
  return [...all.matchAll(/[\p{L}\p{N}_]+/gu)]
    .map(({ 0: run, index }) => `${escaped(index)}-${escaped(index + run.length - 1)}`)
    .join('');
}

/** A boundary opens a word where a letter, a digit or a plain group comes next; before all else it closes one. */
function opens(source: string, at: number): boolean {
  return /^(?:\(\?:|\((?!\?)|[\p{L}\p{N}#]|\\[wd]|\\p\{L|\[(?!\^|\\[sp]))/u.test(
    source.slice(at + 2),
  );
}
