// The review as Markdown, under the filter of the address.
import { nameOfDownload } from '$lib/download.ts';
import { fromBuild, today } from '$lib/server/page.ts';
import { review } from '$lib/server/review.ts';
import { reviewText, worstOf } from '$lib/server/review-text.ts';
import { viewOf } from '$lib/server/view.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url }) =>
  fromBuild(async (db) => {
    const view = await viewOf(db, url);
    const [said, worst] = await Promise.all([review(db, view, today()), worstOf(db, view.filter)]);
    return new Response(reviewText(said, worst, view, url.origin), {
      headers: {
        'content-type': 'text/markdown; charset=utf-8',
        'content-disposition': `inline; filename="${nameOfDownload('review', view.search, 'md')}"`,
        'cache-control': 'no-cache',
      },
    });
  });
