// What offset from UTC does a written time zone mean?
//
// The zone that is written wins: `CET` in April stays +01:00. Only names that leave the season open (`ET`, `Pacific
// Time`, `Europe/Amsterdam`) look at the date.
import { DateTime, IANAZone } from 'luxon';
import { ABBREVIATIONS, SEASONAL, SEASONS, WORDS } from './times/zone-table.ts';

/** What a zone's name came to on a date. `iana` is null where the name itself fixes the offset (`UTC`, `CET`, `+02:00`). */
export interface ResolvedZone {
  offsetMinutes: number;
  iana: string | null;
}

const OFFSET = /^(?:(?:UTC|GMT|Z)\s?)?([+-])\s?(\d{1,2})(?:[:.]?(\d{2}))?$/;
const EAST_MOST = 14 * 60;
const WEST_MOST = -12 * 60;

/**
 * Minutes east of UTC of an abbreviation or a numeric offset, as people write them (`CET` 60, `UTC+2` 120,
 * `GMT-05:30` -330, `+0200` 120, `Z` 0; `IST` is India, 330). Null for names that depend on the date (`ET`, `Pacific
 * Time`, `Europe/Amsterdam`) and for what is no zone. Letter case is ignored.
 */
export function zoneOffset(name: string): number | null {
  const written = name.trim().replaceAll('−', '-').toUpperCase();
  return ABBREVIATIONS.get(written) ?? numericOffset(written);
}

/**
 * The zone that stands in words: an abbreviation where the words fix the season (`Central European Time` is `CET`,
 * `Pacific Standard Time` is `PST`), an IANA name where they do not (`Pacific`, `Eastern Time`, `London time`). Null
 * for anything else, also for abbreviations.
 */
export function zoneInWords(words: string): string | null {
  return WORDS.get(words.trim().replace(/\s+/g, ' ').toLowerCase()) ?? null;
}

/**
 * The offset of a zone, named in any way that `zoneOffset`, `zoneInWords` or IANA knows, at a local time
 * (`2020-07-01T09:12:00` or a bare date). Null where the name is unknown, or where it depends on the date and the
 * local time is not one. In the hour that a change of the clocks repeats, the first of both readings holds.
 */
export function resolveZone(name: string, localIso: string): ResolvedZone | null {
  const fixed = zoneOffset(name);
  if (fixed !== null) return { offsetMinutes: fixed, iana: null };
  const iana = ianaName(name);
  if (iana !== null) {
    const local = DateTime.fromISO(localIso, { zone: iana });
    return local.isValid ? { offsetMinutes: local.offset, iana } : null;
  }
  const worded = zoneInWords(name);
  return worded === null || worded === name ? null : resolveZone(worded, localIso);
}

/**
 * A sentence for a note where a winter abbreviation is written while summer time holds there (`CET` in April), or a
 * summer one in winter (`PDT` in January); else null. `date` is local, `2020-04-21` or longer.
 */
export function summerDoubt(name: string, date: string): string | null {
  const written = name.trim().toUpperCase();
  const pair = SEASONS.find(({ winter, summer }) => winter === written || summer === written);
  if (!pair) return null;
  // Noon, because the clocks change at night: on the day itself, both names are right.
  const noon = DateTime.fromISO(`${date.slice(0, 10)}T12:00`, { zone: pair.place });
  if (!noon.isValid || noon.minus({ days: 1 }).isInDST !== noon.isInDST) return null;
  if (noon.isInDST === (written === pair.summer)) return null;
  const held = noon.isInDST ? 'summer time' : 'winter time';
  const other = noon.isInDST ? pair.summer : pair.winter;
  return `${written} is written, but ${held} held on ${date.slice(0, 10)}${other ? ` (${other})` : ''}`;
}

/**
 * A local time with its offset: `2020-04-21T09:12:00` and 120 give `2020-04-21T09:12:00+02:00`; 0 gives `Z`. Seconds
 * are added where they are missing.
 */
export function isoWithOffset(local: string, offsetMinutes: number): string {
  const full = /T\d\d:\d\d$/.test(local) ? `${local}:00` : local;
  if (offsetMinutes === 0) return `${full}Z`;
  const distance = Math.abs(offsetMinutes);
  const hours = String(Math.floor(distance / 60)).padStart(2, '0');
  const minutes = String(distance % 60).padStart(2, '0');
  return `${full}${offsetMinutes < 0 ? '-' : '+'}${hours}:${minutes}`;
}

/** The canonical IANA name for a name that depends on the date; null for others. */
function ianaName(name: string): string | null {
  const written = name.trim();
  const seasonal = SEASONAL.get(written.toUpperCase());
  if (seasonal) return seasonal;
  return written.includes('/') && IANAZone.isValidZone(written) ? written : null;
}

function numericOffset(written: string): number | null {
  const match = OFFSET.exec(written);
  if (!match) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  const offset = match[1] === '-' ? 0 - minutes : minutes;
  return Number(match[3] ?? 0) < 60 && offset <= EAST_MOST && offset >= WEST_MOST ? offset : null;
}
