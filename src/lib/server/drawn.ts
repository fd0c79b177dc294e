// Which drawings are at hand already? Those of the build that is served, as many as fit into memory.
import { createHash } from 'node:crypto';
import type { Size } from '../charts/chart.ts';
import { hold } from './held.ts';

/**
 * What a drawing depends on. The theme is not among it: drawings take their colours from the page's variables, so one
 * text serves both.
 */
export interface DrawingKey {
  /** of the build and the decisions that lie over it, see `Served` */
  edition: string;
  /** the chart's dataset, and which of its pictures */
  chart: string;
  /** search part of the page's filter, which the marks' links keep */
  filter: string;
  size: Size;
  /**
   * digest of the rows. A filter does not always say them all: some charts go by the day, or by one cause or incident.
   * With it, no drawing can ever stand for other figures than its own.
   */
  rows: string;
}

/** Drawings by what they depend on; only in memory. */
export interface DrawingCache {
  /**
   * The drawing as SVG text. Where it is not at hand `draw` makes it, once for all who ask meanwhile; a failure is
   * everybody's and is not kept.
   */
  get(key: DrawingKey, draw: () => Promise<string>): Promise<string>;
  /** drawings that are held, and their size */
  size(): { things: number; bytes: number };
}

/** What some thousand drawings of usual size need. */
const ROOM_BYTES = 64 * 1024 * 1024;

/** A cache that holds at most `room` bytes of drawings; all go with their build. */
export function drawingCache(room = ROOM_BYTES): DrawingCache {
  // a text may take two bytes a letter
  const drawn = hold<string>(room, (svg) => 2 * svg.length);
  let served = '';
  return {
    get(key, draw) {
      if (key.edition !== served) drawn.clear();
      served = key.edition;
      return drawn.get([key.edition, key.chart, key.size, key.rows, key.filter].join(' '), draw);
    },
    size: () => drawn.size(),
  };
}

/** A digest of rows, for `DrawingKey`. */
export function digestOfRows(rows: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('base64url');
}
