// What do the words of an element say, as lines of Markdown?
//
// Markdown, since the rules for its paragraphs (a heading in bold, named values, the lines of a timeline) then hold for
// pages too. Marks that the page's own words hold are escaped; bold is kept where Markdown can show it, links always.
import { isPunctuation, isSpace } from '../../text/characters.ts';
import { inline } from '../../text/markdown-inline.ts';
import type { Inline } from '../../text/writer.ts';
import type { Element, Node } from './tree.ts';

/** What the page's own styles say that its tags do not. */
export interface Look {
  /** classes that set words in bold, as exports of word processors have them */
  boldClasses: ReadonlySet<string>;
  /** elements that are no part of the document */
  dropped: ReadonlySet<Element>;
}

export const PLAIN_LOOK: Look = { boldClasses: new Set(), dropped: new Set() };

/**
 * The words of some nodes as Markdown, a line for each line break and each block among them. White space is collapsed
 * and at no line's end; empty lines stand for breaks without words between them.
 */
export function linesOf(nodes: readonly Node[], look: Look): string[] {
  const writer = new LineWriter(look);
  for (const node of nodes) writer.node(node);
  return writer.lines();
}

/** The words of some nodes without markup; line breaks stay where `joint` is a line end, else become `joint`. */
export function wordsOf(nodes: readonly Node[], look: Look = PLAIN_LOOK, joint = '\n'): Inline {
  return inlineLines(linesOf(nodes, look).filter(Boolean), joint);
}

/** Lines of Markdown as words. */
export function inlineLines(lines: readonly string[], joint = '\n'): Inline {
  return inline(lines.join(joint === '\n' ? HARD_BREAK : joint));
}

/** The end of a line that Markdown does not join with the next one. */
export const HARD_BREAK = '\\\n';

/** Elements whose content nobody reads on the page. */
const UNREAD: ReadonlySet<string> = new Set(
  'script style template svg math noscript select iframe object embed video audio canvas head input textarea'.split(
    ' ',
  ),
);

/** True for elements that show no words, or that their authors or the reader's rules have hidden. */
export function isUnread(element: Element, look: Look): boolean {
  if (UNREAD.has(element.name) || look.dropped.has(element)) return true;
  const { attributes } = element;
  if (!attributes.size) return false;
  const style = attributes.get('style');
  return (
    style !== undefined &&
    /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-list\s*:\s*ignore)/i.test(style)
  );
}

class LineWriter {
  readonly #look: Look;
  #parts: string[] = [];
  /** the last character written, NaN at the start of a line */
  #last = NaN;
  #space = false;
  #bold = 0;
  #open = false;

  constructor(look: Look) {
    this.#look = look;
  }

  lines(): string[] {
    this.#closeBold(NaN);
    return this.#parts.join('').split('\n');
  }

  node(node: Node): void {
    if (typeof node === 'string') return this.#words(node);
    if (isUnread(node, this.#look)) return;
    switch (node.name) {
      case 'br':
        return this.#break();
      case 'a':
        return this.#link(node);
      case 'img':
        return this.#words(emojiOf(node));
      case 'q':
        this.#words('“');
        this.#children(node);
        return this.#words('”');
      case 'time':
      case 'relative-time':
      case 'local-time':
      case 'time-ago':
        return this.#time(node);
      default:
        if (node.block && !Number.isNaN(this.#last)) this.#break();
        this.#children(node);
        if (node.block && !Number.isNaN(this.#last)) this.#break();
    }
  }

  #children(element: Element): void {
    const bold = isBold(element, this.#look);
    const before = this.#bold;
    if (bold !== null) this.#bold = bold ? before + 1 : 0;
    for (const child of element.children) this.node(child);
    this.#bold = before;
  }

  #words(raw: string): void {
    const text = raw.replace(WHITE_SPACE, ' ');
    if (text.startsWith(' ')) this.#space = true;
    const core = text.trim();
    if (!core) return;
    const first = core.charCodeAt(0);
    const spaced = this.#space && !Number.isNaN(this.#last);
    if (this.#open && !this.#bold) this.#closeBold(spaced ? 32 : first);
    if (spaced) this.#push(' ');
    // a mark between a letter and a punctuation mark would be shown as it stands
    if (
      this.#bold &&
      !this.#open &&
      (!isPunctuation(first) || isSpace(this.#last) || isPunctuation(this.#last))
    ) {
      this.#push('**');
      this.#open = true;
    }
    this.#push(escaped(core));
    this.#space = text.endsWith(' ');
  }

  #break(): void {
    this.#closeBold(32);
    this.#parts.push('\n');
    this.#last = NaN;
    this.#space = false;
  }

  /** Ends bold words before the character `next`, with a space where the mark would be shown otherwise. */
  #closeBold(next: number): void {
    if (!this.#open) return;
    const stuck = isPunctuation(this.#last) && !isSpace(next) && !isPunctuation(next);
    this.#push(stuck ? '** ' : '**');
    this.#open = false;
  }

  #link(element: Element): void {
    const href = unwrapped((element.attributes.get('href') ?? '').trim());
    if (isOwnAnchor(href, element)) return;
    if (!href || /^(?:#|javascript:|data:)/i.test(href)) return this.#children(element);
    if (this.#open && !this.#bold) this.#closeBold(91);
    const before = { at: this.#parts.length, last: this.#last, space: this.#space };
    // what stands in brackets starts like a line: a space in front of its first word belongs before the bracket
    this.#last = 91;
    this.#space = false;
    this.#children(element);
    if (this.#open && !this.#bold) this.#closeBold(93);
    const inside = this.#parts.splice(before.at).join('');
    const words = inside.trim();
    const ending = this.#space || inside.endsWith(' ');
    this.#last = before.last;
    this.#space = before.space || inside.startsWith(' ');
    if (!words) {
      this.#space ||= ending;
      return;
    }
    if (this.#space && !Number.isNaN(this.#last)) this.#push(' ');
    this.#push(`[${words}](<${href.replace(/[<>\s]+/g, encodeURIComponent)}>)`);
    this.#space = ending;
  }

  /** A relative time says nothing to a later reader; the attribute does. */
  #time(element: Element): void {
    const stated = element.attributes.get('datetime')?.trim() ?? '';
    const shown = element.children.filter((child) => typeof child === 'string').join('');
    if (ISO.test(stated) && !/\b(?:19|20)\d\d\b/.test(shown)) this.#words(stated);
    else this.#children(element);
  }

  #push(text: string): void {
    this.#parts.push(text);
    this.#last = text.charCodeAt(text.length - 1);
  }
}

const WHITE_SPACE = /[ \t\n\r\f\u00a0]+/g;
const ISO = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?$/;
const MARKS = /[\\`*[\]<{]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|~(?=~)|&(?=[#\w])|!(?=$)/gu;

/** Words that Markdown shows as they are. */
export function escaped(words: string): string {
  return words.replace(MARKS, '\\$&');
}

/** True or false where tag or style say whether words are bold, null where they say nothing. */
function isBold(element: Element, look: Look): boolean | null {
  const style = element.attributes.get('style');
  const weight = style === undefined ? undefined : /font-weight\s*:\s*(\w+)/i.exec(style)?.[1];
  if (weight !== undefined) return /^(?:bold|bolder|[6-9]00)$/i.test(weight);
  if (element.name === 'b' || element.name === 'strong') return true;
  const classes = look.boldClasses.size ? element.attributes.get('class') : undefined;
  return classes?.split(/\s+/).some((name) => look.boldClasses.has(name)) ? true : null;
}

/** Exports of Google Docs lead every link over Google. */
function unwrapped(href: string): string {
  const inner = /^https:\/\/www\.google\.com\/url\?(?:.*&(?:amp;)?)?q=([^&]+)/.exec(href)?.[1];
  if (inner === undefined) return href;
  try {
    return decodeURIComponent(inner);
  } catch {
    return inner;
  }
}

/** The sign beside a heading that links to the heading itself, and the number of a footnote. */
function isOwnAnchor(href: string, element: Element): boolean {
  if (!href.includes('#')) return false;
  const words = plainText(element).trim();
  return (
    /^(?:[#¶§🔗]|permalink|link to this (?:heading|section))?$/iu.test(words) ||
    (href.startsWith('#') && /^\[?\d{1,3}\]?$|^↩/u.test(words)) ||
    // a comment beside the text in an export of Google Docs
    (href.startsWith('#cmnt') && /^\[[a-z]{1,3}\]$/u.test(words))
  );
}

function emojiOf(image: Element): string {
  const words = image.attributes.get('alt')?.trim() ?? '';
  return words.length <= 2 || /emoji|emoticon/i.test(image.attributes.get('class') ?? '')
    ? words
    : '';
}

/** All characters inside an element, as they stand in the source; what nobody reads is left out. */
export function plainText(element: Element): string {
  let text = '';
  for (const child of element.children) {
    if (typeof child === 'string') text += child;
    else if (!UNREAD.has(child.name)) text += child.name === 'br' ? '\n' : plainText(child);
  }
  return text;
}
