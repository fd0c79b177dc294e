// Which columns hold each clock, and when is the moment told at which it starts and stops?
import type { Clock } from '../../clocks.ts';

interface ClockColumns {
  /** column of whole minutes */
  minutes: string;
  /** `minute`, `hour` or `day`: the coarser of its two moments */
  precision: string;
  /** conditions: the moment at which it starts, and that at which it stops, is told */
  start: string;
  end: string;
}

/** SQL for each clock, over `incidents`. */
export const OF_CLOCK: Record<Clock, ClockColumns> = {
  detect: between('detect_minutes', 'started', 'detected'),
  acknowledge: between('acknowledge_minutes', 'detected', 'acknowledged'),
  mitigate: between('mitigate_minutes', 'started', 'mitigated'),
  restore: {
    minutes: 'restore_minutes',
    precision: 'restore_precision',
    start: 'started_at is not null',
    end: '(resolved_at is not null or mitigated_at is not null)',
  },
  close: between('close_minutes', 'started', 'resolved'),
  downtime: {
    minutes: 'downtime_minutes',
    precision: `case when ${hasOutage("(started_at not like '%T%' or ended_at not like '%T%')")} then 'day' else 'minute' end`,
    // it has no single moments: outages must be told, and each of them ended
    start: `not ${hasOutage('ended_at is null')}`,
    end: hasOutage('true'),
  },
};

function between(minutes: string, from: string, to: string): ClockColumns {
  const precisions = `(${from}_precision, ${to}_precision)`;
  return {
    minutes,
    precision: `case when 'day' in ${precisions} then 'day' when 'hour' in ${precisions} then 'hour' else 'minute' end`,
    start: `${from}_at is not null`,
    end: `${to}_at is not null`,
  };
}

/** The incident has an outage window of which this holds. */
function hasOutage(condition: string): string {
  return `incidents.incident_id in (
      select incident_id from impact_windows where level = 'outage' and ${condition}
    )`;
}
