// How is something made once for all who ask, and kept while it fits into memory?
import { LRUCache } from 'lru-cache';

/** Things by name; only in memory. */
export interface Held<Thing> {
  /**
   * The thing of that name. Where it is not at hand `make` makes it, once for all who ask meanwhile; a failure is
   * everybody's and is not kept.
   */
  get(name: string, make: () => Promise<Thing>): Promise<Thing>;
  /** Forgets everything, and does not keep what is being made now. */
  clear(): void;
  /** things that are held, and their size */
  size(): { things: number; bytes: number };
}

/**
 * Holds at most `room` bytes, of which `bytesOf` says how many a thing needs: what was not asked for the longest goes first.
 * A thing that would push out more than an eighth of the others is made each time.
 */
export function hold<Thing extends object | string>(
  room: number,
  bytesOf: (thing: Thing) => number,
): Held<Thing> {
  const held = new LRUCache<string, { thing: Thing }>({
    maxSize: room,
    maxEntrySize: room / 8,
    sizeCalculation: ({ thing }, name) => Math.max(1, Math.ceil(bytesOf(thing) + 2 * name.length)),
  });
  const pending = new Map<string, Promise<Thing>>();

  async function fresh(name: string, make: () => Promise<Thing>): Promise<Thing> {
    const coming = make();
    pending.set(name, coming);
    try {
      const thing = await coming;
      if (pending.get(name) === coming) held.set(name, { thing });
      return thing;
    } finally {
      if (pending.get(name) === coming) pending.delete(name);
    }
  }

  return {
    get(name, make) {
      const found = held.get(name);
      return found ? Promise.resolve(found.thing) : (pending.get(name) ?? fresh(name, make));
    },
    clear() {
      held.clear();
      pending.clear();
    },
    size: () => ({ things: held.size, bytes: held.calculatedSize }),
  };
}
