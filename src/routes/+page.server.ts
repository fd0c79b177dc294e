// The review: do we recover as fast as we said, what keeps failing, did we do what we promised?
import { causes } from '$lib/charts/causes.ts';
import { promises } from '$lib/charts/promises.ts';
import { recovery } from '$lib/charts/recovery.ts';
import { drawings } from '$lib/server/drawing.ts';
import { readFilter, toSearch } from '$lib/server/filter.ts';
import { fromBuild, today } from '$lib/server/page.ts';
import { facets } from '$lib/server/queries/incidents.ts';
import { causesAnswer, promisesAnswer, recoveryAnswer } from '$lib/server/review.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const { filter, notices } = readFilter(event.url.searchParams);
  const search = toSearch(filter);
  return fromBuild(async (db) => {
    const [recovered, failing, promised, choices] = await Promise.all([
      recoveryAnswer(db, filter),
      causesAnswer(db, filter),
      promisesAnswer(db, filter, today()),
      facets(db),
    ]);
    const [ofRecovery, ofCauses, ofPromises] = await Promise.all([
      drawings(event, recovery, recovered.rows, search),
      drawings(event, causes, failing.rows, search),
      drawings(event, promises, promised.rows, search),
    ]);
    return {
      filter,
      notices,
      search,
      choices,
      recovered: { ...recovered, drawings: ofRecovery },
      failing: { ...failing, drawings: ofCauses },
      promised: { ...promised, drawings: ofPromises },
    };
  });
};
