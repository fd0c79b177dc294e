// The incidents that a filter leaves, in the order that the address asks for.
import { readFilter, toSearch } from '$lib/server/filter.ts';
import { fromBuild } from '$lib/server/page.ts';
import {
  countIncidents,
  Direction,
  facets,
  IncidentSort,
  listIncidents,
} from '$lib/server/queries/incidents.ts';
import type { PageServerLoad } from './$types';

const SIZE = 100;

export const load: PageServerLoad = ({ url }) => {
  const { searchParams } = url;
  const { filter, notices } = readFilter(searchParams, ['sort', 'direction', 'page']);
  const sort = IncidentSort.catch('date').parse(searchParams.get('sort'));
  const direction = Direction.catch('desc').parse(searchParams.get('direction'));
  const page = Math.max(1, Math.trunc(Number(searchParams.get('page'))) || 1);
  return fromBuild(async (db) => {
    const [list, counted, choices] = await Promise.all([
      listIncidents(db, filter, { sort, direction, page, size: SIZE }),
      countIncidents(db, filter),
      facets(db),
    ]);
    const pages = Math.max(1, Math.ceil(list.total / SIZE));
    return {
      ...list,
      counted,
      filter,
      notices,
      search: toSearch(filter),
      sort,
      direction,
      page,
      pages,
      choices,
    };
  });
};
