// What is a cohort of promises made of, and how much room does it take?
import type { PromiseRow } from '../promises.ts';

/** Pixels: from sign to sign, the height of a line, and the first line's top. */
export const PITCH = 16;
export const LINE = 28;
export const TOP = 36;
/** The order in which the signs of a cohort stand. */
export const ORDER = ['done', 'in_progress', 'planned', 'overdue', 'dropped'] as const;

/** Some promises of one cohort that look the same. */
export interface Share {
  sign: (typeof ORDER)[number];
  undated: boolean;
  count: number;
}
/** A cohort and where it stands. */
export interface Cohort extends PromiseRow {
  y: number;
  height: number;
}
/** Cohorts from the latest to the earliest, each as high as its promises need, `capacity` to a line. */
export function arrange(rows: readonly PromiseRow[], capacity: number): Cohort[] {
  let y = TOP;
  return [...rows]
    .sort((a, b) => ((a.quarter ?? '') < (b.quarter ?? '') ? 1 : -1))
    .map((row) => {
      const height = LINE + Math.max(0, Math.ceil(row.promised / capacity) - 1) * PITCH;
      const cohort = { ...row, y, height };
      y += height;
      return cohort;
    });
}

/** Where a cohort's first line has its middle, in pixels. */
export function middle(row: Cohort): number {
  return row.y + LINE / 2;
}

/** What a cohort is made of, in the order in which it is drawn. Every promise is in one share. */
export function sharesOf(row: PromiseRow): Share[] {
  const planned = row.planned - (row.overdue - row.inProgressOverdue);
  const plannedUndated = row.undated - row.inProgressUndated;
  const inProgress = row.inProgress - row.inProgressOverdue;
  const shares: Share[] = [
    { sign: 'done', undated: false, count: row.done },
    { sign: 'in_progress', undated: false, count: inProgress - row.inProgressUndated },
    { sign: 'in_progress', undated: true, count: row.inProgressUndated },
    { sign: 'planned', undated: false, count: planned - plannedUndated },
    { sign: 'planned', undated: true, count: plannedUndated },
    { sign: 'overdue', undated: false, count: row.overdue },
    { sign: 'dropped', undated: false, count: row.dropped },
  ];
  return shares.filter((share) => share.count > 0);
}
