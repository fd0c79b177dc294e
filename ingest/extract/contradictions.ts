// Where does one line of the document contradict the lines around it?
import type { Extractor } from '../text/pages.ts';
import { claim } from './claim.ts';

/** Entries of a timeline whose written date cannot be right in the order of their list. */
export const contradictions: Extractor = {
  name: 'contradictions',
  extract(page) {
    const [first] = page.entries.filter((entry) => entry.slipped !== null);
    if (!first?.slipped) return [];
    return [
      claim(page, {
        field: 'contradiction',
        value: {
          field: 'date',
          chosen: first.moment.value,
          rejected: first.slipped.value,
          reason:
            'the written date breaks the order of the timeline; the day that restores it holds',
        },
        span: { start: first.line.start, end: first.line.end },
        rule: 'timeline: date against order',
        weight: 3,
      }),
    ];
  },
};
