// How do the review's pictures fit on two sheets of paper? Where they are long: smaller, or the first rows and what is left.
import type { RequestEvent } from '@sveltejs/kit';
import { causes } from '../charts/causes.ts';
import type { Chart, Paper } from '../charts/chart.ts';
import { promises, promisesInBars } from '../charts/promises.ts';
import { recoveryInDots } from '../charts/recovery.ts';
import { formatNumber } from '../format.ts';
import { rankedCauses } from './answers.ts';
import type { Reader } from './db.ts';
import { drawings } from './drawing.ts';
import type { Review } from './review.ts';
import type { StripPicture } from './strip.ts';

/** What a sheet has room for. `signs`: promises of one cohort, in one line. */
const MOST = { strips: 12, causes: 8, cohorts: 6, signs: 22 } as const;

type Event = Pick<RequestEvent, 'isDataRequest' | 'locals'>;

/** Each picture of the review as it is printed; null where the page's own is short enough. */
export async function onPaper(
  event: Event,
  db: Pick<Reader, 'buildInfo'>,
  picture: StripPicture,
  { failing, promised }: Review,
  search: string,
): Promise<Record<'recovered' | 'failing' | 'promised', Paper | null>> {
  const [recovered, ofCauses, ofPromises] = await Promise.all([
    picture.kind === 'marks' && picture.rows.length > MOST.strips
      ? drawn(event, db, recoveryInDots, picture.rows, search)
      : null,
    commonest(event, db, failing.rows, search),
    latest(event, db, promised.rows, search),
  ]);
  return { recovered, failing: ofCauses, promised: ofPromises };
}

async function commonest(
  event: Event,
  db: Pick<Reader, 'buildInfo'>,
  rows: Review['failing']['rows'],
  search: string,
): Promise<Paper | null> {
  const ranked = rankedCauses(rows);
  if (ranked.length <= MOST.causes) return null;
  const kept = new Set(ranked.slice(0, MOST.causes).map(({ cause }) => cause));
  return drawn(
    event,
    db,
    causes,
    rows.filter(({ cause }) => kept.has(cause)),
    search,
    `The ${MOST.causes} that are blamed most often, of ${formatNumber(ranked.length)} causes; the dashboard has all.`,
  );
}

async function latest(
  event: Event,
  db: Pick<Reader, 'buildInfo'>,
  rows: Review['promised']['rows'],
  search: string,
): Promise<Paper | null> {
  const cut = rows.length > MOST.cohorts;
  if (!cut && rows.every(({ promised }) => promised <= MOST.signs)) return null;
  const dated = rows.filter(({ quarter }) => quarter !== null);
  return drawn(
    event,
    db,
    rows.some(({ promised }) => promised > MOST.signs) ? promisesInBars : promises,
    cut ? dated.slice(-MOST.cohorts) : rows,
    search,
    cut
      ? `The latest ${MOST.cohorts} of ${formatNumber(rows.length)} cohorts; the dashboard has all.`
      : null,
  );
}

async function drawn<Row>(
  event: Event,
  db: Pick<Reader, 'buildInfo'>,
  chart: Chart<Row>,
  rows: readonly Row[],
  search: string,
  note: string | null = null,
): Promise<Paper> {
  // as wide as a sheet
  const { middle } = await drawings(event, db, chart, rows, search);
  return { drawing: middle, note };
}
