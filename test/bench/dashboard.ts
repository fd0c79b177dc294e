// How fast is the dashboard with very many incidents? `npm run bench:dashboard`
//
// Builds 1,000, 100,000 and 1,000,000 invented incidents straight into the tables, then measures on one machine: the
// queries of each page together, each dataset, a search in the texts, and the charts in a browser beside the same charts
// without script (the floor). `-- --counts 1000,100000` takes other sizes, `-- --runs 30` fewer runs, `-- --queries` also
// lists each page's slowest queries, `-- --no-browser` leaves the browser out.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT } from '../../ingest/commands/places.ts';
import { measureCharts } from './charts.ts';
import { machine, say } from './measure.ts';
import { plantBuild } from './plant.ts';
import { measureQueries } from './queries.ts';

const { values } = parseArgs({
  options: {
    counts: { type: 'string', default: '1000,100000,1000000' },
    runs: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    queries: { type: 'boolean', default: false },
    browser: { type: 'boolean', default: true },
    /** a data folder that was planted before, instead of a fresh one */
    data: { type: 'string' },
  },
  allowNegative: true,
});

say(machine());
for (const count of values.counts.split(',').map(Number)) {
  const data = values.data ?? mkdtempSync(join(tmpdir(), 'hindsight-bench-'));
  try {
    const start = performance.now();
    if (values.data === undefined) {
      for (const name of ['taxonomy.yaml', 'targets.yaml'])
        copyFileSync(join(PROJECT, 'data', name), join(data, name));
      await plantBuild(data, count, Number(values.seed));
    }
    const planted = ((performance.now() - start) / 1000).toFixed(0);
    say(`\n${count} incidents, seed ${values.seed}, built in ${planted} s`);
    await measureQueries(data, { runs: Number(values.runs), slowest: values.queries });
    if (values.browser) await measureCharts(data, Math.min(20, Number(values.runs)));
  } finally {
    if (values.data === undefined) rmSync(data, { recursive: true, force: true });
  }
}
