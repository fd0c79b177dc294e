// Which elements of a tree have this name, class or attribute?
import type { Element, Node } from './tree.ts';

/** The elements below `root` for which `is` holds, in reading order, at most `most` of them. */
export function findAll(
  root: Element,
  is: (element: Element) => boolean,
  most = Infinity,
): Element[] {
  const found: Element[] = [];
  const visit = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (typeof node === 'string') continue;
      if (found.length >= most) return;
      if (is(node)) found.push(node);
      visit(node.children);
    }
  };
  visit(root.children);
  return found;
}

/** The same without those that stand inside another one: what is asked of each then costs the page once. */
export function findOutermost(root: Element, is: (element: Element) => boolean): Element[] {
  return root.children.flatMap((node) => {
    if (typeof node === 'string') return [];
    return is(node) ? [node] : findOutermost(node, is);
  });
}

/** The first such element, null where there is none. */
export function find(root: Element, is: (element: Element) => boolean): Element | null {
  return findAll(root, is, 1)[0] ?? null;
}

/** Elements that have one of these classes. */
export function hasClass(...names: string[]): (element: Element) => boolean {
  const wanted = new Set(names);
  return (element) => {
    const classes = element.attributes.get('class');
    return classes !== undefined && classes.split(/\s+/).some((name) => wanted.has(name));
  };
}

/** Elements of one of these names. */
export function isNamed(...names: string[]): (element: Element) => boolean {
  const wanted = new Set(names);
  return (element) => wanted.has(element.name);
}

/** True where `element` is `above` or stands inside it. */
export function isInside(element: Element, above: Element): boolean {
  for (let at: Element | null = element; at; at = at.parent) if (at === above) return true;
  return false;
}
