// What must happen to a drawing before it may stand in a page? Plain links, names that are read out, nothing else.

import { SIZES } from '../chart.ts';

/** More links than this are very many. */
const MANY = 80;
const SVG = 'http://www.w3.org/2000/svg';
/** Attributes that hold positions: a tenth of a pixel is as fine as anybody sees. */
const POSITIONS = [
  'x',
  'y',
  'x1',
  'x2',
  'y1',
  'y2',
  'cx',
  'cy',
  'r',
  'width',
  'height',
  'd',
  'transform',
];

/**
 * Makes a plot fit to stand in a page: links that work with and without the router, each named once by its title; no
 * labels on groups (assistive technology refuses them there), the rest hidden from it; a name for the whole.
 * Returns the same element.
 */
export function finish(svg: Element, label: string, alive: boolean): Element {
  svg.setAttribute('xmlns', SVG);
  svg.setAttribute('aria-label', label);
  svg.querySelector('style')?.remove();
  for (const element of svg.querySelectorAll('*')) plainer(element);
  const links = [...svg.querySelectorAll('a')];
  nameLinks(links);
  // a picture with links in it is no `img`: that role would hide them
  svg.setAttribute('role', links.length ? 'group' : 'img');
  for (const child of svg.children)
    if (!child.querySelector('a')) child.setAttribute('aria-hidden', 'true');
  // the pointer's own tip takes the place of the browser's, and on a phone no pointer hovers; where marks are very many,
  // their names once more would weigh as much as the drawing
  const narrow = Number(svg.getAttribute('width')) <= SIZES.narrow;
  if (alive || narrow || links.length > MANY)
    for (const title of svg.querySelectorAll('title')) title.remove();
  return svg;
}

function plainer(element: Element): void {
  element.removeAttribute('aria-label');
  for (const name of POSITIONS) {
    const value = element.getAttribute(name);
    if (value?.includes('.'))
      element.setAttribute(
        name,
        value.replace(/-?\d+\.\d{2,}(?![\dem])/g, (number) =>
          String(Math.round(Number(number) * 10) / 10),
        ),
      );
  }
}

/** Marks are named by their titles, words by themselves; a second way to the same place is for the pointer only. */
function nameLinks(links: readonly Element[]): void {
  const marks = links.filter((link) => !link.querySelector('text'));
  const marked = new Set(marks.map(hrefOf));
  const seen = new Set<string>();
  for (const link of links) {
    const href = hrefOf(link);
    const isMark = marks.includes(link);
    const name = link.querySelector(isMark ? 'title' : 'text')?.textContent ?? '';
    link.removeAttribute('xlink:href');
    link.removeAttribute('fill');
    link.setAttribute('href', href);
    const known = `${href} ${name}`;
    if (!name || seen.has(known) || (!isMark && marked.has(href))) {
      link.setAttribute('tabindex', '-1');
      link.setAttribute('aria-hidden', 'true');
    } else if (isMark) link.setAttribute('aria-label', name.replaceAll('\n', ', '));
    seen.add(known);
  }
}

function hrefOf(link: Element): string {
  return link.getAttribute('xlink:href') ?? link.getAttribute('href') ?? '';
}
