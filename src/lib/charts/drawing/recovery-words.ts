// What does a mark of the recovery chart say when it is pointed at?
import { formatDay } from '../../dates.ts';
import { formatFactor, formatMinutes } from '../../format.ts';
import { SIGNS, outcomeOf } from '../../signs.ts';
import type { RecoveryRow } from '../recovery.ts';

/** Three short lines: the incident, its time to restore, its target. */
export function restoreTitle(row: RecoveryRow): string {
  const time = `restored in ${row.restorePrecision === 'day' ? 'about ' : ''}${formatMinutes(row.restoreMinutes)} (${row.restoreBasis})`;
  const target =
    row.targetMinutes === null
      ? 'no target'
      : `target ${formatMinutes(row.targetMinutes)} (${row.targetSource ?? 'unknown'}): ${SIGNS[outcomeOf(row)].word}${row.overrun === null ? '' : `, ${formatFactor(row.overrun)} the target`}`;
  return [
    row.title,
    row.occurredOn === null ? 'no date' : formatDay(row.occurredOn),
    time,
    target,
  ].join('\n');
}
