// One incident: everything that is known of it, and the evidence of the fact that the address opens.
import { error } from '@sveltejs/kit';
import { timeline } from '$lib/charts/timeline.ts';
import { clockOf } from '$lib/dates.ts';
import { incidentIdOf } from '$lib/links.ts';
import { costOf } from '$lib/server/cost.ts';
import { correctionForm } from '$lib/server/correcting.ts';
import { decisionViews } from '$lib/server/decision-views.ts';
import { denyActions, editActions } from '$lib/server/deciding/actions.ts';
import { undo } from '$lib/server/deciding/again.ts';
import {
  addAction,
  correctFact,
  sameIncident,
  seeConflict,
} from '$lib/server/deciding/incidents.ts';
import { isCorrectable } from '$lib/server/deciding/facts.ts';
import { perform } from '$lib/server/deciding/perform.ts';
import { seenBy } from '$lib/server/deciding/targets.ts';
import type { Reader } from '$lib/server/db.ts';
import { drawings } from '$lib/server/drawing.ts';
import { evidenceView } from '$lib/server/evidence-view.ts';
import { fromBuild } from '$lib/server/page.ts';
import { decisionsOfIncident } from '$lib/server/queries/decisions.ts';
import { findIncident, type IncidentWhole } from '$lib/server/queries/incident.ts';
import { incidentsNear } from '$lib/server/queries/near.ts';
import { patternOf } from '$lib/server/queries/pattern.ts';
import { savedChanges } from '$lib/server/saved.ts';
import { promiseEdits } from '$lib/server/queries/promise-edits.ts';
import { facets } from '$lib/server/queries/incidents.ts';
import { similarTo } from '$lib/server/similar.ts';
import { onUtc, timelineRows } from '$lib/server/timeline.ts';
import type { Proposal } from '../../../../ingest/ledger/decision.ts';
import type { DecisionView } from '$lib/components/deciding/decisions.ts';
import type { Known } from './known.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) => {
  const id = incidentIdOf(event.params.path);
  if (id === null) error(404, `There is no incident at ${event.url.pathname}.`);
  const { searchParams } = event.url;
  const isEditor = event.locals.access.role === 'editor';
  const fact = searchParams.get('fact');
  return fromBuild(async (db) => {
    const asked = searchParams.get('correct') ?? '';
    const field = isEditor && isCorrectable(asked) ? asked : null;
    const [whole, opened, correcting] = await Promise.all([
      findIncident(db, id),
      field === null
        ? fact === null
          ? null
          : evidenceView(db, fact)
        : evidenceView(db, `${id}/${field}`, { silent: true }),
      field === null ? null : correctionForm(db, id, field),
    ]);
    if (!whole) error(404, `This build knows no incident ${id}. It may have been renamed.`);
    const tz = clockOf(searchParams);
    const asWritten = timelineRows(whole, tz === 'own' ? {} : { tz });
    const rows = (tz === 'utc' ? onUtc(asWritten) : null) ?? asWritten;
    const labels = new Map(whole.causes.map(({ cause, label }) => [cause, label]));
    const sentences = whole.evidence
      .filter(({ field }) => field.startsWith('cause/'))
      .map(({ quote }) => quote);
    const [drawn, similar, pattern, decisions, seen, near, justSaved, edits, owners] =
      await Promise.all([
        drawings(event, db, timeline, rows, ''),
        similarTo(db, { ...whole.incident, sentences }, labels),
        patternOf(db, id),
        decisionsOfIncident(db, id).then((found) => decisionViews(db, found)),
        seenBy(db, [id]),
        isEditor
          ? incidentsNear(db, {
              incidentId: id,
              day: whole.incident.occurredOn,
              words: searchParams.get('find')?.trim().replace(/\s+/g, ' ') || null,
            })
          : null,
        savedChanges(db, searchParams.get('saved')),
        promiseEdits(
          db,
          whole.actions.map(({ actionId }) => actionId),
        ),
        isEditor ? facets(db).then(({ owner }) => owner.map(({ value }) => value)) : [],
      ]);
    return {
      ...whole,
      known: knownFacts(whole, decisions),
      conflicts: whole.conflicts.map((conflict) => ({
        ...conflict,
        cost: costOf(whole.incident, conflict),
      })),
      timeline: { rows, drawings: drawn },
      similar,
      pattern,
      opened,
      decisions,
      seen,
      near,
      saved: justSaved,
      edits,
      owners,
      editing: searchParams.get('edit'),
      correcting,
      correctable: opened?.incidentId === id ? correctableOf(opened.field) : null,
    };
  });
};

/** The fact by which something that is opened can be corrected. */
function correctableOf(field: string): string | null {
  const whole = field.replace(/^(service|cause)\/.*$/, '$1s');
  return isCorrectable(whole) ? whole : null;
}

/** What the document says; where a person decided, what they do. */
function knownFacts(whole: IncidentWhole, decisions: readonly DecisionView[]): Known[] {
  const promises = new Map(whole.actions.map((action) => [action.actionId, action]));
  const decided = decisions.flatMap((decision): Known[] => {
    const field = decision.holds ? fieldDecided(decision, promises) : null;
    if (field === null || decision.evidenceId === null) return [];
    const { evidenceId, actor } = decision;
    return [{ field, evidenceId, certainty: 'decided', by: actor }];
  });
  const told = whole.evidence.map(({ field, evidenceId, certainty }): Known => ({
    field,
    evidenceId,
    certainty,
    by: null,
  }));
  return [...decided, ...told];
}

/** `startedAt`, `action/2/owner`; `action/7` for a promise that was added. */
function fieldDecided(
  { type, field, target, evidenceId }: DecisionView,
  promises: ReadonlyMap<string, { number: number }>,
): string | null {
  if (type === 'correct') return field;
  const added = type === 'missed_action';
  const promise = promises.get((added ? evidenceId : target) ?? '');
  return promise ? `action/${promise.number}${added ? '' : `/${type}`}` : null;
}

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
