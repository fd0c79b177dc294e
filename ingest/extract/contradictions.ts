// Where does one line of the document contradict the lines around it, or the calendar?
import type { Fact } from '../model.ts';
import { corrections } from '../text/corrections.ts';
import { speaks } from '../text/outline.ts';
import type { Extractor, Page } from '../text/pages.ts';
import { claim } from './claim.ts';

export const contradictions: Extractor = {
  name: 'contradictions',
  extract(page) {
    return [
      ...slippedDates(page),
      ...impossibleTimes(page),
      ...unequalClocks(page),
      ...outsideHeading(page),
      ...correctedStart(page),
      ...wrongWeekdays(page),
    ];
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

/** `07:00 UTC / 12:00am PST`: two clocks of one moment that do not name one. */
function unequalClocks(page: Page): Fact[] {
  const { text } = page.document;
  for (const [index, first] of page.dated.entries()) {
    const second = page.dated[index + 1];
    if (
      !second ||
      !first.moment ||
      !second.moment ||
      first.sentence.start !== second.sentence.start
    )
      continue;
    if (
      !first.mention.zone ||
      !second.mention.zone ||
      first.mention.zone.name === second.mention.zone.name
    )
      continue;
    if (first.mention.range !== null || !speaks(first.passage)) continue;
    if (!/^\s*(?:\/|\(|=|or\b)\s*$/u.test(text.slice(first.mention.end, second.mention.start)))
      continue;
    const apart = Math.abs(Date.parse(first.moment.value) - Date.parse(second.moment.value)) % DAY;
    if (!(Math.min(apart, DAY - apart) > 90_000)) continue;
    const span = { start: first.mention.start, end: second.mention.end };
    const value = {
      field: 'zone',
      chosen: first.moment.value,
      rejected: second.moment.value,
      reason: 'two clocks are given for one moment and do not agree; the first holds',
    };
    return [
      claim(page, {
        field: 'contradiction',
        value,
        span,
        rule: 'two clocks of one moment',
        weight: 3,
      }),
    ];
  }
  return [];
}

/** `Tuesday, 15 April 2022`, which was a Friday: one of the two is wrong. */
function wrongWeekdays(page: Page): Fact[] {
  const wrong = page.dated.find(
    ({ mention, doubt, passage }) =>
      mention.weekday !== null &&
      typeof mention.date?.year === 'number' &&
      !mention.inherited.date &&
      /\bwas a \w+day, not a \w+day\b/u.test(doubt ?? '') &&
      speaks(passage),
  );
  if (!wrong?.moment) return [];
  const span = { start: wrong.mention.start, end: wrong.mention.end };
  const value = {
    field: 'date',
    chosen: wrong.moment.value,
    rejected: page.document.text.slice(span.start, span.end),
    reason: `${wrong.doubt ?? ''}; the date holds`,
  };
  return [
    claim(page, { field: 'contradiction', value, span, rule: 'weekday against date', weight: 3 }),
  ];
}

/** `The start was corrected from 9:06 to 9:04`: the document itself took a time back. */
function correctedStart(page: Page): Fact[] {
  return corrections(page).flatMap(({ from, to }) => {
    if (!from.moment || !to.moment || !speaks(from.passage)) return [];
    const value = {
      field: 'startedAt',
      chosen: to.moment.value,
      rejected: from.moment.value,
      reason: 'the document corrects a time that it gave before; the correction holds',
    };
    const span = { start: from.sentence.start, end: from.sentence.end };
    return [
      claim(page, { field: 'contradiction', value, span, rule: 'corrected time', weight: 3 }),
    ];
  });
}

const DAY = 86_400_000;

/** A timeline whose heading says from when until when it runs, and which begins before. */
function outsideHeading(page: Page): Fact[] {
  for (const from of page.dated) {
    if (from.passage.block.kind !== 'heading' || from.mention.range !== 'start' || !from.moment)
      continue;
    const start = from.moment;
    const first = page.entries.find((entry) => entry.passage.headings.includes(from.passage.block));
    if (!first || first.moment.value.slice(0, 10) >= start.value.slice(0, 10)) continue;
    const value = {
      field: 'date',
      chosen: first.moment.value,
      rejected: start.value,
      reason: 'the timeline begins before the first day that its heading names; the entry holds',
    };
    const span = { start: first.line.start, end: first.line.end };
    return [
      claim(page, {
        field: 'contradiction',
        value,
        span,
        rule: 'timeline outside its heading',
        weight: 3,
      }),
    ];
  }
  return [];
}
