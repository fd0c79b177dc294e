// What is a tracker?
import type { Client } from './client.ts';
import type { TrackerSettings } from './settings.ts';
import type { Ticket } from './ticket.ts';

/** A promise's ticket as the promise names it. */
export interface Reference {
  /** `#12`, `OPS-7`, an address */
  ticket: string;
  href: string | null;
}

export type Kind = 'github' | 'gitlab' | 'jira' | 'linear';

/** One kind of tracker, for the settings of one. */
export interface Tracker<Settings extends TrackerSettings = TrackerSettings> {
  /** Where questions go when the settings name no address. */
  base(settings: Settings): string;
  /** Headers that go with every question; the token is null where none is set. */
  headers(settings: Settings, token: string | null): Partial<Record<string, string>>;
  /** The ticket's own name in this tracker, such as `example/shop#12`; null where the reference means none of this one. */
  keyOf(reference: Reference, settings: Settings): string | null;
  /** Reads tickets; null for one that the tracker does not know or show. Throws `TrackerFault`: then nothing is known. */
  read(
    keys: readonly string[],
    settings: Settings,
    client: Client,
  ): Promise<Map<string, Ticket | null>>;
}

/** `https://example.org/x/` without the slash at its end. */
export function plainBase(address: string): string {
  return address.replace(/\/+$/, '');
}

/** True where a name is the given one or fits a pattern such as `example/*`; upper and lower case are the same. */
export function isAmong(name: string, allowed: readonly string[]): boolean {
  const folded = name.toLowerCase();
  return allowed.some((one) => {
    const pattern = one.toLowerCase();
    return pattern.endsWith('/*') ? folded.startsWith(pattern.slice(0, -1)) : folded === pattern;
  });
}

/** Pieces of a list, each of `size` at most. */
export function inPieces<T>(list: readonly T[], size: number): T[][] {
  const pieces: T[][] = [];
  for (let from = 0; from < list.length; from += size) pieces.push(list.slice(from, from + size));
  return pieces;
}
