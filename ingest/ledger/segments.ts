// What has been decided so far?
//
// `ledger/<writer>/<yyyy-mm>.jsonl`: each writer appends to files of its own, so that two copies of a ledger merge by adding
// files. A last line that was never finished was never acknowledged either: it is reported and not read. Any other damage
// stops the reading, since a decision that somebody entered would be missing without a word.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compare } from '../figures/order.ts';
import type { Decision } from './decision.ts';
import { NOTHING, readLine, type Head } from './line.ts';

/** A ledger cannot be read. The message names file, line and fault; `wayOut` says what to do. */
export class LedgerDamage extends Error {
  override name = 'LedgerDamage';
  readonly wayOut: string;

  constructor(path: string, line: number, fault: string) {
    super(`${path}, line ${line}: ${fault}`);
    this.wayOut =
      `Bring the file back from version control or a backup (git log -- ${path} names its versions). ` +
      `If there is none, move it out of the ledger folder: the decisions in it will be missing until it is mended.`;
  }
}

/** An unfinished last line: its writer was stopped before it could say that the decision holds. */
export interface Torn {
  path: string;
  /** its number, from 1 */
  line: number;
  /** bytes of the file that are whole */
  whole: number;
  /** what stands behind them */
  text: string;
}

export interface Ledger {
  /** all writers' decisions in the order of their ids, which is the order of time */
  decisions: Decision[];
  torn: Torn[];
  /** files that hold what was set aside of unfinished lines */
  aside: string[];
  /** changes whenever a segment does; equal for the same segments */
  signature: string;
}

/** Where a writer stands: what it decided, and what its next line follows. */
export interface Standing {
  decisions: Decision[];
  head: Head;
  torn: Torn | null;
}

export const SEGMENT = /^\d{4}-\d\d\.jsonl$/;
export const WRITER = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Every decision of a ledger folder; an empty ledger where there is none. Throws `LedgerDamage`. */
export async function readLedger(folder: string): Promise<Ledger> {
  const signature = await signatureOf(folder);
  const decisions: Decision[] = [];
  const torn: Torn[] = [];
  const aside: string[] = [];
  for (const writer of await writersOf(folder)) {
    const standing = await readWriter(join(folder, writer));
    decisions.push(...standing.decisions);
    if (standing.torn) torn.push(standing.torn);
    aside.push(...(await asideIn(join(folder, writer))));
  }
  decisions.sort((a, b) => compare(a.id, b.id));
  return { decisions, torn, aside, signature };
}

/** One writer's decisions and where it stands. Throws `LedgerDamage`. */
export async function readWriter(folder: string): Promise<Standing> {
  let standing: Standing = { decisions: [], head: NOTHING, torn: null };
  for (const name of await segmentsOf(folder)) {
    // a writer sets an unfinished line aside before it goes on: there cannot be a later segment
    if (standing.torn) throw damageOf(standing.torn);
    const read = await readSegment(join(folder, name), standing.head);
    standing = { ...read, decisions: [...standing.decisions, ...read.decisions] };
  }
  return standing;
}

function damageOf({ path, line }: Torn): LedgerDamage {
  return new LedgerDamage(path, line, 'it is cut off, yet a later file goes on');
}

/** Segments that were read, by path: of all months but the current one nothing ever changes. */
const known = new Map<string, { state: string; standing: Standing }>();

async function readSegment(path: string, from: Head): Promise<Standing> {
  const { ino, size, mtimeMs } = await stat(path);
  const state = `${ino}:${size}:${mtimeMs}:${from.hash}`;
  const held = known.get(path);
  if (held?.state === state) return held.standing;
  const standing = parseSegment(path, await readFile(path), from);
  known.set(path, { state, standing });
  return standing;
}

/** What other programs leave in text files; said by name, since it is undone there. */
const FOREIGN = [
  { sign: /^(?:<{7}|\|{7}|={7}|>{7})(?: |\r?$)/, fault: 'it is a mark of a merge conflict' },
  { sign: /\r$/, fault: 'its line end was changed (to CR LF)' },
];

function parseSegment(path: string, bytes: Buffer, from: Head): Standing {
  const whole = bytes.lastIndexOf(0x0a) + 1;
  const lines = bytes.toString('utf8', 0, whole).split('\n').slice(0, -1);
  let head = from;
  const decisions = lines.map((line, index) => {
    try {
      const foreign = FOREIGN.find(({ sign }) => sign.test(line));
      if (foreign) throw new Error(foreign.fault);
      const read = readLine(line, head);
      ({ head } = read);
      return read.decision;
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      throw new LedgerDamage(path, index + 1, fault);
    }
  });
  const text = bytes.toString('utf8', whole);
  return { decisions, head, torn: text ? { path, line: lines.length + 1, whole, text } : null };
}

async function writersOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(none);
  return entries
    .filter((entry) => entry.isDirectory() && WRITER.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

/** A writer's files in the order of time. */
export async function segmentsOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(none);
  return entries
    .filter((entry) => entry.isFile() && SEGMENT.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

/** The name of the file that takes up an unfinished line. */
export function asideName(segment: string, number: number): string {
  return `${segment}.torn-${number}`;
}

async function asideIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(none);
  return names
    .filter((name) => /\.jsonl\.torn-\d+$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

function none(error: unknown): [] {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
  throw error;
}

/** Tells cheaply whether anything was written: names, sizes and times of all segments. */
export async function signatureOf(folder: string): Promise<string> {
  const parts: string[] = [];
  for (const writer of await writersOf(folder))
    for (const name of await segmentsOf(join(folder, writer))) {
      const { size, mtimeMs, ino } = await stat(join(folder, writer, name));
      parts.push(`${writer}/${name}:${ino}:${size}:${mtimeMs}`);
    }
  return parts.join('\n');
}
