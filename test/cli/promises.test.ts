// What do sync and import say and write, and with which exit code do they end?
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runImport } from '../../ingest/commands/import.ts';
import { runSync } from '../../ingest/commands/sync.ts';
import type { Terminal } from '../../ingest/commands/terminal.ts';
import { sheetOf } from '../../ingest/exchange/sheet.ts';
import { TOKEN, useHouse } from '../trackers/house.ts';
import { useTracker } from '../trackers/server.ts';

const house = useHouse();
const tracker = useTracker();

/** A terminal that keeps what it is told. */
function listening(): Terminal & { printed: string[]; said: string[] } {
  const printed: string[] = [];
  const said: string[] = [];
  return {
    printed,
    said,
    print: (line) => Promise.resolve(void printed.push(line)),
    say: (line) => void said.push(line),
    paint: (_, words) => words,
    progress: () => ({ update: () => undefined, end: () => undefined }),
  };
}

const PROMISES = [
  { text: 'Alert on a growing queue', ticket: '#12' },
  { text: 'Check records first', ticket: 'OPS-9' },
  { text: 'Write it down' },
];

/** Exports, changes the text of the sheet, and imports it. */
async function imported(
  change: (sheet: string) => string,
  { partial = false, dryRun = false }: { partial?: boolean; dryRun?: boolean } = {},
): Promise<{ code: number; printed: string[]; said: string[] }> {
  const terminal = listening();
  const file = join(house.path, 'promises.csv');
  writeFileSync(file, change(sheetOf(await house.promises())));
  const options = { dataFolder: house.path, file, partial, dryRun, user: 'Grace' };
  const code = await runImport(options, terminal, house.promises);
  return { code, printed: terminal.printed, said: terminal.said };
}

test('an edited sheet becomes decisions of the person, by way of import', async () => {
  await house.promise(PROMISES);
  const result = await imported((sheet) =>
    sheet.replace('Write it down,planned', 'Write it down,done'),
  );
  expect(result).toEqual({
    code: 0,
    printed: ['  done: “Write it down”', '3 rows read, 1 change written.'],
    said: [],
  });
  expect((await house.decisions()).map(({ actor }) => actor)).toEqual([
    { name: 'Grace', via: 'import' },
  ]);
  expect((await house.promises()).map(({ status }) => status)).toEqual([
    'planned',
    'planned',
    'done',
  ]);
  const again = await imported((sheet) => sheet);
  expect(again.printed).toEqual(['3 rows read, nothing changed in them.']);
});

test('one row that is not sound, and nothing is written, unless the others are asked for', async () => {
  await house.promise(PROMISES);
  const spoil = (sheet: string): string =>
    sheet
      .replace('Write it down,planned', 'Write it down,done')
      .replace('Check records first,planned', 'Check records first,perhaps');
  const refused = await imported(spoil);
  expect(refused.code).toBe(1);
  expect(refused.said[0]).toMatch(/^row 3 \(“Check records first”\): “perhaps” is no status/);
  expect(refused.printed.at(-1)).toBe('3 rows read, 1 change not written; 1 fault.');
  expect(await house.decisions()).toEqual([]);
  const partial = await imported(spoil, { partial: true });
  expect(partial).toMatchObject({
    code: 1,
    printed: [expect.anything(), '3 rows read, 1 change written; 1 fault.'],
  });
  expect(await house.decisions()).toHaveLength(1);
});

test('a dry import writes nothing', async () => {
  await house.promise(PROMISES);
  const edit = (sheet: string): string =>
    sheet.replace('Write it down,planned', 'Write it down,done');
  const { code, printed } = await imported(edit, { dryRun: true });
  expect([code, printed.at(-1)]).toEqual([0, '3 rows read, 1 change would be written.']);
  expect(await house.decisions()).toEqual([]);
});

test('a second import of the same old sheet is told who decided meanwhile', async () => {
  await house.promise(PROMISES);
  const old = sheetOf(await house.promises());
  await imported(() => old.replace('Write it down,planned', 'Write it down,done'));
  const { code, said } = await imported(() =>
    old.replace('Write it down,planned', 'Write it down,in_progress'),
  );
  expect(code).toBe(1);
  expect(said[0]).toMatch(
    /status was decided by Grace on \d{4}-\d\d-\d\d since the export; it is now “done”/,
  );
});

test.each([
  ['PK\u0003\u0004', /is a workbook\. Save the sheet as “CSV UTF-8”/],
  [Buffer.from([0x61, 0xe9, 0x2c]), /is not in UTF-8/],
  ['a,b\n', /it has no column “action_id”/],
])('a file that is no sheet of ours is refused with what to do', async (content, fault) => {
  await house.promise(PROMISES);
  const file = join(house.path, 'x.csv');
  writeFileSync(file, content);
  const options = { dataFolder: house.path, file, partial: false, dryRun: false, user: null };
  await expect(runImport(options, listening(), house.promises)).rejects.toThrow(fault);
});

test('a sheet that was saved as Unicode text comes back too', async () => {
  await house.promise(PROMISES);
  const file = join(house.path, 'wide.txt');
  const sheet = sheetOf(await house.promises())
    .replace(/^\ufeff/, '')
    .replaceAll(',', '\t');
  writeFileSync(
    file,
    Buffer.from(
      `\ufeff${sheet.replace('Write it down\tplanned', 'Write it down\tdone')}`,
      'utf16le',
    ),
  );
  const terminal = listening();
  const options = { dataFolder: house.path, file, partial: false, dryRun: false, user: null };
  expect(await runImport(options, terminal, house.promises)).toBe(0);
  expect(terminal.printed.at(-1)).toBe('3 rows read, 1 change written.');
});

async function synced(
  dryRun = false,
): Promise<{ code: number; printed: string[]; said: string[] }> {
  const terminal = listening();
  const code = await runSync(
    { dataFolder: house.path, dryRun, env: { TRACKER_TOKEN: TOKEN } },
    terminal,
    house.promises,
    {
      world: {
        fetch: (url, init) => fetch(url, init),
        pause: () => Promise.resolve(),
        now: () => house.now,
        random: () => 0,
      },
    },
  );
  return { code, printed: terminal.printed, said: terminal.said };
}

function settings(): void {
  writeFileSync(
    join(house.path, 'trackers.yaml'),
    `trackers: [{name: shop, kind: github, base: '${tracker.url}', repository: example/shop, token: TRACKER_TOKEN}]`,
  );
}

test('a sync says in plain words what changed and what it could not know', async () => {
  await house.promise(PROMISES);
  settings();
  tracker.answer({ body: { state: 'closed', closed_at: '2026-02-01T10:00:00Z' } });
  const lines = [
    '  done on 2026-02-01: “Alert on a growing queue” (example/shop#12)',
    '1 promise names a ticket of no tracker in trackers.yaml: OPS-9',
    '1 promise names no ticket.',
  ];
  expect(await synced(true)).toEqual({
    code: 0,
    printed: ['shop: 1 ticket read, 1 promise would change.', ...lines],
    said: [],
  });
  expect(await synced()).toMatchObject({
    code: 0,
    printed: ['shop: 1 ticket read, 1 promise changed.', ...lines],
  });
  expect((await synced()).printed[0]).toBe('shop: 1 ticket read, nothing new.');
});

test('a tracker that is down gives a line and an exit code, and no token', async () => {
  await house.promise(PROMISES);
  settings();
  tracker.answer({ status: 401, body: { message: TOKEN } });
  const { code, said } = await synced();
  expect(code).toBe(1);
  expect(said).toEqual([
    'hindsight: shop: it refuses the token in TRACKER_TOKEN (401). Nothing of it was taken.',
  ]);
});

test('without a file of trackers a sync says which one it wants', async () => {
  await expect(synced()).rejects.toThrow(/trackers\.yaml is missing.*trackers\.example\.yaml/);
});

test('a damaged ledger stops a sync before anything is asked', async () => {
  await house.promise(PROMISES);
  settings();
  tracker.answer({ body: { state: 'closed', closed_at: '2026-02-01T10:00:00Z' } });
  const known = await house.promises();
  await synced();
  const writer = readdirSync(join(house.path, 'ledger'), { withFileTypes: true }).find((entry) =>
    entry.isDirectory(),
  );
  const segment = join(house.path, 'ledger', writer!.name, '2026-03.jsonl');
  writeFileSync(segment, readFileSync(segment, 'utf8').replace('"done"', '"planned"'));
  const asked = tracker.asked.length;
  await expect(
    runSync(
      { dataFolder: house.path, dryRun: false, env: { TRACKER_TOKEN: TOKEN } },
      listening(),
      () => Promise.resolve(known),
    ),
  ).rejects.toThrow(/2026-03\.jsonl, line 1: it was changed after it was written/);
  expect(tracker.asked).toHaveLength(asked);
});
