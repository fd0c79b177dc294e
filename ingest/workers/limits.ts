// How much may one document cost, and what is said of one that costs more?
import type { Unreadable } from '../model.ts';

export interface Limits {
  /** processor time for one document, of all threads of the process that reads it */
  milliseconds: number;
  /** time by the clock for one document over which the process hardly computes: a wait for nothing has an end */
  patience: number;
  /** memory of the process that reads it */
  megabytes: number;
}

/** Whatever a file holds, reading it ends: no postmortem needs a tenth of this. */
export const LIMITS: Limits = { milliseconds: 10_000, patience: 60_000, megabytes: 512 };

/** Why a worker was lost over a document. */
export type Loss = 'time' | 'wait' | 'memory' | 'crash';

const OPENINGS: Record<Loss, string> = {
  time: 'Reading it took longer than',
  wait: 'Reading it took longer than',
  memory: 'Reading it needed more than',
  crash: 'The process that read it ended unexpectedly',
};

/** The reason in words for people. `how` tells of a crash what the system said. */
export function lossReason(loss: Loss, limits: Limits, how: string): string {
  if (loss === 'time') return `${OPENINGS.time} ${limits.milliseconds / 1000} s.`;
  if (loss === 'wait') return `${OPENINGS.wait} ${limits.patience / 1000} s.`;
  if (loss === 'memory') return `${OPENINGS.memory} ${limits.megabytes} MB of memory.`;
  return `${OPENINGS.crash} (${how}).`;
}

/** True for a reason that a faster or larger machine might not give: such a document is tried again each time. */
export function dependsOnMachine(reason: Unreadable['reason']): boolean {
  return Object.values(OPENINGS).some((opening) => reason.startsWith(opening));
}
