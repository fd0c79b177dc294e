// From when until when, said in one breath?
import { elapsed } from '../../clocks.ts';
import type { Fact, Moment } from '../../model.ts';
import type { Dated } from '../../text/dating.ts';
import { IMPACT } from '../../text/happenings.ts';
import { labelOf, MOMENT_LABELS } from '../../text/labels.ts';
import { speaks } from '../../text/outline.ts';
import type { Page } from '../../text/pages.ts';
import { words } from '../../text/patterns.ts';
import { endsOutright } from '../../text/returns.ts';
import { reading } from './reading.ts';

/** `unavailable from A until B`: both ends of the impact in one sentence. */
export function fromRanges(page: Page): Fact[] {
  const facts: Fact[] = [];
  // without words of impact only the first range of a summary is about the incident
  let firstRange = true;
  const over = outrightEnd(page);
  page.dated.forEach((from, index) => {
    const to = page.dated[index + 1];
    if (from.mention.range !== 'start' || to?.mention.range !== 'end' || !speaks(from.passage))
      return;
    if (!from.moment || !to.moment || from.passage !== to.passage) return;
    const behind = page.document.text.slice(
      to.mention.end,
      Math.min(to.sentence.end, to.mention.end + 60),
    );
    const ahead = page.document.text.slice(from.sentence.start, from.mention.start);
    if (WRITING.test(ahead)) return;
    if (REPAIR.test(behind)) {
      // what could be mended by then was mended
      if (MENDED.test(behind) && from.passage.block.kind === 'paragraph')
        facts.push(
          reading(page, 'mitigatedAt', rolled(from.moment, to), to.sentence, 'range of repair', 3),
        );
      return;
    }
    if (
      from.mention.time === null &&
      to.mention.time === null &&
      from.passage.block.kind === 'heading'
    )
      return;
    const said = page.document.text.slice(from.sentence.start, from.sentence.end);
    const label = labelOf(page.document, from.passage.block, from.mention.start);
    if (label !== null && MOMENT_LABELS.some((entry) => entry.pattern.test(label))) return;
    const impact = IMPACT.test(said) || from.passage.roles.includes('impact');
    const told = from.passage.role === null || from.passage.role === 'summary';
    const exact =
      from.moment.precision === 'minute' &&
      to.moment.precision === 'minute' &&
      from.passage.block.kind === 'paragraph';
    if (!impact && !(told && exact && firstRange)) return;
    firstRange = false;
    const forecast =
      /\b(?:will|scheduled|planned|maintenance window|expected|between \d+ and \d+ (?:%|percent))\b/iu.test(
        said,
      );
    const days = from.mention.time === null && to.mention.time === null;
    // what went on from A until B in a line of the timeline is a step of the story
    const step = page.entries.some((entry) => entry.dated === from) ? 1.5 : 0;
    const end = rolled(from.moment, to);
    // the end of the whole is said: what was touched for longer is a part, or came after
    const part = over !== null && over.sentence !== from.sentence && isAfter(end, over.moment);
    const weight = forecast
      ? 1
      : part
        ? OF_A_PART
        : days
          ? DAYS
          : !impact
            ? 3
            : /\b(?:duration|outage|unavailable|disrupt|down\b|degrad|impact)/iu.test(said)
              ? 4.5
              : 3.5;
    facts.push(
      reading(page, 'startedAt', from.moment, from.sentence, 'range of impact', weight - step),
      reading(page, 'resolvedAt', end, to.sentence, 'range of impact', weight - step),
    );
  });
  return facts;
}

/** A range of bare days: any reading with a clock time says more. */
const DAYS = 1.6;

/** A range beyond the stated end: it weighs less than any word about the whole. */
const OF_A_PART = 1.7;

/** Where the page says outright that the incident ended. */
function outrightEnd(page: Page): { moment: Moment; sentence: Dated['sentence'] } | null {
  for (const { mention, sentence, moment, passage } of page.dated)
    if (
      moment?.precision === 'minute' &&
      speaks(passage) &&
      endsOutright(page.document.text.slice(sentence.start, mention.start))
    )
      return { moment, sentence };
  return null;
}

function isAfter(late: Moment, early: Moment): boolean {
  return late.precision === 'minute' && (elapsed(early, late)?.minutes ?? 0) > 0;
}

/** Written, changed or corrected between A and B: about the text, not about the incident. */
const WRITING = words(
  /\b(?:updated|posted|published|edited|written|changed|corrected|amended|adjusted|moved)(?: \w+)? (?:between|from|on)?\s*[~≈]?\s*$/iu,
);

/** The repair succeeded within the range. */
const MENDED = words(
  /\b(?:able to (?:\w+ )?(?:rectif\w*|fix\w*|restor\w*|repair\w*|mitigat\w*|recover\w*)|rectified|fixed|restored|repaired|mitigated)\b/iu,
);

/** What was done from A until B was the repair. */
const REPAIR = words(
  /^[\s,]*(?:we|i|they|our \w+|the (?:team|engineers?)|engineers?) (?:\w+ ){0,3}(?:rectif\w*|fix\w*|restor\w*|repair\w*|mitigat\w*|work\w*|deploy\w*|investigat\w*|recover\w*|monitor\w*|able to)\b/iu,
);

/** The end of a range of clock times falls on the next day when it reads earlier than its start. */
function rolled(from: Moment, to: Dated): Moment {
  const moment = to.moment;
  if (!moment) return from;
  const earlier = moment.value.slice(0, 16) < from.value.slice(0, 16);
  const owned = to.mention.date !== null && !to.mention.inherited.date;
  if (!earlier || owned || moment.value.slice(0, 10) !== from.value.slice(0, 10)) return moment;
  const next = new Date(Date.parse(`${moment.value.slice(0, 10)}T00:00Z`) + 86_400_000)
    .toISOString()
    .slice(0, 10);
  return { ...moment, value: next + moment.value.slice(10) };
}
