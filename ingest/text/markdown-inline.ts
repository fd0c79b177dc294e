// What do the words of a Markdown line say once the markup is gone, and where did its links lead?
//
// One pass from left to right with a stack for brackets and one for each kind of emphasis mark, so that the time is
// linear whatever the input. The rules are those of CommonMark and GitHub as far as they decide which words are shown.
import { isPunctuation, isSpace, isUnspaced, tidy, withoutInvisible } from './characters.ts';
import { addressAt } from './addresses.ts';
import { entityAt, HTML_TAGS } from './html-words.ts';
import { InlineParts, type Run } from './inline-parts.ts';
import type { Inline } from './writer.ts';

/** Where the labels of reference links lead, by `referenceKey`. */
export type References = ReadonlyMap<string, string>;

const NONE: References = new Map();

/**
 * The words of a stretch of Markdown without emphasis, code ticks, link syntax, footnote marks, HTML tags, shortcodes
 * and attribute lists; images leave their alternative text, entities and escapes their character. Links are recorded
 * with their address as written, bare addresses too. Line ends become spaces, hard breaks stay line ends.
 */
export function inline(source: string, references: References = NONE): Inline {
  const text = withoutInvisible(source);
  SPECIAL.lastIndex = 0;
  if (!SPECIAL.test(text)) return { text: tidy(text), links: [] };
  return new InlineReader(text, references).read();
}

/** The key of a reference label: case and white space do not count. */
export function referenceKey(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

const SPECIAL = /[\\`*_~[\]!<&{\n]|https?:\/\/|www\./g;

const AUTOLINK = /<((?:https?|ftp|mailto):[^\s<>]+|[\w.+-]+@[\w-]+\.[\w.-]+)>/y;
const TAG = /<(\/?)([A-Za-z][A-Za-z0-9]*)((?:\s[^<>]*)?)\/?>/y;
const TARGET =
  /\(\s{0,40}(?:<([^<>\n]*)>|((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*))(?:\s{1,40}(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s{0,40}\)/y;
const FOOTNOTE = /\[\^[^\]\s]{1,80}\]/y;
const ATTRIBUTES = /\{[:#.][^{}\n]*\}/y;
const LINK_ATTRIBUTES = /\{[^{}\n]*\}/y;
/** What closes a shortcode or a comment, by what follows its brace. */
const CLOSES = new Map([
  ['{<', '>}}'],
  ['{%', '%}}'],
  ['%', '%}'],
  ['/*', '*/}'],
]);
const DATED = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?/;
const LONGEST_LABEL = 999;

interface Opener {
  part: number;
  /** offset of the label's first character */
  label: number;
  image: boolean;
  /** another bracket closed inside: what stands between is no label */
  holds: boolean;
}

class InlineReader {
  readonly #source: string;
  readonly #references: References;
  #at = 0;
  readonly #parts = new InlineParts();
  readonly #openers: Opener[] = [];
  readonly #anchors: { part: number; href: string }[] = [];
  readonly #open: Record<string, Run[]> = { '*': [], _: [], '~': [] };
  /** offsets of the backtick runs by their length, in order; null until the first one */
  #ticks: Map<number, number[]> | null = null;
  /** closing marks of shortcodes that do not come any more */
  readonly #missing = new Set<string>();

  constructor(source: string, references: References) {
    this.#source = source;
    this.#references = references;
  }

  read(): Inline {
    const source = this.#source;
    for (;;) {
      SPECIAL.lastIndex = this.#at;
      const match = SPECIAL.exec(source);
      if (!match) break;
      if (match.index > this.#at) this.#parts.add(source.slice(this.#at, match.index));
      this.#at = match.index;
      this.#special(match[0]);
    }
    if (this.#at < source.length) this.#parts.add(source.slice(this.#at));
    return this.#parts.joined();
  }

  #special(mark: string): void {
    switch (mark) {
      case '\n':
        return this.#lineEnd();
      case '\\':
        return this.#escape();
      case '`':
        return this.#code();
      case '*':
      case '_':
      case '~':
        return this.#emphasis(mark);
      case '[':
        return this.#openBracket();
      case ']':
        return this.#closeBracket();
      case '!':
        return this.#bang();
      case '<':
        return this.#angle();
      case '&':
        return this.#entity();
      case '{':
        return this.#brace();
      default:
        return this.#address();
    }
  }

  /** Writes words and goes on behind the next `length` characters of the source. */
  #write(words: string, length = words.length): number {
    this.#at += length;
    return this.#parts.add(words);
  }

  #lineEnd(): void {
    const before = this.#source.charCodeAt(this.#at - 1);
    const hard = before === 32 && this.#source.charCodeAt(this.#at - 2) === 32;
    const unspaced = isUnspaced(before) && isUnspaced(this.#source.charCodeAt(this.#at + 1));
    this.#write(hard ? '\n' : unspaced ? '' : ' ', 1);
  }

  #escape(): void {
    const next = this.#source.charCodeAt(this.#at + 1);
    if (next === 10) this.#write('\n', 2);
    else if (isPunctuation(next)) this.#write(this.#source.charAt(this.#at + 1), 2);
    else this.#write('\\');
  }

  #code(): void {
    const length = runLength(this.#source, this.#at);
    this.#ticks ??= tickRuns(this.#source);
    const same = this.#ticks.get(length) ?? [];
    while (same.length && (same.at(-1) ?? 0) <= this.#at) same.pop();
    const close = same.at(-1);
    if (close === undefined) this.#write('`'.repeat(length));
    else {
      const words = this.#source.slice(this.#at + length, close).replaceAll('\n', ' ');
      this.#write(words, close + length - this.#at);
    }
  }

  #emphasis(mark: string): void {
    const from = this.#at;
    const count = runLength(this.#source, from);
    if (mark === '~' && count < 2) return void this.#write(mark);
    const before = this.#source.charCodeAt(from - 1);
    const after = this.#source.charCodeAt(from + count);
    const left =
      !isSpace(after) && (!isPunctuation(after) || isSpace(before) || isPunctuation(before));
    const right =
      !isSpace(before) && (!isPunctuation(before) || isSpace(after) || isPunctuation(after));
    const opens = left && (mark !== '_' || !right || isPunctuation(before));
    const closes = right && (mark !== '_' || !left || isPunctuation(after));
    const run: Run = { part: this.#write('', count), mark, left: count };
    const open = this.#open[mark] ?? [];
    while (closes && run.left) {
      const opener = open.at(-1);
      if (!opener) break;
      const used = Math.min(opener.left, run.left);
      opener.left -= used;
      run.left -= used;
      if (!opener.left) open.pop();
    }
    if (!run.left) return;
    this.#parts.addRun(run);
    if (opens) open.push(run);
  }

  #openBracket(): void {
    FOOTNOTE.lastIndex = this.#at;
    const footnote = FOOTNOTE.exec(this.#source);
    if (footnote) return void this.#write('', footnote[0].length);
    const label = this.#at + 1;
    this.#openers.push({ part: this.#write('['), label, image: false, holds: false });
  }

  #bang(): void {
    if (this.#source[this.#at + 1] !== '[') return void this.#write('!');
    const label = this.#at + 2;
    this.#openers.push({ part: this.#write('!['), label, image: true, holds: false });
  }

  #closeBracket(): void {
    const opener = this.#openers.pop();
    const target = opener ? this.#target(opener) : null;
    const outer = this.#openers.at(-1);
    if (outer) outer.holds = true;
    if (!opener || !target) return void this.#write(']');
    this.#parts.drop(opener.part);
    this.#at = target.end;
    LINK_ATTRIBUTES.lastIndex = this.#at;
    if (LINK_ATTRIBUTES.test(this.#source)) this.#at = LINK_ATTRIBUTES.lastIndex;
    this.#parts.link(opener.part, opener.image ? '' : target.href);
  }

  /** Where the brackets that close here lead, and where their target ends; null where they are just brackets. */
  #target(opener: Opener): { href: string; end: number } | null {
    const after = this.#at + 1;
    const next = this.#source[after];
    if (next === '(') {
      TARGET.lastIndex = after;
      const match = TARGET.exec(this.#source);
      if (match) return { href: unescaped(match[1] ?? match[2] ?? ''), end: TARGET.lastIndex };
    }
    if (!this.#references.size) return null;
    if (next === '[') {
      const end = this.#source.indexOf(']', after);
      if (end > after + 1 && end - after <= LONGEST_LABEL)
        return this.#referred(this.#source.slice(after + 1, end), end + 1);
    }
    if (opener.holds || this.#at - opener.label > LONGEST_LABEL) return null;
    const label = this.#source.slice(opener.label, this.#at);
    return this.#referred(
      label,
      next === '[' && this.#source[after + 1] === ']' ? after + 2 : after,
    );
  }

  #referred(label: string, end: number): { href: string; end: number } | null {
    const href = this.#references.get(referenceKey(label));
    return href === undefined ? null : { href, end };
  }

  #angle(): void {
    AUTOLINK.lastIndex = this.#at;
    const automatic = AUTOLINK.exec(this.#source);
    if (automatic?.[1]) {
      const words = automatic[1].replace(/^mailto:/, '');
      const part = this.#write(words, automatic[0].length);
      return this.#parts.link(part, automatic[1]);
    }
    TAG.lastIndex = this.#at;
    const tag = TAG.exec(this.#source);
    const name = tag?.[2]?.toLowerCase() ?? '';
    if (!tag || !HTML_TAGS.has(name)) return void this.#write('<');
    this.#write(name === 'br' ? '\n' : '', tag[0].length);
    if (name === 'img') this.#parts.add(attribute(tag[3], 'alt') ?? '');
    if (name !== 'a') return;
    if (!tag[1])
      this.#anchors.push({ part: this.#parts.last, href: attribute(tag[3], 'href') ?? '' });
    else {
      const anchor = this.#anchors.pop();
      if (!anchor) return;
      this.#parts.link(anchor.part, anchor.href);
    }
  }

  #entity(): void {
    const entity = entityAt(this.#source, this.#at);
    if (entity) this.#write(entity.character, entity.end - this.#at);
    else this.#write('&');
  }

  /** Shortcodes go, save for a time that one holds: it would be printed on the page. `{{ name }}` may be prose. */
  #brace(): void {
    const next = this.#source.slice(this.#at + 1, this.#at + 3);
    const close = CLOSES.get(next) ?? CLOSES.get(next.charAt(0));
    if (close && !this.#missing.has(close)) {
      const end = this.#source.indexOf(close, this.#at + 3);
      if (end < 0) this.#missing.add(close);
      else {
        const inside = this.#source.slice(this.#at, end);
        return void this.#write(DATED.exec(inside)?.[0] ?? '', end + close.length - this.#at);
      }
    }
    ATTRIBUTES.lastIndex = this.#at;
    if (ATTRIBUTES.test(this.#source)) this.#write('', ATTRIBUTES.lastIndex - this.#at);
    else this.#write('{');
  }

  #address(): void {
    const before = this.#source.charCodeAt(this.#at - 1);
    const address = addressAt(this.#source, this.#at);
    const bare = this.#source[this.#at] === 'w' && !isSpace(before) && !isPunctuation(before);
    if (!address || bare) return void this.#write(this.#source.charAt(this.#at));
    const words = unescaped(address);
    const part = this.#write(words, address.length);
    this.#parts.link(part, words);
  }
}

/** How many times the character at `at` stands there in a row. */
function runLength(source: string, at: number): number {
  const code = source.charCodeAt(at);
  let end = at + 1;
  while (source.charCodeAt(end) === code) end += 1;
  return end - at;
}

/** Offsets of the backtick runs by length, last one first, so that what is passed can be popped. */
function tickRuns(source: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (let at = source.indexOf('`'); at >= 0;) {
    const length = runLength(source, at);
    const same = runs.get(length);
    if (same) same.push(at);
    else runs.set(length, [at]);
    at = source.indexOf('`', at + length);
  }
  for (const same of runs.values()) same.reverse();
  return runs;
}

function unescaped(text: string): string {
  return text.includes('\\') ? text.replace(/\\([!-/:-@[-`{-~])/g, '$1') : text;
}

function attribute(attributes: string | undefined, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    attributes ?? '',
  );
  return match ? (match[1] ?? match[2] ?? match[3] ?? '') : null;
}
