// What is a hostile document, and what is to become of it?

/** One kind of trouble, as a file below a family's folder. */
export interface Hostile {
  /** what is wrong with it; no two are alike */
  kind: string;
  /** of the file */
  name: string;
  content: () => string | Uint8Array;
  end: End;
}

/**
 * `told`: read, and the story that it holds comes out with its start and its end; `begun`: the same, but its trouble tells
 * of another end; `silent`: read, and neither start nor end of anything is claimed; `listed`: refused for a reason that these words tell. `note` is found among what is noted of
 * a document that was read.
 */
export type End =
  | { is: 'told' | 'begun'; note?: RegExp }
  | { is: 'silent'; note?: RegExp }
  | { is: 'listed'; reason: RegExp };

export const TOLD: End = { is: 'told' };
export const BEGUN: End = { is: 'begun' };
export const SILENT: End = { is: 'silent' };
export const listed = (reason: RegExp): End => ({ is: 'listed', reason });
export const toldWith = (note: RegExp): End => ({ is: 'told', note });

/** What most of them say beside their trouble: one incident, told outright. */
export const SENTENCE = 'The outage began on 2024-03-05 at 09:00 UTC and ended at 09:45 UTC.';
export const STORY = `# Lantern shop down\n\n${SENTENCE}\n`;
export const STARTED = '2024-03-05T09:00:00Z';
export const RESOLVED = '2024-03-05T09:45:00Z';

/** So many things that differ, one after the other. */
export function many(count: number, make: (index: number) => string, between = ''): string {
  return Array.from({ length: count }, (_, index) => make(index)).join(between);
}

export function bytes(...parts: (string | number[] | Uint8Array)[]): Uint8Array {
  return Buffer.concat(parts.map((part) => Buffer.from(part as Uint8Array)));
}

/** The same noise every time. */
export function noise(length: number, seed = 7): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 24;
  });
}
