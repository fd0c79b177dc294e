// What can a person do about a fact that is missing?

/** What a fact is called in a list of missing ones, and how its document is mended. */
export interface Lack {
  name: string;
  mend: string;
}

/** By the names that addresses use (`/quality?missing=startedAt`). */
export const LACKS = {
  startedAt: {
    name: 'Impact began',
    mend: 'Write when users began to feel it, with day and zone: “Start: 2026-02-11 09:10 CET”.',
  },
  detectedAt: {
    name: 'Detected',
    mend: 'Write when the first alert or report came: “Detected: 09:14”.',
  },
  mitigatedAt: {
    name: 'Mitigated',
    mend: 'Write when users could work again, where that was before the repair.',
  },
  resolvedAt: {
    name: 'Resolved',
    mend: 'Write when it was over, with day and zone: “Resolved: 2026-02-11 10:05 CET”.',
  },
  restore: {
    name: 'Time to restore',
    mend: 'Give the start and the end of impact, or the duration: “Duration: 55 minutes”.',
  },
  target: {
    name: 'Recovery target',
    mend: 'State it in the document, or set one for such incidents in targets.yaml.',
  },
  date: {
    name: 'Date',
    mend: 'Write the day in the title, the head or beside the times. Without one it is in no period.',
  },
  organization: {
    name: 'Organisation',
    mend: 'Name it in the head of the document: “Organisation: …”.',
  },
  severity: { name: 'Severity', mend: 'Write it in the head of the document: “Severity: SEV2”.' },
  criticality: {
    name: 'Criticality',
    mend: 'Write “Criticality: critical” or “standard”, so that the right target holds.',
  },
  services: { name: 'Affected services', mend: 'List them: “Affected services: …”.' },
  causes: {
    name: 'Causes',
    mend: 'Say under “Root cause” what failed; a cause that the taxonomy lacks goes into taxonomy.yaml.',
  },
  actions: {
    name: 'Promised actions',
    mend: 'List them under “Action items”, each with owner, day and ticket.',
  },
} as const satisfies Record<string, Lack>;

/** The page of quality under the same filter (`search`), with the incidents that lack one fact. */
export function lackingHref(field: keyof typeof LACKS, search: string): string {
  const query = new URLSearchParams(search);
  query.set('missing', field);
  return `/quality?${query.toString()}#lacking`;
}
