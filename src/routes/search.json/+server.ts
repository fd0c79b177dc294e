// Which incidents have these words in their titles? For the palette, a few at a time.
import { json } from '@sveltejs/kit';
import { db, NoBuildError } from '$lib/server/db.ts';
import { wordsOf } from '$lib/server/filter.ts';
import { problem } from '$lib/server/problem.ts';
import { titlesWith } from '$lib/server/queries/titles.ts';
import type { RequestHandler } from './$types';

const LONGEST = 200;
const SHOWN = 8;

export const GET: RequestHandler = async ({ url }) => {
  const words = wordsOf((url.searchParams.get('q') ?? '').slice(0, LONGEST));
  try {
    return json(
      { incidents: await titlesWith(db, words, SHOWN) },
      { headers: { 'cache-control': 'no-cache' } },
    );
  } catch (failure) {
    if (failure instanceof NoBuildError)
      return problem(503, 'Nothing to read', `${failure.message}. ${failure.hint}`);
    throw failure;
  }
};
