// What do the timeline and the postings say, line by line?
import type { Fact } from '../model.ts';
import { speaks } from '../text/outline.ts';
import type { Extractor, Page } from '../text/pages.ts';
import { blocksWithin } from '../text/within.ts';
import { claim } from './claim.ts';

/** Every timeline entry and every posted update, for the chart of the incident. */
export const events: Extractor = {
  name: 'events',
  extract(page) {
    return [...fromEntries(page), ...fromUpdates(page)];
  },
};

function fromEntries(page: Page): Fact[] {
  const { text } = page.document;
  return page.entries
    .filter((entry) => speaks(entry.passage))
    .map((entry) => {
      const words = entry.words
        .map((range) =>
          text
            .slice(range.start, range.end)
            .replace(/^[\s\p{P}\p{S}]+/u, '')
            .trim(),
        )
        .find(Boolean);
      return claim(page, {
        field: 'event',
        value: {
          at: entry.moment,
          text: (words ?? text.slice(entry.line.start, entry.line.end)).slice(0, 400),
        },
        span: { start: entry.line.start, end: entry.line.end },
        rule: entry.formal ? 'timeline entry' : 'line that opens with a time',
        weight: entry.formal ? 4 : 3,
      });
    });
}

function fromUpdates(page: Page): Fact[] {
  const { text } = page.document;
  return blocksWithin(page.document, page.own).flatMap((update) => {
    if (update.kind !== 'update' || !update.stamp) return [];
    const body = blocksWithin(page.document, update).find(
      ({ kind, start, end }) =>
        kind !== 'heading' && kind !== 'update' && !text.slice(start, end).startsWith('Posted '),
    );
    const said = body ? text.slice(body.start, body.end) : '';
    const value = { at: update.stamp, text: `${update.label ?? 'Update'}: ${said}`.slice(0, 400) };
    return [
      claim(page, {
        field: 'event',
        value,
        span: update.stamp.span,
        rule: 'posted update',
        weight: 4,
      }),
    ];
  });
}
