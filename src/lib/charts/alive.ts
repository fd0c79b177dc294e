// How does a chart come alive in the browser? Its rows come as Arrow, and the pencil draws them again, with tips.
import * as plot from '@observablehq/plot';
import { tableFromIPC } from 'apache-arrow';
import type { Chart } from './chart.ts';
import type { WireRow } from './wire.ts';

/** Fetches the rows of a chart under a filter (`''` or `?…`). Throws where the server does not answer with Arrow. */
export async function fetchRows<Row>(chart: Chart<Row>, search: string): Promise<Row[]> {
  const { parse } = chart;
  if (!parse) throw new Error(`${chart.dataset} has no rows to fetch`);
  const address = `/api/v1/${chart.dataset}.arrow${search}`;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const table = tableFromIPC(new Uint8Array(await response.arrayBuffer()));
  return table.toArray().map((row: { toJSON(): WireRow }) => parse(row.toJSON()));
}

/** Draws a chart as wide as asked for, in pixels; its links keep the filter. */
export function drawAlive<Row>(
  chart: Chart<Row>,
  rows: readonly Row[],
  width: number,
  within: string,
): Promise<Element> {
  return chart.draw(rows, { plot, document, width, within, alive: true });
}
