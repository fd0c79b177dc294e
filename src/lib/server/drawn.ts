// Which drawings are at hand already? Those of the build that is served, as many as fit into memory.
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Size } from '../charts/chart.ts';

/**
 * What a drawing depends on. The theme is not among it: drawings take their colours from the page's variables, so one
 * text serves both.
 */
export interface DrawingKey {
  /** of the build and the decisions that lie over it, see `Served` */
  edition: string;
  /** the chart's dataset */
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
  size(): { drawings: number; bytes: number };
}

/** What some thousand drawings of usual size need. */
const ROOM_BYTES = 64 * 1024 * 1024;

/** A cache that holds at most `room` bytes: what was not asked for the longest goes first, and all goes with its build. */
export function drawingCache(room = ROOM_BYTES): DrawingCache {
  const held = new LRUCache<string, string>({
    maxSize: room,
    // a drawing that would push out a quarter of the others is drawn each time
    maxEntrySize: room / 4,
    // a text may be held in two bytes a letter, and its key is held, too
    sizeCalculation: (svg, key) => 2 * (svg.length + key.length),
  });
  const pending = new Map<string, Promise<string>>();
  let served = '';

  async function fresh(name: string, of: string, draw: () => Promise<string>): Promise<string> {
    const svg = await draw();
    // a build that went while this was drawn leaves nothing behind
    if (of === served) held.set(name, svg);
    return svg;
  }

  return {
    async get(key, draw) {
      const of = key.edition;
      if (of !== served) {
        held.clear();
        served = of;
      }
      const name = [of, key.chart, key.size, key.rows, key.filter].join(' ');
      const found = held.get(name);
      if (found !== undefined) return found;
      const coming = pending.get(name) ?? fresh(name, of, draw).finally(() => pending.delete(name));
      pending.set(name, coming);
      return coming;
    },
    size: () => ({ drawings: held.size, bytes: held.calculatedSize }),
  };
}

/** A digest of rows, for `DrawingKey`. */
export function digestOfRows(rows: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('base64url');
}
