// Which shape and colour stands for what? One set for charts, tables and sentences, readable without colour.

/** A sign: filled, cross, half, hollow, dashed, about (≈) or bar, and its colour. */
export interface Sign {
  shape: 'filled' | 'cross' | 'half' | 'hollow' | 'dashed' | 'about' | 'bar';
  colour: string;
  word: string;
}

export const SIGNS = {
  met: { shape: 'filled', colour: 'var(--met)', word: 'met' },
  missed: { shape: 'cross', colour: 'var(--missed)', word: 'missed' },
  'no-target': { shape: 'hollow', colour: 'var(--unknown)', word: 'no target' },
  // the same ≈ that stands before a time that is known to the day only
  'too-coarse': { shape: 'about', colour: 'var(--unknown)', word: 'too coarse' },
  'no-time': { shape: 'dashed', colour: 'var(--unknown)', word: 'no time' },
  // a clock that no target is set for
  measured: { shape: 'filled', colour: 'var(--ink-2)', word: 'measured' },
  done: { shape: 'filled', colour: 'var(--met)', word: 'done' },
  in_progress: { shape: 'half', colour: 'var(--open)', word: 'in progress' },
  planned: { shape: 'hollow', colour: 'var(--open)', word: 'planned' },
  overdue: { shape: 'cross', colour: 'var(--missed)', word: 'overdue' },
  dropped: { shape: 'bar', colour: 'var(--unknown)', word: 'dropped' },
} as const satisfies Record<string, Sign>;

export type SignName = keyof typeof SIGNS;

/** How an incident stands to its target. */
export function outcomeOf(row: {
  restoreMinutes: number | null;
  targetMinutes: number | null;
  met: boolean | null;
}): 'met' | 'missed' | 'too-coarse' | 'no-target' | 'no-time' {
  if (row.met !== null) return row.met ? 'met' : 'missed';
  if (row.restoreMinutes === null) return 'no-time';
  // known to the day only, which is no answer near the target
  return row.targetMinutes === null ? 'no-target' : 'too-coarse';
}
