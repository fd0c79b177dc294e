// What does the server tell the page of one clock?
import type { Clock } from '$lib/clocks.ts';
import type { Change, Interval } from '$lib/metrics.ts';

/** Of how many incidents a clock is known, and of how many not, by reason. */
export interface CountsView {
  clock: Clock;
  incidents: number;
  known: number;
  stated: number;
  withoutEnd: number;
  withoutStart: number;
  unfit: number;
}

/** What may be said of a clock. Minutes; what too few values do not allow is null. */
export interface ClockView {
  clock: Clock;
  counts: CountsView;
  median: number | null;
  interval: Interval | null;
  p90: number | null;
  mean: number | null;
  before: number | null;
  change: Change | null;
}

/** Incidents by how they stand to their targets. */
export interface AttainmentView {
  met: number;
  judged: number;
  withoutTime: number;
  withoutTarget: number;
  tooCoarse: number;
  incidents: number;
}

/** `1.4 × as long (0.8–2.3 ×)` against the period before. */
export function changeWords({ change, low, high }: Change): string {
  return `${change.toFixed(2)}\u202f× as long (${low.toFixed(2)}–${high.toFixed(2)}\u202f×)`;
}
