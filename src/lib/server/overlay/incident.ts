// What becomes of an incident's figures when people correct its facts?
//
// The same arithmetic as the build's, over the document's facts with the corrected ones in their places.
import { z } from 'zod';
import { clocks, elapsed, precisionOf, sortKey, type Point } from '../../../../ingest/clocks.ts';
import { occurredOn, quarterOf } from '../../../../ingest/figures/calendar.ts';
import { judge } from '../../../../ingest/figures/verdict.ts';
import type { Corrected, CorrectedField } from '../../../../ingest/ledger/decision.ts';
import type { DecidedIncident } from '../../../../ingest/ledger/state.ts';
import { Criticality, IncidentKind, Precision } from '../../../../ingest/model.ts';
import { policyTarget, type TargetRule } from '../../../../ingest/targets.ts';

const Fineness = Precision.nullable();

/** An incident as the build has it, with the day on which its document was published. */
export const BuiltIncident = z.object({
  incidentId: z.string(),
  title: z.string(),
  organization: z.string().nullable(),
  kind: IncidentKind,
  severity: z.string().nullable(),
  criticality: Criticality.nullable(),
  services: z.array(z.string()),
  startedAt: z.string().nullable(),
  startedPrecision: Fineness,
  detectedAt: z.string().nullable(),
  detectedPrecision: Fineness,
  acknowledgedAt: z.string().nullable(),
  acknowledgedPrecision: Fineness,
  mitigatedAt: z.string().nullable(),
  mitigatedPrecision: Fineness,
  resolvedAt: z.string().nullable(),
  resolvedPrecision: Fineness,
  statedMinutes: z.number().nullable(),
  communicateMinutes: z.number().nullable(),
  targetMinutes: z.number().nullable(),
  targetSource: z.string().nullable(),
  primaryCause: z.string().nullable(),
  causes: z.array(z.string()),
  publishedAt: z.string().nullable(),
});
export type BuiltIncident = z.infer<typeof BuiltIncident>;

export const BuiltWindow = z.object({
  incidentId: z.string(),
  number: z.number(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  level: z.enum(['outage', 'degraded']),
});
export type BuiltWindow = z.infer<typeof BuiltWindow>;

/** A cell that goes into a table as JSON; times are ISO text in UTC. */
export type Cell = string | number | boolean | null | readonly string[];
export type Row = Readonly<Record<string, Cell>>;

/** The columns of `incidents` that a correction may move, by their names there, and the windows whose edges moved. */
export interface Moved {
  incident: Row;
  windows: Row[];
}

type MomentName = 'started' | 'detected' | 'acknowledged' | 'mitigated' | 'resolved';

/** Every figure of one incident after its corrections. `rules` is the recovery-target policy of the build. */
export function correct(
  built: BuiltIncident,
  windows: readonly BuiltWindow[],
  decided: Pick<DecidedIncident, 'corrected'>,
  rules: TargetRule[],
): Moved {
  const value = <Field extends CorrectedField>(
    field: Field,
    said: Corrected[Field],
  ): Corrected[Field] => {
    const held = decided.corrected[field];
    return held === undefined ? said : held;
  };
  const point = (name: MomentName): Point | null =>
    `${name}At` in decided.corrected
      ? pointOf(value(`${name}At`, null), null)
      : pointOf(built[`${name}At`], built[`${name}Precision`]);
  const times = {
    startedAt: point('started'),
    detectedAt: point('detected'),
    acknowledgedAt: point('acknowledged'),
    mitigatedAt: point('mitigated'),
    resolvedAt: point('resolved'),
  };
  const services = value('services', built.services);
  const causes = value('causes', causesOf(built));
  const about = {
    title: value('title', built.title),
    organization: value('organization', built.organization),
    kind: value('kind', built.kind),
    severity: value('severity', built.severity),
    criticality: value('criticality', built.criticality),
  };
  const stated = value('durationMinutes', built.statedMinutes);
  const shifted = windows.map((window) => moveEdges(window, built, times));
  const clock = clocks({
    ...times,
    durationMinutes: stated === null ? null : { value: stated },
    windows: shifted,
  });
  const target = targetOf(
    value('recoveryTargetMinutes', built.targetSource === 'stated' ? built.targetMinutes : null),
    { ...about, services },
    rules,
  );
  const published = pointOf(built.publishedAt, null);
  const day = occurredOn({ published }, times);
  return {
    incident: {
      incident_id: built.incidentId,
      ...about,
      services,
      ...momentCells('started', times.startedAt),
      ...momentCells('detected', times.detectedAt),
      ...momentCells('acknowledged', times.acknowledgedAt),
      ...momentCells('mitigated', times.mitigatedAt),
      ...momentCells('resolved', times.resolvedAt),
      occurred_on: day,
      quarter: day === null ? null : quarterOf(day),
      stated_minutes: stated,
      detect_minutes: clock.detect?.minutes ?? null,
      acknowledge_minutes: clock.acknowledge?.minutes ?? null,
      mitigate_minutes: clock.mitigate?.minutes ?? null,
      restore_minutes: clock.restore?.minutes ?? null,
      restore_basis: clock.restore?.basis ?? null,
      restore_precision: clock.restore?.precision ?? null,
      close_minutes: clock.close?.minutes ?? null,
      downtime_minutes: clock.downtime?.minutes ?? null,
      communicate_minutes: untilToldFrom(times.startedAt, built),
      ...target,
      ...judge(clock.restore, target.target_minutes),
      primary_cause: 'causes' in decided.corrected ? (causes[0] ?? null) : built.primaryCause,
      causes,
      decided: Object.keys(decided.corrected).sort(),
    },
    windows: shifted
      .filter(({ moved }) => moved)
      .map(({ number, startedAt, endedAt }) => ({
        incident_id: built.incidentId,
        number,
        started_at: startedAt.value,
        started_sort: instant(startedAt),
        ended_at: endedAt?.value ?? null,
        ended_sort: endedAt && instant(endedAt),
        minutes: elapsed(startedAt, endedAt)?.minutes ?? null,
      })),
  };
}

/** The causes as a correction lists them: the primary one first. */
export function causesOf({ causes, primaryCause }: BuiltIncident): string[] {
  if (primaryCause === null) return causes;
  return [primaryCause, ...causes.filter((cause) => cause !== primaryCause)];
}

function pointOf(value: string | null, precision: Precision | null): Point | null {
  if (value === null) return null;
  const fineness = precision ?? precisionOf(value);
  return fineness && { value, precision: fineness };
}

function momentCells(name: string, at: Point | null): Row {
  return {
    [`${name}_at`]: at?.value ?? null,
    [`${name}_sort`]: at && instant(at),
    [`${name}_precision`]: at?.precision ?? null,
  };
}

/** On the axis of the `…_sort` columns: ISO text without a zone, which DuckDB reads as it stands. */
function instant(at: Point): string {
  return new Date(sortKey(at)).toISOString().slice(0, -1);
}

type Times = Record<'startedAt' | 'mitigatedAt' | 'resolvedAt', Point | null>;

/** An edge of a window that stood where the start or the end of impact stood goes where the correction puts that. */
function moveEdges(window: BuiltWindow, built: BuiltIncident, times: Times) {
  const starts = window.startedAt === built.startedAt;
  const end = built.resolvedAt ?? built.mitigatedAt;
  const ends = window.endedAt !== null && window.endedAt === end;
  const said = {
    startedAt: pointOf(window.startedAt, null) ?? {
      value: window.startedAt,
      precision: 'minute' as const,
    },
    endedAt: pointOf(window.endedAt, null),
  };
  const startedAt = (starts ? times.startedAt : null) ?? said.startedAt;
  const endedAt = (ends ? (times.resolvedAt ?? times.mitigatedAt) : null) ?? said.endedAt;
  return {
    number: window.number,
    level: window.level,
    startedAt,
    endedAt,
    moved: startedAt.value !== said.startedAt.value || endedAt?.value !== said.endedAt?.value,
  };
}

/** The document's first posting stays where it is; the time until then begins at the corrected start. */
function untilToldFrom(startedAt: Point | null, built: BuiltIncident): number | null {
  if (startedAt?.value === built.startedAt) return built.communicateMinutes;
  if (built.communicateMinutes === null || built.startedAt === null || !startedAt) return null;
  const told = sortKey({ value: built.startedAt }) + built.communicateMinutes * 60_000;
  const minutes = Math.round((told - sortKey(startedAt)) / 60_000);
  return startedAt.precision === 'minute' && minutes >= 0 ? minutes : null;
}

function targetOf(
  own: number | null,
  about: Pick<Corrected, 'organization' | 'kind' | 'severity' | 'criticality' | 'services'>,
  rules: TargetRule[],
): { target_minutes: number | null; target_source: string | null; target_rule: string | null } {
  const stated = about.kind === 'incident' ? own : null;
  if (stated !== null)
    return { target_minutes: stated, target_source: 'stated', target_rule: null };
  const wrapped = <Value>(value: Value | null): { value: Value } | null =>
    value === null ? null : { value };
  const policy = policyTarget(
    { rules },
    {
      organization: wrapped(about.organization),
      severity: wrapped(about.severity),
      criticality: wrapped(about.criticality),
      services: about.services.map((value) => ({ value })),
      kind: about.kind,
    },
  );
  return {
    target_minutes: policy?.minutes ?? null,
    target_source: policy && 'policy',
    target_rule: policy?.label ?? null,
  };
}
