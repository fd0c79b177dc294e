// Did we do what we promised? The figures, the pictures, and the list to work from.
import { z } from 'zod';
import { completionCurve } from '$lib/charts/completion-curve.ts';
import { promiseAges } from '$lib/charts/promise-ages.ts';
import { promises } from '$lib/charts/promises.ts';
import { drawings } from '$lib/server/drawing.ts';
import { evidenceView } from '$lib/server/evidence-view.ts';
import { fromBuild, today } from '$lib/server/page.ts';
import { promisesPage } from '$lib/server/promises.ts';
import {
  ActionAge,
  ActionGroup,
  actionGroups,
  ActionShown,
  ActionSort,
  pageOfActions,
  type ActionOrder,
} from '$lib/server/queries/action-list.ts';
import { Direction } from '$lib/server/queries/incidents.ts';
import { viewOf } from '$lib/server/view.ts';
import type { PageServerLoad } from './$types';

const SIZE = 100;
const GROUPS_SHOWN = 20;
const OWN = ['show', 'age', 'days', 'by', 'group', 'sort', 'direction', 'page'];

/** What the address asks of the list; what it does not understand is as if it were not there. */
function orderOf(search: URLSearchParams, asOf: string): ActionOrder & { by: ActionGroup } {
  const by = ActionGroup.catch('service').parse(search.get('by'));
  const group = search.get('group');
  return {
    by,
    group: group ? { by, value: group } : null,
    shown: ActionShown.catch('all').parse(search.get('show')),
    age: ActionAge.nullable().catch(null).parse(search.get('age')),
    days: z.coerce.number().int().min(0).nullable().catch(null).parse(search.get('days')),
    sort: ActionSort.catch('due').parse(search.get('sort')),
    direction: Direction.catch('asc').parse(search.get('direction')),
    page: z.coerce.number().int().min(1).catch(1).parse(search.get('page')),
    size: SIZE,
    asOf,
  };
}

export const load: PageServerLoad = (event) => {
  const { searchParams } = event.url;
  const asOf = today();
  const order = orderOf(searchParams, asOf);
  const fact = searchParams.get('fact');
  return fromBuild(async (db) => {
    const view = await viewOf(db, event.url, OWN);
    const [said, list, groups, opened] = await Promise.all([
      promisesPage(db, view, asOf),
      pageOfActions(db, view.filter, order),
      actionGroups(db, view.filter, order.by, { asOf, limit: GROUPS_SHOWN }),
      fact === null ? null : evidenceView(db, fact),
    ]);
    const [cohorts, curve, ages] = await Promise.all([
      drawings(event, promises, said.cohorts, view.search),
      drawings(event, completionCurve, said.curve, view.search),
      drawings(event, promiseAges, said.ages, view.search),
    ]);
    const pages = Math.max(1, Math.ceil(list.total / SIZE));
    return { ...view, said, list, groups, order, pages, opened, drawn: { cohorts, curve, ages } };
  });
};
