// In which order do incidents stand, grouped by how they met their targets?
import { groupOf, GROUPS, type Group } from '../groups.ts';
import type { RecoveryRow } from '../recovery.ts';

/** Pixels: the height of a group's head, and where the first stands. */
export const HEAD = { line: 36, top: 32 };

/** An incident and where its line stands. */
export interface Strip extends RecoveryRow {
  /** pixels from the top: of the line, and of the name where that stands above it */
  y: number;
  nameY: number;
}
export interface GroupHead {
  group: Group;
  count: number;
  y: number;
}

/** Which line each incident stands on, the worst of each group first. `stacked`: names stand above their lines. */
export function arrange(rows: readonly RecoveryRow[], line: number, stacked: boolean) {
  const strips: Strip[] = [];
  const heads: GroupHead[] = [];
  let top = HEAD.top;
  for (const group of GROUPS) {
    const members = rows
      .filter((row) => groupOf(row) === group)
      .sort((a, b) => severity(b) - severity(a) || (a.incidentId < b.incidentId ? -1 : 1));
    if (!members.length) continue;
    heads.push({ group, count: members.length, y: top + 18 });
    top += HEAD.line;
    for (const row of members) {
      strips.push({ ...row, y: top + line - 14, nameY: top + (stacked ? 12 : line - 14) });
      top += line;
    }
    top += 8;
  }
  return { strips, heads, height: top };
}

function severity(row: RecoveryRow): number {
  return row.overrun ?? row.minutes;
}
