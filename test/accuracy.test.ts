// Does the reader still agree with careful people as well as it did? Floors under its figures, so that no later change
// lowers them unseen: on the sample corpus, whose annotations ship with it, and on the evaluation corpus where it is at hand.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROJECT, readRules } from '../ingest/commands/places.ts';
import { readFile } from '../ingest/ingest.ts';
import { toOutput } from '../ingest/output.ts';
import { GOLDEN, samples } from './golden.ts';
import { f1, Gold, Parsed, score } from './score.ts';

const DATA = join(PROJECT, 'data');
const EVALUATION = join(PROJECT, '..', 'shared', 'eval', 'corpus');

/** Least F1 by kind of fact. Raise a floor when the reader has outgrown it; lowering one needs a reason in the commit. */
const FLOORS = {
  sample: {
    times: 0.86,
    'durations and targets': 0.93,
    causes: 0.65,
    'primary cause': 0.67,
    actions: 0.97,
    'action status': 0.96,
    services: 0.81,
  },
  evaluation: {
    times: 0.88,
    'durations and targets': 0.96,
    causes: 0.8,
    'primary cause': 0.77,
    actions: 0.9,
    'action status': 0.93,
    services: 0.65,
  },
};

describe('on the sample corpus', async () => {
  const rules = await readRules(DATA);
  const pairs = [];
  for (const { slug, path } of await samples()) {
    const gold = join(GOLDEN, slug, 'gold.json');
    if (existsSync(gold)) pairs.push(await pair(join(DATA, 'corpus'), path, gold, rules));
  }
  holds(pairs, FLOORS.sample);
});

describe.skipIf(!existsSync(EVALUATION))(
  'on the evaluation corpus (skipped where it is not at hand)',
  async () => {
    if (!existsSync(EVALUATION)) return;
    const rules = await readRules(DATA);
    const golds = files(EVALUATION).filter((path) => path.endsWith('.gold.json'));
    const pairs = [];
    for (const gold of golds) {
      const document = join(dirname(gold), basename(gold, '.gold.json'));
      if (existsSync(document))
        pairs.push(await pair(EVALUATION, relative(EVALUATION, document), gold, rules));
    }
    holds(pairs, FLOORS.evaluation);
  },
);

async function pair(
  root: string,
  path: string,
  gold: string,
  rules: Awaited<ReturnType<typeof readRules>>,
): Promise<{ gold: Gold; parsed: Parsed }> {
  const output = Parsed.safeParse(toOutput(await readFile(root, path, rules)));
  return {
    gold: Gold.parse(JSON.parse(readFileSync(gold, 'utf8'))),
    parsed: output.success ? output.data : { text: '', incidents: [] },
  };
}

function holds(pairs: { gold: Gold; parsed: Parsed }[], floors: Record<string, number>): void {
  const tallies = new Map(Object.entries(score(pairs)));
  test.each(Object.entries(floors))(
    `F1 of %s is at least %d over ${pairs.length} documents`,
    (kind, floor) => {
      const tally = tallies.get(kind);
      if (!tally) throw new Error(`no tally is kept for ${kind}`);
      expect(f1(tally), JSON.stringify(tally)).toBeGreaterThanOrEqual(floor);
    },
  );
}

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}
