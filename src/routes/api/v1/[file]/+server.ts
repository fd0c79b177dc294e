// A dataset under a filter, in the format that its ending names.
import type { Dataset } from '$lib/server/dataset.ts';
import { DATASETS } from '$lib/server/datasets.ts';
import { db, NoBuildError } from '$lib/server/db.ts';
import { nameOfDownload } from '$lib/download.ts';
import { readFilter, toSearch, type Filter } from '$lib/server/filter.ts';
import { FORMATS, type Body, type DataFormat } from '$lib/server/formats/index.ts';
import { today } from '$lib/server/page.ts';
import { withDays } from '$lib/server/period.ts';
import { problem } from '$lib/server/problem.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, request }) => {
  const [, name = '', ending = 'json'] = /^([^.]*)(?:\.(.*))?$/s.exec(params.file) ?? [];
  const dataset = DATASETS.get(name);
  if (!dataset)
    return problem(404, 'Unknown dataset', `There are: ${[...DATASETS.keys()].join(', ')}.`);
  const format = FORMATS.get(ending);
  if (!format)
    return problem(404, 'Unknown format', `There are: ${[...FORMATS.keys()].join(', ')}.`);
  const { filter, notices } = readFilter(url.searchParams);
  // a page shows what it understood and says so; a program would take everything for what it asked for
  if (notices.length)
    return problem(400, 'Filter not understood', notices.join(' '), { errors: notices });
  try {
    return await answer(dataset, filter, {
      format,
      known: request.headers.get('if-none-match'),
      file: nameOfDownload(name, toSearch(filter), ending),
    });
  } catch (failure) {
    if (failure instanceof NoBuildError)
      return problem(503, 'Nothing to read', `${failure.message}. ${failure.hint}`);
    throw failure;
  }
};

interface Asked {
  format: DataFormat;
  /** the tag that the client has already */
  known: string | null;
  file: string;
}

function answer(
  dataset: Dataset,
  filter: Filter,
  { format, known, file }: Asked,
): Promise<Response> {
  return db.read(async (reader) => {
    const day = today();
    // the same build, decisions, day and address give the same bytes
    const tag = `"${(await reader.buildInfo()).edition}-${day}"`;
    const headers = { etag: tag, 'cache-control': 'no-cache' };
    if (known === tag) return new Response(null, { status: 304, headers });
    const columns = await dataset.query(reader, await withDays(reader, filter, 'all'), day);
    return new Response(streamOf(await format.write(columns)), {
      headers: {
        ...headers,
        'content-type': format.mediaType,
        'content-disposition': `${format.mediaType === 'application/json' ? 'inline' : 'attachment'}; filename="${file}"`,
      },
    });
  });
}

function streamOf(body: Body): BodyInit {
  if (body instanceof Uint8Array) return body;
  const pieces = body[Symbol.iterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull(controller) {
      const next = pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
  });
}
