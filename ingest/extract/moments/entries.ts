// What does each line of a timeline say of the clocks?
import type { Fact, MomentField, Range } from '../../model.ts';
import { happenings, WATCHED } from '../../text/happenings.ts';
import { speaks } from '../../text/outline.ts';
import type { Page } from '../../text/pages.ts';
import type { Entry } from '../../text/timeline.ts';
import { isOnlyFacility } from '../../text/returns.ts';
import { FACILITY, MEANING, reading } from './reading.ts';

/** What a return of service loses by being watched still. */
const WATCHING = 0.4;

export function fromEntries(page: Page): Fact[] {
  const facts: Fact[] = [];
  for (const entry of page.entries) {
    if (!speaks(entry.passage)) continue;
    if (entry.moment.precision === 'day' && (!entry.formal || isDayOfEntries(page, entry)))
      continue;
    const seen = new Set<MomentField>();
    for (const [order, range] of entry.words.entries()) {
      // under a heading that is a day, only the first words are of that day as a whole
      const day = entry.moment.precision === 'day' && entry.passage.block.kind === 'heading';
      if (day && order > 0) break;
      const words = page.document.text.slice(
        range.start,
        Math.min(range.end, range.start + (day ? 160 : 400)),
      );
      for (const said of happenings(words)) {
        const meaning = MEANING[said.rule.happening];
        if (seen.has(meaning.field)) continue;
        if (isLateUpdate(page, entry) && !RETURN.has(meaning.field)) continue;
        seen.add(meaning.field);
        const told = entry.formal ? meaning.entry : meaning.entry - 0.4;
        // in a table, who did it may stand before what was done
        const behind = order > 0 && entry.passage.block.kind !== 'row';
        const weight = told - (behind ? 0.8 : 0) - Math.min(0.5, said.index / 400);
        if (RETURN.has(meaning.field) && isOnlyFacility(words)) {
          facts.push(
            reading(
              page,
              'resolvedAt',
              entry.moment,
              entrySpan(entry),
              'timeline: what it stands on is back',
              FACILITY,
            ),
          );
          continue;
        }
        // back, and still watched: users can work again, the end is told further down
        if (said.rule.happening === 'resolved' && WATCHED.test(words)) {
          facts.push(
            reading(
              page,
              'mitigatedAt',
              entry.moment,
              entrySpan(entry),
              `timeline: ${said.rule.name}, still watched`,
              weight - WATCHING,
            ),
            reading(
              page,
              'resolvedAt',
              entry.moment,
              entrySpan(entry),
              `timeline: ${said.rule.name}, still watched`,
              weight - 2 * WATCHING,
            ),
          );
          continue;
        }
        facts.push(
          reading(
            page,
            meaning.field,
            entry.moment,
            entrySpan(entry),
            `timeline: ${said.rule.name}`,
            weight,
          ),
        );
      }
    }
  }
  return facts;
}

const RETURN: ReadonlySet<MomentField> = new Set(['mitigatedAt', 'resolvedAt']);

/** An update that is not the first: that something is wrong was so before it. */
function isLateUpdate(page: Page, entry: Entry): boolean {
  if (!entry.update) return false;
  const { published } = page.document;
  return (
    (published?.precision === 'minute' && published.value < entry.moment.value) ||
    page.entries.some((other) => other.moment.value < entry.moment.value)
  );
}

/** A heading that only says of which day the entries below it are. */
function isDayOfEntries(page: Page, { passage }: Entry): boolean {
  return page.entries.some(
    (other) =>
      other.passage.headings.includes(passage.block) && other.moment.precision === 'minute',
  );
}

/** The entry's own line, so that the quote holds both the time and what happened. */
function entrySpan(entry: Entry): Range {
  const own = entry.words[0];
  const end =
    own && own.start >= entry.line.end && own.end - entry.line.start < 400
      ? own.end
      : entry.line.end;
  return { start: entry.line.start, end };
}
