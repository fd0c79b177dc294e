// Does every edit that the dashboard acknowledged survive twenty kills of the server and of ingests?
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dashboardDecider } from '../bench/dashboard-decider.ts';
import { killAgainAndAgain } from '../bench/kills.ts';

test(
  'twenty kills while edits are acknowledged and builds are made lose nothing',
  { timeout: 400_000 },
  async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'hindsight-kills-'));
    try {
      const so = await killAgainAndAgain({
        dataFolder,
        decider: (run) => dashboardDecider(dataFolder, run),
        kills: 20,
        seed: 5,
      });
      expect(so).toMatchObject({ lost: [], faults: [] });
      expect(so.kills).toBeGreaterThanOrEqual(20);
      expect(so.ingests).toBeGreaterThan(0);
      expect(so.acknowledged).toBeGreaterThan(20);
    } finally {
      await rm(dataFolder, { recursive: true, force: true });
    }
  },
);
