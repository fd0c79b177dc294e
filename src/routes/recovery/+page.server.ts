// Recovery: how long did incidents take by each clock, against which target, and what is not known of it?
import { attainment } from '$lib/charts/attainment.ts';
import { clocks } from '$lib/charts/clocks.ts';
import { overruns } from '$lib/charts/overruns.ts';
import { CLOCKS } from '$lib/clocks.ts';
import { drawings } from '$lib/server/drawing.ts';
import { fromBuild } from '$lib/server/page.ts';
import { ClockSort, listClocks } from '$lib/server/queries/clock-list.ts';
import { Direction } from '$lib/server/queries/incidents.ts';
import {
  attainmentAnswer,
  clockMarksOf,
  clockStatistics,
  overrunAnswer,
  unknownAnswer,
} from '$lib/server/recovery.ts';
import { stripPicture } from '$lib/server/strip.ts';
import { viewOf } from '$lib/server/view.ts';
import type { PageServerLoad } from './$types';

const SIZE = 25;

export const load: PageServerLoad = (event) => {
  const { searchParams } = event.url;
  const clock = CLOCKS.find((one) => one === searchParams.get('metric')) ?? 'restore';
  const sort = ClockSort.catch('date').parse(searchParams.get('sort'));
  const direction = Direction.catch('desc').parse(searchParams.get('direction'));
  return fromBuild(async (db) => {
    const view = await viewOf(db, event.url, ['metric', 'sort', 'direction', 'page']);
    const { filter, search } = view;
    const [statistics, reached, over, marks, unknown] = await Promise.all([
      clockStatistics(db, view),
      attainmentAnswer(db, view),
      overrunAnswer(db, filter),
      clockMarksOf(db, filter),
      unknownAnswer(db, filter),
    ]);
    const { incidents } = reached.all;
    const pages = Math.max(1, Math.ceil(incidents / SIZE));
    const asked = Math.trunc(Number(searchParams.get('page'))) || 1;
    const page = Math.min(pages, Math.max(1, asked));
    const known = statistics.find((one) => one.clock === clock)?.counts.known ?? 0;
    const [list, picture, ofAttainment, ofOverruns, ofClocks] = await Promise.all([
      listClocks(db, filter, { sort, direction, page, size: SIZE }),
      stripPicture(event, db, filter, { clock, known, search }),
      drawings(event, db, attainment, reached.rows, search),
      drawings(event, db, overruns, over.rows, search),
      drawings(event, db, clocks, marks, search),
    ]);
    return {
      ...view,
      clock,
      statistics,
      picture,
      reached: { ...reached, drawings: ofAttainment },
      over: { ...over, drawings: ofOverruns },
      marks: { rows: marks, drawings: ofClocks },
      unknown,
      list: { rows: list, sort, direction, page, pages, size: SIZE },
    };
  });
};
