// Which part of a page is the document, and which is the site around it?
import { find, findAll, isInside, isNamed } from './find.ts';
import type { Element, Node } from './tree.ts';
import { isUnread, PLAIN_LOOK, type Look } from './words.ts';

/** The element that holds the document, and how the page's words are to be looked at. */
export interface Content {
  element: Element;
  look: Look;
}

/** The least share of a page's words that an element must hold to be the document. */
const MOST_OF_IT = 0.5;
/** An element with a name of furniture that holds more than this is no furniture. */
const FURNITURE_SHARE = 0.3;

/**
 * The main content of a page: what calls itself so (<article>, <main>, role=main) and holds at least half of the page's
 * words, else the innermost element that still holds most of them. Navigation, footers, comments, forms and hidden
 * elements are dropped, by tag and role always, by class or id where they are a small part of the page.
 */
export function mainContent(root: Element): Content {
  const body = find(root, isNamed('body')) ?? root;
  const weights = new Map<Element, number>();
  weigh(body, weights);
  const total = weights.get(body) ?? 0;
  const dropped = new Set<Element>();
  drop(body, total * FURNITURE_SHARE, weights, dropped);
  const look: Look = { boldClasses: boldClasses(root), dropped };
  const remaining = new Map<Element, number>();
  weigh(body, remaining, dropped);
  return { element: called(body, remaining, dropped) ?? densest(body, remaining), look };
}

const FURNITURE_TAGS: ReadonlySet<string> = new Set([
  'nav',
  'footer',
  'aside',
  'form',
  'dialog',
  'menu',
]);
const FURNITURE_ROLES =
  /^(?:navigation|banner|contentinfo|complementary|search|dialog|alert|menu|menubar|toolbar|tablist)$/;
const FURNITURE_NAMES =
  /^(?:[\w-]*[-_])?(?:nav|navbar|navigation|menu|sidebar|breadcrumbs?|footer|comments?|commentlist|respond|disqus|related|recommended|share|sharing|social|cookies?|consent|subscribe|subscription|newsletter|toc|table-of-contents|pagination|pager|skip-?(?:link|to|nav)[\w-]*|advert|advertisement|ads?|promo|popup|modal|tooltip|login|signup|searchbox|search-form|sr-only|visually-hidden|screen-reader[\w-]*|editsection|mw-editsection|noprint|print-only|page-metadata|likes?|labels-section|pagetree|back-to-top)(?:[-_](?:list|container|wrapper|section|area|bar|box|form|inner|content|links?|items?|widget|block|menu|text|column|dropdown|primary|secondary|posts?|navigation))?$/i;
/** Where these hold a title or a date of their own, they are part of the document. */
const KEPT_CLASSES = /(?:^|\s)hide-text(?:\s|$)/;

/** Drops what is furniture, from the top: what stands inside of it goes with it. */
function drop(
  element: Element,
  most: number,
  weights: Map<Element, number>,
  dropped: Set<Element>,
): void {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (isFurniture(child, weights.get(child) ?? 0, most)) dropped.add(child);
    else drop(child, most, weights, dropped);
  }
}

function isFurniture(element: Element, weight: number, most: number): boolean {
  const { name, attributes } = element;
  if (isUnread(element, PLAIN_LOOK)) return true;
  if (name === 'button' || attributes.get('role') === 'button') return !element.block;
  if (FURNITURE_TAGS.has(name)) return weight <= most || name === 'nav' || name === 'form';
  if (name === 'header') return false;
  if (!attributes.size) return false;
  if (FURNITURE_ROLES.test(attributes.get('role') ?? '')) return weight <= most;
  if (attributes.has('hidden')) return weight <= most;
  const classes = attributes.get('class') ?? '';
  if (weight > most || KEPT_CLASSES.test(classes)) return false;
  return [attributes.get('id') ?? '', ...classes.split(/\s+/)].some((each) =>
    FURNITURE_NAMES.test(each),
  );
}

/** Letters in paragraphs, items and cells count; those of links count little: menus are made of them. */
function weigh(
  element: Element,
  weights: Map<Element, number>,
  dropped?: ReadonlySet<Element>,
  inLink = false,
): number {
  let weight = 0;
  for (const child of element.children) {
    if (typeof child === 'string') weight += child.trim().length * (inLink ? 0.2 : 1);
    else if (!dropped?.has(child) && !isUnread(child, PLAIN_LOOK))
      weight += weigh(child, weights, dropped, inLink || child.name === 'a');
  }
  weights.set(element, weight);
  return weight;
}

const CALLED = [
  (element: Element) => element.attributes.get('itemprop') === 'articleBody',
  isNamed('article'),
  (element: Element) => element.attributes.get('role') === 'main',
  isNamed('main'),
  ({ attributes }: Element) =>
    /^(?:main-content|content|bodyContent|mw-content-text|page-content|post-content|article|main)$/.test(
      attributes.get('id') ?? '',
    ),
];

/** The element that calls itself the content; of several articles on one page, none is. */
function called(
  body: Element,
  weights: Map<Element, number>,
  dropped: ReadonlySet<Element>,
): Element | null {
  const total = weights.get(body) ?? 0;
  for (const is of CALLED) {
    const found = findAll(body, (element) => is(element), 50).filter(
      (element) => weights.has(element) && !isDropped(element, dropped),
    );
    const [best] = found.toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
    if (best && (weights.get(best) ?? 0) >= total * MOST_OF_IT) return withTitle(best, body);
  }
  return null;
}

function isDropped(element: Element, dropped: ReadonlySet<Element>): boolean {
  for (let at: Element | null = element; at; at = at.parent) if (dropped.has(at)) return true;
  return false;
}

/** The content with the heading of the first level just above it, where the page has only one. */
function withTitle(element: Element, body: Element): Element {
  const titles = findAll(body, isNamed('h1'), 2);
  const [title] = titles;
  if (!title || titles.length > 1 || isInside(title, element)) return element;
  let above: Element | null = element.parent;
  for (let steps = 0; above && above !== body && steps < 3; steps += 1, above = above.parent)
    if (isInside(title, above)) return above;
  return element;
}

function densest(body: Element, weights: Map<Element, number>): Element {
  let at = body;
  for (;;) {
    const total = weights.get(at) ?? 0;
    const next: Element | undefined = at.children.find(
      (child): child is Element =>
        typeof child !== 'string' &&
        child.block &&
        isContainer(child) &&
        (weights.get(child) ?? 0) > total * 0.8,
    );
    if (!next || leaves(at, next, weights)) return at;
    at = next;
  }
}

function isContainer(element: Element): boolean {
  return !/^(?:p|li|ul|ol|table|pre|dl|h[1-6]|blockquote|tr|td|th|tbody)$/.test(element.name);
}

/** Going further in would leave a heading behind. */
function leaves(from: Element, into: Element, weights: Map<Element, number>): boolean {
  return from.children.some(
    (child: Node) =>
      typeof child !== 'string' &&
      child !== into &&
      (weights.get(child) ?? 0) > 0 &&
      (/^h[1-6]$/.test(child.name) || find(child, isNamed('h1', 'h2')) !== null),
  );
}

/** The classes that a style sheet on the page sets in bold: exports of word processors have no <b>. */
function boldClasses(root: Element): ReadonlySet<string> {
  const bold = new Set<string>();
  for (const style of findAll(root, isNamed('style'), 20)) {
    const css = style.children
      .filter((child) => typeof child === 'string')
      .join('')
      .slice(0, 200_000);
    for (const match of css.matchAll(/\.([\w-]{1,40})\s*\{([^{}]{0,400})\}/g))
      if (match[1] && /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(match[2] ?? ''))
        bold.add(match[1]);
  }
  return bold;
}
