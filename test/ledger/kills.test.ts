// Does every decision that was acknowledged survive twenty kills of a process that decides as fast as it can? The server's
// are in test/e2e/durability.test.ts; `npm run bench:durability` makes it two hundred.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { childDecider, killAgainAndAgain } from '../bench/kills.ts';
import { bundleDecider } from './decider-bundle.ts';

test(
  'twenty kills of deciders and ingests lose nothing and leave nothing damaged',
  { timeout: 240_000 },
  async () => {
    const place = mkdtempSync(join(tmpdir(), 'hindsight-kills-'));
    try {
      const dataFolder = join(place, 'data');
      const so = await killAgainAndAgain({
        dataFolder,
        decider: childDecider(await bundleDecider(place), join(dataFolder, 'ledger')),
        kills: 20,
        seed: 3,
      });
      expect(so).toMatchObject({ lost: [], faults: [] });
      expect(so.kills).toBeGreaterThanOrEqual(20);
      expect(so.ingests).toBeGreaterThan(0);
      expect(so.acknowledged).toBeGreaterThan(20);
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  },
);
