// Which rows does one document give?
import type { Document, Reading, Unreadable } from '../model.ts';
import { moment, type Row } from './cells.ts';

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
    bytes,
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

export function blockRows({ id, blocks }: Document): Row[] {
  return blocks.map((block, index) => ({
    document_id: id,
    number: index + 1,
    kind: block.kind,
    depth: block.depth,
    checked: block.checked,
    label: block.label,
    header: block.header,
    cells: block.cells && JSON.stringify(block.cells.map(({ start, end }) => ({ start, end }))),
    stamp_at: block.stamp?.value ?? null,
    start_offset: block.start,
    end_offset: block.end,
  }));
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
