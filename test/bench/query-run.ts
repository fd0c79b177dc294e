// The loads of pages as the server runs them, against the build that `HINDSIGHT_DATA` names; see queries.ts.
//
// The server keeps its answers, so every run asks for other days: twelve months that begin a day later each time, or all
// years from ever another day before the first incident on. "Again" is the same page asked a second time.
import { z } from 'zod';
import { DATASETS } from '../../src/lib/server/datasets.ts';
import { db } from '../../src/lib/server/db.ts';
import { EVERYTHING, type Filter } from '../../src/lib/server/filter.ts';
import { today } from '../../src/lib/server/page.ts';
import { listIncidents } from '../../src/lib/server/queries/incidents.ts';
import { takeAsked, together, watchQueries } from './asked.ts';
import { say } from './measure.ts';

const runs = Number(process.argv[2] ?? 100);
const isListing = process.argv[3] === 'slowest';

/** A page's data, as its load makes them. */
type Load = (event: {
  url: URL;
  params: Record<string, string>;
  isDataRequest: boolean;
  locals: object;
}) => Promise<unknown>;

const DAY = 86_400_000;
/** Days that no page asked for. */
const APART = 500;
const SEARCHED = ['case-4711', 'resolvers failover', 'nothing-of-this-name'];

/** Each page, the file that loads it, and whether its days can be chosen. */
const PAGES: readonly { path: string; folder: string; days?: 'year' | 'all' }[] = [
  { path: '/', folder: '', days: 'year' },
  { path: '/', folder: '', days: 'all' },
  { path: '/recovery', folder: 'recovery/', days: 'year' },
  { path: '/recovery', folder: 'recovery/', days: 'all' },
  { path: '/causes', folder: 'causes/', days: 'year' },
  { path: '/causes', folder: 'causes/', days: 'all' },
  { path: '/causes/{cause}', folder: 'causes/[id]/', days: 'year' },
  { path: '/actions', folder: 'actions/', days: 'year' },
  { path: '/actions', folder: 'actions/', days: 'all' },
  { path: '/incidents', folder: 'incidents/', days: 'year' },
  { path: '/incidents', folder: 'incidents/', days: 'all' },
  { path: '/incidents/{incident}', folder: 'incidents/[...path]/' },
  { path: '/quality', folder: 'quality/', days: 'year' },
  { path: '/documents', folder: 'documents/' },
  { path: '/documents/{document}', folder: 'documents/[...path]/' },
];

watchQueries();
const some = await db.rows(
  z.object({ incidentId: z.string(), documentId: z.string(), cause: z.string() }),
  `select incident_id, document_id, primary_cause as cause from incidents
  where primary_cause is not null order by hash(incident_id) limit ${runs + 1}`,
);
const [last] = await db.rows(
  z.object({ day: z.string() }),
  'select max(occurred_on) as day from incidents',
);
if (!some.length || !last) throw new Error('the build has no incident');

row(
  'page',
  'first asked: queries together',
  'whole load',
  'processor time',
  'again: whole load',
  'queries',
);
for (const { path, folder, days } of PAGES) {
  const file = new URL(`../../src/routes/${folder}+page.server.ts`, import.meta.url);
  const { load } = z.object({ load: z.custom<Load>() }).parse(await import(file.href));
  const visit = (run: number) => {
    const one = some[run % some.length];
    if (!one) throw new Error('the build has no incident');
    const address = path
      .replace('{cause}', one.cause)
      .replace('{incident}', one.incidentId.replace('#', '/'))
      .replace('{document}', one.documentId);
    const url = new URL(address, 'http://localhost');
    const own = days && daysOf(days, run);
    if (own) for (const [name, day] of Object.entries(own)) url.searchParams.set(name, day);
    const params = { id: one.cause, path: url.pathname.replace(/^\/[a-z]+\//, '') };
    return load({ url, params, isDataRequest: true, locals: {} });
  };
  await measure(`${path}${days === 'all' ? ' (all years)' : ''}`, runs, visit);
}

row(
  '\ndataset, twelve months',
  'first asked: queries together',
  'with its rows',
  'again',
  'queries',
);
for (const [name, dataset] of DATASETS)
  await measure(name, Math.min(runs, 30), (run) =>
    dataset.query(db, under('year', APART + run), today()),
  );

row(
  '\nsearch in all texts',
  'first asked: queries together',
  'with its rows',
  'processor time',
  'again',
  'queries',
);
for (const q of SEARCHED)
  await measure(q, Math.min(runs, 30), (run) =>
    listIncidents(
      db,
      { ...under('all', run), q },
      { sort: 'date', direction: 'desc', page: 1, size: 100 },
    ),
  );
await db.close();

function under(days: 'year' | 'all', run: number): Filter {
  return { ...EVERYTHING, ...daysOf(days, run) };
}

function daysOf(days: 'year' | 'all', run: number): { from: string; to: string } {
  const newest = Date.parse(last?.day ?? '');
  if (days === 'all') return { from: iso(Date.parse('2010-01-01') + run * DAY), to: iso(newest) };
  return { from: iso(newest - (364 + run) * DAY), to: iso(newest - run * DAY) };
}

/** Runs it for days 0 (which is not counted) to `times`, each twice. */
async function measure(
  name: string,
  times: number,
  work: (run: number) => Promise<unknown>,
): Promise<void> {
  const queries: number[] = [];
  const whole: number[] = [];
  const processor: number[] = [];
  const again: number[] = [];
  let asked: ReturnType<typeof takeAsked> = [];
  for (let run = 0; run <= times; run++) {
    takeAsked();
    const used = process.cpuUsage();
    const start = performance.now();
    await work(run);
    const { user, system } = process.cpuUsage(used);
    const between = performance.now();
    asked = takeAsked();
    await work(run);
    if (run === 0) continue;
    queries.push(together(asked));
    whole.push(between - start);
    processor.push((user + system) / 1000);
    again.push(performance.now() - between);
  }
  row(
    name,
    ends(queries),
    ends(whole),
    ends(processor),
    ends(again),
    `${asked.length}, n ${times}`,
  );
  if (!isListing) return;
  for (const { sql, from, to } of asked
    .toSorted((a, b) => b.to - b.from - (a.to - a.from))
    .slice(0, 4))
    say(`      ${(to - from).toFixed(1)} ms  ${sql.replaceAll(/\s+/g, ' ').slice(0, 200)}`);
}

/** `p50 / p99 ms`; below a hundred runs the greatest stands for p99. */
function ends(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN).toFixed(1);
  return `${at(0.5)} / ${at(0.99)} ms`;
}

function row(name: string, ...figures: string[]): void {
  say(`${name.padEnd(34)}${figures.map((one) => one.padStart(29)).join('')}`);
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
