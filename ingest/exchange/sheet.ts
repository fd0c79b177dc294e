// How do promises travel to a spreadsheet, so that what is edited there can come back?
//
// The last column says how each cell was exported and which decisions stood then: what nobody touched is left alone on the
// way back, however the spreadsheet rewrote it, and what somebody decided meanwhile shows.
import { createHash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import { versionOf, type Promised, type Side } from '../ledger/promise.ts';

/** Columns that can be edited, and the side of the promise that each is about. */
export const CELLS = {
  status: 'status',
  done_on: 'status',
  owner: 'owner',
  due: 'due',
  ticket: 'ticket',
  ticket_href: 'ticket',
  note: 'note',
} as const satisfies Record<string, Side>;
export type Cell = keyof typeof CELLS;
export const CELL_NAMES = [
  'status',
  'done_on',
  'owner',
  'due',
  'ticket',
  'ticket_href',
  'note',
] as const satisfies readonly Cell[];

const HEAD = [
  'incident',
  'occurred_on',
  'promise',
  'status',
  'done_on',
  'reason',
  'owner',
  'due',
  'due_text',
  'ticket',
  'ticket_href',
  'note',
  'action_id',
  'as_exported',
] as const;

/** RFC 4180 with a head, CRLF; begins with the mark by which spreadsheets know UTF-8. */
export function sheetOf(promises: readonly Promised[]): string {
  const rows = promises.map((promise) => {
    const cells: Record<(typeof HEAD)[number], string | null> = {
      incident: promise.incidentTitle,
      occurred_on: promise.occurredOn,
      promise: promise.text,
      reason: null,
      due_text: promise.dueText,
      ...cellsOf(promise),
      action_id: promise.actionId,
      as_exported: stampOf(promise),
    };
    return HEAD.map((name) => guarded(cells[name] ?? ''));
  });
  return `\ufeff${stringify([[...HEAD], ...rows], {
    record_delimiter: 'windows',
    // a lone line feed is not what ends a row, but readers take it so
    quoted_match: /[\r\n;\t]/,
  })}`;
}

/** The cells of a promise that can be edited, as they stand now. */
export function cellsOf(promise: Promised): Record<Cell, string> {
  return {
    status: promise.status,
    done_on: promise.doneOn ?? '',
    owner: plain(promise.owner ?? ''),
    due: promise.due ?? '',
    ticket: plain(promise.ticket ?? ''),
    ticket_href: plain(promise.ticketHref ?? ''),
    note: plain(promise.note ?? ''),
  };
}

/** What a spreadsheet would take for a formula gets an apostrophe in front; `unguarded` takes it away again. */
function guarded(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** A cell as it was before `guarded`. */
export function unguarded(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

/** Line ends and blanks at the ends change on the way through a spreadsheet. */
export function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC').trim();
}

export interface Stamp {
  digests: ReadonlyMap<string, string>;
  versions: ReadonlyMap<string, string>;
}

/** `v1 status=3f2a91bc … status@01J…`: a digest of each cell, and the decisions that stood. */
function stampOf(promise: Promised): string {
  const cells = cellsOf(promise);
  const sides = [...new Set(Object.values(CELLS))];
  return [
    'v1',
    ...CELL_NAMES.map((name) => `${name}=${digestOf(cells[name])}`),
    ...sides.flatMap((side) => {
      const version = versionOf(promise, side);
      return version === null ? [] : [`${side}@${version}`];
    }),
  ].join(' ');
}

/** Reads what `stampOf` wrote; null for anything else. */
export function readStamp(text: string): Stamp | null {
  const [version, ...parts] = text.trim().split(/\s+/);
  if (version !== 'v1') return null;
  const pairs = (sign: string): Map<string, string> =>
    new Map(
      parts.flatMap((part) => {
        const [name = '', value = ''] = part.split(sign);
        return value ? [[name, value] as const] : [];
      }),
    );
  const digests = pairs('=');
  return CELL_NAMES.every((name) => digests.has(name)) ? { digests, versions: pairs('@') } : null;
}

/** Eight letters by which a cell is known again. */
export function digestOf(cell: string): string {
  return createHash('sha256').update(cell).digest('hex').slice(0, 8);
}
