// Did we do what we promised? The figures, the pictures, and the list to work from.
import { completionCurve } from '$lib/charts/completion-curve.ts';
import { promiseAges } from '$lib/charts/promise-ages.ts';
import { promises } from '$lib/charts/promises.ts';
import { ACTION_PARAMETERS, actionOrder } from '$lib/server/action-order.ts';
import { denyActions, editActions } from '$lib/server/deciding/actions.ts';
import { undo } from '$lib/server/deciding/again.ts';
import { perform } from '$lib/server/deciding/perform.ts';
import { drawings } from '$lib/server/drawing.ts';
import { evidenceView } from '$lib/server/evidence-view.ts';
import { fromBuild, today } from '$lib/server/page.ts';
import { promisesPage } from '$lib/server/promises.ts';
import { actionGroups, pageOfActions } from '$lib/server/queries/action-list.ts';
import { viewOf } from '$lib/server/view.ts';
import type { Actions, PageServerLoad } from './$types';

const GROUPS_SHOWN = 20;

export const load: PageServerLoad = (event) => {
  const { searchParams } = event.url;
  const asOf = today();
  const order = actionOrder(searchParams, asOf);
  const fact = searchParams.get('fact');
  return fromBuild(async (db) => {
    const view = await viewOf(db, event.url, ACTION_PARAMETERS);
    const [said, list, groups, opened] = await Promise.all([
      promisesPage(db, view, asOf),
      pageOfActions(db, view.filter, order),
      actionGroups(db, view.filter, order.by, { asOf, limit: GROUPS_SHOWN }),
      fact === null ? null : evidenceView(db, fact),
    ]);
    const [cohorts, curve, ages] = await Promise.all([
      drawings(event, db, promises, said.rows, view.search),
      drawings(event, db, completionCurve, said.curve, view.search),
      drawings(event, db, promiseAges, said.ages, view.search),
    ]);
    const pages = Math.max(1, Math.ceil(list.total / order.size));
    return { ...view, said, list, groups, order, pages, opened, drawn: { cohorts, curve, ages } };
  });
};

export const actions: Actions = {
  edit: (event) => perform(event, editActions),
  none: (event) => perform(event, denyActions),
  undo: (event) => perform(event, undo),
};
