// Many readings, one incident: what does the document tell after all, and where does it contradict itself?
import {
  MOMENT_FIELDS,
  type Conflict,
  type Document,
  type Evidenced,
  type Fact,
  type FactField,
  type FactOf,
  type Incident,
  type MomentField,
  type Note,
  type Range,
  type TimelineEvent,
} from '../model.ts';
import type { Taxonomy } from '../taxonomy.ts';
import { openingWords } from '../text/titles.ts';
import { blocksWithin } from '../text/within.ts';
import { resolveActions, resolveFollowUps } from './actions.ts';
import { resolveCauses } from './causes.ts';
import { durationConflicts, postingConflicts, publishedTooEarly, zoneNotes } from './conflicts.ts';
import { resolveMoments, type ResolvedMoments } from './moments.ts';
import { before, type MomentClaim } from './order.ts';
import { resolveWindows } from './windows.ts';

/**
 * The incidents that the readings of a document add up to, in the order of its parts. A document without a time, a
 * duration, a cause or a promise tells none. `notes` are doubts about the whole document.
 */
export function resolveIncidents(
  document: Document,
  facts: Fact[],
  taxonomy: Taxonomy,
): { incidents: Incident[]; notes: Note[] } {
  const byPart = new Map<number, Fact[]>();
  for (const fact of facts) {
    const own = byPart.get(fact.part);
    if (own) own.push(fact);
    else byPart.set(fact.part, [fact]);
  }
  const incidents = [...byPart]
    .sort(([a], [b]) => a - b)
    .flatMap(([part, own]) => {
      return tellsIncident(own) ? [resolveIncident(document, part, own, taxonomy)] : [];
    });
  const notes: Note[] = incidents.length
    ? []
    : [
        {
          level: 'info',
          message: 'no incident is told: no time, duration, cause or promise was found',
          span: null,
        },
      ];
  return { incidents, notes };
}

const SUBSTANCE: ReadonlySet<FactField> = new Set<FactField>([
  ...MOMENT_FIELDS,
  'durationMinutes',
  'recoveryTargetMinutes',
  'cause',
  'action',
]);

function tellsIncident(facts: Fact[]): boolean {
  return facts.some((fact) => SUBSTANCE.has(fact.field));
}

function resolveIncident(
  document: Document,
  part: number,
  facts: Fact[],
  taxonomy: Taxonomy,
): Incident {
  const id = `${document.id}#${part}`;
  const of = byField(facts);
  const claims: MomentClaim[] = facts.filter((fact): fact is MomentClaim =>
    isMomentField(fact.field),
  );
  const { chosen, conflicts } = resolveMoments(claims, of('durationMinutes'));
  const duration = heaviest(of('durationMinutes'));
  const stamps = blocksWithin(document, ownRange(document, part)).flatMap((block) =>
    block.stamp?.zone ? [block.stamp.zone] : [],
  );
  const zones = zoneNotes([chosen.startedAt, chosen.resolvedAt, chosen.mitigatedAt], stamps);
  const title = heaviest(of('title'));
  const kind = heaviest(of('kind'));
  return {
    id,
    documentId: document.id,
    part,
    title: title ? evidenced(title) : untitled(document),
    organization: evidencedOrNull(heaviest(of('organization'))),
    kind: kind?.value ?? 'incident',
    severity: evidencedOrNull(heaviest(of('severity'))),
    criticality: evidencedOrNull(heaviest(of('criticality'))),
    services: resolveServices(of('service')),
    ...chosen,
    windows: resolveWindows(claims, chosen, facts),
    events: resolveEvents(of('event')),
    durationMinutes: evidencedOrNull(duration),
    recoveryTargetMinutes: evidencedOrNull(heaviest(of('recoveryTargetMinutes'))),
    causes: resolveCauses(of('cause'), taxonomy),
    actions: resolveActions(id, of('action')),
    followUps: resolveFollowUps(of('followUp'), document.published),
    conflicts: [
      ...conflicts,
      ...durationConflicts(of('durationMinutes'), duration, chosen),
      ...zones.conflicts,
      ...postingConflicts(document, ownRange(document, part), chosen),
      ...publishedTooEarly(document, chosen),
      ...told(of('contradiction')),
    ],
    notes: [...zones.notes, ...doubts(of('doubt')), ...endBeforeStart(claims, chosen)],
  };
}

function doubts(claims: FactOf<'doubt'>[]): Note[] {
  return claims.map(({ value, span }) => ({ level: 'warning', message: value, span }));
}

/** All ends that the document gives lie before its start: none of them holds, and that is said. */
function endBeforeStart(claims: MomentClaim[], chosen: ResolvedMoments['chosen']): Note[] {
  const { startedAt } = chosen;
  const [end] = claims.filter(
    (claim) => claim.field === 'resolvedAt' && claim.certainty === 'stated',
  );
  if (!startedAt || !end || chosen.resolvedAt || !before(end.value, startedAt)) return [];
  const message = `the end of impact (${end.value.value}) lies before its start (${startedAt.value}); the end was left out`;
  return [{ level: 'warning', message, span: end.span }];
}

function told(claims: FactOf<'contradiction'>[]): Conflict[] {
  return claims.map(({ value, span }) => ({
    field: value.field,
    chosen: { value: value.chosen, span },
    rejected: [{ value: value.rejected, span }],
    reason: value.reason,
  }));
}

/** Where the incident's own text stands: its part, where the format knows parts, else the whole document. */
function ownRange(document: Document, part: number): Range {
  return document.parts[part - 1] ?? { start: 0, end: document.text.length };
}

const MOMENTS: ReadonlySet<FactField> = new Set(MOMENT_FIELDS);

function isMomentField(field: FactField): field is MomentField {
  return MOMENTS.has(field);
}

/** The facts of each field, in their order; they are asked for so often that one pass sorts them. */
function byField(facts: Fact[]): <Field extends FactField>(field: Field) => FactOf<Field>[] {
  const lists = new Map<FactField, Fact[]>();
  for (const fact of facts) {
    const list = lists.get(fact.field);
    if (list) list.push(fact);
    else lists.set(fact.field, [fact]);
  }
  return <Field extends FactField>(field: Field) =>
    (lists.get(field) ?? []).filter((fact): fact is FactOf<Field> => fact.field === field);
}

/** The reading of the greatest weight, the first in the text among equals. */
function heaviest<T extends Fact>(claims: T[]): T | null {
  return claims.reduce<T | null>(
    (best, claim) => (best === null || claim.weight > best.weight ? claim : best),
    null,
  );
}

function evidenced<T>(claim: { value: T } & Evidenced<unknown>): Evidenced<T> {
  return { value: claim.value, span: claim.span, rule: claim.rule, certainty: claim.certainty };
}

function evidencedOrNull<T>(
  claim: ({ value: T } & Evidenced<unknown>) | null,
): Evidenced<T> | null {
  return claim && evidenced(claim);
}

function untitled(document: Document): Evidenced<string> {
  const { start, end } = openingWords(document) ?? firstWords(document);
  const quote = document.text.slice(start, end);
  return {
    value: quote || document.id,
    span: { start, end, quote },
    rule: 'first words of the document',
    certainty: 'implied',
  };
}

function firstWords({ blocks }: Document): Range {
  const first = blocks.find((block) => block.kind !== 'update' && block.end > block.start);
  const start = first?.start ?? 0;
  return { start, end: Math.min(first?.end ?? 0, start + 90) };
}

function resolveServices(claims: FactOf<'service'>[]): Evidenced<string>[] {
  const seen = new Map<string, FactOf<'service'>>();
  for (const claim of claims) {
    const key = claim.value.toLowerCase().replace(/^the\s+/u, '');
    const known = seen.get(key);
    if (!known || claim.weight > known.weight) seen.set(key, claim);
  }
  return [...seen.values()].map(evidenced);
}

function resolveEvents(claims: FactOf<'event'>[]): TimelineEvent[] {
  return claims
    .map((claim) => ({
      ...claim.value,
      span: claim.span,
      rule: claim.rule,
      certainty: claim.certainty,
    }))
    .toSorted((a, b) =>
      a.at.value < b.at.value ? -1 : a.at.value > b.at.value ? 1 : a.span.start - b.span.start,
    );
}
