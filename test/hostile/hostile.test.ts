// Do two hundred hostile documents of different kinds end within the limits, each read rightly or listed with a reason,
// and are the rows of the ordinary documents among them what they are without them?
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { readRules } from '../../ingest/commands/places.ts';
import { ingest } from '../../ingest/ingest.ts';
import { dump } from '../fixtures/dump.ts';
import { archives } from './archives.ts';
import { binaries } from './binaries.ts';
import { encodings } from './encodings.ts';
import { RESOLVED, STARTED, type End, type Hostile } from './hostile.ts';
import { lists } from './lists.ts';
import { markups } from './markups.ts';
import { names, strays } from './names.ts';
import { pages } from './pages.ts';
import { words } from './words.ts';

const FAMILIES: Record<string, Hostile[]> = {
  ...{ archives, binaries, encodings, lists, markups, names, pages, words },
};
const FOLDER = 'hostile';
/** Half a minute on two idle cores, ten of which one document takes; a busy machine may need ten times that. */
const PATIENCE = 900_000;

interface Planted {
  kind: string;
  path: string;
  end: End;
}
const planted: Planted[] = [
  ...Object.entries(FAMILIES).flatMap(([family, documents]) =>
    documents.map(({ kind, name, end }) => ({ kind, path: `${FOLDER}/${family}/${name}`, end })),
  ),
  ...strays.map(({ kind, name, end }) => ({ kind, path: `${FOLDER}/strays/${name}`, end })),
];

/** Postmortems as people write them, before and behind the hostile ones in the order of the paths. */
const ordinary = Object.fromEntries(
  Array.from({ length: 40 }, (_, index) => {
    const day = `2024-0${1 + (index % 9)}-${String(10 + (index % 18))}`;
    return [
      `${index % 2 ? 'ordinary' : 'a'}/${index}.md`,
      `---\norganization: Aldermoor\n---\n# Ledger down\n\nThe outage began on ${day} at 09:00 UTC and ended at 09:45 UTC.\n\n## Root cause\n\nA wrong DNS record was rolled out.\n\n## Action items\n\n- [ ] Alert on queue ${index} (owner: @kim, due 2024-12-01)\n`,
    ];
  }),
);

const Found = z.object({
  path: z.string(),
  status: z.string(),
  reason: z.string().nullable(),
  starts: z.array(z.string()),
  ends: z.array(z.string()),
  notes: z.array(z.string()),
});
type Found = z.infer<typeof Found>;

let folder = '';
let without: Record<string, string[]> = {};
let beside: Record<string, string[]> = {};
let found = new Map<string, Found>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hindsight-hostile-'));
  const rules = await readRules('nowhere');
  const run = (version: string) => ingest(folder, { rules, version, rulesDigest: 'r' });
  for (const [path, text] of Object.entries(ordinary)) plant(path, text);
  without = await dump((await run('1')).build.file);
  for (const [family, documents] of Object.entries(FAMILIES))
    for (const { name, content } of documents) plant(`${FOLDER}/${family}/${name}`, content());
  mkdirSync(at(`${FOLDER}/strays`));
  for (const stray of strays) stray.plant(at(`${FOLDER}/strays/${stray.name}`));
  // another version: the ordinary ones are read again, in the same workers as the hostile ones
  const { build } = await run('2');
  beside = await dump(build.file, { without: FOLDER });
  found = await outcomes(build.file);
}, PATIENCE);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (path: string): string => join(folder, 'corpus', path);

function plant(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), content);
}

async function outcomes(file: string): Promise<Map<string, Found>> {
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(`
    select document_id as path, status, reason,
      to_json(coalesce((select list(started_at) from incidents i where i.document_id = d.document_id and started_at is not null), [])) as starts,
      to_json(coalesce((select list(coalesce(resolved_at, mitigated_at)) from incidents i where i.document_id = d.document_id and coalesce(resolved_at, mitigated_at) is not null), [])) as ends,
      to_json(coalesce((select list(message) from notes n where n.document_id = d.document_id), [])) as notes
    from documents d`);
  const rows = reader.getRowObjectsJson().map((row) =>
    Found.parse({
      ...row,
      ...Object.fromEntries(
        ['starts', 'ends', 'notes'].map((name) => [name, JSON.parse(z.string().parse(row[name]))]),
      ),
    }),
  );
  instance.closeSync();
  return new Map(rows.map((row) => [row.path, row]));
}

test('there are at least two hundred, no two of one kind', () => {
  const kinds = planted.map(({ kind }) => kind);
  expect(kinds.length).toBeGreaterThanOrEqual(200);
  expect(kinds.filter((kind, index) => kinds.indexOf(kind) < index)).toEqual([]);
});

test('each has its one outcome', () => {
  const hostile = [...found.keys()].filter((path) => path.startsWith(`${FOLDER}/`));
  expect(hostile.toSorted()).toEqual(planted.map(({ path }) => path).toSorted());
});

test.each(planted)('$kind: $path', ({ path, end }) => {
  const outcome = found.get(path);
  if (!outcome) throw new Error(`${path} is not in the build`);
  const { status, reason, starts, ends, notes } = outcome;
  if (end.is === 'listed') {
    expect(status).toBe('unreadable');
    expect(reason).toMatch(end.reason);
    // a sentence for people, not what a program says to itself
    expect(reason).toMatch(/^(?:It|Its|The|There|None|No|Reading|Unpacked)\b[^\n]{5,300}\.$/);
    expect(reason).not.toMatch(
      /undefined|null|NaN|is not a function|Cannot read|Reading it failed/,
    );
    return;
  }
  expect({ status, reason }).toEqual({ status: 'read', reason: null });
  if (end.note) expect(notes.filter((note) => end.note?.test(note))).not.toEqual([]);
  if (end.is === 'silent') expect([starts, ends]).toEqual([[], []]);
  else expect(starts.map(inUtc)).toContain(STARTED);
  if (end.is === 'told') expect(ends.map(inUtc)).toContain(RESOLVED);
});

/** `2024-03-05T09:00:00+00:00` and `…Z` are one. */
function inUtc(time: string): string {
  return time.replace(/\+00:00$/, 'Z');
}

test('the rows of the ordinary documents are, byte for byte, what they are without the hostile ones', () => {
  expect(without.incidents).toHaveLength(Object.keys(ordinary).length);
  expect({ ...beside, build: [] }).toEqual({ ...without, build: [] });
});
