// What is new since a day, as Markdown, HTML or JSON? `/digest.md?since=2026-03-01`, with any filter beside it.
import { z } from 'zod';
import { digest } from '$lib/server/digest.ts';
import { FORMS } from '$lib/server/digest-text.ts';
import { readFilter } from '$lib/server/filter.ts';
import { fromBuild, today } from '$lib/server/page.ts';
import { withDays } from '$lib/server/period.ts';
import { problem } from '$lib/server/problem.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url, params }) => {
  const form = FORMS[params.form];
  if (!form)
    return problem(404, 'No such form', `There are ${Object.keys(FORMS).join(', ')} of it.`);
  const since = z.iso.date().safeParse(url.searchParams.get('since'));
  if (!since.success)
    return problem(400, 'No day', 'Add the day to begin with, such as ?since=2026-03-01.');
  const { filter: asked, notices } = readFilter(url.searchParams, ['since']);
  if (notices.length) return problem(400, 'No such filter', notices.join(' '));
  return fromBuild(async (db) => {
    const filter = await withDays(db, asked, 'all');
    const told = await digest(db, { filter, since: since.data, until: today() });
    return new Response(form.write(told, url.origin), {
      headers: { 'content-type': form.type, 'cache-control': 'no-cache' },
    });
  });
};
