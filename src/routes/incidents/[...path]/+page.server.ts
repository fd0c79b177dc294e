// One incident: everything that is known of it, and the evidence of the fact that the address opens.
import { error } from '@sveltejs/kit';
import { timeline } from '$lib/charts/timeline.ts';
import { clockOf } from '$lib/dates.ts';
import { incidentIdOf } from '$lib/links.ts';
import { costOf } from '$lib/server/cost.ts';
import { denyActions, editActions } from '$lib/server/deciding/actions.ts';
import { undo } from '$lib/server/deciding/again.ts';
import {
  addAction,
  correctFact,
  sameIncident,
  seeConflict,
} from '$lib/server/deciding/incidents.ts';
import { perform } from '$lib/server/deciding/perform.ts';
import type { Reader } from '$lib/server/db.ts';
import { drawings } from '$lib/server/drawing.ts';
import { evidenceView } from '$lib/server/evidence-view.ts';
import { fromBuild } from '$lib/server/page.ts';
import { findIncident } from '$lib/server/queries/incident.ts';
import { patternOf } from '$lib/server/queries/pattern.ts';
import { similarTo } from '$lib/server/similar.ts';
import { onUtc, timelineRows } from '$lib/server/timeline.ts';
import type { Proposal } from '../../../../ingest/ledger/decision.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) => {
  const id = incidentIdOf(event.params.path);
  if (id === null) error(404, `There is no incident at ${event.url.pathname}.`);
  const fact = event.url.searchParams.get('fact');
  return fromBuild(async (db) => {
    const [whole, opened] = await Promise.all([
      findIncident(db, id),
      fact === null ? null : evidenceView(db, fact),
    ]);
    if (!whole) error(404, `This build knows no incident ${id}. It may have been renamed.`);
    const tz = clockOf(event.url.searchParams);
    const asWritten = timelineRows(whole, tz === 'own' ? {} : { tz });
    const rows = (tz === 'utc' ? onUtc(asWritten) : null) ?? asWritten;
    const labels = new Map(whole.causes.map(({ cause, label }) => [cause, label]));
    const sentences = whole.evidence
      .filter(({ field }) => field.startsWith('cause/'))
      .map(({ quote }) => quote);
    const [drawn, similar, pattern] = await Promise.all([
      drawings(event, db, timeline, rows, ''),
      similarTo(db, { ...whole.incident, sentences }, labels),
      patternOf(db, id),
    ]);
    return {
      ...whole,
      known: whole.evidence.map(({ field, evidenceId, certainty }) => ({
        field,
        evidenceId,
        certainty,
      })),
      conflicts: whole.conflicts.map((conflict) => ({
        ...conflict,
        cost: costOf(whole.incident, conflict),
      })),
      timeline: { rows, drawings: drawn },
      similar,
      pattern,
      opened,
    };
  });
};

type OfIncident = (form: FormData, reader: Reader, incidentId: string) => Promise<Proposal[]>;

function performOn(event: RequestEvent, make: OfIncident) {
  const id = incidentIdOf(event.params.path);
  if (id === null) error(404, `There is no incident at ${event.url.pathname}.`);
  return perform(event, (form, reader) => make(form, reader, id));
}

export const actions: Actions = {
  edit: (event) => perform(event, editActions),
  none: (event) => perform(event, denyActions),
  undo: (event) => perform(event, undo),
  add: (event) => performOn(event, addAction),
  correct: (event) => performOn(event, correctFact),
  same: (event) => performOn(event, sameIncident),
  seen: (event) => performOn(event, seeConflict),
};
