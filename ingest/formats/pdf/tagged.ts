// What do the pages of a tagged PDF say, as the program that wrote it marked their parts?
import type { Element, Node } from '../html/tree.ts';
import type { Glyphs, Structure, TextPage } from './open.ts';

/** The least share of the letters that must stand in the structure for it to be believed. */
const MOST_OF_IT = 0.85;
const TELLING = /^(?:H[1-6]?|P|LI|TD|TH)$/;

/** The pages as one tree of HTML elements; null where they are not tagged, or only in part. */
export function taggedTree(pages: TextPage[]): Element | null {
  const root = element('body');
  let letters = 0;
  let reached = 0;
  let telling = 0;
  for (const page of pages) {
    const words = wordsById(page.glyphs);
    const used = new Set<string>();
    // headers and footers stand outside of the structure
    const inside = page.glyphs.filter(
      (each) =>
        each.content !== null || (each.y > page.height * 0.08 && each.y < page.height * 0.92),
    );
    letters += inside.reduce((sum, each) => sum + each.text.replace(/\s/g, '').length, 0);
    if (!page.structure) continue;
    telling += place(page.structure, root, words, used);
    for (const id of used) reached += (words.get(id) ?? '').replace(/\s/g, '').length;
  }
  if (!telling || reached < letters * MOST_OF_IT) return null;
  joinAcrossPages(root);
  return root;
}

/** The words of each part, its lines put together. */
function wordsById(glyphs: Glyphs[]): Map<string, string> {
  const parts = new Map<string, Glyphs[]>();
  for (const each of glyphs) {
    if (each.content === null) continue;
    const list = parts.get(each.content);
    if (list) list.push(each);
    else parts.set(each.content, [each]);
  }
  return new Map([...parts].map(([id, list]) => [id, lineWords(list)]));
}

function lineWords(glyphs: Glyphs[]): string {
  let text = '';
  let last: Glyphs | null = null;
  for (const each of glyphs) {
    if (last && Math.abs(last.y - each.y) > each.size * 0.5) {
      // a new line: a word broken at its end is put together again
      if (/\p{Ll}[-‐\u00ad]$/u.test(text) && /^\p{Ll}/u.test(each.text)) text = text.slice(0, -1);
      else if (!/[-–/\s]$/.test(text)) text += ' ';
    } else if (
      last &&
      each.x - last.x - last.width > each.size * 0.16 &&
      !text.endsWith(' ') &&
      !each.text.startsWith(' ')
    )
      text += ' ';
    text += each.text;
    if (each.text.trim()) last = each;
  }
  return text;
}

const NAMES: Record<string, string> = {
  H: 'h2',
  H1: 'h1',
  H2: 'h2',
  H3: 'h3',
  H4: 'h4',
  H5: 'h5',
  H6: 'h6',
  Title: 'h1',
  P: 'p',
  L: 'ul',
  LI: 'li',
  LBody: 'div',
  Table: 'table',
  THead: 'thead',
  TBody: 'tbody',
  TFoot: 'tfoot',
  TR: 'tr',
  TH: 'th',
  TD: 'td',
  BlockQuote: 'blockquote',
  Caption: 'p',
  Note: 'p',
  Span: 'span',
  Link: 'span',
  Em: 'span',
  Strong: 'strong',
  Quote: 'span',
  Reference: 'span',
  Code: 'span',
};
const SILENT = new Set(['Artifact', 'TOC', 'TOCI', 'Lbl', 'Figure', 'Formula']);
const INLINE = new Set(['span', 'strong']);

/** Puts a node and what is in it into an element; returns how many parts with a telling role were found. */
function place(
  node: Structure,
  into: Element,
  words: Map<string, string>,
  used: Set<string>,
): number {
  if ('content' in node) {
    const said = words.get(node.content);
    if (said !== undefined) {
      used.add(node.content);
      into.children.push(said);
    }
    return 0;
  }
  if (SILENT.has(node.role)) {
    // seen, and left out on purpose
    for (const child of node.children) place(child, element('div'), words, used);
    return 0;
  }
  const name = NAMES[node.role] ?? (node.role === 'NonStruct' ? 'span' : 'div');
  const made = element(name);
  made.parent = into;
  let telling = TELLING.test(node.role) ? 1 : 0;
  for (const child of node.children) telling += place(child, made, words, used);
  // a wrapper around blocks is one itself
  made.block =
    !INLINE.has(name) || made.children.some((child) => typeof child !== 'string' && child.block);
  if (made.children.length) into.children.push(made);
  return telling;
}

function element(name: string): Element {
  return { name, attributes: new Map(), children: [], parent: null, block: true };
}

/** A paragraph that runs over the end of a page was marked as two. */
function joinAcrossPages(root: Element): void {
  const flat = (node: Node): Node[] =>
    typeof node !== 'string' && node.name === 'div' ? node.children.flatMap(flat) : [node];
  const joined: Node[] = [];
  for (const node of root.children.flatMap(flat)) {
    const last = joined.at(-1);
    const goesOn =
      last !== undefined &&
      typeof last !== 'string' &&
      typeof node !== 'string' &&
      last.name === 'p' &&
      node.name === 'p' &&
      /[\p{L}\d,]$/u.test(textOf(last).trimEnd()) &&
      /^\p{Ll}/u.test(textOf(node).trimStart());
    if (goesOn) last.children.push(' ', ...node.children);
    else joined.push(node);
  }
  root.children = joined;
}

function textOf(element: Element): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : textOf(child)))
    .join('');
}
