// Which promises are open, overdue or undated? One meaning for every count and every list.
import { z } from 'zod';

const OPEN = "actions.status in ('planned', 'in_progress')";
const OVERDUE = `(${OPEN} and actions.due < $asOf::date)`;

/** What promises can be narrowed to, as conditions on `actions`; `$asOf` is an ISO day: what is due before it is overdue. */
export const ACTION_SHOWN = {
  all: 'true',
  open: `(${OPEN})`,
  done: "actions.status = 'done'",
  overdue: OVERDUE,
  /** open, due on that day or later */
  dated: `(${OPEN} and actions.due >= $asOf::date)`,
  undated: `(${OPEN} and actions.due is null)`,
  /** open and not overdue, with a date or without */
  in_progress: `(actions.status = 'in_progress' and not coalesce(${OVERDUE}, false))`,
  planned: `(actions.status = 'planned' and not coalesce(${OVERDUE}, false))`,
  /** whatever their status: nobody could look it up */
  unverifiable: '(actions.owner is null and actions.due is null and actions.ticket is null)',
  dropped: "actions.status = 'dropped'",
} as const;

export const ActionShown = z.enum([
  'all',
  'open',
  'done',
  'overdue',
  'dated',
  'undated',
  'in_progress',
  'planned',
  'unverifiable',
  'dropped',
]);
export type ActionShown = z.infer<typeof ActionShown>;
