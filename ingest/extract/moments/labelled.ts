// Which clock does a label name: a field, a cell, the words before a colon?
import type { Fact, Moment, Range } from '../../model.ts';
import { shiftDays } from '../../text/days.ts';
import type { Dated } from '../../text/dating.ts';
import { labelAbove, labelOf, MOMENT_LABELS } from '../../text/labels.ts';
import { speaks } from '../../text/outline.ts';
import type { Page } from '../../text/pages.ts';
import { claim } from '../claim.ts';
import { reading } from './reading.ts';

/** `Outage start: 03:53`, a table row or front matter key that names the clock. */
export function fromLabels(page: Page): Fact[] {
  return rolledOver(page, labelled(page));
}

/** `Start: 14 May 23:50`, `End: 00:35`: an end without a date of its own that would lie before its start is of the next day. */
function rolledOver(page: Page, facts: Fact[]): Fact[] {
  const start = facts.find(({ field }) => field === 'startedAt');
  if (start?.field !== 'startedAt' || start.value.precision !== 'minute') return facts;
  return facts.map((fact) => {
    if (fact.field !== 'resolvedAt' && fact.field !== 'mitigatedAt') return fact;
    const { value } = fact;
    const own = page.dated.find(({ mention }) => mention.start === value.span.start);
    // `16:05 UTC (09:05 MST)`: clocks of two zones cannot be compared as they are written
    const early =
      value.zone === start.value.zone &&
      value.value.slice(0, 10) === start.value.value.slice(0, 10) &&
      value.value.slice(10, 16) < start.value.value.slice(10, 16);
    return own?.dateInherited && early
      ? { ...fact, value: { ...value, value: shiftDays(value.value, 1) } }
      : fact;
  });
}

function labelled(page: Page): Fact[] {
  const facts: Fact[] = [];
  const statusKeys = page.passages.some(
    ({ block }) =>
      block.kind === 'field' &&
      /^(?:resolved(?:_?(?:when|at))?|affected|severity|impact|(?:outage|incident)[ _]?(?:end|finish|stop)(?:ed)?(?:[ _]?(?:at|time))?)$/i.test(
        block.label ?? '',
      ),
  );
  const unresolved = page.passages.some(
    ({ block }) =>
      block.kind === 'field' &&
      /^(?:is_?)?resolved$/iu.test(block.label ?? '') &&
      /:\s*(?:false|no)$/iu.test(page.document.text.slice(block.start, block.end)),
  );
  for (const each of page.dated) {
    if (!each.moment || !speaks(each.passage)) continue;
    if (page.entries.some((entry) => entry.dated === each)) continue;
    // `Date:` in the header of a mail is when it was sent
    const posted = each.passage.update?.stamp?.span;
    if (posted && each.mention.start < posted.end && posted.start < each.mention.end) continue;
    // the day of writing is not the day of the incident
    const { published } = page.document;
    if (
      published &&
      each.mention.start <= published.span.start &&
      published.span.end <= each.mention.end &&
      (each.mention.time === null || (!statusKeys && isFrontMatter(page, each)))
    )
      continue;
    const label =
      labelOf(page.document, each.passage.block, each.mention.start) ??
      (each.passage.update ? null : labelAbove(page.document, each.mention));
    if (label === null) continue;
    const meaning = MOMENT_LABELS.find(
      (entry) => entry.pattern.test(label) && (statusKeys || !entry.needsStatusKeys),
    );
    if (!meaning) continue;
    if (unresolved && meaning.field === 'resolvedAt') {
      facts.push(contradicted(page, each.moment, each.passage.block));
      continue;
    }
    const clock = each.mention.time !== null;
    // a bare date under 'Date' may be the day of writing: it is only worth more than nothing
    const weight = clock ? meaning.weight : Math.min(meaning.weight, meaning.day);
    if (each.mention.range === 'end' && meaning.field === 'startedAt') {
      if (meaning.range)
        facts.push(
          reading(
            page,
            'resolvedAt',
            each.moment,
            each.passage.block,
            `label: ${meaning.name}, end of the range`,
            weight,
          ),
        );
      continue;
    }
    if (weight > 0)
      facts.push(
        reading(
          page,
          meaning.field,
          each.moment,
          each.passage.block,
          `label: ${meaning.name}`,
          weight,
        ),
      );
  }
  return facts;
}

/** A key above all headings: there, a `date` with a clock is when the report was posted. */
function isFrontMatter(page: Page, { passage }: Dated): boolean {
  const heading = page.passages.find(({ block }) => block.kind === 'heading');
  return (
    passage.block.kind === 'field' &&
    passage.headings.length === 0 &&
    (heading === undefined || passage.block.start < heading.block.start)
  );
}

/** `resolved: false` beside a time at which it was: the flag holds, no end is claimed. */
function contradicted(page: Page, moment: Moment, span: Range): Fact {
  const value = {
    field: 'resolvedAt',
    chosen: 'not resolved',
    rejected: moment.value,
    reason: 'the entry is marked as not resolved and gives a time at which it was; the mark holds',
  };
  return claim(page, {
    field: 'contradiction',
    value,
    span: { start: span.start, end: span.end },
    rule: 'flag against time',
    weight: 3,
  });
}
