// How does a folder of postmortems become a build? The whole flow on one screen:
// walk → read → recognise the format → take it apart → extract facts → resolve incidents → build the database.
import { join } from 'node:path';
import { extractFacts } from './extract/index.ts';
import { recognise } from './formats/index.ts';
import { FormatError, type Note, type Reading, type Source, type Unreadable } from './model.ts';
import { binaryKind } from './read/decode.ts';
import { isUnreadable, readSource } from './read/source.ts';
import { walk } from './read/walk.ts';
import { resolveIncidents } from './resolve/index.ts';
import { buildDatabase, type Built } from './store/build.ts';
import { problemsOf } from './store/check.ts';
import type { Targets } from './targets.ts';
import type { Taxonomy } from './taxonomy.ts';

/** What the reading of every document rests on, beside its own words. */
export interface Rules {
  taxonomy: Taxonomy;
  targets: Targets;
}

/** How far the work has come: so many of so many documents read, or tables written. */
export interface Progress {
  step: 'reading' | 'building';
  done: number;
  total: number;
}

export interface IngestOptions {
  rules: Rules;
  /** of Hindsight, and a digest of the code that reads: another one, another build */
  version: string;
  rulesDigest: string;
  onProgress?: (progress: Progress) => void;
}

export interface Ingested {
  build: Built;
  readings: Reading[];
  unreadable: Unreadable[];
}

/**
 * Reads every document below `dataFolder/corpus` and builds `dataFolder/builds` from them. The same documents and rules
 * give the same build. A document that cannot be read is listed with its reason and harms no other. Throws where the
 * corpus folder cannot be listed or the build cannot be written.
 */
export async function ingest(
  dataFolder: string,
  { rules, version, rulesDigest, onProgress }: IngestOptions,
): Promise<Ingested> {
  const readings: Reading[] = [];
  const unreadable: Unreadable[] = [];
  for await (const outcome of readFolder(join(dataFolder, 'corpus'), rules, { onProgress }))
    if (isUnreadable(outcome)) unreadable.push(outcome);
    else readings.push(outcome);
  const progress = (done: number, total: number) => onProgress?.({ step: 'building', done, total });
  const order = { readings, unreadable, ...rules, dataFolder, version, rulesDigest, progress };
  return { build: await buildDatabase(order), readings, unreadable };
}

export interface FolderOptions {
  /** glob patterns, see `walk` */
  exclude?: string[];
  /** what a document is known as, from its path below the folder; the path itself where this is left out */
  shownAs?: (path: string) => string;
  onProgress?: (progress: Progress) => void;
}

/** Reads every document below a folder, in the order of their paths. Throws where the folder cannot be listed. */
export async function* readFolder(
  root: string,
  rules: Rules,
  { exclude, shownAs = (path) => path, onProgress }: FolderOptions = {},
): AsyncGenerator<Reading | Unreadable> {
  const { files, refused } = await walk(root, { exclude });
  const reasons = new Map(refused.map((one) => [one.path, one]));
  const paths = [...files, ...reasons.keys()].sort();
  for (const [index, path] of paths.entries()) {
    const refusal = reasons.get(path);
    yield refusal
      ? { ...refusal, path: shownAs(path) }
      : await readFile(root, path, rules, shownAs(path));
    onProgress?.({ step: 'reading', done: index + 1, total: paths.length });
  }
}

/** Reads one file below a folder. It is known as `shownAs`, or by its path below the folder. */
export async function readFile(
  root: string,
  path: string,
  rules: Rules,
  shownAs = path,
): Promise<Reading | Unreadable> {
  const source = await readSource(root, path);
  if (isUnreadable(source)) return { ...source, path: shownAs };
  return readDocument({ ...source, id: shownAs, path: shownAs }, rules);
}

/** Takes one source apart into a document and its incidents; whatever goes wrong comes back as the reason. */
export async function readDocument(
  source: Source,
  { taxonomy }: Pick<Rules, 'taxonomy'>,
): Promise<Reading | Unreadable> {
  const { path, sha256, bytes } = source;
  const refuse = (reason: string): Unreadable => ({ path, sha256, bytes: bytes.length, reason });
  try {
    const format = recognise(source);
    if (!format) return refuse(whyNoFormat(source));
    const document = await format.parse(source);
    const facts = extractFacts(document, taxonomy);
    const { incidents, notes } = resolveIncidents(document, facts, taxonomy);
    const told = [...source.notes, ...document.notes, ...notes];
    const reading = { document: { ...document, notes: withoutRepeats(told) }, incidents };
    const [impossible] = problemsOf(reading);
    return impossible ? refuse(`Reading it gave something impossible: ${impossible}.`) : reading;
  } catch (error) {
    if (error instanceof FormatError) return refuse(error.message);
    return refuse(`Reading it failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function whyNoFormat(source: Source): string {
  if (source.text !== null) return 'No format that Hindsight knows fits it.';
  const kind = binaryKind(source.bytes);
  if (kind) return `It is ${kind}, a form that Hindsight does not read.`;
  return 'It is binary, not text (UTF-16 text needs a byte order mark).';
}

/** Formats may hand on the notes of their source, or leave that to us: each is told once. */
function withoutRepeats(notes: Note[]): Note[] {
  const keys = new Set<string>();
  return notes.filter(({ message, span }) => {
    const key = `${span?.start ?? ''}:${message}`;
    return !keys.has(key) && keys.add(key);
  });
}
