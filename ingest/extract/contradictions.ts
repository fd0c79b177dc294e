// Where does one line of the document contradict the lines around it, or the calendar?
import type { Fact } from '../model.ts';
import { speaks } from '../text/outline.ts';
import type { Extractor, Page } from '../text/pages.ts';
import { claim } from './claim.ts';

export const contradictions: Extractor = {
  name: 'contradictions',
  extract(page) {
    return [...slippedDates(page), ...impossibleTimes(page)];
  },
};

/** Entries of a timeline whose written date cannot be right in the order of their list. */
function slippedDates(page: Page): Fact[] {
  const first = page.entries.find((entry) => entry.slipped !== null);
  if (!first?.slipped) return [];
  const value = {
    field: 'date',
    chosen: first.moment.value,
    rejected: first.slipped.value,
    reason: 'the written date breaks the order of the timeline; the day that restores it holds',
  };
  const span = { start: first.line.start, end: first.line.end };
  return [
    claim(page, {
      field: 'contradiction',
      value,
      span,
      rule: 'timeline: date against order',
      weight: 3,
    }),
  ];
}

/** 25:61 and 30 February: told as a doubt, never read as a time. */
function impossibleTimes(page: Page): Fact[] {
  return page.dated.flatMap((each) => {
    if (each.mention.invalid === null || !speaks(each.passage)) return [];
    const span = { start: each.mention.start, end: each.mention.end };
    const written = page.document.text.slice(span.start, span.end);
    const value = `“${written}” is no time that can be: ${each.mention.invalid}; it was left out`;
    return [claim(page, { field: 'doubt', value, span, rule: 'impossible time', weight: 3 })];
  });
}
