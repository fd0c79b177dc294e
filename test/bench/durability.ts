// Does every decision that was acknowledged survive, whenever a process is killed? `npm run bench:durability`
//
// 200 kills of the server while it acknowledges edits, and of ingests over the same data folder; `-- --kills 1000 --seed 7`
// takes others, `--child` kills a bare process instead that decides a hundred times as often. The last line says how many were killed, acknowledged and lost; the exit code is 1 where one is lost or anything cannot be read.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildDashboard, isStale } from '../../ingest/commands/dashboard.ts';
import { bundleDecider } from '../ledger/decider-bundle.ts';
import { dashboardDecider } from './dashboard-decider.ts';
import { childDecider, killAgainAndAgain } from './kills.ts';
import { machine } from './measure.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    child: { type: 'boolean', default: false },
  },
});
const [kills, seed] = [Number(values.kills), Number(values.seed)];
if (!kills || Number.isNaN(seed)) throw new Error('--kills and --seed are numbers');

const place = mkdtempSync(join(tmpdir(), 'hindsight-durability-'));
try {
  const dataFolder = join(place, 'data');
  if (!values.child && (await isStale())) await buildDashboard();
  const decider = values.child
    ? childDecider(await bundleDecider(place), join(dataFolder, 'ledger'))
    : (run: number) => dashboardDecider(dataFolder, run);
  const so = await killAgainAndAgain(
    { dataFolder, decider, kills, seed },
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
