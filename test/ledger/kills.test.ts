// Does every decision that was acknowledged survive twenty kills? `npm run bench:durability` makes it two hundred.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { killAgainAndAgain } from '../bench/kills.ts';
import { bundleDecider } from './decider-bundle.ts';

test(
  'twenty kills of deciders and ingests lose nothing and leave nothing damaged',
  { timeout: 240_000 },
  async () => {
    const place = mkdtempSync(join(tmpdir(), 'hindsight-kills-'));
    try {
      const so = await killAgainAndAgain({
        dataFolder: join(place, 'data'),
        decider: await bundleDecider(place),
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
