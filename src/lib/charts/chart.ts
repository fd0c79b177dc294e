// What makes a chart? A dataset, words for what is seen, a table of the same rows, and a drawing.
import type * as Plot from '@observablehq/plot';
import type { WireRow } from './wire.ts';

/** The library that draws. It is handed in, never imported by a chart: pages load it only when somebody interacts. */
export type Pencil = typeof Plot;

/** Where and how to draw. */
export interface Canvas {
  plot: Pencil;
  /** the browser's, or a stand-in on the server */
  document: Document;
  /** pixels */
  width: number;
  /** search part of the page's filter, which the marks' links keep; `''` for none */
  within: string;
  /** true in the browser after the first interaction: tips instead of plain titles */
  alive: boolean;
}

/** A column of the table that shows the same rows to those who cannot see the drawing. */
export interface Column<Row> {
  /** with its unit, where it has one */
  head: string;
  value(row: Row): string;
  /** where the cell leads, if anywhere */
  href?(row: Row, within: string): string | null;
  numeric?: boolean;
}

/** A chart over rows of one dataset. The same rows always draw the same picture. */
export interface Chart<Row> {
  /** its name at `/api/v1/<dataset>.arrow` */
  dataset: string;
  /** which picture of the dataset, where there are several */
  picture?: string;
  /** what is seen, with the number of things that are seen */
  title(rows: readonly Row[]): string;
  /** units, and how to read the marks */
  reading: string;
  columns: readonly Column<Row>[];
  /** a row as Arrow brings it, throwing where it is none; null where the page brings all rows itself */
  parse: ((row: WireRow) => Row) | null;
  /** loads the code that draws, which no page needs before somebody touches the chart */
  draw(rows: readonly Row[], canvas: Canvas): Promise<Element>;
}

/** The widths that the server draws, one of which fits the screen (src/lib/styles/chart.css shows it). */
export const SIZES = { narrow: 358, middle: 760, wide: 1080 } as const;
export type Size = keyof typeof SIZES;

/** How a chart of this width is laid out: the same three ways that the server draws. */
export function sizeOf(width: number): Size {
  if (width < 540) return 'narrow';
  return width < 900 ? 'middle' : 'wide';
}

/** A drawing that takes the place of the page's own in print, and a sentence on what it leaves out, where it does. */
export interface Paper {
  drawing: string;
  note: string | null;
}
