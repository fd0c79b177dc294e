// The review: do we recover as fast as we said, what keeps failing, did we do what we promised?
import { causes } from '$lib/charts/causes.ts';
import { promises } from '$lib/charts/promises.ts';
import { recovery } from '$lib/charts/recovery.ts';
import { drawings } from '$lib/server/drawing.ts';
import { fromBuild, today } from '$lib/server/page.ts';
import { review } from '$lib/server/review.ts';
import { viewOf } from '$lib/server/view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  fromBuild(async (db) => {
    const view = await viewOf(db, event.url);
    const said = await review(db, view, today());
    const { recovered, failing, promised } = said;
    const [ofRecovery, ofCauses, ofPromises] = await Promise.all([
      drawings(event, recovery, recovered.rows, view.search),
      drawings(event, causes, failing.rows, view.search),
      drawings(event, promises, promised.rows, view.search),
    ]);
    return {
      ...view,
      ...said,
      recovered: { ...recovered, drawings: ofRecovery },
      failing: { ...failing, drawings: ofCauses },
      promised: { ...promised, drawings: ofPromises },
    };
  });
