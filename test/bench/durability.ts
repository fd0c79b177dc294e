// Does every decision that was acknowledged survive, whenever a process is killed? `npm run bench:durability`
//
// 200 kills of processes that decide and of ingests over the same data folder; `-- --kills 1000 --seed 7` takes others. The
// last line says how many were killed, acknowledged and lost; the exit code is 1 where one is lost or anything cannot be read.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleDecider } from '../ledger/decider-bundle.ts';
import { killAgainAndAgain } from './kills.ts';
import { machine } from './measure.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const [kills, seed] = [Number(values.kills), Number(values.seed)];
if (!kills || Number.isNaN(seed)) throw new Error('--kills and --seed are numbers');

const place = mkdtempSync(join(tmpdir(), 'hindsight-durability-'));
try {
  const so = await killAgainAndAgain(
    { dataFolder: join(place, 'data'), decider: await bundleDecider(place), kills, seed },
    ({ kills: killed, acknowledged }) => {
      if (killed % 20 === 0)
        process.stderr.write(`${killed} kills, ${acknowledged} acknowledged\n`);
    },
  );
  for (const fault of so.faults) process.stdout.write(`${fault}\n`);
  for (const id of so.lost) process.stdout.write(`lost: ${id}\n`);
  process.stdout.write(
    `${machine()}, seed ${seed}\n` +
      `${so.unsaid} were written without anybody being told, ${so.torn} kills left an unfinished line, ${so.soundBuilds} times a build was in place and sound\n` +
      `${so.kills} kills (${so.ingests} of ingests), ${so.acknowledged} decisions acknowledged, ${so.lost.length} lost, ${so.faults.length} other faults\n`,
  );
  if (so.lost.length || so.faults.length) process.exitCode = 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}
