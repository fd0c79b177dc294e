// What does the address of a page ask for, in the terms of the build that answers?
import { z } from 'zod';
import type { Reader } from './db.ts';
import { readFilter, toSearch, where, type Filter } from './filter.ts';
import { DEFAULT_PERIOD, previousPeriod, withDays } from './period.ts';
import { facets, type Facets } from './queries/incidents.ts';

/** What every page has to know before it asks anything. */
export interface View {
  filter: Filter;
  /** the same over the period before; null where there is none */
  previous: Filter | null;
  /** what of the address was left out, in sentences */
  notices: string[];
  /** the filter as a search part: every link and every download of the page carries it */
  search: string;
  choices: Facets;
  /** incidents that would be seen, had their documents given a date; 0 where no period is set */
  undated: number;
}

/**
 * Reads a page's address. One that names no period gets the corpus's last twelve months. `others` are parameters of the page
 * that are no filter (`sort`).
 */
export async function viewOf(db: Reader, url: URL, others: readonly string[] = []): Promise<View> {
  // a form that was not saved shows its page at the address that it was sent to (`?/edit`)
  const sent = [...url.searchParams.keys()].filter((name) => name.startsWith('/'));
  const { filter: asked, notices } = readFilter(url.searchParams, [
    ...others,
    ...sent,
    'fact',
    'saved',
  ]);
  const [filter, choices] = await Promise.all([withDays(db, asked, DEFAULT_PERIOD), facets(db)]);
  return {
    filter,
    previous: previousPeriod(filter),
    notices,
    search: toSearch(filter),
    choices,
    undated: filter.from || filter.to ? await countUndated(db, filter) : 0,
  };
}

async function countUndated(db: Reader, filter: Filter): Promise<number> {
  const { sql, values } = where({ ...filter, from: null, to: null }, 'incidents');
  const [row] = await db.rows(
    z.object({ n: z.number() }),
    `select count(*) as n from incidents where ${sql} and occurred_on is null`,
    values,
  );
  return row?.n ?? 0;
}
