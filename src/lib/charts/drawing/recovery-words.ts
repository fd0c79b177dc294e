// What does a mark of the recovery chart say when it is pointed at?
import { formatDay } from '../../dates.ts';
import { formatFactor, formatMinutes } from '../../format.ts';
import { CLOCK } from '../../clocks.ts';
import { SIGNS } from '../../signs.ts';
import { groupOf } from '../groups.ts';
import type { RecoveryRow } from '../recovery.ts';

/** Short lines: the incident, its day, how long it took, its target. */
export function restoreTitle(row: RecoveryRow): string {
  const minutes = `${row.precision === 'day' ? 'about ' : ''}${formatMinutes(row.minutes)} (${row.basis})`;
  const head = [row.title, row.occurredOn === null ? 'no date' : formatDay(row.occurredOn)];
  if (row.clock !== 'restore') return [...head, `${CLOCK[row.clock].name} ${minutes}`].join('\n');
  const target =
    row.targetMinutes === null
      ? 'no target'
      : `target ${formatMinutes(row.targetMinutes)} (${row.targetSource ?? 'unknown'}): ${SIGNS[groupOf(row)].word}${row.overrun === null ? '' : `, ${formatFactor(row.overrun)} the target`}`;
  return [...head, `restored in ${minutes}`, target].join('\n');
}
