// Do decisions keep their order, see one another, and come together from two machines?
import { cpSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Outdated } from '../../ingest/ledger/append.ts';
import type { Decision, Target } from '../../ingest/ledger/decision.ts';
import { readLedger } from '../../ingest/ledger/segments.ts';
import { stateOf, type State } from '../../ingest/ledger/state.ts';
import { action, incident, NOON, openLedger, owner, propose, useLedger } from './ledger.ts';

const ledger = useLedger();
const HOUR = 3_600_000;
const itself = ({ id }: Target): string => id;
const state = async (): Promise<State> =>
  stateOf((await readLedger(ledger.path)).decisions, itself);
const ownerNow = async (): Promise<string | null | undefined> =>
  (await state()).actions.get(action('x').id)?.owner?.change.owner;
const sizes = (): Record<string, string> =>
  Object.fromEntries(
    ledger.files().map((path) => [path, readFileSync(join(ledger.path, path), 'utf8')]),
  );

test('a folder that is not there is an empty ledger', async () => {
  expect(await readLedger(join(ledger.path, 'none'))).toMatchObject({ decisions: [], torn: [] });
});

test('no decisions leave no trace', async () => {
  expect(await ledger.decideAll([])).toEqual([]);
  expect(ledger.files()).toEqual([]);
});

test('each month has a file of its own, and the chain goes on over them', async () => {
  const first = await ledger.decide(propose(owner('Bo')));
  const second = await ledger.decide(propose(owner('Cy'), { expected: first.id }), {
    now: Date.UTC(2026, 3, 1),
  });
  expect(readdirSync(ledger.writer())).toEqual(['2026-03.jsonl', '2026-04.jsonl']);
  expect((await readLedger(ledger.path)).decisions).toEqual([first, second]);
});

describe('two decide about the same thing', () => {
  test('the second is refused with both values, and nothing is written', async () => {
    const first = await ledger.decide(propose(owner('Bo')));
    const before = sizes();
    const failure = await ledger.decide(propose(owner('Cy'))).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Outdated);
    expect(failure).toMatchObject({
      message: 'ada decided this in the meantime',
      proposal: { change: { owner: 'Cy' } },
      latest: { id: first.id, change: { owner: 'Bo' } },
    });
    expect(sizes()).toEqual(before);
  });

  test('one who had seen the first may decide again', async () => {
    const first = await ledger.decide(propose(owner('Bo')));
    await ledger.decide(propose(owner('Cy'), { expected: first.id }));
    expect(await ownerNow()).toBe('Cy');
  });

  test('another side of the same promise is another matter, so is another promise', async () => {
    await ledger.decide(propose(owner('Bo')));
    await ledger.decide(propose({ type: 'due', due: '2026-04-01' }));
    await ledger.decide(propose(owner('Cy'), { target: action('y') }));
    expect((await readLedger(ledger.path)).decisions).toHaveLength(3);
  });

  test('what one had seen but the ledger lacks (an older copy of it) is refused too', async () => {
    const gone = '01KM8K4Y5CXK0J3C6QW3N6T9VZ';
    const failure = ledger.decide(propose(owner('Bo'), { expected: gone }));
    await expect(failure).rejects.toThrow('is not in the ledger any more');
    await expect(failure).rejects.toMatchObject({ latest: null });
  });

  test('ids that mean the same since a document moved meet', async () => {
    await ledger.decide(propose(owner('Bo')));
    const moved = action('x', { id: 'b.md#1/x', document: 'b.md' });
    const canonical = (id: string): string => id.replace('a.md', 'b.md');
    await expect(
      ledger.decide(propose(owner('Cy'), { target: moved }), { canonical }),
    ).rejects.toThrow(Outdated);
  });

  test('missed promises never meet', async () => {
    const missed = propose(
      {
        type: 'missed_action',
        text: 'Buy one',
        status: 'planned',
        owner: null,
        due: null,
        ticket: null,
        reason: null,
      },
      { target: incident() },
    );
    await ledger.decide(missed);
    await ledger.decide(missed);
    expect((await state()).incidents.get('a.md#1')?.added.size).toBe(2);
  });
});

describe('a batch', () => {
  test('holds as a whole, in its order', async () => {
    const decided = await ledger.decideAll([
      propose(owner('Bo'), { target: action('y') }),
      propose(owner('Cy')),
    ]);
    expect((await readLedger(ledger.path)).decisions).toEqual(decided);
    expect(decided.map(({ target }) => target.words)).toEqual(['Do y', 'Do x']);
  });

  test('is refused as a whole where one of it is outdated', async () => {
    await ledger.decide(propose(owner('Bo')));
    const before = sizes();
    await expect(
      ledger.decideAll([propose(owner('Di'), { target: action('y') }), propose(owner('Cy'))]),
    ).rejects.toThrow(Outdated);
    expect(sizes()).toEqual(before);
  });

  test('is refused where it changes one thing twice', async () => {
    await expect(ledger.decideAll([propose(owner('Bo')), propose(owner('Cy'))])).rejects.toThrow(
      'two changes of the same thing at once',
    );
    expect((await readLedger(ledger.path)).decisions).toEqual([]);
  });

  test('is refused where one of it is no decision', async () => {
    const due = { type: 'due', due: 'soon' } as const;
    await expect(ledger.decideAll([propose(owner('Bo')), propose(due)])).rejects.toThrow(
      'Invalid ISO date',
    );
    expect((await readLedger(ledger.path)).decisions).toEqual([]);
  });
});

describe('taking back', () => {
  const undo = (decision: Decision, seen: Decision = decision): Promise<Decision> =>
    ledger.decide(
      propose(
        { type: 'undo', decision: decision.id, reason: null },
        { target: decision.target, expected: seen.id },
      ),
    );

  test('what was before the decision holds again, and undoing that brings the decision back', async () => {
    const first = await ledger.decide(propose(owner('Bo')));
    const second = await ledger.decide(propose(owner('Cy'), { expected: first.id }));
    const back = await undo(second);
    expect(await ownerNow()).toBe('Bo');
    const again = await undo(back);
    expect(await ownerNow()).toBe('Cy');
    await undo(again);
    expect(await ownerNow()).toBe('Bo');
  });

  test('the only decision taken back leaves the document to speak', async () => {
    await undo(await ledger.decide(propose(owner('Bo'))));
    expect(await ownerNow()).toBeUndefined();
    expect((await state()).placed.map(({ holds }) => holds)).toEqual([false, false]);
  });

  test('two cannot take back the same thing without seeing one another', async () => {
    const first = await ledger.decide(propose(owner('Bo')));
    await undo(first);
    await expect(undo(first)).rejects.toThrow(Outdated);
  });

  test('a decision after an undo has to have seen the undo', async () => {
    const first = await ledger.decide(propose(owner('Bo')));
    const back = await undo(first);
    await expect(ledger.decide(propose(owner('Cy'), { expected: first.id }))).rejects.toThrow(
      Outdated,
    );
    await ledger.decide(propose(owner('Cy'), { expected: back.id }));
    expect(await ownerNow()).toBe('Cy');
  });
});

describe('clocks', () => {
  test('one that goes backwards keeps the order, and no closed month is opened again', async () => {
    const first = await ledger.decide(propose(owner('Bo')), { now: Date.UTC(2026, 3, 1) });
    const second = await ledger.decide(propose(owner('Cy'), { expected: first.id }), { now: NOON });
    expect(second.id > first.id).toBe(true);
    expect(second.at).toBe(new Date(NOON).toISOString());
    expect(readdirSync(ledger.writer())).toEqual(['2026-04.jsonl']);
    expect(await ownerNow()).toBe('Cy');
  });

  test('many within one millisecond keep the order', async () => {
    const decided = await ledger.decideAll(
      Array.from({ length: 50 }, (_, number) =>
        propose(owner('Bo'), { target: action(`n${number}`) }),
      ),
    );
    const ids = decided.map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(50);
  });
});

describe('two machines', () => {
  let other: ReturnType<typeof openLedger>;
  beforeEach(() => {
    other = openLedger(mkdtempSync(join(tmpdir(), 'hindsight-other-')));
  });
  afterEach(() => rmSync(other.path, { recursive: true, force: true }));

  /** As a pull from version control would: the name of the copy stays out of it. */
  const pull = (): void =>
    cpSync(other.path, ledger.path, {
      recursive: true,
      filter: (path) => !path.endsWith('.writer'),
    });

  test('their ledgers come together by copying files, in the order of time', async () => {
    const mine = await ledger.decide(propose(owner('Bo')), { now: NOON });
    const theirs = await other.decide(propose(owner('Cy'), { target: action('y') }), {
      now: NOON + HOUR,
    });
    const later = await ledger.decide(propose(owner('Di'), { target: action('z') }), {
      now: NOON + 2 * HOUR,
    });
    pull();
    const { decisions } = await readLedger(ledger.path);
    expect(decisions).toEqual([mine, theirs, later]);
  });

  test('both may have decided the same: the later one holds', async () => {
    await other.decide(propose(owner('Cy')), { now: NOON + HOUR });
    await ledger.decide(propose(owner('Bo')), { now: NOON });
    pull();
    expect(await ownerNow()).toBe('Cy');
  });

  test('where the clock of one is ahead, whoever has seen its decision decides after it', async () => {
    const ahead = await other.decide(propose(owner('Cy')), { now: NOON + 1000 * HOUR });
    pull();
    const mine = await ledger.decide(propose(owner('Bo'), { expected: ahead.id }), { now: NOON });
    expect(mine.id > ahead.id).toBe(true);
    expect(await ownerNow()).toBe('Bo');
  });

  test('each writes under a name of its own, which version control leaves out', async () => {
    await ledger.decide(propose(owner('Bo')));
    await other.decide(propose(owner('Cy')));
    expect(ledger.writer().split('/').at(-1)).not.toBe(other.writer().split('/').at(-1));
    expect(readFileSync(join(ledger.path, '.gitignore'), 'utf8')).toContain('.writer\n');
    expect(readFileSync(join(ledger.path, '.gitattributes'), 'utf8')).toBe('*.jsonl -text\n');
    expect(existsSync(join(ledger.path, '.lock'))).toBe(false);
  });
});
