// The review: do we recover as fast as we said, what keeps failing, did we do what we promised?
import { causes } from '$lib/charts/causes.ts';
import { promises } from '$lib/charts/promises.ts';
import { recovery } from '$lib/charts/recovery.ts';
import { drawings } from '$lib/server/drawing.ts';
import { fromBuild, today } from '$lib/server/page.ts';
import { causesAnswer, promisesAnswer, recoveryAnswer } from '$lib/server/review.ts';
import { viewOf } from '$lib/server/view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  return fromBuild(async (db) => {
    const view = await viewOf(db, event.url);
    const { filter, search } = view;
    const [recovered, failing, promised] = await Promise.all([
      recoveryAnswer(db, filter),
      causesAnswer(db, filter),
      promisesAnswer(db, filter, today()),
    ]);
    const [ofRecovery, ofCauses, ofPromises] = await Promise.all([
      drawings(event, recovery, recovered.rows, search),
      drawings(event, causes, failing.rows, search),
      drawings(event, promises, promised.rows, search),
    ]);
    return {
      ...view,
      recovered: { ...recovered, drawings: ofRecovery },
      failing: { ...failing, drawings: ofCauses },
      promised: { ...promised, drawings: ofPromises },
    };
  });
};
