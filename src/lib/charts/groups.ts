// Which sign does an incident have in the picture of a clock?
import { outcomeOf } from '../signs.ts';
import type { RecoveryRow } from './recovery.ts';

/** What shouts comes first. */
export const GROUPS = ['missed', 'met', 'too-coarse', 'no-target', 'measured'] as const;
export type Group = (typeof GROUPS)[number];

/** How it stands to its target; by any other clock than the time to restore, for which there are none, `measured`. */
export function groupOf(
  row: Pick<RecoveryRow, 'clock' | 'minutes' | 'targetMinutes' | 'met'>,
): Group {
  if (row.clock !== 'restore') return 'measured';
  const { targetMinutes, met } = row;
  const outcome = outcomeOf({ restoreMinutes: row.minutes, targetMinutes, met });
  return outcome === 'no-time' ? 'measured' : outcome;
}
