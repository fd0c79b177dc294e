// How long does something take, and how much memory does a command need with all its processes?
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

/** What the figures were measured on. */
export function machine(): string {
  const [first] = cpus();
  const load = loadavg()[0]?.toFixed(1) ?? '?';
  const memory = (totalmem() / 1024 ** 3).toFixed(0);
  return `${first?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${memory} GB, Node ${process.version}, load ${load}`;
}

/** Prints lines. */
export function say(...lines: string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

/** The middle one; the mean of the two middle ones where their number is even. */
export function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[half - 1] ?? NaN, sorted[half] ?? NaN];
  return sorted.length % 2 ? high : (low + high) / 2;
}

/** Milliseconds of each of `times` runs. `before` is not measured. */
export async function timed(
  times: number,
  work: () => unknown,
  before: () => unknown = () => undefined,
): Promise<number[]> {
  const taken: number[] = [];
  for (let run = 0; run < times; run++) {
    await before();
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  return taken;
}

/** A command that has ended. Memory in MB, of the command's own process, its largest child, and all at one time. */
export interface Ran {
  milliseconds: number;
  /** processor time of all its processes: what other work on the machine changes least */
  processor: number;
  own: number;
  child: number;
  all: number;
  stdout: string;
}

const LOOK_EVERY_MS = 25;

/** Runs a program of Node's and looks at its memory (on Linux; 0 elsewhere). Throws where it fails. */
export async function run(args: readonly string[]): Promise<Ran> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ran: Ran = { milliseconds: 0, processor: 0, own: 0, child: 0, all: 0, stdout: '' };
  let words = '';
  child.stdout.setEncoding('utf8').on('data', (said: string) => (ran.stdout += said));
  child.stderr
    .setEncoding('utf8')
    .on('data', (said: string) => (words = (words + said).slice(-2000)));
  const looking = setInterval(() => look(child.pid ?? 0, ran), LOOK_EVERY_MS);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearInterval(looking);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${words}`);
  ran.milliseconds = performance.now() - start;
  return ran;
}

function look(pid: number, ran: Ran): void {
  const own = resident(pid);
  const below = childrenOf(pid);
  const children = below.map(resident);
  const processor = below.reduce((sum, one) => sum + processorTime(one), processorTime(pid));
  ran.processor = Math.max(ran.processor, processor);
  ran.own = Math.max(ran.own, own);
  ran.child = Math.max(ran.child, ...children);
  ran.all = Math.max(
    ran.all,
    children.reduce((sum, one) => sum + one, own),
  );
}

function resident(pid: number): number {
  const [, pages] = proc(`${pid}/statm`).split(' ');
  return (Number(pages ?? 0) * 4096) / 1024 ** 2;
}

/** Milliseconds, those of ended children among them. */
function processorTime(pid: number): number {
  const stat = proc(`${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // user and system time of its own and of its children, in hundredths of a second
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
}

function childrenOf(pid: number): number[] {
  return proc(`${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
}

function proc(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return '';
  }
}
