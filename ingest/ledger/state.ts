// What holds, after all decisions so far?
import {
  addedActionId,
  addedBy,
  type Change,
  type Corrected,
  type ChangeOf,
  type CorrectedField,
  type Correction,
  type Decision,
  type Target,
} from './decision.ts';
import { latestBySubject, subjectOf } from './versions.ts';

/** A change that holds, with the decision that made it. */
export interface Held<C extends Change = Change> {
  change: C;
  decision: Decision;
}

/** What was decided of one action; null where nothing was, or it was taken back. */
export interface DecidedAction {
  status: Held<ChangeOf<'status'>> | null;
  owner: Held<ChangeOf<'owner'>> | null;
  due: Held<ChangeOf<'due'>> | null;
  ticket: Held<ChangeOf<'ticket'>> | null;
  evidence: Held<ChangeOf<'evidence'>> | null;
  note: Held<ChangeOf<'note'>> | null;
  /** it is none */
  none: Held<ChangeOf<'no_action'>> | null;
}

export interface DecidedIncident {
  corrections: Map<CorrectedField, Held<Correction>>;
  /** their values; what is not corrected is not named */
  corrected: Partial<Corrected>;
  sameAs: Held<ChangeOf<'same_as'>> | null;
  /** contradictions that somebody looked at, by field */
  seen: Map<string, Held<ChangeOf<'seen_conflict'>>>;
  /** actions that the reader missed, by their ids */
  added: Map<string, Held<ChangeOf<'missed_action'>>>;
}

export interface State {
  actions: Map<string, DecidedAction>;
  incidents: Map<string, DecidedIncident>;
  /** every decision with what it stands for today */
  placed: Placed[];
  /** the latest decision on each subject, undoing ones too: what a new one has to have seen; see `subjectOf` */
  versions: Map<string, Decision>;
  /** ids of today by the ids that targets had when they were decided about; null: not found */
  places: Map<string, string | null>;
}

export interface Placed {
  decision: Decision;
  /** id of the action or incident today; null where it was not found again */
  target: string | null;
  /** which side of it, see `aspectOf`; null for an added action */
  subject: string | null;
  /** the decision that took it back, where one holds */
  undoneBy: Decision | null;
  /** true where it is what holds now: the latest on its subject that was not taken back */
  holds: boolean;
}

/**
 * Folds decisions, given in their order. `find` tells where a target is today; null for one that was not found. Where
 * somebody placed an orphan by hand, that holds.
 */
export function stateOf(
  decisions: readonly Decision[],
  find: (target: Target) => string | null,
): State {
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  const undone = undoneOf(decisions);
  const places = placesOf(decisions, byId, undone, find);
  const canonical = (id: string): string => places.get(id) ?? id;
  const latest = new Map<string, string>();
  const counts = (decision: Decision): boolean =>
    !undone.has(decision.id) && !['undo', 'attach'].includes(decision.change.type);
  for (const decision of decisions) {
    const subject = subjectOf(decision, byId, canonical);
    if (subject !== null && counts(decision)) latest.set(subject, decision.id);
  }
  const placed = decisions.map((decision): Placed => {
    const subject = subjectOf(decision, byId, canonical);
    return {
      decision,
      target: places.get(decision.target.id) ?? null,
      subject,
      undoneBy: undone.get(decision.id) ?? null,
      holds: counts(decision) && (subject === null || latest.get(subject) === decision.id),
    };
  });
  const state: State = {
    actions: new Map(),
    incidents: new Map(),
    placed,
    versions: latestBySubject(decisions, canonical),
    places,
  };
  for (const { decision, target, holds } of placed)
    if (holds && target !== null) settle(state, target, decision);
  return state;
}

/** Decisions that were taken back, by their ids, with the one that did it. An undo can be taken back too. */
function undoneOf(decisions: readonly Decision[]): Map<string, Decision> {
  const undone = new Map<string, Decision>();
  // an undo follows what it takes back, so the last ones are settled first
  for (const decision of decisions.toReversed())
    if (decision.change.type === 'undo' && !undone.has(decision.id))
      undone.set(decision.change.decision, decision);
  return undone;
}

function placesOf(
  decisions: readonly Decision[],
  byId: ReadonlyMap<string, Decision>,
  undone: ReadonlyMap<string, Decision>,
  find: (target: Target) => string | null,
): Map<string, string | null> {
  const places = new Map<string, string | null>();
  // the latest decision knows best what its target looks like
  for (const decision of decisions.toReversed())
    for (const target of targetsOf(decision))
      if (!places.has(target.id) && addedBy(target.id) === null)
        places.set(target.id, find(target));
  for (const { id, change, target } of decisions) {
    if (change.type !== 'attach' || undone.has(id)) continue;
    const orphan = byId.get(change.decision);
    const place = places.get(target.id);
    if (orphan && place != null) places.set(orphan.target.id, place);
  }
  // an action that a decision added goes with the incident that it was added to
  for (const { target } of decisions) {
    const by = addedBy(target.id);
    if (by === null) continue;
    const adding = byId.get(by);
    const incident = adding && !undone.has(by) ? places.get(adding.target.id) : null;
    places.set(target.id, incident ? addedActionId(incident, by) : null);
  }
  return places;
}

/** What a decision names: what it is about, and the incident that counts in its place. */
function targetsOf({ target, change }: Decision): Target[] {
  return change.type === 'same_as' && change.incident ? [target, change.incident] : [target];
}

function settle(state: State, target: string, decision: Decision): void {
  const { change } = decision;
  const action = (): DecidedAction => {
    const held = state.actions.get(target) ?? { ...NO_ACTION };
    state.actions.set(target, held);
    return held;
  };
  const incident = (): DecidedIncident => {
    const held = state.incidents.get(target) ?? nothingDecided();
    state.incidents.set(target, held);
    return held;
  };
  switch (change.type) {
    case 'status':
      action().status = { change, decision };
      break;
    case 'owner':
      action().owner = { change, decision };
      break;
    case 'due':
      action().due = { change, decision };
      break;
    case 'ticket':
      action().ticket = { change, decision };
      break;
    case 'evidence':
      action().evidence = { change, decision };
      break;
    case 'note':
      action().note = { change, decision };
      break;
    case 'no_action':
      action().none = { change, decision };
      break;
    case 'missed_action':
      incident().added.set(addedActionId(target, decision.id), { change, decision });
      break;
    case 'correct':
      incident().corrections.set(change.field, { change, decision });
      Object.assign(incident().corrected, { [change.field]: change.value });
      break;
    case 'same_as':
      incident().sameAs = { change, decision };
      break;
    case 'seen_conflict':
      incident().seen.set(change.field, { change, decision });
      break;
    case 'undo':
    case 'attach':
      throw new Error(`a decision to ${change.type} holds nothing of its own`);
  }
}

const NO_ACTION: DecidedAction = {
  status: null,
  owner: null,
  due: null,
  ticket: null,
  evidence: null,
  note: null,
  none: null,
};

function nothingDecided(): DecidedIncident {
  return { corrections: new Map(), corrected: {}, sameAs: null, seen: new Map(), added: new Map() };
}
