// What keeps failing? Every cause under a filter, its returns, its company and the services that it struck.
import { causes } from '$lib/charts/causes.ts';
import { causesOverview } from '$lib/server/causes.ts';
import { drawings } from '$lib/server/drawing.ts';
import { fromBuild, today } from '$lib/server/page.ts';
import { viewOf } from '$lib/server/view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  fromBuild(async (db) => {
    const view = await viewOf(db, event.url);
    const found = await causesOverview(db, view.filter, today());
    return {
      ...view,
      ...found,
      drawings: await drawings(event, db, causes, found.matrix, view.search),
    };
  });
