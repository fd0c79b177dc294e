// Which pieces belong together: `on 3 February 2020 at around 14:05 UTC`, `6 pm on Saturday`?
import { dateFault, isYear } from './calendar.ts';
import type { Piece } from './mention.ts';
import { zoneAt } from './zone-reader.ts';

/** Pieces that make up one mention: at most one date, one weekday, one relative day and one clock time. */
export interface Group {
  start: number;
  end: number;
  pieces: Piece[];
  date: Piece | null;
  weekday: Piece | null;
  day: Piece | null;
  time: Piece | null;
}

type Slot = 'date' | 'weekday' | 'day' | 'time';

const LONGEST_GAP = 36;
/** Words between a day and its time, and between a relative day and its date. */
const BETWEEN =
  'at|around|about|approximately|approx|roughly|circa|ca|c|by|from|between|since|starting|beginning|ending|shortly|just|after|before|the|in|of|on|early|late|morning|afternoon|evening|night|' +
  'om|rond|omstreeks|ongeveer|tussen|van|vanaf|tegen|kort|na|voor|ochtends|middags|avonds|’s|s|' +
  'um|gegen|etwa|ungefähr|zwischen|von|ab|kurz|nach|vor|früh|abend|morgen|mittag|nacht|nachts|nachmittag|vormittag|' +
  'à|vers|environ|entre|de|dès|peu|après|avant|matin|soir|midi|après-midi|' +
  'a|las|la|sobre|hacia|desde|mañana|tarde|noche|às|as|das|por|volta|da|manhã|noite|cerca|' +
  'alle|ore|dalle|verso|circa|intorno|alle|tra|mattina|sera|kl|klokken|klockan|の|약|약간|およそ|約';
const DAY_TO_TIME = new RegExp(
  String.raw`^[\s,;:()\[\]|–—~@≈+-]*(?:(?:${BETWEEN})(?![\p{L}\d])\.?[\s,:~(]*){0,4}$`,
  'iu',
);
/** Between a time and its day: words that cannot begin something new. */
const TIME_TO_DAY =
  /^,?(?: ?\(| (?:on|of|am|le|el|op|em|il|den|vom|del|do|no|the|on the|of the|del día|do dia|del giorno|on the same|UTC on|, on)(?: |$)(?:the |day |morning of |afternoon of |evening of |night of |\()?)$/iu;
const SIDE_BY_SIDE = /^,? ?$/;
const WEEKDAY_TO_DATE = /^[.,]? ?(?:the |den |dem |le |el |il |de |, )?\(?$/;
const DATE_TO_WEEKDAY = /^,? ?[(（]?$/;
const YEAR_BEHIND = / ((?:19|20)\d\d)(?![\d:.-])/y;

/** The pieces in groups, in text order; a piece that needs company and has none is gone. */
export function joined(text: string, pieces: Piece[]): Group[] {
  const groups: Group[] = [];
  let group: Group | null = null;
  pieces.forEach((piece, index) => {
    if (group && !group.pieces.at(-1)?.paired && belongs(text, group, piece, pieces[index + 1]))
      add(group, piece);
    else groups.push((group = alone(piece)));
  });
  return groups
    .filter(({ pieces: [first, second] }) => second !== undefined || first?.need !== 'company')
    .map((each) => completed(text, each));
}

function belongs(text: string, group: Group, piece: Piece, next: Piece | undefined): boolean {
  const last = group.pieces.at(-1);
  if (!last || piece.start - last.end > LONGEST_GAP) return false;
  if (slotsOf(piece).some((slot) => group[slot] !== null)) return false;
  const gap = text.slice(last.end, piece.start);
  // the 3 of "3/4" joins nothing across a line; a heading's date is not the next line's
  if (gap.includes('\n')) return false;
  const to = slotsOf(piece)[0];
  if (to === 'time') return DAY_TO_TIME.test(trimmed(gap));
  if (group.time === null) {
    if (last.weekday !== null && last.date === null)
      return to === 'date' && WEEKDAY_TO_DATE.test(gap);
    if (last.dayOffset !== null) return DAY_TO_TIME.test(gap);
    return to === 'weekday' && DATE_TO_WEEKDAY.test(gap);
  }
  if (TIME_TO_DAY.test(gap)) return true;
  if (last !== group.time) {
    return to === 'date'
      ? last.weekday !== null && WEEKDAY_TO_DATE.test(gap)
      : DATE_TO_WEEKDAY.test(gap) && to === 'weekday';
  }
  return SIDE_BY_SIDE.test(gap) && !hasOwnTime(text, piece, next);
}

/** A date in the middle of `14:05 3 February 15:10` goes with the time behind it. */
function hasOwnTime(text: string, piece: Piece, next: Piece | undefined): boolean {
  if (!next || next.time === null || next.start - piece.end > LONGEST_GAP) return false;
  return DAY_TO_TIME.test(text.slice(piece.end, next.start));
}

/** A closing bracket or 曜 behind the day is no word. */
function trimmed(gap: string): string {
  return gap.replace(/^[)）\]]/, '').replace(/（/g, '(');
}

function slotsOf(piece: Piece): Slot[] {
  const slots: Slot[] = [];
  if (piece.time) slots.push('time');
  if (piece.date) slots.push('date');
  if (piece.weekday !== null) slots.push('weekday');
  if (piece.dayOffset !== null) slots.push('day');
  return slots;
}

function alone(piece: Piece): Group {
  const group: Group = {
    start: piece.start,
    end: piece.end,
    pieces: [],
    date: null,
    weekday: null,
    day: null,
    time: null,
  };
  return add(group, piece);
}

function add(group: Group, piece: Piece): Group {
  for (const slot of slotsOf(piece)) group[slot] = piece;
  group.pieces.push(piece);
  group.end = piece.end;
  return group;
}

/** Takes in what stands behind the last piece: a closing bracket, a zone behind the date, the year of `date(1)`. */
function completed(text: string, group: Group): Group {
  const { time, date } = group;
  const open = text.slice(group.start, group.end).lastIndexOf('(');
  if (open > text.slice(group.start, group.end).lastIndexOf(')') && text.charAt(group.end) === ')')
    group.end += 1;
  if (!time) return group;
  if (
    date?.date &&
    date.date.year === null &&
    date.start < time.start &&
    time.time?.second != null
  ) {
    YEAR_BEHIND.lastIndex = group.end;
    const year = Number(YEAR_BEHIND.exec(text)?.[1]);
    if (isYear(year)) {
      date.date = { ...date.date, year };
      date.invalid = dateFault(date.date);
      group.end += 5;
    }
  }
  if (!time.zone && group.pieces.at(-1) !== time) {
    const zone = zoneAt(text, group.end);
    if (zone) {
      time.zone = zone.zone;
      group.end = zone.end;
    }
  }
  return group;
}
