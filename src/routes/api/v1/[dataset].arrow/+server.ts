// Rows for a chart that comes alive: a dataset under a filter, as an Arrow stream.
import { error } from '@sveltejs/kit';
import { arrowStream } from '$lib/server/arrow.ts';
import { DATASETS } from '$lib/server/datasets.ts';
import { readFilter } from '$lib/server/filter.ts';
import { fromBuild, today } from '$lib/server/page.ts';
import { withDays } from '$lib/server/period.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url }) => {
  const dataset = DATASETS.get(params.dataset);
  if (!dataset)
    error(
      404,
      `No dataset is called ${params.dataset}. There are: ${[...DATASETS.keys()].join(', ')}.`,
    );
  const { filter } = readFilter(url.searchParams);
  const columns = await fromBuild(async (db) =>
    dataset(db, await withDays(db, filter, 'all'), today()),
  );
  return new Response(Buffer.from(arrowStream(columns)), {
    headers: {
      'content-type': 'application/vnd.apache.arrow.stream',
      'cache-control': 'no-cache',
    },
  });
};
