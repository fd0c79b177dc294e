// Which two mentions are the ends of one range, and what does each take over from the other?
import { timeFault } from './calendar.ts';
import { onTheDial } from './clock-tail.ts';
import type { Group } from './join.ts';
import type { ClockTime, Piece, TimeMention } from './mention.ts';

/** A group, and the mention that it becomes. */
export interface Candidate {
  group: Group;
  mention: TimeMention;
}

const LONGEST_GAP = 40;
const ABOUT_OR_AT = String.raw`(?:(?:at|around|about|approximately|approx\.?|roughly|circa|ca\.?|the|on|om|rond|ongeveer|um|gegen|etwa|vers|environ|las|a las|alle|ore|le|el|am|il|le ore|até as|~|約|약)\s*){0,3}`;
/** These join two times whatever stands before them. */
const TO = new RegExp(
  String.raw`^[\s,)]*(?:-|–|—|−|→|->|–>|=>|~|〜|～|to|until|untill|till|til|through|thru|up to|up until|and until|and (?:going |lasting |running |continuing )(?:through |on )?(?:to|until)|tot|t/m|tot en met|bis|bis zum|jusqu['’](?:à|au)|hasta|até|fino a(?:lle)?|から|부터|至|到)[\s(]*${ABOUT_OR_AT}$`,
  'iu',
);
/** These need a `between` or a `from` before them. */
const AND = new RegExp(
  String.raw`^[\s,)]*(?:and|en|und|et|y|e|a|à|às|al|alle|ad|au|と|và)[\s(]+${ABOUT_OR_AT}$`,
  'iu',
);
const OPENER =
  /(?:between|from|tussen|van|zwischen|von|vom|entre|de|du|des|desde|das|da|dalle|dal|tra|fra|since)[\s:(]+(?:(?:around|about|approximately|approx\.?|roughly|ca\.?|circa|the(?: hours of)?|las|el|le|il|~)\s*){0,2}$/iu;
/** The days and hours must not run backwards by more than this, or the end is no later day but a slip. */
const LONGEST_NIGHT_HOURS = 18;

/** Marks the ends of ranges and lets them share what only one of them states. Changes the mentions. */
export function linkRanges(text: string, candidates: Candidate[]): void {
  for (let index = 0; index + 1 < candidates.length; index += 1) {
    const first = candidates[index];
    const second = candidates[index + 1];
    if (!first || !second || first.mention.range !== null) continue;
    if (!isRange(text, first, second)) continue;
    first.mention.range = 'start';
    second.mention.range = 'end';
    // the sign that joins the ends is no "about"
    if (/^\s*[~〜]\s*$/.test(text.slice(first.mention.end, second.mention.start)))
      second.mention.approximate = false;
    share(first, second);
  }
}

function isRange(text: string, first: Candidate, second: Candidate): boolean {
  if (first.group.pieces.some((piece) => piece.paired)) return true;
  if (second.mention.start - first.mention.end > LONGEST_GAP) return false;
  const gap = text.slice(first.mention.end, second.mention.start);
  if (gap.includes('\n')) return false;
  if (!sameKind(first.mention, second.mention, gap) || runsBackwards(first.mention, second.mention))
    return false;
  if (TO.test(gap)) return true;
  if (!AND.test(gap)) return false;
  const from = first.group.time?.start ?? first.mention.start;
  return opensAt(text, first.mention.start) || opensAt(text, from);
}

function opensAt(text: string, at: number): boolean {
  return OPENER.test(text.slice(Math.max(0, at - 28), at));
}

/** Two clock times, or two days; a day and a clock time only where a word says so. */
function sameKind(first: TimeMention, second: TimeMention, gap: string): boolean {
  if (first.invalid ?? second.invalid) return false;
  if ((first.time === null) === (second.time === null)) return true;
  const day = first.time === null ? first : second;
  const other = day === first ? second : first;
  return day.date !== null && other.date !== null && /\p{L}/u.test(gap);
}

/** "Changed from 15:06 to 15:04" is no range: on one day, the end would come before the start. */
function runsBackwards(first: TimeMention, second: TimeMention): boolean {
  if (!first.time || !second.time || (hasDay(first) && hasDay(second))) return false;
  if (first.zone && second.zone && first.zone.name !== second.zone.name) return false;
  return (
    minutesOf(second.time) < minutesOf(first.time) && !runsPastMidnight(first.time, second.time)
  );
}

function share(first: Candidate, second: Candidate): void {
  shareMeridiem(first, second);
  shareZone(first.mention, second.mention);
  shareYear(first.mention, second.mention);
  shareDate(first, second);
}

/** The 4 of `4-5pm` is in the afternoon, so is the 3:30 of `2 PM to 3:30`; the 11 of `11-1pm` is not. */
function shareMeridiem(first: Candidate, second: Candidate): void {
  const [from, to] = [first.group.time, second.group.time];
  if (!from?.time || !to?.time || (from.meridiem === null) === (to.meridiem === null)) return;
  const meridiem = from.meridiem ?? to.meridiem;
  const bare = from.meridiem === null ? from : to;
  if (meridiem === null || bare.zone || bare.time === null || bare.time.hour > 12) return;
  const same = onTheDial(bare.time, meridiem);
  const inOrder =
    bare === from ? minutesOf(same) <= minutesOf(to.time) : minutesOf(from.time) <= minutesOf(same);
  const time = inOrder ? same : onTheDial(bare.time, meridiem === 'pm' ? 'am' : 'pm');
  const mention = bare === from ? first.mention : second.mention;
  mention.time = time;
  mention.invalid ??= timeFault(time);
}

function shareZone(first: TimeMention, second: TimeMention): void {
  if (!first.time || !second.time || (first.zone === null) === (second.zone === null)) return;
  const [poor, rich] = first.zone ? [second, first] : [first, second];
  poor.zone = rich.zone;
  poor.inherited.zone = true;
}

function shareYear(first: TimeMention, second: TimeMention): void {
  if (!first.date || !second.date || (first.date.year === null) === (second.date.year === null))
    return;
  const later = second.date.month >= first.date.month;
  if (first.date.year === null && second.date.year !== null)
    first.date = { ...first.date, year: later ? second.date.year : second.date.year - 1 };
  else if (first.date.year !== null)
    second.date = { ...second.date, year: later ? first.date.year : first.date.year + 1 };
}

function shareDate(first: Candidate, second: Candidate): void {
  const [from, to] = [first.mention, second.mention];
  if (!from.time || !to.time) return;
  if (hasDay(from) && !hasDay(to)) takeDay(to, from);
  else if (!hasDay(from) && hasDay(to) && to.date === null && to.dayOffset === 1) return;
  // "from 21:00 to 14 April 22:30": a date in front of the end's time is the end's alone
  else if (!hasDay(from) && hasDay(to) && trails(second.group)) takeDay(from, to);
  else if (hasDay(from) && to.date === null && to.dayOffset === 1 && from.date) {
    to.date = from.date;
    to.inherited.date = true;
    return;
  }
  const shared = from.inherited.date || to.inherited.date || (!hasDay(from) && !hasDay(to));
  // past midnight: the one date that is stated is that of the start
  if (shared && runsPastMidnight(from.time, to.time)) to.dayOffset = (to.dayOffset ?? 0) + 1;
}

function hasDay(mention: TimeMention): boolean {
  return mention.date !== null || mention.weekday !== null || mention.dayOffset !== null;
}

function takeDay(poor: TimeMention, rich: TimeMention): void {
  poor.date = rich.date;
  poor.weekday = rich.weekday;
  poor.dayOffset = rich.dayOffset;
  poor.ambiguousDate = rich.ambiguousDate;
  poor.inherited.date = true;
}

function trails({ time, date, weekday, day }: Group): boolean {
  const place = (piece: Piece | null): number => piece?.start ?? Number.POSITIVE_INFINITY;
  return time !== null && Math.min(place(date), place(weekday), place(day)) > time.start;
}

function runsPastMidnight(from: ClockTime, to: ClockTime): boolean {
  const back = minutesOf(from) - minutesOf(to);
  return back > 0 && 24 * 60 - back <= LONGEST_NIGHT_HOURS * 60;
}

function minutesOf({ hour, minute }: ClockTime): number {
  return hour * 60 + minute;
}
