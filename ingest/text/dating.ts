// Which instant does each time in the text mean, given the dates and zones stated above it?
import type { Block, Document, Moment, Range } from '../model.ts';
import type { Passage } from './outline.ts';
import { sentences } from './sentences.ts';
import { shiftDays } from './days.ts';
import { withColons } from './dotted.ts';
import { zonesByPlace } from './times/places.ts';
import { anchorDate, hasDay, isoDate, publishedDate } from './dating/anchor.ts';
import { isLog, readable } from './dating/readable.ts';
import { zoneFinder } from './dating/zones.ts';
import { LOOKING_BACK } from './statuses.ts';
import { dateOrder, findTimes, resolveMention, type TimeMention } from './times.ts';

/** A time in the text, dated: what it says and what it means here. */
export interface Dated {
  mention: TimeMention;
  /** null where no date can be known, or where the words are impossible (25:61) */
  moment: Moment | null;
  passage: Passage;
  /** the sentence around it; the whole block for rows, headings and fields */
  sentence: Range;
  /** the date was taken from above, not stated beside the time */
  dateInherited: boolean;
  /** the zone was taken from a statement elsewhere or from the page's stamps */
  zoneInherited: boolean;
  doubt: string | null;
}

/**
 * Every time in the passages, in text order. A clock time takes its date from the same sentence, else from the nearest
 * date above (row, heading, item, update stamp, title, front matter). A zone comes from the mention, else from the
 * statement of its section, the document (`All times in UTC`), the stamps of the page, or, where every zone that the
 * document writes is one and the same, from that.
 */
export function dateMentions(document: Document, passages: Passage[]): Dated[] {
  const order = orderOf(document);
  const text = withColons(document, passages);
  const meant = zonesByPlace(document.text);
  const found = passages.map((passage) => ({
    passage,
    mentions:
      readable(passage) && !isLog(document, passage)
        ? findTimes(text, passage.block.start, passage.block.end, { order }).map(meant)
        : [],
  }));
  const zoneOf = zoneFinder(
    document,
    passages,
    found.flatMap((each) => each.mentions),
  );
  const anchor = anchorDate(document, found);
  const dated: Dated[] = [];
  let above: { date: string; depth: number }[] = [];
  let running = anchor;
  // the day of publication only stands in until the text gives a day of its own
  let assumed = true;
  let update: Block | null = null;
  // `all events are of 21 October unless noted`: a line's own date is that line's alone
  let ruling: string | null = null;
  // what `yesterday` is counted from: the day of the posting or of publication, not the day that the story has reached
  let base = publishedDate(document) ?? anchor;

  for (const { passage, mentions } of found) {
    if (passage.update !== update) {
      update = passage.update;
      base = update?.stamp?.value.slice(0, 10) ?? publishedDate(document) ?? anchor;
      assumed = LOOKING_BACK.test(update?.label ?? '');
      running = update?.stamp ? update.stamp.value.slice(0, 10) : (above.at(-1)?.date ?? anchor);
    }
    if (passage.block.kind === 'heading') {
      ruling = null;
      above = above.filter((heading) => heading.depth < passage.block.depth);
      if (!update) running = above.at(-1)?.date ?? running;
    }
    if (!mentions.length) continue;
    const ranges =
      passage.block.kind === 'paragraph' ||
      passage.block.kind === 'item' ||
      (passage.block.end - passage.block.start > 80 && passage.block.kind === 'field')
        ? whole(sentences(document.text, passage.block.start, passage.block.end), mentions)
        : [passage.block];
    // a date in prose dates what follows in its paragraph; only a date at the head of a block dates what is below
    if (ruling !== null && passage.block.kind === 'item') running = ruling;
    let local = running;
    mentions.forEach((mention, index) => {
      const sentence =
        ranges.find((range) => mention.start >= range.start && mention.start < range.end) ??
        passage.block;
      const stated = mention.date !== null && mention.date.day !== null;
      const beside = stated ? null : dateBeside(mentions, index, sentence);
      const context = {
        date: ofTheMonth(
          document.text.slice(mention.end, mention.end + 16),
          beside ? isoDate(beside, local) : isRelative(mention) ? base : local,
        ),
        year: yearOf(beside?.date?.year ?? null, local),
        zone: zoneOf(passage, mention),
      };
      // one reading of the whole document's zone rule is enough; the words beside the time always win
      const value = mention.invalid
        ? null
        : resolveMention(weekdayInStory(mention, local, base), context);
      const moment: Moment | null = value && {
        value:
          stated || mention.dayOffset !== null
            ? value.value
            : notAfter(value.value, update?.stamp?.value ?? null),
        precision: value.precision,
        zone: value.zone,
        span: {
          start: mention.start,
          end: mention.end,
          quote: document.text.slice(mention.start, mention.end),
        },
      };
      dated.push({
        mention,
        moment,
        passage,
        sentence,
        dateInherited: !stated && mention.dayOffset === null,
        zoneInherited: mention.zone === null && value?.zone != null,
        doubt: value?.doubt ?? mention.invalid,
      });
      const moved = stated || mention.dayOffset !== null;
      if (moment && moved && moment.value.length >= 10) {
        local = moment.value.slice(0, 10);
        // a story goes on in the next paragraph on the day that it had reached; a date of long ago is an aside
        if (
          passage.block.kind === 'paragraph' &&
          (assumed || running === null || near(local, running))
        ) {
          running = local;
          assumed = false;
        }
        if (passage.block.kind === 'paragraph' && rulesList(document, sentence, mention))
          running = ruling = local;
        if (headsBlock(document, passage, mention)) {
          running = local;
          if (passage.block.kind === 'heading')
            above.push({ date: local, depth: passage.block.depth });
        }
      }
    });
  }
  return dated;
}

/**
 * A bare weekday counts back from the day of publication, but in a story that has reached a day of its own it is the nearest
 * one: `on Friday, 10 November … complete on Saturday`.
 */
function weekdayInStory(
  mention: TimeMention,
  story: string | null,
  base: string | null,
): TimeMention {
  if (mention.weekday === null || mention.date !== null || story === null || story === base)
    return mention;
  const at = new Date(`${story}T00:00Z`);
  const ahead = (mention.weekday - (at.getUTCDay() || 7) + 7) % 7;
  const days = ahead > 3 ? ahead - 7 : ahead;
  const day = new Date(at.getTime() + days * 86_400_000);
  return {
    ...mention,
    date: { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() },
  };
}

/** A posting tells what has been: a clock time without a date that would lie after it is of the day before. */
function notAfter(value: string, stamp: string | null): string {
  if (stamp === null || value.length < 16) return value;
  const zoned = /(?:Z|[+-]\d\d:\d\d)$/u;
  if (zoned.test(value) !== zoned.test(stamp)) return value;
  const read = (iso: string): number => Date.parse(zoned.test(iso) ? iso : `${iso}Z`);
  const late = read(value) - read(stamp);
  // a few minutes are haste; more than half a day is a plan for tomorrow
  return late > 5 * 60_000 && late < 24 * 3_600_000 ? shiftDays(value, -1) : value;
}

/** A stop inside a time (`am 2.1. um 22:30`) ends no sentence. */
function whole(ranges: readonly Range[], mentions: TimeMention[]): Range[] {
  const joined: Range[] = [];
  for (const range of ranges) {
    const last = joined.at(-1);
    if (last && mentions.some(({ start, end }) => start < last.end && last.end < end))
      last.end = range.end;
    else joined.push({ start: range.start, end: range.end });
  }
  return joined;
}

/** `Unless noted, all events happened on 21 October`. */
function rulesList(document: Document, sentence: Range, mention: TimeMention): boolean {
  return /\b(?:all|unless)\b[^.]{0,50}\b(?:events|entries|times|timestamps|dates)\b[^.]{0,30}\b(?:on|are|is|for)\b[^.]{0,12}$/iu.test(
    document.text.slice(sentence.start, mention.start),
  );
}

/** `8 PM UTC on the 16th`: that day of the month that the story has reached, or of the month before where it lies far ahead. */
function ofTheMonth(behind: string, date: string | null): string | null {
  const day = Number(/^,? on the (\d{1,2})(?:st|nd|rd|th)\b(?! of)/iu.exec(behind)?.[1]);
  if (!date || !(day >= 1 && day <= 31)) return date;
  const at = new Date(`${date}T00:00Z`);
  const back = day - at.getUTCDate() > 15 ? 1 : 0;
  const found = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - back, day));
  return found.getUTCDate() === day ? found.toISOString().slice(0, 10) : date;
}

/** `yesterday`, `today`; `the next day` goes on from the story instead. */
function isRelative(mention: TimeMention): boolean {
  return mention.dayOffset !== null && mention.dayOffset <= 0;
}

/** True where the mention opens its block, so that the lines below are of its day. */
function headsBlock(document: Document, passage: Passage, mention: TimeMention): boolean {
  const { block } = passage;
  if (block.kind === 'heading') return true;
  if (block.kind === 'row') return mention.start < (block.cells?.[1]?.end ?? block.end);
  if (block.kind === 'field')
    return /^(?!.*(?:updat|publi|modif|creat)).*(?:date|day|when|start|datum|fecha|日)/iu.test(
      block.label ?? '',
    );
  const before = document.text.slice(block.start, mention.start);
  return /^[\s\p{P}\p{S}]*(?:(?:on|am|op|le|el|on the|date|datum)\s*:?\s*)?$/iu.test(before);
}

/** Another mention in the same sentence that states the day: the last before, else the first after. */
function dateBeside(mentions: TimeMention[], index: number, sentence: Range): TimeMention | null {
  const inside = (mention: TimeMention): boolean =>
    hasDay(mention) && mention.start >= sentence.start && mention.start < sentence.end;
  return (
    mentions.slice(0, index).findLast(inside) ?? mentions.slice(index + 1).find(inside) ?? null
  );
}

function yearOf(stated: number | null, near: string | null): number | null {
  return stated ?? (near ? Number(near.slice(0, 4)) : null);
}

/** Days at most between two dates of one story. */
const STORY = 3;

function near(a: string, b: string): boolean {
  return Math.abs(Date.parse(`${a}T00:00Z`) - Date.parse(`${b}T00:00Z`)) <= STORY * 86_400_000;
}

/** Day or month first? As the document's unambiguous dates have it, else by its language. */
function orderOf(document: Document): 'dmy' | 'mdy' {
  return (
    dateOrder(document.text) ??
    (document.languages[0] === 'en' || !document.languages[0] ? 'mdy' : 'dmy')
  );
}
