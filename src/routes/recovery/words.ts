// How is each clock spoken of on the page on recovery?
import type { Clock } from '$lib/clocks.ts';

interface ClockWords {
  /** for the switch */
  label: string;
  /** “Half … 12 min …” */
  half: [before: string, after: string];
  /** what is told of an incident whose clock is known: “The moment of detection is told of …” */
  told: string;
  /** why it is missing: its end, its start, or what the two make */
  withoutEnd: string;
  withoutStart: string;
  unfit: string;
}

const NO_START = 'with no start of impact told';
const UNFIT = 'with times too coarse, or the wrong way round';

export const CLOCK_WORDS: Record<Clock, ClockWords> = {
  detect: {
    label: 'Detect',
    half: ['were detected within', 'of the start of impact'],
    told: 'Start and detection are told',
    withoutEnd: 'with no detection told',
    withoutStart: NO_START,
    unfit: UNFIT,
  },
  acknowledge: {
    label: 'Acknowledge',
    half: ['were taken on within', 'of their detection'],
    told: 'Detection and the start of work are told',
    withoutEnd: 'with nobody told to have taken it on',
    withoutStart: 'with no detection told',
    unfit: UNFIT,
  },
  mitigate: {
    label: 'Mitigate',
    half: ['were mitigated within', 'of the start of impact'],
    told: 'Start and mitigation are told',
    withoutEnd: 'with no mitigation told',
    withoutStart: NO_START,
    unfit: UNFIT,
  },
  restore: {
    label: 'Restore',
    half: ['were restored within', 'of the start of impact'],
    told: 'The time to restore is told',
    withoutEnd: 'with no end of impact told',
    withoutStart: NO_START,
    unfit: UNFIT,
  },
  close: {
    label: 'Close',
    half: ['were declared resolved within', 'of the start of impact'],
    told: 'Start and resolution are told',
    withoutEnd: 'with no resolution told',
    withoutStart: NO_START,
    unfit: UNFIT,
  },
  downtime: {
    label: 'Downtime',
    half: ['were down for', 'or less'],
    told: 'Outages with their ends are told',
    withoutEnd: 'with no outage told, but degraded service or nothing',
    withoutStart: 'with an outage that is not told to have ended',
    unfit: UNFIT,
  },
};
