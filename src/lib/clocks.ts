// Which clocks run on every incident, and what is each of them?
//
// They stand apart from the other metrics, because every page needs their names and only one page all the rest.

/** The clocks as people read them, in the order in which they are set off; downtime last. */
export const CLOCK = {
  detect: {
    id: 'detect',
    name: 'time to detect',
    definition:
      'From the start of impact to the first detection: an alert, a report, somebody noticing.',
  },
  acknowledge: {
    id: 'acknowledge',
    name: 'time to acknowledge',
    definition: 'From detection to the moment at which somebody works on it.',
  },
  mitigate: {
    id: 'mitigate',
    name: 'time to mitigate',
    definition: 'From the start of impact until users can work again, perhaps by a workaround.',
  },
  restore: {
    id: 'restore',
    name: 'time to restore',
    definition:
      'From the start of impact to its end: resolved, else mitigated. Where the document gives no times, the duration that it states.',
  },
  close: {
    id: 'close',
    name: 'time to close',
    definition: 'From the start of impact to the moment at which it was declared resolved.',
  },
  downtime: {
    id: 'downtime',
    name: 'downtime',
    definition:
      'The sum of the outage windows. A relapse adds a window; degraded service is not counted.',
  },
} as const;

export type Clock = keyof typeof CLOCK;
export const CLOCKS = [
  'detect',
  'acknowledge',
  'mitigate',
  'restore',
  'close',
  'downtime',
] as const satisfies readonly Clock[];
