// What can the corpus not say, and what can be done about it?
import { attach, undo } from '$lib/server/deciding/again.ts';
import { perform } from '$lib/server/deciding/perform.ts';
import { lostDecisions } from '$lib/server/orphans.ts';
import { fromBuild } from '$lib/server/page.ts';
import {
  doubtedZones,
  latePostmortems,
  toldTwice,
  unzonedTimes,
} from '$lib/server/queries/doubts.ts';
import { incidentsLacking, Lacking, missingByField } from '$lib/server/queries/missing.ts';
import {
  conflictCounts,
  countNotes,
  documentsByFormat,
  listConflicts,
  listNotes,
  silentDocuments,
  unreadableDocuments,
} from '$lib/server/queries/quality.ts';
import { savedChanges } from '$lib/server/saved.ts';
import { viewOf } from '$lib/server/view.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => {
  const field = Lacking.nullable().catch(null).parse(url.searchParams.get('missing'));
  return fromBuild(async (db) => {
    const view = await viewOf(db, url, ['missing', 'saved']);
    const { filter } = view;
    const [lost, saved, { unfinished }] = await Promise.all([
      lostDecisions(db),
      savedChanges(db, url.searchParams.get('saved')),
      db.buildInfo(),
    ]);
    const [formats, unread, silent, notes, doubts] = await Promise.all([
      documentsByFormat(db),
      unreadableDocuments(db),
      silentDocuments(db),
      listNotes(db, 100),
      countNotes(db),
    ]);
    const [missing, lacking, conflicts, disputed, zones, times, twins, late] = await Promise.all([
      missingByField(db, filter),
      field && incidentsLacking(db, filter, field),
      listConflicts(db, filter, 40),
      conflictCounts(db, filter),
      doubtedZones(db, filter),
      unzonedTimes(db, filter),
      toldTwice(db, filter),
      latePostmortems(db, filter),
    ]);
    return {
      ...view,
      ...{ lost, saved, unfinished },
      ...{ formats, unread, silent, notes, doubts },
      ...{ missing, field, lacking, conflicts, disputed, zones, times, twins, late },
    };
  });
};

export const actions: Actions = {
  attach: (event) => perform(event, attach),
  undo: (event) => perform(event, undo),
};
