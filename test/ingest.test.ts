// Does an ingest read what is new, keep what it knows, list what it cannot read, and let none harm the others?
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ingest, type IngestOptions, type Progress } from '../ingest/ingest.ts';
import { filesBelow, readAll } from '../ingest/reading.ts';
import { isUnreadable } from '../ingest/read/source.ts';
import { readRules } from '../ingest/commands/places.ts';
import { dump } from './fixtures/dump.ts';

const rules = await readRules('nowhere');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hindsight-ingest-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function plant(files: Record<string, string | Uint8Array>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, 'corpus', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

const run = (changes: Partial<IngestOptions> = {}) =>
  ingest(folder, { rules, version: '1', rulesDigest: 'r', ...changes });

/** A postmortem of one incident. */
const report = (day: string, cause: string): string =>
  `# Ledger down on ${day}

The outage began on ${day} at 09:00 UTC and ended at 09:45 UTC.

## Root cause

${cause}

## Action items

- [ ] Alert on a growing queue
`;
const DNS = 'A wrong DNS record was rolled out.';

describe('the second time', () => {
  const corpus = {
    'a.md': report('2024-01-01', DNS),
    'b/a.md': report('2024-02-01', DNS),
    'b.md': report('2024-03-01', DNS),
    'empty.md': '',
  };

  test('an unchanged corpus is recognised, and nothing is read', async () => {
    plant(corpus);
    const first = await run();
    expect(first.read).toBe(4);
    const second = await run({ workforce: { entry: '/nowhere' } });
    expect(second).toEqual({ ...first, build: { ...first.build, reused: true }, read: 0 });
  });

  test('one changed document is read alone, and the build is as if all had been read', async () => {
    plant(corpus);
    await run();
    plant({ 'b/a.md': report('2024-02-02', DNS) });
    const second = await run();
    expect(second.read).toBe(1);
    const { build } = await run({ rulesDigest: 'other' });
    const [kept, whole] = [await dump(second.build.file), await dump(build.file)];
    expect({ ...kept, build: [] }).toEqual({ ...whole, build: [] });
  });

  test('removed, added and renamed documents leave the others as they are', async () => {
    plant(corpus);
    const first = await run();
    rmSync(join(folder, 'corpus', 'a.md'));
    plant({ 'c.md': corpus['a.md'], 'd.bin': Uint8Array.of(1, 0, 2) });
    const second = await run();
    expect(second.read).toBe(2);
    expect(second.build.summary.documents).toBe(3);
    rmSync(join(folder, 'corpus', 'c.md'));
    rmSync(join(folder, 'corpus', 'd.bin'));
    plant(corpus);
    const back = await run();
    expect(back.build.id).toBe(first.build.id);
    expect(back.read).toBe(1);
  });

  test('other rules read everything again', async () => {
    plant(corpus);
    await run();
    expect((await run({ version: '2' })).read).toBe(4);
  });
});

describe('hostile documents', () => {
  const workforce = {
    entry: fileURLToPath(new URL('./workers/real-but-hostile.ts', import.meta.url)),
    limits: { milliseconds: 1500, patience: 60_000, megabytes: 512 },
  };
  const good = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [
      `good/${index}.md`,
      report(`2024-01-${String((index % 28) + 1).padStart(2, '0')}`, DNS),
    ]),
  );

  test('are listed, each with its reason, and the rows of all others are what they are without them', async () => {
    plant(good);
    const without = await dump((await run({ workforce })).build.file);
    plant({
      'a.hostile': 'hang',
      'empty.md': '',
      'good/1-a.hostile': 'throw',
      'good/9.hostile': 'exit',
      'noise.md': Uint8Array.from({ length: 999 }, (_, at) => (at * at * 37 + at * 11) % 256),
      'huge.md': 'x',
      'z.hostile': 'exit',
    });
    truncateSync(join(folder, 'corpus', 'huge.md'), 21 * 1024 * 1024);
    // everything is read again: the bad ones stand among the good ones in the workers' batches
    const { build, read } = await run({ workforce, version: '2' });
    const { summary } = build;
    expect(read).toBe(47);
    expect(summary.unreadable).toEqual([
      { path: 'a.hostile', reason: 'Reading it took longer than 1.5 s.' },
      { path: 'empty.md', reason: 'It is empty.' },
      { path: 'good/1-a.hostile', reason: 'Reading it failed: x is not a function' },
      {
        path: 'good/9.hostile',
        reason: 'The process that read it ended unexpectedly (exit code 7).',
      },
      { path: 'huge.md', reason: 'It is larger than 20 MB (21 MB).' },
      {
        path: 'noise.md',
        reason: 'It is binary, not text (UTF-16 text needs a byte order mark).',
      },
      {
        path: 'z.hostile',
        reason: 'The process that read it ended unexpectedly (exit code 7).',
      },
    ]);
    const withThem = await dump(build.file);
    withThem.documents = withThem.documents?.filter((row) => !row.includes('unreadable')) ?? [];
    expect({ ...withThem, build: [] }).toEqual({ ...without, build: [] });
  });

  test('that failed for lack of time or memory are tried again, and the build stays where they fail again', async () => {
    plant({ 'a.md': report('2024-01-01', DNS), 'b.hostile': 'exit', 'c.hostile': 'throw' });
    const first = await run({ workforce });
    const second = await run({ workforce });
    expect(second.read).toBe(1);
    expect(second.build).toEqual({ ...first.build, reused: true });
    plant({ 'b.hostile': 'throw' });
    expect((await run({ workforce })).build.reused).toBe(false);
  });
});

test('impossible times are told of their document', async () => {
  plant({
    'latin.md': Buffer.from('Das Netz war für 45 Minuten gestört.\n', 'latin1'),
    'fine.md': report('2024-01-01', DNS),
  });
  const { summary } = (await run()).build;
  expect(summary.doubts).toEqual([
    {
      path: 'latin.md',
      messages: ['It is not UTF-8; read as windows-1252, so some letters may be wrong.'],
      total: 1,
    },
  ]);
  expect(summary.doubtsTotal).toBe(1);
});

test('an incident that two documents tell counts once', async () => {
  const owned = (organization: string, words: string): string =>
    `---\norganization: ${organization}\n---\n${words}`;
  const short = report('2024-01-01', DNS).slice(0, 95);
  plant({
    'a.md': owned('Aldermoor', report('2024-01-01', DNS)),
    'b.md': owned('Brightwater', short),
  });
  expect((await run()).build.summary).toMatchObject({ incidents: 2, twins: [] });
  plant({ 'b.md': owned('Aldermoor', short) });
  const { build, read } = await run();
  expect(read).toBe(1);
  expect(build.summary.incidents).toBe(1);
  expect(build.summary.twins).toMatchObject([{ incidentId: 'b.md#1', twinOf: 'a.md#1' }]);
});

test('progress counts every document, known or not, then the steps of building', async () => {
  plant({ 'a.md': report('2024-01-01', DNS), 'b.md': '' });
  const seen: Progress[] = [];
  await run({ onProgress: (progress) => seen.push(progress) });
  const reading = seen.filter(({ step }) => step === 'reading');
  expect(reading.map(({ done, total }) => [done, total])).toEqual([
    [1, 2],
    [2, 2],
  ]);
  const { step, done, total } = seen.at(-1) ?? {};
  expect([step, done]).toEqual(['building', total]);
});

test('a corpus that is not there throws, and lets go of the lock', async () => {
  await expect(run()).rejects.toThrow('ENOENT');
  plant({ 'a.md': 'fine' });
  expect((await run()).build.summary.documents).toBe(1);
});

test('files below a folder come in the order of their paths, known as the caller says', async () => {
  plant({ 'c.md': 'fine', 'a.md': 'fine', 'b/x.md': '', 'b.md': 'fine' });
  const wanted = await filesBelow(join(folder, 'corpus'), { shownAs: (path) => `given/${path}` });
  const told: string[] = [];
  for await (const outcome of readAll(wanted, rules.taxonomy))
    told.push(isUnreadable(outcome) ? `${outcome.path}: ${outcome.reason}` : outcome.document.path);
  expect(told).toEqual(['given/a.md', 'given/b.md', 'given/b/x.md: It is empty.', 'given/c.md']);
});
