// Where is a web address in plain words, and where does it end?
import { tidy, withoutInvisible } from './characters.ts';
import type { Inline } from './writer.ts';

const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"`\]|{}「」、。（）]+/y;
const START = /https?:\/\/|(?<![\p{L}\p{N}])www\./gu;

/** The address that begins at `at`, without the full stop or bracket of the sentence around it; null where none does. */
export function addressAt(text: string, at: number): string | null {
  ADDRESS.lastIndex = at;
  const match = ADDRESS.exec(text);
  return match ? withoutTrailingMarks(match[0]) : null;
}

/** Words as they stand, white space collapsed, their web addresses recorded as links. */
export function plainWords(source: string): Inline {
  const text = tidy(withoutInvisible(source));
  const links: Inline['links'] = [];
  if (!text.includes('http') && !text.includes('www.')) return { text, links };
  for (const match of text.matchAll(START)) {
    if (match.index < (links.at(-1)?.end ?? 0)) continue;
    const href = addressAt(text, match.index);
    if (href && href.length > match[0].length)
      links.push({ start: match.index, end: match.index + href.length, href });
  }
  return { text, links };
}

/** A full stop or a bracket after an address belongs to the sentence, unless the address opened the bracket. */
function withoutTrailingMarks(address: string): string {
  let surplus = 0;
  for (const letter of address) surplus += letter === '(' ? 1 : letter === ')' ? -1 : 0;
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    if (last === ')' && surplus < 0) surplus += 1;
    else if (!'.,;:!?\'"*_~'.includes(last)) break;
  }
  return address.slice(0, end);
}
