// What can a person, or a tracker, decide?
//
// One decision is one change of one thing. It is never altered: to take it back is another decision.
import { z } from 'zod';
import { precisionOf } from '../clocks.ts';
import { ActionStatus, Criticality, IncidentKind } from '../model.ts';

const Ulid = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
const Day = z.iso.date();
const Words = z.string().trim().min(1).max(4000);
const Short = z.string().trim().min(1).max(300);
/** Only what a browser may follow from a page. */
const Href = z.url({ protocol: /^https?$/ }).max(2000);
const MomentText = z
  .string()
  .refine((text) => precisionOf(text) !== null, 'a day or a time in ISO 8601 form');

/**
 * What is decided about, and what it was recognised by at that time: documents are edited, renamed and read by better rules,
 * and a decision has to find its own again.
 */
export const ActionTarget = z.strictObject({
  kind: z.literal('action'),
  /** of the action, as the build named it */
  id: Short.max(1000),
  incident: Short.max(1000),
  document: Short.max(1000),
  /** SHA-256 of the document */
  digest: z.string().nullable(),
  /** the promise in its own words */
  words: Words,
  /** title and start of impact of its incident as the document gives them: they tell like promises of two incidents apart */
  incidentTitle: z.string().max(4000).optional(),
  startedAt: z.string().nullable().optional(),
});
export type ActionTarget = z.infer<typeof ActionTarget>;

export const IncidentTarget = z.strictObject({
  kind: z.literal('incident'),
  id: Short.max(1000),
  document: Short.max(1000),
  digest: z.string().nullable(),
  /** its title */
  words: Words,
  /** start of impact as the document gives it */
  startedAt: z.string().nullable(),
});
export type IncidentTarget = z.infer<typeof IncidentTarget>;

export const Target = z.discriminatedUnion('kind', [ActionTarget, IncidentTarget]);
export type Target = z.infer<typeof Target>;

const Minutes = z.number().int().positive().max(10_000_000);

/** Facts that can be corrected, and the values that they take. Null: the document is wrong and the truth is not known. */
export const CORRECTIONS = {
  title: Short,
  organization: Short.nullable(),
  kind: IncidentKind,
  severity: Short.nullable(),
  criticality: Criticality.nullable(),
  services: z.array(Short).max(100),
  /** ids of the taxonomy, the primary one first */
  causes: z.array(Short).max(30),
  startedAt: MomentText.nullable(),
  detectedAt: MomentText.nullable(),
  acknowledgedAt: MomentText.nullable(),
  mitigatedAt: MomentText.nullable(),
  resolvedAt: MomentText.nullable(),
  durationMinutes: Minutes.nullable(),
  recoveryTargetMinutes: Minutes.nullable(),
} as const;
export type CorrectedField = keyof typeof CORRECTIONS;
export type Corrected = { [Field in CorrectedField]: z.infer<(typeof CORRECTIONS)[Field]> };

const correction = <Field extends CorrectedField>(field: Field) =>
  z.strictObject({
    type: z.literal('correct'),
    field: z.literal(field),
    value: CORRECTIONS[field],
    reason: Words,
    /** what the document was read to say, in words for people; null where it said nothing */
    said: z.string().nullable(),
  });

const Correction = z.discriminatedUnion('field', [
  correction('title'),
  correction('organization'),
  correction('kind'),
  correction('severity'),
  correction('criticality'),
  correction('services'),
  correction('causes'),
  correction('startedAt'),
  correction('detectedAt'),
  correction('acknowledgedAt'),
  correction('mitigatedAt'),
  correction('resolvedAt'),
  correction('durationMinutes'),
  correction('recoveryTargetMinutes'),
]);
export type Correction = z.infer<typeof Correction>;

export const Change = z.union([
  z
    .strictObject({
      type: z.literal('status'),
      status: ActionStatus,
      /** the day on which it was done; null where only that it was done is known */
      doneOn: Day.nullable().default(null),
      reason: Words.nullable().default(null),
      /** where it can be seen */
      link: Href.nullable().default(null),
    })
    .refine(
      ({ status, reason }) => status !== 'dropped' || reason,
      'what is dropped needs a reason',
    ),
  z.strictObject({ type: z.literal('owner'), owner: Short.nullable() }),
  z.strictObject({ type: z.literal('due'), due: Day.nullable() }),
  z.strictObject({
    type: z.literal('ticket'),
    ticket: Short.nullable(),
    href: Href.nullable().default(null),
  }),
  z.strictObject({ type: z.literal('evidence'), link: Href.nullable() }),
  z.strictObject({ type: z.literal('note'), note: Words.nullable() }),
  /** what was read as a promise is none */
  z.strictObject({ type: z.literal('no_action'), reason: Words }),
  /** a promise that the reader missed; its id is the decision's */
  z.strictObject({
    type: z.literal('missed_action'),
    text: Words,
    status: ActionStatus.default('planned'),
    owner: Short.nullable().default(null),
    due: Day.nullable().default(null),
    ticket: Short.nullable().default(null),
    reason: Words.nullable().default(null),
  }),
  Correction,
  /** the incident is told by another document too, which counts in its place; null: it is one of its own after all */
  z.strictObject({
    type: z.literal('same_as'),
    incident: IncidentTarget.nullable(),
    reason: Words,
  }),
  /** somebody has looked at a contradiction and leaves the reading as it is */
  z.strictObject({
    type: z.literal('seen_conflict'),
    field: Short,
    note: Words.nullable().default(null),
  }),
  z.strictObject({
    type: z.literal('undo'),
    decision: Ulid,
    reason: Words.nullable().default(null),
  }),
  /** the decision's target was not found again; this is it (the target of this decision) */
  z.strictObject({ type: z.literal('attach'), decision: Ulid }),
]);
export type Change = z.infer<typeof Change>;
export type ChangeOf<Type extends Change['type']> = Extract<Change, { type: Type }>;

/** Who decided: a person (`local`: whom this machine calls so; `proxy`: whom the proxy names) or a tracker. */
export const Actor = z.strictObject({
  name: Short,
  via: z.enum(['local', 'proxy', 'import', 'github', 'gitlab', 'jira', 'linear']),
});
export type Actor = z.infer<typeof Actor>;

/** What is asked for: a decision before it has a place in the ledger. */
export const Proposal = z.strictObject({
  target: Target,
  /** id of the latest decision on this aspect of the target that the person had seen; null: none */
  expected: Ulid.nullable(),
  change: Change,
});
export type Proposal = z.infer<typeof Proposal>;

/** A decision as the ledger holds it. */
export const Decision = Proposal.extend({
  id: Ulid,
  /** ISO 8601, UTC */
  at: z.iso.datetime(),
  actor: Actor,
});
export type Decision = z.infer<typeof Decision>;

/**
 * Which side of its target a change is about. Two changes meet where target and aspect are the same: the second must have
 * seen the first. Null for what meets nothing: each missed promise is one of its own.
 */
export function aspectOf(change: Exclude<Change, { type: 'undo' | 'attach' }>): string | null {
  switch (change.type) {
    case 'missed_action':
      return null;
    case 'correct':
      return `fact/${change.field}`;
    case 'seen_conflict':
      return `conflict/${change.field}`;
    default:
      return change.type;
  }
}

/** The id of an action that a decision added. */
export function addedActionId(incidentId: string, decisionId: string): string {
  return `${incidentId}/added/${decisionId}`;
}

/** The decision that added the action; null where a document tells it. */
export function addedBy(actionId: string): string | null {
  return /\/added\/([0-9A-Z]{26})$/.exec(actionId)?.[1] ?? null;
}
