// What does `hindsight ingest` do and say? It builds the database and closes with what could not be read.
import { access, constants, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ingest, type Ingested } from '../ingest.ts';
import { failureCode } from '../read/failure.ts';
import { holdsFiles } from '../read/walk.ts';
import type { Built } from '../store/build.ts';
import { digestOfReader, readRules, VERSION } from './places.ts';
import { EXIT, Problem } from './problem.ts';
import type { Terminal } from './terminal.ts';
import { count, oneLine } from './wording.ts';

const MOST_LINES = 20;

/**
 * Reads `dataFolder/corpus` and builds `dataFolder/builds`. Returns the exit code: 0, or 3 where documents could not be
 * read. Throws a `Problem` where there is nothing to read or nowhere to write.
 */
export async function runIngest(dataFolder: string, terminal: Terminal): Promise<number> {
  await checkDataFolder(dataFolder);
  const ingested = await ingestWithProgress(dataFolder, terminal);
  for (const line of summary(ingested, terminal.paint)) await terminal.print(line);
  return ingested.build.summary.unreadable.length ? EXIT.unreadable : EXIT.done;
}

async function ingestWithProgress(dataFolder: string, terminal: Terminal): Promise<Ingested> {
  const rules = await readRules(dataFolder);
  const lines = { reading: terminal.progress('Reading'), building: terminal.progress('Building') };
  try {
    return await ingest(dataFolder, {
      rules,
      version: VERSION,
      rulesDigest: await digestOfReader(),
      onProgress({ step, done, total }) {
        lines[step].update(done, total);
        if (done === total) lines[step].end();
      },
    });
  } catch (error) {
    throw new Problem(`Nothing was built: ${reasonOf(error)}`, { cause: error });
  } finally {
    lines.reading.end();
    lines.building.end();
  }
}

/** Throws a `Problem` where the corpus is missing or empty, or where builds cannot be written: before the slow work. */
export async function checkDataFolder(dataFolder: string): Promise<void> {
  const corpus = join(dataFolder, 'corpus');
  const found = await holdsFiles(corpus).catch((error: unknown) => {
    if (failureCode(error) === 'ENOENT') return false;
    throw new Problem(
      `The folder ${corpus} cannot be read: ${reasonOf(error)}. Choose another with --data DIR.`,
    );
  });
  if (!found)
    throw new Problem(
      `There are no documents in ${corpus}. Put postmortems there, or choose another folder with --data DIR.`,
    );
  await checkWritable(dataFolder);
}

async function checkWritable(dataFolder: string): Promise<void> {
  const builds = join(dataFolder, 'builds');
  const probe = join(builds, `.write-test-${process.pid}`);
  try {
    await mkdir(builds, { recursive: true });
    await access(builds, constants.W_OK);
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    throw new Problem(
      `The data folder ${dataFolder} cannot be written (${reasonOf(error)}). ` +
        'Make it writable, or choose another with --data DIR.',
    );
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The closing summary, line by line: counts, the build, every unreadable document, twins, the notes that matter. */
function summary({ build, read }: Ingested, paint: Terminal['paint']): string[] {
  const { documents, incidents, actions, unreadable, twins } = build.summary;
  const counts = [
    count(documents, 'document'),
    count(incidents, 'incident'),
    count(actions, 'action'),
  ];
  const anew = build.reused ? 'Nothing has changed; the build stays' : 'New build';
  const kept = documents + unreadable.length - read;
  return [
    `Read ${counts.join(', ')}.`,
    ...(kept && !build.reused ? [`${count(read, 'document')} read anew, ${kept} unchanged.`] : []),
    `${anew}: ${build.file}`,
    ...section(
      unreadable.length ? `${count(unreadable.length, 'document')} could not be read:` : '',
      unreadable.map(({ path, reason }) => `${paint('red', oneLine(path))}: ${reason}`),
    ),
    ...section(
      twins.length
        ? `${count(twins.length, 'incident')} told by another document, too, and counted there:`
        : '',
      shortened(
        twins.map(
          ({ incidentId, twinOf, reason }) =>
            `${oneLine(incidentId)} is ${oneLine(twinOf)} (${oneLine(reason)})`,
        ),
      ),
    ),
    ...doubtLines(build.summary, paint),
  ];
}

function doubtLines({ doubts, doubtsTotal }: Built['summary'], paint: Terminal['paint']): string[] {
  const lines = doubts.flatMap(({ path, messages, total }) => [
    ...messages.map((message) => `${paint('yellow', oneLine(path))}: ${oneLine(message)}`),
    ...(total > messages.length
      ? [`${paint('yellow', oneLine(path))}: … and ${total - messages.length} more`]
      : []),
  ]);
  const more = doubtsTotal - doubts.reduce((sum, { total }) => sum + total, 0);
  return section(doubtsTotal ? `${count(doubtsTotal, 'doubt')} noted:` : '', [
    ...lines,
    ...(more > 0 ? [`… and ${more} more in other documents, on the page /quality`] : []),
  ]);
}

/** Long lists end where nobody reads on; documents that could not be read are always named in full. */
function shortened(lines: string[]): string[] {
  const more = lines.length - MOST_LINES;
  return more > 0 ? [...lines.slice(0, MOST_LINES), `… and ${more} more`] : lines;
}

function section(heading: string, lines: string[]): string[] {
  return heading ? ['', heading, ...lines.map((line) => `  ${line}`)] : [];
}
