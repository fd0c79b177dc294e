// How does a test draw a chart? With the stand-in document that the server uses.
import * as plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { Chart } from '../../src/lib/charts/chart.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

/** A chart's drawing at a width, 1080 pixels unless told. */
export function draw<Row>(
  chart: Chart<Row>,
  rows: readonly Row[],
  { width = 1080, within = '' }: { width?: number; within?: string } = {},
): Promise<Element> {
  return chart.draw(rows, { plot, document, width, within, alive: false });
}

/** Where a drawing's named links lead, in order, each once. */
export function hrefs(svg: Element): string[] {
  return named(svg).map((link) => link.getAttribute('href') ?? '');
}

/** What a drawing's named links are called. */
export function names(svg: Element): string[] {
  return named(svg).map((link) => link.getAttribute('aria-label') ?? link.textContent ?? '');
}

/** The words that stand in a drawing, without the titles of marks. */
export function words(svg: Element): string[] {
  return [...svg.querySelectorAll('text')].map((text) =>
    [...text.childNodes]
      .filter((node) => node.nodeName.toLowerCase() !== 'title')
      .map((node) => node.textContent ?? '')
      .join(''),
  );
}

function named(svg: Element): Element[] {
  return [...svg.querySelectorAll('a:not([aria-hidden])')];
}
