// Does every figure of a review open as many things as it says?
import { describe, expect, test } from 'vitest';
import { causes } from '../../src/lib/charts/causes.ts';
import type { Chart } from '../../src/lib/charts/chart.ts';
import { promises } from '../../src/lib/charts/promises.ts';
import { incidentIdOf } from '../../src/lib/links.ts';
import { ACTION_PARAMETERS, actionOrder } from '../../src/lib/server/action-order.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { readFilter } from '../../src/lib/server/filter.ts';
import { DEFAULT_PERIOD, withDays } from '../../src/lib/server/period.ts';
import { pageOfActions } from '../../src/lib/server/queries/action-list.ts';
import { Part, partCounts } from '../../src/lib/server/queries/cause.ts';
import { findIncident } from '../../src/lib/server/queries/incident.ts';
import { countIncidents } from '../../src/lib/server/queries/incidents.ts';
import { incidentsLacking, Lacking } from '../../src/lib/server/queries/missing.ts';
import { countConflicts, documentsByFormat } from '../../src/lib/server/queries/quality.ts';
import { review, type Review } from '../../src/lib/server/review.ts';
import type { Sentence } from '../../src/lib/sentence.ts';
import { viewOf } from '../../src/lib/server/view.ts';
import { draw, hrefs, names } from '../charts/draw.ts';
import { syntheticReadings, syntheticUnreadable } from '../fixtures/synthetic.ts';
import { useBuild, useSampleCorpus } from '../fixtures/use-build.ts';

const AS_OF = '2025-07-01';
const VIEWS = [
  '',
  '?period=all',
  '?from=2024-02-14&to=2025-05-20',
  '?from=2024-02-14',
  '?outcome=missed&period=all',
  '?outcome=met&outcome=no-time&period=all',
  '?cause=dns&cause=code&period=all',
  '?status=planned&period=all',
  '?service=ledger&service=search&period=all',
  '?q=nobody+wrote+this',
];

/** Something that is said, and where it leads. */
interface Figure {
  words: string;
  href: string;
}

/** How many things stand on the page behind an address; null for a page of one thing. Throws for an unknown address. */
async function opened(db: Database, href: string): Promise<number | null> {
  const url = new URL(href, 'http://here');
  const { pathname, searchParams, hash } = url;
  const own = [...ACTION_PARAMETERS, 'part', 'missing'];
  const { filter: asked, notices } = readFilter(searchParams, own);
  expect(notices, href).toEqual([]);
  const filter = await withDays(db, asked, DEFAULT_PERIOD);
  const cause = /^\/causes\/(.+)$/.exec(pathname)?.[1];
  if (cause) {
    const part = Part.nullable().parse(searchParams.get('part')) ?? 'all';
    return (await partCounts(db, decodeURIComponent(cause), filter))[part];
  }
  const incident = incidentIdOf(decodeURIComponent(pathname.replace('/incidents/', '')));
  if (incident) {
    expect(await findIncident(db, incident), href).not.toBeNull();
    return null;
  }
  const lacking = searchParams.get('missing');
  switch (pathname + hash) {
    case '/incidents':
      return countIncidents(db, filter);
    case '/actions#promises':
      return (await pageOfActions(db, filter, actionOrder(searchParams, AS_OF))).total;
    case '/quality#lacking':
      return (await incidentsLacking(db, filter, Lacking.parse(lacking), 10_000)).length;
    case '/quality#conflicts':
      return countConflicts(db, filter);
    case '/quality#unread':
      return (await documentsByFormat(db)).reduce((sum, { unreadable }) => sum + unreadable, 0);
    default:
      throw new Error(`nobody knows what ${href} opens`);
  }
}

function figuresOf(said: Review): Figure[] {
  const sentences: Sentence[] = [
    said.scope,
    said.recovered.said,
    said.failing.said,
    said.promised.said,
    ...said.cases.map((one) => one.said),
    ...said.unknown,
    ...said.questions,
  ];
  return sentences
    .flat()
    .flatMap((piece) =>
      typeof piece === 'string' ? [] : { words: piece.own ? '' : piece.text, href: piece.href },
    );
}

/** What a chart's table and its marks say, with where they lead. */
async function figuresOfChart<Row>(
  chart: Chart<Row>,
  rows: readonly Row[],
  within: string,
): Promise<Figure[]> {
  const cells = rows.flatMap((row) =>
    chart.columns.flatMap(({ value, href, numeric }) => {
      const to = href?.(row, within);
      return to ? { words: numeric ? value(row) : '', href: to } : [];
    }),
  );
  const svg = await draw(chart, rows, { within });
  const called = names(svg);
  const marks = hrefs(svg).map((href, index) => ({ words: called[index] ?? '', href }));
  return [...cells, ...marks.filter(({ words }) => /^\d+ [a-z]/.test(words))];
}

const corpora: [string, Database][] = [
  ['the sample corpus', useSampleCorpus()],
  ['an invented corpus', useBuild(syntheticReadings(60), syntheticUnreadable())],
];

describe.each(corpora)('in %s', (_, db) => {
  test.each(VIEWS)('each figure under “%s” opens as many things as it says', async (search) => {
    const view = await viewOf(db, new URL(`http://here/${search}`));
    const said = await review(db, view, AS_OF);
    const figures = [
      ...figuresOf(said),
      ...(await figuresOfChart(causes, said.failing.rows, view.search)),
      ...(await figuresOfChart(promises, said.promised.rows, view.search)),
    ];
    // what is narrowed has few of them, and what nothing passes still says of how many incidents it speaks
    expect(figures.length).toBeGreaterThan(search === '?period=all' ? 50 : 0);
    const wrong: string[] = [];
    const addresses = [...new Set(figures.map(({ href }) => href))];
    const counts = new Map(
      await Promise.all(addresses.map(async (href) => [href, await opened(db, href)] as const)),
    );
    for (const { words, href } of figures) {
      const count = counts.get(href);
      const told = /\d[\d,]*/.exec(words)?.[0].replaceAll(',', '');
      if (told === undefined ? count === 0 : count !== Number(told))
        wrong.push(`“${words}” opens ${count} at ${href}`);
    }
    expect(wrong).toEqual([]);
  });
});
