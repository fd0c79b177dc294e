// The review: do we recover as fast as we said, what keeps failing, did we do what we promised?
import { causes } from '$lib/charts/causes.ts';
import { promises } from '$lib/charts/promises.ts';
import { drawings } from '$lib/server/drawing.ts';
import { fromBuild, today } from '$lib/server/page.ts';
import { onPaper } from '$lib/server/paper.ts';
import { review } from '$lib/server/review.ts';
import { stripPicture } from '$lib/server/strip.ts';
import { viewOf } from '$lib/server/view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  fromBuild(async (db) => {
    const view = await viewOf(db, event.url);
    const { filter, search } = view;
    const said = await review(db, view, today());
    const { recovered, failing, promised } = said;
    const { known } = recovered.counts;
    const [picture, ofCauses, ofPromises] = await Promise.all([
      stripPicture(event, db, filter, { clock: 'restore', known, search }),
      drawings(event, db, causes, failing.rows, search),
      drawings(event, db, promises, promised.rows, search),
    ]);
    const paper = await onPaper(event, db, picture, said, search);
    return {
      ...view,
      ...said,
      recovered: { ...recovered, picture, paper: paper.recovered },
      failing: { ...failing, drawings: ofCauses, paper: paper.failing },
      promised: { ...promised, drawings: ofPromises, paper: paper.promised },
    };
  });
