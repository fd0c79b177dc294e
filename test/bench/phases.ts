// Where does the time of an ingest go? Each phase by itself, in one process and on one core.
import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Rules } from '../../ingest/ingest.ts';
import { extractors } from '../../ingest/extract/index.ts';
import { recognise } from '../../ingest/formats/index.ts';
import type { Fact } from '../../ingest/model.ts';
import { isUnreadable, readSource } from '../../ingest/read/source.ts';
import { resolveIncidents } from '../../ingest/resolve/index.ts';
import { problemsOf } from '../../ingest/store/check.ts';
import { openDraft } from '../../ingest/store/draft.ts';
import { rowsOf, type DocumentRows } from '../../ingest/store/rows.ts';
import { dateMentions } from '../../ingest/text/dating.ts';
import { outline } from '../../ingest/text/outline.ts';
import { pages } from '../../ingest/text/pages.ts';
import { timelineEntries } from '../../ingest/text/timeline.ts';

/** Milliseconds in all, by phase, in the order in which the phases come. */
export type Phases = Map<string, number>;

/**
 * Reads files one after the other, as a worker does, sends the rows through a serializer as they go from process to
 * process, and stores them at `draft`. The parts of `pages` are measured a second time, by themselves.
 */
export async function phasesOf(
  root: string,
  paths: readonly string[],
  { taxonomy, targets }: Rules,
  draft: string,
): Promise<Phases> {
  const phases: Phases = new Map();
  const rows: DocumentRows[] = [];
  const kinds = extractors(taxonomy);
  for (const path of paths) {
    const source = measured('read, hash, decode', () => readSource(root, path));
    if (isUnreadable(source)) throw new Error(`${path}: ${source.reason}`);
    const format = measured('recognise the format', () => recognise(source));
    if (!format) throw new Error(`${path}: no format fits`);
    const began = performance.now();
    const document = await format.parse(source);
    add(`take apart: ${format.id}`, performance.now() - began);
    const parts = measured('outline and dating', () => pages(document));
    const passages = measured('  of which: outline', () => outline(document));
    const dated = measured('  of which: dating', () => dateMentions(document, passages));
    measured('  of which: timeline entries', () => timelineEntries(document, passages, dated));
    const facts: Fact[] = [];
    for (const { name, extract } of kinds)
      facts.push(...measured(`extract: ${name}`, () => parts.flatMap((page) => extract(page))));
    const { incidents } = measured('resolve', () => resolveIncidents(document, facts, taxonomy));
    const reading = { document, incidents };
    measured('check', () => problemsOf(reading));
    rows.push(measured('rows', () => rowsOf(reading, targets)));
  }
  const sent = measured('send: serialize', () => rows.map((one) => serialize(one)));
  measured('send: deserialize', () => sent.map((one) => Number(deserialize(one) !== null)));
  await store(rows);
  return phases;

  function measured<T>(phase: string, work: () => T): T {
    const start = performance.now();
    const result = work();
    add(phase, performance.now() - start);
    return result;
  }

  function add(phase: string, milliseconds: number): void {
    phases.set(phase, (phases.get(phase) ?? 0) + milliseconds);
  }

  async function store(documents: DocumentRows[]): Promise<void> {
    const schema = await readFile(
      join(import.meta.dirname, '../../ingest/store/schema.sql'),
      'utf8',
    );
    rmSync(draft, { force: true });
    const file = await openDraft(draft, { schema, taxonomy, previous: null });
    measured('append', () => {
      for (const one of documents) file.add(one);
    });
    const start = performance.now();
    await file.finish(
      { id: 'bench', version: '0', layout: 0, rules: '', policy: '[]' },
      () => undefined,
    );
    add('relate, commit, verify', performance.now() - start);
  }
}
