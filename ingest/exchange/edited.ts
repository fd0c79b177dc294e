// What did somebody change in a sheet of promises, and can it be decided so?
import { parseCsv } from '../formats/records/csv.ts';
import { Change, type Decision, type Proposal } from '../ledger/decision.ts';
import { targetOf, versionOf, type Promised, type Side } from '../ledger/promise.ts';
import { ActionStatus } from '../model.ts';
import { daysIn } from './day.ts';
import {
  CELL_NAMES,
  CELLS,
  cellsOf,
  digestOf,
  plain,
  readStamp,
  unguarded,
  type Cell,
  type Stamp,
} from './sheet.ts';

/** A sheet that is none of ours, or was broken on its way. */
export class NoSheet extends Error {
  override name = 'NoSheet';
}

/** What the rows of a sheet ask for. */
export interface Edited {
  rows: number;
  /** of sound rows */
  proposals: Proposal[];
  /** the same in words */
  changes: { promise: Promised; words: string }[];
  /** a line for each thing that is wrong; a row with one asks for nothing */
  problems: string[];
}

/**
 * Compares a sheet that `sheetOf` wrote and somebody edited with what holds now. Cells that nobody touched ask for nothing.
 * `decisions` are the ledger's, by id, to say who decided meanwhile. Throws `NoSheet`.
 */
export function readEdited(
  text: string,
  promises: readonly Promised[],
  decisions: ReadonlyMap<string, Decision>,
): Edited {
  const byId = new Map(promises.map((promise) => [promise.actionId, promise]));
  const edited: Edited = { rows: 0, proposals: [], changes: [], problems: [] };
  const seen = new Set<string>();
  for (const [index, row] of rowsOf(text).entries()) {
    edited.rows += 1;
    const label = `row ${index + 2} (“${shortened(row.get('promise') ?? '')}”)`;
    try {
      const id = row.get('action_id') ?? '';
      const promise = byId.get(id);
      if (!promise) throw new Unsound(id ? `no promise has the id ${id}` : 'it has no action_id');
      if (seen.has(id)) throw new Unsound('another row is about the same promise');
      seen.add(id);
      const asked = changesOf(row, promise, decisions);
      for (const { side, change, words } of asked) {
        edited.proposals.push({
          target: targetOf(promise),
          expected: versionOf(promise, side),
          change,
        });
        edited.changes.push({ promise, words });
      }
    } catch (error) {
      if (!(error instanceof Unsound)) throw error;
      for (const fault of error.faults) edited.problems.push(`${label}: ${fault}`);
    }
  }
  return edited;
}

/** A row that cannot be decided as it stands. */
class Unsound extends Error {
  readonly faults: readonly string[];
  constructor(...faults: string[]) {
    super(faults.join('; '));
    this.faults = faults;
  }
}

type Row = ReadonlyMap<string, string>;

function rowsOf(text: string): Row[] {
  // a line by which some spreadsheets are told the separator
  const body = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^"?sep=.{1,2}"?\n/i, '');
  const { columns, rows, unclosed } = parseCsv(body);
  if (unclosed) throw new NoSheet('a quotation mark is never closed: the file is cut or broken');
  const names = columns.map((name) => name.toLowerCase());
  for (const needed of ['action_id', 'as_exported', ...CELL_NAMES])
    if (!names.includes(needed))
      throw new NoSheet(
        `it has no column “${needed}”. Export the promises, edit that file and leave its columns in place`,
      );
  return rows.map(
    (cells) => new Map(names.map((name, index) => [name, plain(unguarded(cells[index] ?? ''))])),
  );
}

interface Asked {
  side: Side;
  change: Change;
  words: string;
}

/** What a row asks for, side by side. Throws `Unsound`. */
function changesOf(row: Row, promise: Promised, decisions: ReadonlyMap<string, Decision>): Asked[] {
  const stamp = readStamp(row.get('as_exported') ?? '');
  if (!stamp) throw new Unsound('its cell as_exported was changed; export anew');
  const now = cellsOf(promise);
  const faults: string[] = [];
  const touched = new Map<Cell, string>();
  for (const name of CELL_NAMES) {
    const read = readCell(name, row.get(name) ?? '', stamp);
    if ('fault' in read) faults.push(read.fault);
    else if (read.touched && read.value !== now[name]) touched.set(name, read.value);
  }
  for (const side of new Set([...touched.keys()].map((name) => CELLS[name]))) {
    const version = versionOf(promise, side);
    if (version === (stamp.versions.get(side) ?? null)) continue;
    const by = version === null ? undefined : decisions.get(version);
    faults.push(
      `${side} was decided ${by ? `by ${by.actor.name} on ${by.at.slice(0, 10)}` : 'anew'} since the export; it is now “${now[side]}”`,
    );
  }
  const asked = faults.length ? [] : askedBy(touched, row.get('reason') ?? '', promise);
  for (const { side, change } of asked) {
    const parsed = Change.safeParse(change);
    if (!parsed.success)
      faults.push(...parsed.error.issues.map(({ message }) => `${side}: ${message}`));
  }
  if (faults.length) throw new Unsound(...faults);
  return asked;
}

type Read = { touched: boolean; value: string } | { fault: string };

function readCell(name: Cell, cell: string, { digests }: Stamp): Read {
  const isExported = (value: string): boolean => digests.get(name) === digestOf(value);
  if (isExported(cell)) return { touched: false, value: cell };
  if (name === 'status') {
    const status = cell.toLowerCase().replace(/[\s-]+/g, '_');
    if (ActionStatus.safeParse(status).success)
      return { touched: !isExported(status), value: status };
    return {
      fault: `“${shortened(cell)}” is no status; there are done, in_progress, planned, dropped`,
    };
  }
  if ((name !== 'due' && name !== 'done_on') || cell === '') return { touched: true, value: cell };
  const days = daysIn(cell);
  // a spreadsheet writes dates in its own way, touched or not
  if (days.some(isExported)) return { touched: false, value: cell };
  const [day, other] = days;
  if (day === undefined)
    return { fault: `${name}: “${shortened(cell)}” is no day; write 2026-01-31` };
  if (other !== undefined)
    return { fault: `${name}: “${cell}” may be ${day} or ${other}; write it so` };
  return { touched: true, value: day };
}

function askedBy(touched: ReadonlyMap<Cell, string>, reason: string, promise: Promised): Asked[] {
  const asked: Asked[] = [];
  const add = (side: Side, change: Change, words: string): void => {
    asked.push({ side, change, words });
  };
  const orNull = (text: string | undefined): string | null => text || null;
  if (touched.has('status') || touched.has('done_on')) {
    const status = ActionStatus.parse(touched.get('status') ?? promise.status);
    const day = touched.has('done_on') ? orNull(touched.get('done_on')) : promise.doneOn;
    if (status !== 'done' && touched.get('done_on'))
      throw new Unsound('done_on holds a day, but status is not done');
    if (status === 'dropped' && !reason)
      throw new Unsound('what is dropped needs a reason, in the column reason');
    const doneOn = status === 'done' ? day : null;
    const link = status === promise.status ? promise.evidenceLink : null;
    const words = doneOn ? `done on ${doneOn}` : status.replace('_', ' ');
    add('status', { type: 'status', status, doneOn, reason: reason || null, link }, words);
  }
  const owner = touched.get('owner');
  if (owner !== undefined)
    add('owner', { type: 'owner', owner: orNull(owner) }, `owner ${owner || 'nobody'}`);
  const due = touched.get('due');
  if (due !== undefined) add('due', { type: 'due', due: orNull(due) }, `due ${due || 'no date'}`);
  if (touched.has('ticket') || touched.has('ticket_href')) {
    const ticket = orNull(touched.get('ticket') ?? promise.ticket ?? undefined);
    // the address of the ticket before leads to the wrong place
    const kept = touched.has('ticket') ? undefined : (promise.ticketHref ?? undefined);
    const href = orNull(touched.get('ticket_href') ?? kept);
    add('ticket', { type: 'ticket', ticket, href }, `ticket ${ticket ?? 'none'}`);
  }
  const note = touched.get('note');
  if (note !== undefined)
    add(
      'note',
      { type: 'note', note: orNull(note) },
      note ? `note “${shortened(note)}”` : 'no note',
    );
  return asked;
}

function shortened(text: string): string {
  const flat = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return flat.length > 60 ? `${flat.slice(0, 59)}…` : flat;
}
