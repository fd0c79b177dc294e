// On which day was it, where nothing better says when impact began?
import type { Fact } from '../../model.ts';
import type { Dated } from '../../text/dating.ts';
import { hasDay } from '../../text/dating/anchor.ts';
import { happenings, IMPACT } from '../../text/happenings.ts';
import { speaks, type Passage } from '../../text/outline.ts';
import type { Page } from '../../text/pages.ts';
import { words } from '../../text/patterns.ts';
import { reading } from './reading.ts';

const NOW = words(
  /\b(?:we(?:'|’)?re|we are|is|are) (?:currently|presently|now) (?:facing|experiencing|having|seeing|investigating|down|unavailable|offline|affected)\b|\b(?:we are (?:experiencing|investigating|aware of)|zurzeit|zur zeit|derzeit|momenteel|en ce moment|actualmente|atualmente|al momento)\b/iu,
);

/**
 * Written while the trouble went on: it had begun when the words were posted. Of the day alone where the page gives no more
 * than that, and its title tells of trouble.
 */
function whileItWentOn(page: Page, heading: Passage | undefined): Fact[] {
  const { published, text } = page.document;
  if (!published || page.parts > 1) return [];
  const said = page.passages
    .filter(({ block }) => block.kind === 'paragraph')
    .slice(0, 2)
    .map(({ block }) => text.slice(block.start, Math.min(block.end, block.start + 300)))
    .join(' ');
  if (published.precision === 'minute' && NOW.test(said))
    return [
      reading(
        page,
        'startedAt',
        published,
        published.span,
        'posted while it went on',
        1.2,
        'implied',
      ),
    ];
  const title = heading ? text.slice(heading.block.start, heading.block.end) : '';
  return published.precision === 'day' &&
    published.rule === 'date of the byline' &&
    IMPACT.test(title)
    ? [reading(page, 'startedAt', published, published.span, 'day of the report', 0.5, 'implied')]
    : [];
}

/** The words from the start of the line to the end of the block around a place. */
function lineOf({ document }: Page, at: number): string {
  return document.text.slice(document.text.lastIndexOf('\n', at - 1) + 1, at + 20);
}

/** The day in the title, where nothing better says when impact began. */
export function fromDays(page: Page): Fact[] {
  const heading = page.heading ?? page.passages.find(({ block }) => block.kind === 'heading');
  const candidates = page.dated.filter(
    (each) => each.moment !== null && hasDay(each.mention) && each.mention.time === null,
  );
  const title =
    candidates.find((each) => each.passage === heading) ??
    candidates.find(
      (each) => each.passage.block.kind === 'heading' && each.passage.headings.length === 0,
    );
  // a line of a date alone, at the head of the page
  const head = page.passages.slice(0, 4).map(({ block }) => block);
  const dateline = candidates.find(
    ({ passage, mention }) =>
      head.includes(passage.block) &&
      mention.start - passage.block.start < 3 &&
      passage.block.end - mention.end < 3,
  );
  const facts: Fact[] = [];
  if (!title && dateline?.moment)
    facts.push(
      reading(
        page,
        'startedAt',
        dateline.moment,
        dateline.passage.block,
        'date at the head of the page',
        0.9,
        'implied',
      ),
    );
  if (title?.moment)
    facts.push(
      reading(
        page,
        'startedAt',
        title.moment,
        title.passage.block,
        'day in the title',
        1,
        'implied',
      ),
    );
  const dated = page.document.published;
  // `date:` above a report whose timeline is of that day
  if (
    dated?.precision === 'day' &&
    /^date\b/iu.test(lineOf(page, dated.span.start)) &&
    page.entries.some((entry) => entry.moment.value.startsWith(dated.value))
  )
    facts.push(reading(page, 'startedAt', dated, dated.span, 'day of the report', 0.8, 'implied'));
  facts.push(...whileItWentOn(page, heading));
  // a clock time in the title is when it began
  const clock = page.dated.find(
    (each) =>
      each.moment !== null &&
      each.mention.time !== null &&
      each.mention.range === null &&
      !each.dateInherited &&
      each.passage === heading,
  );
  if (clock?.moment)
    facts.push(
      reading(page, 'startedAt', clock.moment, clock.passage.block, 'time in the title', 3),
    );
  // `the incident that occurred on 10 November`: a day that a sentence gives for the incident
  // `yesterday` is a day as well, where the page says when it was written
  const told = page.dated.filter(
    ({ moment, mention }) =>
      moment !== null && mention.time === null && (hasDay(mention) || (mention.dayOffset ?? 0) < 0),
  );
  for (const each of told) {
    if (!each.moment || !speaks(each.passage) || each.passage.block.kind !== 'paragraph') continue;
    const said = page.document.text.slice(each.sentence.start, each.sentence.end);
    if (
      IMPACT.test(said) &&
      (each.passage.role === null ||
        each.passage.role === 'summary' ||
        each.passage.role === 'impact')
    )
      facts.push(
        reading(page, 'startedAt', each.moment, each.sentence, 'day of the incident', 1.5),
      );
    if (isDayOfNoticing(page, each))
      facts.push(reading(page, 'detectedAt', each.moment, each.sentence, 'day of noticing', 1.2));
  }
  return facts;
}

/** `On 3 May a user noticed …`: the sentence opens with the day, and the first thing that it tells is that somebody saw it. */
function isDayOfNoticing({ document }: Page, { mention, sentence, passage }: Dated): boolean {
  if (passage.role !== null && passage.role !== 'summary') return false;
  const before = document.text.slice(sentence.start, mention.start);
  if (!OPENING.test(before)) return false;
  const after = document.text.slice(mention.end, Math.min(sentence.end, mention.end + 120));
  if (FOUND.test(after)) return true;
  const said = happenings(after);
  const [first] = [...said].sort((a, b) => a.index - b.index);
  return first?.rule.happening === 'detected';
}

/** `a researcher identified …`: somebody from outside or inside found it. */
const FOUND =
  /^[\s,]*(?:we|(?:an?|one of our|our|the) (?:\w+ ){0,3}(?:researchers?|users?|customers?|engineers?|developers?|maintainers?|team)) (?:first )?(?:identified|found)\b/iu;

const OPENING =
  /^[\s\p{P}]*(?:on |am |op |le |el |em |il )?(?:the )?(?:(?:early |late )?(?:morning|afternoon|evening|night) of )?$/iu;
