// Which lengths of time does a text write, and exactly where?
import { isApproximate, isBound } from './times/approximate.ts';
import { levelled } from './times/level.ts';
import type { Measure } from './times/measure-parts.ts';
import { measuresOf } from './times/measures.ts';

/** One length of time in the text, its parts joined (`1 hour and 5 minutes`). */
export interface DurationMention {
  start: number;
  end: number;
  /** whole minutes, rounded, at least 1 where there are any seconds; of a range, its upper end */
  minutes: number;
  /** the same in seconds, unrounded */
  seconds: number;
  /** the ends of a range (`2 to 3 hours`) in minutes, else null */
  minMinutes: number | null;
  maxMinutes: number | null;
  /** around, ~, more than, a range */
  approximate: boolean;
  /** it repeats or is a rate (`every 10 minutes`, `5 requests per 10 seconds`), so it says how often, not how long */
  rate: boolean;
}

const RANGE =
  /^ ?(?:-|–|—|to|or|and|tot|à|bis|und|en|of|ou|a|e|y|から|〜|~) ?(?:about |around |~)?$/i;
const BETWEEN = /(?:between|from|entre|tussen|zwischen|von|de|tra|da) (?:about |around )?$/i;
const JOINING_ONLY = /^ ?(?:and|und|en|y|e|a|of) ?$/i;
const RATE_BEFORE =
  /(?:every|each|per|once (?:an?|every|per)|alle|jede[rn]?|elke|iedere|per|chaque|toutes les|tous les|cada|a cada|ogni|毎|매)(?: other| (?:about|around|few|couple(?: of)?))? ?$/i;
const RATE_AFTER = /^[ -](?:intervals?|apart|cadence)\b|^ごと|^마다/i;

/**
 * The lengths of time that `text` writes between `from` and `to` (the whole text by default), in text order and not
 * overlapping. Clock times are none of them: `14h05` and `22:30 hours` are left to `findTimes` wherever it reads them.
 */
export function findDurations(text: string, from = 0, to = text.length): DurationMention[] {
  const window = levelled(from === 0 && to === text.length ? text : text.slice(from, to));
  const mentions: DurationMention[] = [];
  let last: Measure | null = null;
  for (const measure of measuresOf(window)) {
    const previous = mentions.at(-1);
    if (last && previous && isRange(window, last, measure)) widen(previous, measure);
    else mentions.push(mentionOf(window, measure));
    last = measure;
  }
  if (from > 0)
    for (const mention of mentions)
      [mention.start, mention.end] = [mention.start + from, mention.end + from];
  return mentions;
}

function mentionOf(text: string, { start, end, seconds, low, loose }: Measure): DurationMention {
  return {
    start,
    end,
    seconds,
    minutes: wholeMinutes(seconds),
    minMinutes: low === null ? null : wholeMinutes(low),
    maxMinutes: low === null ? null : wholeMinutes(seconds),
    approximate: loose || low !== null || isApproximate(text, start) || isBound(text, start),
    rate: isRate(text, start, end),
  };
}

/** Minutes of these seconds, rounded; a few seconds are a minute, none are none. */
function wholeMinutes(seconds: number): number {
  return seconds > 0 ? Math.max(1, Math.round(seconds / 60)) : 0;
}

/** `30 minutes to 1 hour`; "and" joins the ends only behind "between". */
function isRange(text: string, first: Measure, second: Measure): boolean {
  if (
    second.start - first.end > 12 ||
    first.low !== null ||
    second.low !== null ||
    second.seconds <= first.seconds
  )
    return false;
  const gap = text.slice(first.end, second.start);
  if (!RANGE.test(gap)) return false;
  return (
    !JOINING_ONLY.test(gap) || BETWEEN.test(text.slice(Math.max(0, first.start - 20), first.start))
  );
}

function widen(mention: DurationMention, { end, seconds }: Measure): void {
  mention.minMinutes = wholeMinutes(mention.seconds);
  mention.maxMinutes = wholeMinutes(seconds);
  mention.seconds = seconds;
  mention.minutes = wholeMinutes(seconds);
  mention.end = end;
  mention.approximate = true;
}

function isRate(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  return (
    RATE_BEFORE.test(before) ||
    /\S\s?\/ ?$/.test(before) ||
    RATE_AFTER.test(text.slice(end, end + 12))
  );
}
