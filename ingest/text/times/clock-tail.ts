// What follows a clock time and belongs to it: am or pm, `Uhr`, `in the evening`, a zone?
import { timeFault } from './calendar.ts';
import type { ClockTime, Reading } from './mention.ts';
import { type Trust, zoneAt } from './zone-reader.ts';

const MERIDIEM = / ?(?:([ap])\. ?m\.?|([ap])m)(?![A-Za-z\d])/iy;
// `9:02a`, tight and behind minutes only
const SHORT_MERIDIEM = /([ap])(?![A-Za-z\d'’.-])/y;
// German "um 14:05 am Montag": a preposition, not the morning
const GERMAN_AM =
  /^ am (?:\d{1,2}\. |(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|morgen|abend|nachmittag|vormittag|nächsten|selben|gleichen|folge|tag\b|vortag)/i;
const UNIT = / ?(?:uur|uhr|hrs?|hours|horas|hs|h)(?![\p{L}\d])/iuy;
const PART_OF_DAY =
  / (?:in the (?:early |late )?(morning|afternoon|evening)|at (night)|de la (mañana|tarde|noche)|du (matin|soir)|de l['’](après-midi)|da (manhã|tarde|noite)|(?:'s|’s) (ochtends|morgens|middags|avonds|nachts)|(morgens|vormittags|nachmittags|abends|nachts))(?!\p{L})/iuy;
const LATE =
  /^(?:afternoon|evening|tarde|noche|soir|après-midi|noite|middags|avonds|nachmittags|abends)$/i;
const NIGHT = /^(?:night|nachts)$/i;
const ABOUT = / ?(?:頃|ごろ|ころ|前後|左右|경(?![가-힣])|쯤)| or so\b|-?ish\b/y;

/** Where a reading stands: the hour as written, and the end of its figures. */
export interface Figures {
  hour: number;
  /** null where only an hour is written */
  minute: number | null;
  second: number | null;
  end: number;
  meridiem?: 'am' | 'pm';
}

/**
 * The clock time of these figures with everything behind them that belongs to it. The reading's `end` is behind all of
 * that. A time that cannot be carries its fault.
 */
export function clockReading(text: string, figures: Figures, trust: Trust = 'plus'): Reading {
  let { end } = figures;
  let meridiem = figures.meridiem ?? null;
  let approximate = false;
  if (goesOn(text, end)) {
    const written =
      meridiemAt(text, end) ?? (figures.minute === null ? null : shortMeridiemAt(text, end));
    if (written) ({ meridiem, end } = written);
    end = after(UNIT, text, end);
    const part = partOfDay(text, end, figures.hour);
    if (part) {
      meridiem ??= part.meridiem;
      ({ end } = part);
    }
    const about = after(ABOUT, text, end);
    approximate = about > end;
    end = about;
  }
  const zone = zoneAt(text, end, trust);
  const time = onTheDial(figures, meridiem);
  return {
    time,
    precision: figures.minute === null ? 'hour' : 'minute',
    meridiem,
    approximate,
    zone: zone?.zone ?? null,
    invalid: timeFault(time),
    end: zone?.end ?? end,
  };
}

/** The hour of the day: 12 am is 0, 4 pm is 16; 16 pm stays 16. */
export function onTheDial(
  { hour, minute, second }: Omit<Figures, 'end'>,
  meridiem: 'am' | 'pm' | null,
): ClockTime {
  let turned = hour;
  if (meridiem === 'pm' && hour < 12) turned += 12;
  if (meridiem === 'am' && hour === 12) turned = 0;
  return { hour: turned, minute: minute ?? 0, second };
}

/** True where letters, brackets of zones or an offset may follow; most times end before a dash or a full stop. */
function goesOn(text: string, end: number): boolean {
  const code = text.charCodeAt(end);
  return code === 32 || code > 64 || code === 45;
}

function meridiemAt(text: string, at: number): { meridiem: 'am' | 'pm'; end: number } | null {
  MERIDIEM.lastIndex = at;
  const match = MERIDIEM.exec(text);
  if (!match || GERMAN_AM.test(text.slice(at, at + 16))) return null;
  const letter = (match[1] ?? match[2] ?? '').toLowerCase();
  let end = at + match[0].length;
  // the full stop of "a.m" without its second one ends the sentence
  if (match[0].endsWith('.') && !/m\.$/i.test(match[0])) end -= 1;
  return { meridiem: letter === 'p' ? 'pm' : 'am', end };
}

function shortMeridiemAt(text: string, at: number): { meridiem: 'am' | 'pm'; end: number } | null {
  SHORT_MERIDIEM.lastIndex = at;
  const letter = SHORT_MERIDIEM.exec(text)?.[1];
  return letter === undefined ? null : { meridiem: letter === 'p' ? 'pm' : 'am', end: at + 1 };
}

function partOfDay(
  text: string,
  at: number,
  hour: number,
): { meridiem: 'am' | 'pm' | null; end: number } | null {
  if (text.charCodeAt(at) !== 32) return null;
  PART_OF_DAY.lastIndex = at;
  const match = PART_OF_DAY.exec(text);
  if (!match) return null;
  const word = match.slice(1).find((group) => group !== undefined) ?? '';
  const end = at + match[0].length;
  if (hour > 12) return { meridiem: null, end };
  if (NIGHT.test(word)) return { meridiem: hour >= 6 && hour < 12 ? 'pm' : 'am', end };
  return { meridiem: LATE.test(word) ? 'pm' : 'am', end };
}

function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}
