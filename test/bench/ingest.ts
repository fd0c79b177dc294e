// How fast is an ingest, against the floor of reading and hashing the same files? `npm run bench:ingest`
//
// Everything in one run on one machine: the floor, a first ingest, a second with nothing changed, one with a single
// document changed, memory with all processes, and where the time goes. `-- --count 1000` takes fewer documents,
// `-- --runs 1` fewer runs.
import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { digestOfReader, PROJECT, readRules, VERSION } from '../../ingest/commands/places.ts';
import { ingest } from '../../ingest/ingest.ts';
import { openBuilding } from '../../ingest/store/build.ts';
import { plantCorpus } from './corpus.ts';
import { machine, middle, run, timed, type Ran } from './measure.ts';
import { phasesOf } from './phases.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
  },
});
const [count, runs, seed] = [values.count, values.runs, values.seed].map(Number);
if (!count || !runs || seed === undefined)
  throw new Error('--count, --runs and --seed are numbers');

const data = mkdtempSync(join(tmpdir(), 'hindsight-bench-'));
const corpus = join(data, 'corpus');
const builds = join(data, 'builds');
const program = join(PROJECT, 'ingest', 'hindsight.cjs');
try {
  await report(count, runs, seed);
} finally {
  rmSync(data, { recursive: true, force: true });
}

async function report(documents: number, times: number, from: number): Promise<void> {
  say(machine());
  const { paths, bytes } = plantCorpus(corpus, documents, from);
  say(
    `${documents} documents, ${(bytes / documents / 1024).toFixed(1)} KB each, seed ${from}; medians of ${times}`,
  );

  const known = digests(paths);
  const floor = middle(await timed(times + 2, () => digests(paths)));
  const comparing = middle(await timed(times + 2, () => compared(known)));
  say('', 'The floor, one core');
  line('read + hash', floor, documents);
  line('walk + read + hash + compare', comparing, documents);

  const starting = middle(
    (await ran(times, ['--version'])).map(({ milliseconds }) => milliseconds),
  );
  const again = () => rmSync(builds, { recursive: true, force: true });
  const first = await ran(times, ['ingest', '--data', data], again);
  const whole = middle(first.map(({ milliseconds }) => milliseconds));
  say('', `A first ingest, the whole command, ${availableParallelism()} cores`);
  line('in all', whole, documents, floor);
  line('without starting the program', whole - starting, documents, floor);
  const processor = middle(first.map((one) => one.processor));
  line('processor time of all processes', processor, documents, floor);
  say(
    `  ${Math.round(documents / (whole / 1000))} documents a second; starting takes ${starting.toFixed(0)} ms`,
  );
  memory(first);

  const second = await ran(times, ['ingest', '--data', data]);
  const unchanged = middle(second.map(({ milliseconds }) => milliseconds));
  const order = {
    rules: await readRules(data),
    version: VERSION,
    rulesDigest: await digestOfReader(),
  };
  const inside = middle(await timed(times + 2, () => ingest(data, order)));
  say('', 'A second ingest, nothing changed');
  line('the whole command', unchanged, documents, comparing, 'walking + comparing');
  line('ingest alone', inside, documents, comparing, 'walking + comparing');
  const opening = async (): Promise<void> => {
    const { rules, ...told } = order;
    await (await openBuilding({ dataFolder: data, ...rules, ...told })).close();
  };
  const held = middle(await timed(times + 2, opening));
  line('  of which: opening the build', held, documents, comparing, 'walking + comparing');
  const bare = middle(await timed(times + 2, () => run(['--eval', '0'])));
  say(`  Node alone starts in ${bare.toFixed(0)} ms, with our code in ${starting.toFixed(0)} ms`);
  memory(second);

  const changed = await ran(times, ['ingest', '--data', data], () =>
    appendFileSync(join(corpus, paths[Math.floor(documents / 2)] ?? ''), 'One more line.\n'),
  );
  say('', 'An ingest with one document changed');
  line(
    'the whole command',
    middle(changed.map(({ milliseconds }) => milliseconds)),
    documents,
    comparing,
    'walking + comparing',
  );
  memory(changed);

  const sample = paths.slice(0, 2000);
  say('', `Where the time goes: ${sample.length} documents in one process, one core`);
  // once for the compiler
  await phasesOf(corpus, sample.slice(0, 200), order.rules, join(data, 'draft.duckdb'));
  const phases = await phasesOf(corpus, sample, order.rules, join(data, 'draft.duckdb'));
  const floorEach = floor / documents;
  let total = 0;
  for (const [phase, milliseconds] of phases) {
    if (!phase.startsWith(' ')) total += milliseconds;
    line(phase, milliseconds, sample.length, floorEach * sample.length);
  }
  line('in all', total, sample.length, floorEach * sample.length);
}

/** The digest of each file, by path: what any ingest has to do at the least. */
function digests(paths: readonly string[]): Map<string, string> {
  return new Map(paths.map((path) => [path, digest(join(corpus, path))]));
}

/** True where a walk finds the same files with the same digests. */
function compared(known: ReadonlyMap<string, string>): boolean {
  const entries = readdirSync(corpus, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return (
    files.length === known.size &&
    files.every((file) => {
      const path = join(file.parentPath, file.name);
      return known.get(relative(corpus, path)) === digest(path);
    })
  );
}

function digest(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

async function ran(
  times: number,
  args: string[],
  before: () => unknown = () => undefined,
): Promise<Ran[]> {
  const all: Ran[] = [];
  for (let time = 0; time < times; time++) {
    before();
    all.push(await run([program, ...args]));
  }
  return all;
}

function line(
  what: string,
  milliseconds: number,
  documents: number,
  against?: number,
  name = 'the floor',
): void {
  const each = (milliseconds / documents).toFixed(3).padStart(9);
  const ratio =
    against === undefined ? '' : `  ${(milliseconds / against).toFixed(2).padStart(7)} × ${name}`;
  say(`  ${what.padEnd(34)}${milliseconds.toFixed(0).padStart(8)} ms${each} ms each${ratio}`);
}

function memory(all: readonly Ran[]): void {
  const most = (of: (one: Ran) => number): string => Math.max(...all.map(of)).toFixed(0);
  say(
    `  peak memory: ${most(({ own }) => own)} MB itself, ${most(({ child }) => child)} MB the largest worker, ${most(({ all: sum }) => sum)} MB all together`,
  );
}

function say(...lines: string[]): void {
  for (const one of lines) process.stdout.write(`${one}\n`);
}
