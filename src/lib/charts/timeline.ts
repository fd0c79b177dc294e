// What happened when, in one incident? Windows of impact, the moments of its clocks, and what was noted or posted.
import { formatCount } from '../format.ts';
import type { Chart } from './chart.ts';

/** One thing on the time line. Times are as the document gives them (ISO 8601, an offset only where a zone is stated). */
export interface TimelineRow {
  kind: 'window' | 'moment' | 'event' | 'target';
  /** what it is called: `Outage`, `Detected`, the words of an event */
  label: string;
  startedAt: string;
  /** windows only; null while the window is open, and for all else */
  endedAt: string | null;
  /** minutes since the start of impact, or of the window; null where that cannot be said */
  minutes: number | null;
  /** the page with the evidence open; null where there is none */
  href: string | null;
}

export const timeline: Chart<TimelineRow> = {
  dataset: 'timeline',
  title: (rows) => {
    const count = (kind: TimelineRow['kind'], one: string): string =>
      formatCount(rows.filter((row) => row.kind === kind).length, one);
    return `${count('window', 'window')} of impact, ${count('moment', 'moment')} and ${count('event', 'note')} on one time line`;
  },
  reading:
    'Bars are windows of impact, upright strokes are moments, small strokes what was noted or posted.',
  columns: [
    { head: 'What', value: (row) => row.label, href: (row) => row.href },
    { head: 'From or at', value: (row) => row.startedAt },
    { head: 'To', value: (row) => row.endedAt ?? '–' },
    {
      head: 'Minutes',
      value: (row) => (row.minutes === null ? '–' : String(row.minutes)),
      numeric: true,
    },
  ],
  parse: null,
  draw: async (rows, canvas) => {
    const { drawTimeline } = await import('./drawing/timeline-lanes.ts');
    return drawTimeline(rows, canvas);
  },
};
