// Which rows does one document give?
//
// Everything that it tells, laid flat for reading: clocks are computed here, once, and child tables get a copy of the
// dimensions that pages filter by. What depends on other documents (recurrence, twins) is filled in by relate.ts.
import type { Reading, Unreadable } from '../model.ts';
import type { Targets } from '../targets.ts';
import { LARGEST, type Cell, type Row } from './cells.ts';
import { blockRow, documentRow, linkRows, noteRows, unreadableRow } from './document-rows.ts';
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

/** The tables that documents fill, in the order in which they are written. */
export const DOCUMENT_TABLES = [
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
] as const;
export type DocumentTable = (typeof DOCUMENT_TABLES)[number];

/** Every table but `build`. */
export const TABLES = [...DOCUMENT_TABLES, 'taxonomy'] as const;
export type Table = (typeof TABLES)[number];

/** Rows of one table, cell after cell: `names.length` cells a row, in the order of `names`. */
export interface PackedRows {
  names: string[];
  cells: Cell[];
}

/** All that a build stores of one document. Tables without a row are left out. */
export interface DocumentRows {
  id: string;
  sha256: string | null;
  /** why it could not be read; null where it was */
  reason: string | null;
  tables: Partial<Record<DocumentTable, PackedRows>>;
}

/** A document's rows, packed for the way from process to process and into the database. */
export function rowsOf(outcome: Reading | Unreadable, targets: Targets): DocumentRows {
  const tables: DocumentRows['tables'] = {};
  const rows = tablesOf(outcome, targets);
  for (const table of DOCUMENT_TABLES)
    if (rows[table].length) tables[table] = packed(table, rows[table]);
  if ('reason' in outcome)
    return { id: outcome.path, sha256: outcome.sha256, reason: outcome.reason, tables };
  const { id, sha256 } = outcome.document;
  return { id, sha256, reason: null, tables };
}

/**
 * A document's rows in the order in which they are stored: its incidents by part, everything else as the text has it.
 * The reading is taken for sound (see check.ts); a moment that never was throws all the same.
 */
export function tablesOf(
  outcome: Reading | Unreadable,
  targets: Targets,
): Record<DocumentTable, Row[]> {
  if ('reason' in outcome) return { ...NOTHING, documents: [unreadableRow(outcome)] };
  const { document } = outcome;
  const incidents = outcome.incidents.toSorted((a, b) => a.part - b.part);
  const reading = { document, incidents };
  const alone = incidents.length === 1;
  const told = incidents.map((incident) => ({ document, incident, alone }));
  const evidence = evidenceRows(reading);
  const facts = new Map<string, number>();
  for (const { incident_id: id } of evidence)
    if (typeof id === 'string') facts.set(id, (facts.get(id) ?? 0) + 1);
  return {
    documents: [documentRow(document)],
    blocks: [blockRow(document)],
    links: linkRows(document),
    incidents: told.map((one) => incidentRow(one, targets, facts.get(one.incident.id) ?? 0)),
    impact_windows: told.flatMap(windowRows),
    timeline_events: told.flatMap(eventRows),
    causes: told.flatMap(causeRows),
    actions: told.flatMap(actionRows),
    follow_ups: told.flatMap(followUpRows),
    evidence,
    conflicts: told.flatMap(conflictRows),
    notes: noteRows(reading),
  };
}

const NOTHING: Record<DocumentTable, Row[]> = {
  documents: [],
  blocks: [],
  links: [],
  incidents: [],
  impact_windows: [],
  timeline_events: [],
  causes: [],
  actions: [],
  follow_ups: [],
  evidence: [],
  conflicts: [],
  notes: [],
};

/** Throws, with the table and the column, where a row has other columns than the first. */
function packed(table: DocumentTable, rows: readonly Row[]): PackedRows {
  const names = Object.keys(rows[0] ?? {});
  const cells: Cell[] = [];
  for (const row of rows) {
    let count = 0;
    for (const name in row) {
      // rows of one kind name their columns in one order; where one does not, look its cell up
      const cell = name === names[count] ? row[name] : row[names[count] ?? ''];
      if (cell === undefined) throw new Error(`a row has nothing for ${table}.${names[count]}`);
      // found later, by the database, it would end the whole build and not this document alone
      if (typeof cell === 'number' && !(Math.abs(cell) <= LARGEST) && !name.endsWith('_sort'))
        throw new Error(`${cell} is too large for ${table}.${name}`);
      cells.push(cell);
      count += 1;
    }
    if (count !== names.length) throw new Error(`a row of ${table} has ${count} columns`);
  }
  return { names, cells };
}
