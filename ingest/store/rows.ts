// Which rows does a build hold?
//
// Everything that the documents tell, laid flat for reading: clocks are computed here, once, and child tables get a copy
// of the dimensions that pages filter by. Same readings in any order, same rows.
import type { Reading, Unreadable } from '../model.ts';
import type { Targets } from '../targets.ts';
import type { Taxonomy } from '../taxonomy.ts';
import { compare, type Row } from './cells.ts';
import { problemsOf } from './check.ts';
import { blockRows, documentRow, linkRows, noteRows, unreadableRow } from './document-rows.ts';
import { evidenceRows } from './evidence.ts';
import {
  actionRows,
  causeRows,
  conflictRows,
  eventRows,
  followUpRows,
  incidentRow,
  windowRows,
} from './incident-rows.ts';
import { earlierOnes } from './recurrence.ts';

export const TABLES = [
  'documents',
  'blocks',
  'links',
  'incidents',
  'impact_windows',
  'timeline_events',
  'causes',
  'actions',
  'follow_ups',
  'evidence',
  'conflicts',
  'notes',
  'taxonomy',
] as const;
export type Table = (typeof TABLES)[number];

export interface Corpus {
  readings: readonly Reading[];
  unreadable: readonly Unreadable[];
  taxonomy: Taxonomy;
  targets: Targets;
}

/**
 * Every table's rows in the order in which they are stored. Throws with the path where two documents have one id, a
 * quote is not what stands at its offsets, or a moment never was.
 */
export function rowsOf({ readings, unreadable, taxonomy, targets }: Corpus): Record<Table, Row[]> {
  const sorted = [...readings].sort((a, b) => compare(a.document.id, b.document.id));
  const unread = [...unreadable].sort((a, b) => compare(a.path, b.path));
  refuseDoubles([...sorted.map(({ document }) => document.id), ...unread.map(({ path }) => path)]);
  refuseBroken(sorted);
  const documents = sorted.map(({ document }) => document);
  const told = sorted.flatMap(({ document, incidents }) =>
    [...incidents].sort((a, b) => a.part - b.part).map((incident) => ({ document, incident })),
  );
  const earlier = earlierOnes(told);
  return {
    documents: [...documents.map(documentRow), ...unread.map(unreadableRow)].sort((a, b) =>
      compare(String(a.document_id), String(b.document_id)),
    ),
    blocks: documents.flatMap(blockRows),
    links: documents.flatMap(linkRows),
    incidents: told.map((one) => incidentRow(one, targets)),
    impact_windows: told.flatMap(windowRows),
    timeline_events: told.flatMap(eventRows),
    causes: told.flatMap((one) => causeRows(one, earlier)),
    actions: told.flatMap(actionRows),
    follow_ups: told.flatMap(followUpRows),
    evidence: sorted.flatMap(evidenceRows),
    conflicts: told.flatMap(conflictRows),
    notes: sorted.flatMap(noteRows),
    taxonomy: taxonomy.causes.map(({ id, label, meaning }, index) => ({
      cause: id,
      label,
      meaning,
      position: index + 1,
    })),
  };
}

function refuseDoubles(ids: string[]): void {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) throw new Error(`two documents have the id ${id}`);
    seen.add(id);
  }
}

function refuseBroken(readings: readonly Reading[]): void {
  const problems = readings.flatMap((reading) =>
    problemsOf(reading).map((problem) => `${reading.document.id}: ${problem}`),
  );
  if (problems.length) throw new Error(problems.slice(0, 20).join('\n'));
}
