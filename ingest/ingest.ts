// How does a folder of postmortems become a build? The whole flow on one screen:
// walk → compare with the build that holds → read what is new, in workers (recognise the format → take it apart →
// extract facts → resolve incidents → rows) → write the new build.
import { join } from 'node:path';
import { z } from 'zod';
import { compareCorpus, isUnchanged, type Entry } from './changes.ts';
import { inOrder, isRecord, refusal } from './reading.ts';
import { openBuilding, type Built, type Kept } from './store/build.ts';
import { rowsOf, type DocumentRows } from './store/rows.ts';
import type { Targets } from './targets.ts';
import type { Taxonomy } from './taxonomy.ts';
import type { Workforce } from './workers/pool.ts';

export { readDocument, readFile } from './workers/document.ts';

/** What the reading of every document rests on, beside its own words. */
export interface Rules {
  taxonomy: Taxonomy;
  targets: Targets;
}

/** How far the work has come: so many of so many documents read, or steps of building done. */
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
  workforce?: Workforce;
  onProgress?: (progress: Progress) => void;
}

export interface Ingested {
  build: Built;
  /** documents that were read anew; the others are as they were in the build that held */
  read: number;
}

/**
 * Reads every document below `dataFolder/corpus` that the build that holds does not know as it is, and builds
 * `dataFolder/builds` from all of them. The same documents and rules give the same build, whatever was built before. A
 * document that cannot be read is listed with its reason and harms no other. Throws where the corpus folder cannot be
 * listed or the build cannot be written.
 */
export async function ingest(
  dataFolder: string,
  { rules, version, rulesDigest, workforce, onProgress }: IngestOptions,
): Promise<Ingested> {
  const building = await openBuilding({ dataFolder, ...rules, version, rulesDigest });
  try {
    const entries = await compareCorpus(join(dataFolder, 'corpus'), building.known);
    const progress = (step: Progress['step']) => (done: number, total: number) =>
      onProgress?.({ step, done, total });
    const build = isUnchanged(entries, building.known)
      ? await building.keep()
      : await building.write(
          counted(readEntries(entries, rules, workforce), entries.length, progress('reading')),
          progress('building'),
        );
    return { build, read: entries.filter((entry) => !('kept' in entry)).length };
  } finally {
    await building.close();
  }
}

/** What is to be stored of each file, in order. */
function readEntries(
  entries: readonly Entry[],
  { taxonomy, targets }: Rules,
  workforce?: Workforce,
): AsyncGenerator<DocumentRows | Kept> {
  return inOrder<Entry, DocumentRows | Kept>(
    entries,
    (entry) => {
      if ('task' in entry) return entry;
      return { outcome: 'kept' in entry ? entry : rowsOf(entry.refused, targets) };
    },
    {
      ...workforce,
      setup: { taxonomy, targets },
      accept: (answer) => ROWS.parse(answer),
      refuse: (task, reason) => rowsOf(refusal(task, reason), targets),
    },
  );
}

const ROWS = z.custom<DocumentRows>((value) => isRecord(value) && isRecord(value.tables));

/** The same items; `onProgress` is told after each has been taken. */
async function* counted<Item>(
  items: AsyncIterable<Item>,
  total: number,
  onProgress: (done: number, total: number) => void,
): AsyncGenerator<Item> {
  let done = 0;
  for await (const item of items) {
    yield item;
    onProgress((done += 1), total);
  }
}
