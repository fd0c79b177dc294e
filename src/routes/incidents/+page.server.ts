// The incidents that a filter leaves, in the order that the address asks for.
import { foundIn } from '$lib/server/excerpts.ts';
import { fromBuild } from '$lib/server/page.ts';
import {
  countIncidents,
  Direction,
  IncidentSort,
  listIncidents,
} from '$lib/server/queries/incidents.ts';
import { viewOf } from '$lib/server/view.ts';
import type { PageServerLoad } from './$types';

const SIZE = 100;

export const load: PageServerLoad = ({ url }) => {
  const { searchParams } = url;
  const sort = IncidentSort.catch('date').parse(searchParams.get('sort'));
  const direction = Direction.catch('desc').parse(searchParams.get('direction'));
  const page = Math.max(1, Math.trunc(Number(searchParams.get('page'))) || 1);
  return fromBuild(async (db) => {
    const view = await viewOf(db, url, ['sort', 'direction', 'page', 'tz']);
    const [list, counted] = await Promise.all([
      listIncidents(db, view.filter, { sort, direction, page, size: SIZE }),
      countIncidents(db, view.filter),
    ]);
    const pages = Math.max(1, Math.ceil(list.total / SIZE));
    return {
      ...view,
      ...list,
      found: await foundIn(db, view.filter.q, list.rows),
      counted,
      sort,
      direction,
      page,
      pages,
    };
  });
};
