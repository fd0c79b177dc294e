// What do small projections of incidents look like?
import type { Instant, Occurrence } from '../../ingest/figures/occurrence.ts';

/** What an incident says, as far as other documents need to know it. Times are ISO 8601. */
export interface OccurrenceOutline {
  title?: string;
  organization?: string;
  services?: string[];
  kind?: string;
  causes?: string[];
  startedAt?: string;
  endedAt?: string;
  facts?: number;
  promises?: number;
  published?: string;
}

/** The only incident of a document. */
export function occurrence(documentId: string, outline: OccurrenceOutline): Occurrence {
  const { startedAt = null } = outline;
  return {
    incidentId: `${documentId}#1`,
    documentId,
    part: 1,
    kind: outline.kind ?? 'incident',
    title: outline.title ?? `Report ${documentId}`,
    organization: outline.organization ?? null,
    services: outline.services ?? [],
    causes: outline.causes ?? [],
    day: startedAt && startedAt.slice(0, 10),
    startDay: startedAt && startedAt.slice(0, 10),
    started: instant(startedAt),
    ended: instant(outline.endedAt ?? null),
    facts: outline.facts ?? 1,
    promises: outline.promises ?? 0,
    published: outline.published ?? null,
  };
}

function instant(at: string | null): Instant | null {
  if (!at?.includes('T')) return null;
  return {
    wall: Date.parse(`${at.slice(0, 19)}Z`),
    utc: at.length > 19 ? Date.parse(at) : null,
  };
}
