// What does a change say, in words for people?
import type { Change } from '../../../../ingest/ledger/decision.ts';
import { formatMoment } from '../../dates.ts';
import { formatMinutes } from '../../format.ts';

const STATUS = {
  done: 'done',
  in_progress: 'in progress',
  planned: 'planned',
  dropped: 'dropped',
} as const;

/** The value that a change sets: `done on 2026-02-01`, `Ada`, `none`. */
export function valueOf(change: Change): string {
  switch (change.type) {
    case 'status':
      return [
        STATUS[change.status],
        change.doneOn && `on ${change.doneOn}`,
        change.reason && `(${change.reason})`,
      ]
        .filter(Boolean)
        .join(' ');
    case 'owner':
      return change.owner ?? 'nobody';
    case 'due':
      return change.due ?? 'no date';
    case 'ticket':
      return change.ticket ?? 'no ticket';
    case 'evidence':
      return change.link ?? 'no link';
    case 'note':
      return change.note ?? 'no note';
    case 'no_action':
      return `no promise (${change.reason})`;
    case 'missed_action':
      return change.text;
    case 'correct':
      return factValue(change.value);
    case 'same_as':
      return change.incident ? `told by “${change.incident.words}”` : 'an incident of its own';
    case 'seen_conflict':
      return change.note ?? 'seen';
    case 'undo':
      return 'taken back';
    case 'attach':
      return 'placed by hand';
  }
}

function factValue(value: string | number | readonly string[] | null): string {
  if (value === null) return 'not known';
  if (typeof value === 'number') return formatMinutes(value);
  return typeof value === 'string' ? formatMoment(value) : value.join(', ') || 'none';
}
