// What must be known of an incident to compare it with those of other documents?

/** A moment on both axes, in milliseconds. */
export interface Instant {
  /** as the document's own clock shows it */
  wall: number;
  /** null where no zone is stated */
  utc: number | null;
}

/** A light projection of one incident: this, and no text, is held of every incident at the same time. */
export interface Occurrence {
  incidentId: string;
  documentId: string;
  part: number;
  kind: string;
  title: string;
  organization: string | null;
  services: string[];
  causes: string[];
  /** ISO day by which it is filed; null where the document gives no date at all */
  day: string | null;
  /** ISO day of the start as written; null where no day is told */
  startDay: string | null;
  /** start and end of impact where they have clock times */
  started: Instant | null;
  ended: Instant | null;
  /** pieces of evidence */
  facts: number;
  /** actions that were promised or are claimed as done */
  promises: number;
  /** ISO day on which the document was published */
  published: string | null;
}

/** Null for a missing one and for one that names only a month. */
export function dayOf(at: string | null): string | null {
  return at !== null && at.length >= 10 ? at.slice(0, 10) : null;
}

/** Null where only a day, or nothing, is told. `at` is ISO text. */
export function instantOf(at: string | null, precision: string | null): Instant | null {
  if (at === null || (precision !== 'minute' && precision !== 'hour')) return null;
  const [, clock = at, zone] = /^(.*?)(Z|[+-]\d\d:\d\d)?$/.exec(at) ?? [];
  return { wall: Date.parse(`${clock}Z`), utc: zone === undefined ? null : Date.parse(at) };
}

/** Documents write `CoreDNS` and `coredns`; it is one service. */
export function folded(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}
