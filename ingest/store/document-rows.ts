// Which rows does one document give?
import type { Document, Reading, Unreadable } from '../model.ts';
import { LARGEST, moment, type Row } from './cells.ts';

export function documentRow(document: Document): Row {
  return {
    document_id: document.id,
    sha256: document.sha256,
    bytes: document.bytes,
    format: document.format,
    languages: document.languages,
    title: document.title?.value ?? null,
    organization: document.organization?.value ?? null,
    ...moment('published', document.published),
    status: 'read',
    reason: null,
    text: document.text,
  };
}

export function unreadableRow({ path, sha256, bytes, reason }: Unreadable): Row {
  return {
    document_id: path,
    sha256,
    // of a file so large that the column cannot tell its size, the reason does
    bytes: bytes === null || bytes > LARGEST ? null : bytes,
    format: null,
    languages: [],
    title: null,
    organization: null,
    ...moment('published', null),
    status: 'unreadable',
    reason,
    text: null,
  };
}

/** All blocks of a document in one row, in their order; what a block does not have is left out. */
export function blockRow({ id, blocks }: Document): Row {
  const told = blocks.map(({ kind, depth, checked, label, header, cells, stamp, start, end }) => ({
    kind,
    depth,
    checked: checked ?? undefined,
    label: label ?? undefined,
    header: header ?? undefined,
    cells: cells?.map((cell) => ({ start: cell.start, end: cell.end })),
    stampAt: stamp?.value,
    start,
    end,
  }));
  return { document_id: id, blocks: JSON.stringify(told) };
}

export function linkRows({ id, links }: Document): Row[] {
  return links.map(({ href, start, end }) => ({
    document_id: id,
    href,
    start_offset: start,
    end_offset: end,
  }));
}

export function noteRows({ document, incidents }: Reading): Row[] {
  const rows = (notes: Document['notes'], incidentId: string | null): Row[] =>
    notes.map(({ level, message, span }, index) => ({
      document_id: document.id,
      incident_id: incidentId,
      number: index + 1,
      level,
      message,
      start_offset: span?.start ?? null,
      end_offset: span?.end ?? null,
      quote: span?.quote ?? null,
    }));
  return [rows(document.notes, null), ...incidents.map(({ id, notes }) => rows(notes, id))].flat();
}
