// When was this posted: `Dec 21, 2022 - 16:48 CET`, `2021-04-20T16:25:00.000Z`, `Nov 3, 19:20 UTC`?
//
// Only the forms that pages and tools print; times that people write in prose are read elsewhere.
import type { Precision } from '../model.ts';
import { isoWithOffset, resolveZone } from './zones.ts';

/** A printed time and where it stands in the text that was searched. */
export interface Stamp {
  start: number;
  end: number;
  /** ISO 8601, with an offset where a zone is stated */
  value: string;
  precision: Precision;
  /** as written, null where none is */
  zone: string | null;
}

const MONTHS: [number, RegExp][] = [
  [1, /^(?:jan|gen|ene|янв)/i],
  [2, /^(?:feb|fév|fev)/i],
  [3, /^(?:mar|mär|mrt|maa)/i],
  [4, /^(?:apr|avr|abr)/i],
  [5, /^(?:may|mai|mei|mag)/i],
  [6, /^(?:jun|juin|giu)/i],
  [7, /^(?:jul|juil|lug)/i],
  [8, /^(?:aug|aoû|ago)/i],
  [9, /^(?:sep|set)/i],
  [10, /^(?:oct|okt|out|ott)/i],
  [11, /^nov/i],
  [12, /^(?:dec|dez|déc|dic)/i],
];

const CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?(?: ?(?<half>[AaPp][Mm])\b)?`;
const ZONE = String.raw`(?: ?(?<zone>Z\b|[+-]\d{2}(?::?\d{2})?(?!\d)|[A-Z]{2,5}(?:[+-]\d{1,2}(?::?\d{2})?)?(?![A-Za-z])))?`;
const FORMS = [
  String.raw`\b(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ]+${CLOCK}${ZONE})?(?!\d)`,
  String.raw`\b(?<name>\p{L}{3,9})\.? +(?<day>\d{1,2})(?:st|nd|rd|th)?,? +(?<year>\d{4})(?:,? *[-–]? *(?:at )?${CLOCK}${ZONE})?(?!\d)`,
  String.raw`\b(?<day>\d{1,2})(?:st|nd|rd|th|\.)? +(?:de +)?(?<name>\p{L}{3,9})\.?,? +(?:de +)?(?<year>\d{4})(?:,? *[-–]? *(?:(?:at|om|um|à|a las|às|alle(?: ore)?) )?${CLOCK}${ZONE})?(?!\d)`,
  String.raw`\b(?<name>\p{L}{3,9})\.? +(?<day>\d{1,2}), +${CLOCK}${ZONE}(?!\d)`,
  String.raw`(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日(?: *[(（].[)）])?(?: *${CLOCK}${ZONE})?`,
].map((form) => new RegExp(form, 'u'));

/** The longest text that is searched: stamps stand alone or at an end. */
const LONGEST = 200;

/**
 * The first stamp in a short text, null where there is none or where its numbers are no date (30 February, 25:61). A
 * form without a year takes `year`, and is null without one.
 */
export function stampIn(text: string, year: number | null = null): Stamp | null {
  const searched = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  for (const form of FORMS) {
    const match = form.exec(searched);
    const stamp = match && stampOf(match, year);
    if (stamp) return stamp;
  }
  return null;
}

/** The stamp that ends a text (its last 80 characters are looked at), null where none does. */
export function stampAtEnd(text: string, year: number | null = null): Stamp | null {
  const from = Math.max(0, text.length - 80);
  const stamp = /\d:\d\d/.test(text.slice(from)) ? lastStamp(text.slice(from), year) : null;
  return stamp && { ...stamp, start: stamp.start + from, end: stamp.end + from };
}

function lastStamp(text: string, year: number | null): Stamp | null {
  for (const form of FORMS) {
    const match = new RegExp(`${form.source}[\\s.)\\]]*$`, 'u').exec(text);
    const stamp = match && stampOf(match, year);
    if (match && stamp && stamp.precision === 'minute')
      return { ...stamp, end: match.index + match[0].replace(/[\s.)\]]+$/, '').length };
  }
  return null;
}

function stampOf(match: RegExpExecArray, fallback: number | null): Stamp | null {
  const { year, month, name, day, hour, minute, second, half, zone } = match.groups ?? {};
  const date = isoDate(
    year ? Number(year) : fallback,
    month ? Number(month) : monthOf(name),
    Number(day),
  );
  if (!date) return null;
  const place = { start: match.index, end: match.index + match[0].length };
  if (hour === undefined) return { ...place, value: date, precision: 'day', zone: null };
  const clock = isoClock(Number(hour), Number(minute), Number(second ?? 0), half?.toLowerCase());
  if (!clock) return null;
  const local = `${date}T${clock}`;
  const offset = zone ? resolveZone(zone, local) : null;
  const value = offset ? isoWithOffset(local, offset.offsetMinutes) : local;
  return { ...place, value, precision: 'minute', zone: zone ?? null };
}

function monthOf(name: string | undefined): number | null {
  return MONTHS.find(([, pattern]) => pattern.test(name ?? ''))?.[0] ?? null;
}

function isoDate(year: number | null, month: number | null, day: number): string | null {
  if (year === null || month === null || year < 1970 || year > 2100) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

function isoClock(
  hour: number,
  minute: number,
  second: number,
  half: string | undefined,
): string | null {
  if (minute > 59 || second > 59 || (half ? hour < 1 || hour > 12 : hour > 23)) return null;
  const hours = half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour;
  return [hours, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
}
