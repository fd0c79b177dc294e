// Is a ledger that somebody or something changed refused, in words that help?
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { LedgerDamage, readLedger } from '../../ingest/ledger/segments.ts';
import { action, owner, propose, NOON, useLedger } from './ledger.ts';

const ledger = useLedger();
let segment: string;
beforeEach(async () => {
  for (const name of ['one', 'two', 'three'])
    await ledger.decide(propose(owner('Bo'), { target: action(name) }));
  segment = join(ledger.writer(), '2026-03.jsonl');
});

const lines = (): string[] => readFileSync(segment, 'utf8').trimEnd().split('\n');
const write = (changed: string[]): void => writeFileSync(segment, `${changed.join('\n')}\n`);

async function damage(): Promise<LedgerDamage> {
  const failure = await readLedger(ledger.path).catch((error: unknown) => error);
  if (!(failure instanceof LedgerDamage))
    throw new Error(`no damage was found: ${String(failure)}`);
  return failure;
}

const swapped = ([a = '', b = '', c = '']: string[]): string[] => [a, c, b];

describe.each<[string, (whole: string[]) => string[], number, string]>([
  [
    'changed by hand',
    (all) => all.map((line, at) => (at === 1 ? line.replace('Bo', 'Cy') : line)),
    2,
    'it was changed after it was written (its checksum does not fit)',
  ],
  [
    'cut in the middle of the file',
    (all) => all.map((line, at) => (at === 1 ? line.slice(0, 80) : line)),
    2,
    'it is no decision, or its end is missing',
  ],
  ['changed places with the next', swapped, 2, 'it is number 3, but 2 is due here'],
  ['taken out', (all) => all.filter((_, at) => at !== 1), 2, 'it is number 3, but 2 is due here'],
  ['taken out at the top', (all) => all.slice(1), 1, 'it is number 2, but 1 is due here'],
  ['written twice', ([a = '', ...rest]) => [a, a, ...rest], 2, 'it is number 1, but 2 is due here'],
  [
    'ended as another system ends lines',
    (all) => all.map((line) => `${line}\r`),
    1,
    'its line end was changed (to CR LF)',
  ],
  [
    'preceded by the mark of a merge',
    (all) => ['<<<<<<< HEAD', ...all],
    1,
    'it is a mark of a merge conflict',
  ],
  [
    'followed by the mark of a merge',
    (all) => [...all, '=======', ...all, '>>>>>>> theirs'],
    4,
    'it is a mark of a merge conflict',
  ],
  [
    'followed by an empty one',
    (all) => [...all, ''],
    4,
    'it is no decision, or its end is missing',
  ],
])('a line that was %s', (_, change, line, fault) => {
  test('is refused with file, line, fault and way out', async () => {
    write(change(lines()));
    const { message, wayOut } = await damage();
    expect(message).toBe(`${segment}, line ${line}: ${fault}`);
    expect(wayOut).toContain(`git log -- ${segment}`);
    expect(wayOut).toContain('move it out of the ledger folder');
  });

  test('stops the writing too, and the file stays as it is', async () => {
    write(change(lines()));
    const before = readFileSync(segment, 'utf8');
    await expect(ledger.decide(propose(owner('Di')))).rejects.toThrow(LedgerDamage);
    expect(readFileSync(segment, 'utf8')).toBe(before);
  });
});

test('the reasons for a line with a fitting checksum of another version are said', async () => {
  const [first = ''] = lines();
  const { createHash } = await import('node:crypto');
  const body = first.replace(/,"sum":"[0-9a-f]{64}"\}$/, '}').replace('"v":1', '"v":2');
  const sum = createHash('sha256').update(body).digest('hex');
  write([`${body.slice(0, -1)},"sum":"${sum}"}`]);
  expect((await damage()).message).toContain('this version of Hindsight does not understand it');
});

describe('a last line that was never finished', () => {
  const TAIL = '{"v":1,"seq":4,"prev":"übe';

  beforeEach(() => appendFileSync(segment, TAIL));

  test('is reported and not read; everything before it is', async () => {
    const { decisions, torn } = await readLedger(ledger.path);
    expect(decisions.map(({ target }) => target.words)).toEqual(['Do one', 'Do two', 'Do three']);
    expect(torn).toMatchObject([{ path: segment, line: 4, text: TAIL }]);
  });

  test('is set aside, byte for byte, by the next decision, which nothing else is lost by', async () => {
    // the cut goes through a letter
    appendFileSync(segment, Buffer.from([0xc3]));
    const next = await ledger.decide(propose(owner('Di')));
    const { decisions, torn, aside } = await readLedger(ledger.path);
    expect(decisions).toHaveLength(4);
    expect(decisions.at(-1)).toEqual(next);
    expect(torn).toEqual([]);
    expect(aside).toEqual([`${segment}.torn-1`]);
    expect(readFileSync(`${segment}.torn-1`)).toEqual(
      Buffer.concat([Buffer.from(TAIL), Buffer.from([0xc3])]),
    );
  });

  test('a second one gets a file of its own', async () => {
    await ledger.decide(propose(owner('Di')));
    appendFileSync(segment, '{"v"');
    await ledger.decide(propose(owner('Ed'), { target: action('y') }));
    expect((await readLedger(ledger.path)).aside).toEqual([
      `${segment}.torn-1`,
      `${segment}.torn-2`,
    ]);
  });

  test('in a month before the last one it is damage', async () => {
    const whole = readFileSync(segment, 'utf8').slice(0, -TAIL.length);
    writeFileSync(segment, whole);
    await ledger.decide(propose(owner('Di')), { now: NOON + 30 * 86_400_000 });
    appendFileSync(segment, TAIL);
    expect((await damage()).message).toBe(
      `${segment}, line 4: it is cut off, yet a later file goes on`,
    );
  });

  test('a whole line without its line end counts as unfinished: it was not acknowledged', async () => {
    writeFileSync(segment, lines().slice(0, 3).join('\n'));
    const { decisions, torn } = await readLedger(ledger.path);
    expect(decisions).toHaveLength(2);
    expect(torn).toMatchObject([{ line: 3 }]);
  });
});
