// What does `hindsight ingest` do and say? It builds the database and closes with what could not be read.
import { access, constants, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ingest, type Ingested } from '../ingest.ts';
import type { Note } from '../model.ts';
import { failureCode } from '../read/failure.ts';
import { walk } from '../read/walk.ts';
import { digestOfReader, readRules, VERSION } from './places.ts';
import { EXIT, Problem } from './problem.ts';
import type { Terminal } from './terminal.ts';
import { count, oneLine } from './wording.ts';

const MOST_NOTES = 20;

/**
 * Reads `dataFolder/corpus` and builds `dataFolder/builds`. Returns the exit code: 0, or 3 where documents could not be
 * read. Throws a `Problem` where there is nothing to read or nowhere to write.
 */
export async function runIngest(dataFolder: string, terminal: Terminal): Promise<number> {
  await checkDataFolder(dataFolder);
  const ingested = await ingestWithProgress(dataFolder, terminal);
  for (const line of summary(ingested, terminal.paint)) await terminal.print(line);
  return ingested.unreadable.length ? EXIT.unreadable : EXIT.done;
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
  const { files, refused } = await walk(corpus).catch((error: unknown) => {
    if (failureCode(error) === 'ENOENT') return { files: [], refused: [] };
    throw new Problem(
      `The folder ${corpus} cannot be read: ${reasonOf(error)}. Choose another with --data DIR.`,
    );
  });
  if (!files.length && !refused.length)
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

/** The closing summary, line by line: counts, the build, every unreadable document, the notes that matter. */
function summary({ build, readings, unreadable }: Ingested, paint: Terminal['paint']): string[] {
  const incidents = readings.flatMap((reading) => reading.incidents);
  const actions = incidents.reduce((sum, incident) => sum + incident.actions.length, 0);
  const counts = [
    count(readings.length, 'document'),
    count(incidents.length, 'incident'),
    count(actions, 'action'),
  ];
  return [
    `Read ${counts.join(', ')}.`,
    `${build.reused ? 'Nothing has changed; the build stays' : 'New build'}: ${build.file}`,
    ...section(
      unreadable.length ? `${count(unreadable.length, 'document')} could not be read:` : '',
      unreadable.map(({ path, reason }) => `${paint('red', oneLine(path))}: ${reason}`),
    ),
    ...noteLines(readings, paint),
  ];
}

function noteLines(readings: Ingested['readings'], paint: Terminal['paint']): string[] {
  const told = readings.flatMap(({ document, incidents }) =>
    [...document.notes, ...incidents.flatMap((incident) => incident.notes)]
      .filter(matters)
      .map((note) => `${paint('yellow', oneLine(document.path))}: ${oneLine(note.message)}`),
  );
  const more = told.length - MOST_NOTES;
  return section(told.length ? `${count(told.length, 'doubt')} noted:` : '', [
    ...told.slice(0, MOST_NOTES),
    ...(more > 0 ? [`… and ${more} more, on the page /quality`] : []),
  ]);
}

function matters(note: Note): boolean {
  return note.level !== 'info';
}

function section(heading: string, lines: string[]): string[] {
  return heading ? ['', heading, ...lines.map((line) => `  ${line}`)] : [];
}
