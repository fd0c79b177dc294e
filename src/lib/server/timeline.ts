// What stands on the time line of one incident?
import { isZoned, onClock } from '../dates.ts';
import { formatMinutes } from '../format.ts';
import type { TimelineRow } from '../charts/timeline.ts';
import { MOMENT_FIELDS } from '../../../ingest/model.ts';
import { elapsed } from '../../../ingest/clocks.ts';
import type { IncidentWhole } from './queries/incident.ts';
import { momentOf } from './moments.ts';

const MOMENTS = {
  startedAt: 'Impact began',
  detectedAt: 'Detected',
  acknowledgedAt: 'Acknowledged',
  mitigatedAt: 'Mitigated',
  resolvedAt: 'Resolved',
} as const;

/**
 * Windows, moments, target and what was noted, each with the way to its evidence on the incident's own page; `kept` are
 * other parameters of that page.
 */
export function timelineRows(
  whole: IncidentWhole,
  kept: Readonly<Record<string, string>> = {},
): TimelineRow[] {
  const factQuery = (evidenceId: string): string =>
    `?${new URLSearchParams({ ...kept, fact: evidenceId }).toString()}`;
  const { incident, windows, events } = whole;
  const start = momentOf(incident, 'startedAt');
  const rows: TimelineRow[] = windows.map((window) => ({
    kind: 'window',
    label: window.level === 'outage' ? 'Outage' : 'Degraded',
    startedAt: window.startedAt,
    endedAt: window.endedAt,
    minutes: window.minutes,
    href: factQuery(window.evidenceId),
  }));
  for (const field of MOMENT_FIELDS) {
    const moment = momentOf(incident, field);
    // a month is no place on a time line
    if (!moment || moment.precision === 'month') continue;
    rows.push({
      kind: 'moment',
      label: MOMENTS[field],
      startedAt: moment.value,
      endedAt: null,
      minutes: elapsed(start, moment)?.minutes ?? null,
      href: factQuery(`${incident.incidentId}/${field}`),
    });
  }
  if (incident.targetMinutes !== null && start?.value.includes('T'))
    rows.push({
      kind: 'target',
      label: `target ${formatMinutes(incident.targetMinutes)}`,
      startedAt: later(start.value, incident.targetMinutes),
      endedAt: null,
      minutes: incident.targetMinutes,
      href: null,
    });
  for (const event of events)
    rows.push({
      kind: 'event',
      label: event.text,
      startedAt: event.happenedAt,
      endedAt: null,
      minutes: null,
      href: factQuery(event.evidenceId),
    });
  return rows;
}

/**
 * The same on UTC; null where one of them is a clock time without a zone, for which there is no way there: beside
 * converted ones it would stand in the wrong place.
 */
export function onUtc(rows: readonly TimelineRow[]): TimelineRow[] | null {
  const times = rows.flatMap(({ startedAt, endedAt }) => [startedAt, endedAt ?? startedAt]);
  if (times.some((value) => value.includes('T') && !isZoned(value))) return null;
  return rows.map((row) => ({
    ...row,
    startedAt: onClock(row.startedAt, 'utc'),
    endedAt: row.endedAt && onClock(row.endedAt, 'utc'),
  }));
}

/** The same clock, so many minutes later. */
function later(value: string, minutes: number): string {
  const [, clock = value, offset = ''] = /^(.*?)(Z|[+-]\d\d:\d\d)?$/.exec(value) ?? [];
  const time = Date.parse(`${clock}Z`) + minutes * 60_000;
  return new Date(time).toISOString().slice(0, 19) + offset;
}
