// How are charts drawn without a browser, so that they stand in the page before any script?
import * as plot from '@observablehq/plot';
import type { RequestEvent } from '@sveltejs/kit';
import { parseHTML } from 'linkedom';
import { SIZES, type Chart, type Size } from '../charts/chart.ts';
import type { Reader } from './db.ts';
import { digestOfRows, drawingCache } from './drawn.ts';

const drawn = drawingCache();
const { document } = parseHTML('<!doctype html><html><body></body></html>');

/** What a drawing has to know of the request that it is made for. */
export type PageBeingMade = Pick<RequestEvent, 'isDataRequest'> & {
  locals: Pick<App.Locals, 'drawings'>;
};

/** A chart as SVG text, once for each size of screen. The page shows the one that fits. */
export type Drawings = Record<Size, string>;

/**
 * Draws `rows`, which `db` gave, in every size, or takes what was drawn of them before; links keep the page's filter
 * (`within`, its search part).
 *
 * A page that is sent whole would carry its drawings twice: once in its HTML, once in the data that its script starts
 * from. So there the data holds a mark only, and `placeDrawings` puts the drawing into the HTML; the script finds it
 * there and leaves it alone. When the router fetches data, it holds the drawing itself.
 */
export async function drawings<Row>(
  { isDataRequest, locals }: PageBeingMade,
  db: Pick<Reader, 'buildInfo'>,
  chart: Chart<Row>,
  rows: readonly Row[],
  within: string,
): Promise<Drawings> {
  const { edition } = await db.buildInfo();
  const of = {
    edition,
    chart: `${chart.dataset} ${chart.picture ?? ''}`,
    filter: within,
    rows: digestOfRows(rows),
  };
  const draw = async (size: Size): Promise<string> => {
    const svg = await drawn.get({ ...of, size }, async () => {
      const canvas = { plot, document, width: SIZES[size], within, alive: false };
      return (await chart.draw(rows, canvas)).outerHTML;
    });
    return isDataRequest ? svg : `<!--drawing:${(locals.drawings ??= []).push(svg) - 1}-->`;
  };
  const [narrow, middle, wide] = await Promise.all([draw('narrow'), draw('middle'), draw('wide')]);
  return { narrow, middle, wide };
}

/** HTML with its marks replaced by the drawings that they stand for. */
export function placeDrawings(
  html: string,
  { drawings: all = [] }: Pick<App.Locals, 'drawings'>,
): string {
  return html.replace(/<!--drawing:(\d+)-->/g, (mark, index: string) => all[Number(index)] ?? mark);
}
