// Did we do what we promised? The figures, the pictures, and the list to work from.
import { completionCurve } from '$lib/charts/completion-curve.ts';
import { promiseAges } from '$lib/charts/promise-ages.ts';
import { promises } from '$lib/charts/promises.ts';
import { ACTION_PARAMETERS, actionOrder } from '$lib/server/action-order.ts';
import { denyActions, editActions } from '$lib/server/deciding/actions.ts';
import { undo } from '$lib/server/deciding/again.ts';
import { perform } from '$lib/server/deciding/perform.ts';
import type { Reader } from '$lib/server/db.ts';
import { drawings } from '$lib/server/drawing.ts';
import { evidenceView } from '$lib/server/evidence-view.ts';
import { fromBuild, today } from '$lib/server/page.ts';
import { promisesPage } from '$lib/server/promises.ts';
import { actionGroups, pageOfActions } from '$lib/server/queries/action-list.ts';
import { deniedActions } from '$lib/server/queries/decisions.ts';
import { promiseEdits } from '$lib/server/queries/promise-edits.ts';
import { savedChanges } from '$lib/server/saved.ts';
import { viewOf } from '$lib/server/view.ts';
import type { Actions, PageServerLoad } from './$types';

const DENIED_SHOWN = 50;
const GROUPS_SHOWN = 20;

async function deniedList(db: Reader) {
  const rows = await deniedActions(db, DENIED_SHOWN);
  return rows.map(({ decisionId, decidedAt, actor, via, words, reason, incidentId }) => ({
    id: decisionId,
    at: decidedAt.toISOString(),
    actor,
    via,
    words,
    reason,
    incidentId,
  }));
}

export const load: PageServerLoad = (event) => {
  const { searchParams } = event.url;
  const asOf = today();
  const order = actionOrder(searchParams, asOf);
  const fact = searchParams.get('fact');
  return fromBuild(async (db) => {
    const view = await viewOf(db, event.url, [...ACTION_PARAMETERS, 'edit']);
    const [said, list, groups, opened, saved, denied] = await Promise.all([
      promisesPage(db, view, asOf),
      pageOfActions(db, view.filter, order),
      actionGroups(db, view.filter, order.by, { asOf, limit: GROUPS_SHOWN }),
      fact === null ? null : evidenceView(db, fact),
      savedChanges(db, searchParams.get('saved')),
      deniedList(db),
    ]);
    const [edits, cohorts, curve, ages] = await Promise.all([
      promiseEdits(
        db,
        list.rows.map(({ actionId }) => actionId),
      ),
      drawings(event, db, promises, said.rows, view.search),
      drawings(event, db, completionCurve, said.curve, view.search),
      drawings(event, db, promiseAges, said.ages, view.search),
    ]);
    const pages = Math.max(1, Math.ceil(list.total / order.size));
    return {
      ...view,
      said,
      list,
      groups,
      order,
      pages,
      opened,
      edits,
      saved,
      denied,
      editing: searchParams.get('edit'),
      owners: view.choices.owner.map(({ value }) => value),
      drawn: { cohorts, curve, ages },
    };
  });
};

export const actions: Actions = {
  edit: (event) => perform(event, editActions),
  none: (event) => perform(event, denyActions),
  undo: (event) => perform(event, undo),
};
