// When does a JSON value say that something was: ISO text or seconds since 1970?
import type { Piece, Posting } from '../../text/pieces.ts';
import { stampIn, type Stamp } from '../../text/stamps.ts';
import { plain } from '../../text/writer.ts';
import { wordsOf } from './values.ts';

/**
 * A time as it is to be written: ISO text as it stands, seconds or milliseconds since 1970 as ISO text in UTC. Null for
 * anything else; what is not a time is not made one.
 */
export function timeWords(value: unknown): string | null {
  const words = wordsOf(value);
  if (words === null) return null;
  if (/^\d{9,10}(?:\.\d+)?$|^1\d{12}$/.test(words)) {
    const number = Number(words);
    return new Date(number < 1e11 ? Math.round(number * 1000) : number).toISOString();
  }
  return words.length <= 60 && stampIn(words) ? words : null;
}

/** The same minute on the same clock, whatever fractions of a second are written. */
export function sameMinute(a: string, b: string): boolean {
  const [one, other] = [stampIn(a), stampIn(b)];
  return (
    one !== null &&
    other !== null &&
    Math.floor(instant(one) / 60_000) === Math.floor(instant(other) / 60_000)
  );
}

/** The stamp of words as milliseconds since 1970; where no zone is written, on the clock of UTC. */
export function instant(stamp: Stamp): number {
  return Date.parse(
    /T.*(?:Z|[+-]\d\d:\d\d)$/.test(stamp.value)
      ? stamp.value
      : `${stamp.value}${stamp.value.includes('T') ? 'Z' : ''}`,
  );
}

/**
 * A posting: its status as a heading, what it says, and when it was posted. `time` is written as `Posted …`; without
 * one the posting has no stamp. `year` is taken where the time has none.
 */
export function postingOf(
  {
    status,
    level,
    time,
    year = null,
  }: { status: string | null; level: number; time: string | null; year?: number | null },
  said: Piece[],
): Posting {
  const pieces: Piece[] = status === null ? [] : [{ kind: 'heading', level, words: plain(status) }];
  pieces.push(...said);
  const at = time === null ? null : stampIn(`Posted ${time}`, year);
  if (time === null || !at) return { kind: 'posting', label: status, pieces, stamp: null };
  const piece: Piece = { kind: 'stamp', words: plain(`Posted ${time}`) };
  return { kind: 'posting', label: status, pieces: [...pieces, piece], stamp: { piece, at } };
}
