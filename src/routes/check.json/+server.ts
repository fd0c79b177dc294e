// Are the limits of the address kept? `?overdue=0&unverifiable=20%25&attainment=80%25&broken=0`, with any filter beside them.
import { json } from '@sveltejs/kit';
import { readFilter } from '$lib/server/filter.ts';
import { holdAgainst, LIMITS, readLimit, type Limit, type LimitName } from '$lib/server/limits.ts';
import { fromBuild, today } from '$lib/server/page.ts';
import { withDays } from '$lib/server/period.ts';
import { problem } from '$lib/server/problem.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url }) => {
  const limits: Partial<Record<LimitName, Limit>> = {};
  for (const name of LIMITS) {
    const words = url.searchParams.get(name);
    if (words === null) continue;
    const limit = readLimit(name, words);
    if (!limit) return problem(400, 'No limit', `${name} cannot be ${words}`);
    limits[name] = limit;
  }
  const { filter: asked, notices } = readFilter(url.searchParams, LIMITS);
  // a wrong filter must not let a check pass that it was meant to narrow
  if (notices.length) return problem(400, 'No such filter', notices.join(' '));
  return fromBuild(async (db) => {
    const filter = await withDays(db, asked, 'all');
    return json(
      { limits: await holdAgainst(db, { filter, asOf: today() }, limits) },
      { headers: { 'cache-control': 'no-cache' } },
    );
  });
};
