// Was it restored in time?
import type { Elapsed } from '../clocks.ts';
import type { Precision } from '../model.ts';

/** How far a difference of two such readings may be off, either way, in minutes. */
const SLACK: Record<Precision, number> = { minute: 0, hour: 60, day: 1440, month: Infinity };

/**
 * `met` and `overrun` (time to restore ÷ target). Both are null where one of the two is missing, and where the times
 * are too coarse to tell: from one day to the next may be two minutes or two days.
 */
export function judge(
  restore: Elapsed | null,
  target: number | null,
): { met: boolean | null; overrun: number | null } {
  const unknown = { met: null, overrun: null };
  if (!restore || target === null || target <= 0) return unknown;
  const slack = SLACK[restore.precision];
  const surelyMet = restore.minutes + slack <= target;
  const surelyMissed = restore.minutes - slack > target;
  if (!surelyMet && !surelyMissed) return unknown;
  return { met: surelyMet, overrun: restore.minutes / target };
}
