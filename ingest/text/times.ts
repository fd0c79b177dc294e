// Which dates and clock times does a text write, exactly where, and which of them are ranges?
//
// Own grammar: pieces are found in one pass (`times/scan.ts`), joined where they stand together (`times/join.ts`), and
// linked where they are the ends of a range (`times/ranges.ts`). Nothing here knows the rest of the document.
import { isApproximate } from './times/approximate.ts';
import { type Group, joined } from './times/join.ts';
import { levelled } from './times/level.ts';
import type { DateOrder, TimeMention } from './times/mention.ts';
import { type Candidate, linkRanges } from './times/ranges.ts';
import { piecesOf } from './times/scan.ts';

export type { TimeMention } from './times/mention.ts';
export { dateOrder } from './times/order.ts';
export { resolveMention, type TimeContext } from './times/resolve.ts';
export { findZoneInLabel, findZoneStatement } from './times/zone-statement.ts';

/**
 * The times that `text` writes between `from` and `to` (the whole text by default), in text order and not overlapping.
 * Offsets count from the start of `text`, so that `text.slice(start, end)` are the words. Impossible times (25:61) are
 * among them with `invalid` set. `order` reads 03/04/2021 where both readings are possible: `dmy` unless told otherwise.
 */
export function findTimes(
  text: string,
  from = 0,
  to = text.length,
  options: { order?: DateOrder } = {},
): TimeMention[] {
  const window = from === 0 && to === text.length ? text : text.slice(from, to);
  const level = levelled(window);
  const pieces = piecesOf({ text: level, order: options.order ?? 'dmy' });
  if (!pieces.length) return [];
  const candidates = joined(level, pieces).map((group) => ({
    group,
    mention: mentionOf(level, group),
  }));
  linkRanges(level, candidates);
  const mentions = candidates.filter(isBelieved).map(({ mention }) => mention);
  return from === 0 ? mentions : mentions.map((mention) => moved(mention, from));
}

function mentionOf(text: string, group: Group): TimeMention {
  const { pieces, date, weekday, day, time } = group;
  return {
    start: group.start,
    end: group.end,
    form: pieces.map((piece) => piece.form).join('+'),
    date: date?.date ?? null,
    weekday: weekday?.weekday ?? null,
    // a date beside it says more than "yesterday"
    dayOffset: date ? null : (day?.dayOffset ?? null),
    time: time?.time ?? null,
    precision: (time ?? date)?.precision ?? 'day',
    approximate:
      pieces.some((piece) => piece.approximate) ||
      pieces.some((piece) => isApproximate(text, piece.start)),
    zone: time?.zone ?? null,
    range: null,
    ambiguousDate: date?.ambiguousDate ?? null,
    invalid: pieces.find((piece) => piece.invalid !== null)?.invalid ?? null,
    inherited: { date: false, zone: false },
  };
}

/** A piece that needs a range, a zone or company to be a time has it. */
function isBelieved({ group, mention }: Candidate): boolean {
  const time = group.time ?? group.date;
  if (time?.need === 'range') return mention.range !== null;
  if (time?.need === 'context')
    return mention.range !== null || mention.zone !== null || group.pieces.length > 1;
  return true;
}

function moved(mention: TimeMention, by: number): TimeMention {
  const zone = mention.zone && {
    ...mention.zone,
    start: mention.zone.start + by,
    end: mention.zone.end + by,
  };
  return { ...mention, start: mention.start + by, end: mention.end + by, zone };
}
