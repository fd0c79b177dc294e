// What stands in a list item, and is it ticked?
import type { Element, Node } from './tree.ts';
import { isUnread, type Look } from './words.ts';

/** The names of lists. */
export const LISTS: ReadonlySet<string> = new Set(['ul', 'ol', 'menu', 'dir']);

/** Sorts what stands in an item into its own words and the lists, tables and code below them. */
export function collectItem(item: Element, words: Node[], inner: Element[], look: Look): void {
  for (const node of item.children) {
    if (typeof node === 'string') words.push(node);
    else if (isUnread(node, look)) continue;
    else if (LISTS.has(node.name) || /^(?:table|pre|dl|h[1-6]|li)$/.test(node.name))
      inner.push(node);
    else if (node.block && holdsInner(node)) collectItem(node, words, inner, look);
    else words.push(node);
  }
}

function holdsInner(element: Element): boolean {
  return element.children.some(
    (child) =>
      typeof child !== 'string' &&
      (LISTS.has(child.name) || /^(?:table|pre|dl)$/.test(child.name) || holdsInner(child)),
  );
}

const BOX = /^(?:\\?\[([ xX])\\?\]|(☐)|([☑☒✅✔]\ufe0f?))\s*/u;

/** Whether an item is ticked: its checkbox, what its class says, or a box among its signs. */
export function checkbox(
  item: Element,
  lines: string[],
): { checked: boolean | null; rest: string[] } {
  const input = findInput(item, 0);
  if (input) return { checked: input.attributes.has('checked'), rest: lines };
  const classes = item.attributes.get('class') ?? '';
  const state = item.attributes.get('data-checked') ?? item.attributes.get('aria-checked') ?? null;
  if (state !== null) return { checked: state === 'true', rest: lines };
  const [first = '', ...others] = lines;
  const box = BOX.exec(first);
  if (box)
    return {
      checked: box[1] ? box[1] !== ' ' : box[2] === undefined,
      rest: [first.slice(box[0].length), ...others],
    };
  const inTasks = /task/i.test(item.parent?.attributes.get('class') ?? '');
  return { checked: inTasks ? /\b(?:checked|complete|done)\b/i.test(classes) : null, rest: lines };
}

function findInput(element: Element, depth: number): Element | null {
  for (const child of element.children) {
    if (typeof child === 'string' || LISTS.has(child.name)) continue;
    if (child.name === 'input') return child.attributes.get('type') === 'checkbox' ? child : null;
    const found = depth < 3 ? findInput(child, depth + 1) : null;
    if (found) return found;
  }
  return null;
}
