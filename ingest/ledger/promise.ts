// What must one know of a promise, from outside of the pages, to decide about it?
import { z } from 'zod';
import { ActionStatus } from '../model.ts';
import { addedBy, type ActionTarget, type Decision } from './decision.ts';
import type { Canonical } from './versions.ts';

/** A promise as the dataset `actions` of the dashboard tells it: what holds now, decisions included. */
export const Promised = z.object({
  actionId: z.string(),
  incidentId: z.string(),
  incidentTitle: z.string(),
  documentId: z.string(),
  documentSha256: z.string().nullable(),
  text: z.string(),
  status: ActionStatus,
  /** ISO days */
  doneOn: z.string().nullable(),
  owner: z.string().nullable(),
  due: z.string().nullable(),
  dueText: z.string().nullable(),
  ticket: z.string().nullable(),
  ticketHref: z.string().nullable(),
  evidenceLink: z.string().nullable(),
  note: z.string().nullable(),
  occurredOn: z.string().nullable(),
  /** `status 01J…`: the latest decision on each side of it */
  versions: z.array(z.string()),
});
export type Promised = z.infer<typeof Promised>;

/** Sides of a promise that are decided about from outside of the pages. */
export type Side = 'status' | 'owner' | 'due' | 'ticket' | 'note';

/** The promise as a decision names it. */
export function targetOf(promise: Promised): ActionTarget {
  return {
    kind: 'action',
    id: promise.actionId,
    incident: promise.incidentId,
    document: promise.documentId,
    // what a person added is found by the decision that added it
    digest: addedBy(promise.actionId) === null ? promise.documentSha256 : null,
    words: promise.text.slice(0, 4000),
  };
}

/** Id of the latest decision on one side of a promise: what a new one has to have seen. Null where there is none. */
export function versionOf({ versions }: Promised, side: Side): string | null {
  return versions.find((one) => one.startsWith(`${side} `))?.slice(side.length + 1) ?? null;
}

/**
 * Which ids of earlier builds mean these promises, as far as the latest decisions on them were made under such ids: with it a
 * decision under today's id follows one that was made before a document moved.
 */
export function canonicalOf(
  promises: readonly Promised[],
  decisions: readonly Decision[],
): Canonical {
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  const today = new Map<string, string>();
  for (const { actionId, versions } of promises)
    for (const version of versions) {
      let decision = byId.get(version.slice(version.lastIndexOf(' ') + 1));
      while (decision?.change.type === 'undo') decision = byId.get(decision.change.decision);
      if (decision) today.set(decision.target.id, actionId);
    }
  return (id) => today.get(id) ?? id;
}
