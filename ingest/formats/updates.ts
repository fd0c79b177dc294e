// Which pieces are one posting, when they open or end with its time and its status?
import { pieceText, type Piece, type Posting } from '../text/pieces.ts';
import { leadingStatus, statusOf } from '../text/statuses.ts';
import type { Stamp } from '../text/stamps.ts';
import { findTimes, resolveMention } from '../text/times.ts';
import { plain, type Inline } from '../text/writer.ts';

/** Words that pages print around the time of a posting. */
const AROUND =
  /\b(?:posted|published|updated?|created|on|at|by|ago|about|an?|over|almost|less than|years?|months?|weeks?|days?|hours?|minutes?|seconds?|mins?|hrs?|gepostet|geplaatst|publié|publicado|pubblicato|le|el|il|am|um|op|om)\b/giu;

/**
 * The time of a posting where a line holds nothing else (`Posted 2 days ago. Jan 20, 2021 - 20:26 UTC`), null for other
 * lines. A date without a year takes the one that brings it nearest to `near`, a bare clock time the day of `near`.
 */
export function stampLine(line: string, near: string | null): Stamp | null {
  if (line.length > 120 || !/\d/.test(line)) return null;
  const mention = findTimes(line).findLast((each) => each.time !== null && each.invalid === null);
  if (!mention) return null;
  const rest = (line.slice(0, mention.start) + line.slice(mention.end))
    .replace(AROUND, '')
    .replace(/\d+/g, '');
  if (/[\p{L}]/u.test(rest)) return null;
  const value = resolveMention(mention, { date: near, year: null, zone: null });
  return (
    value && {
      start: mention.start,
      end: mention.end,
      value: value.value,
      precision: value.precision,
      zone: value.zone,
    }
  );
}

/** Words that hold a time, and where. */
export interface StampedWords {
  text: string;
  at: Stamp;
}

/**
 * One posting from the pieces that a page sets apart for it: its time on the first or last line, its status in front of
 * its words (`Resolved - …`, `Resolved: …`) or as a heading. `level` is that of the heading that the status becomes.
 * `time` is its time where the page has that in a place of its own.
 */
export function postingFrom(
  pieces: Piece[],
  near: string | null,
  level: number,
  time: StampedWords | null = null,
): Posting {
  const timed = time ? { pieces, stamp: time } : withoutStampLine(pieces, near);
  const { label, said } = statusAnd(timed.pieces);
  const own: Piece[] =
    label === null ? said : [{ kind: 'heading', level, words: plain(label) }, ...said];
  if (timed.stamp === null) return { kind: 'posting', label, pieces: own, stamp: null };
  const { text, at } = timed.stamp;
  return { kind: 'posting', label, ...stamped(own, text.slice(at.start, at.end), at) };
}

/** The pieces with `Posted …` below them, and where the time stands in it; `by` is what follows the time. */
export function stamped(
  own: Piece[],
  words: string,
  at: Stamp,
  by = '',
): { pieces: Piece[]; stamp: Posting['stamp'] } {
  const piece: Piece = { kind: 'stamp', words: plain(`${POSTED}${words}${by}`) };
  return {
    pieces: [...own, piece],
    stamp: { piece, at: { ...at, start: POSTED.length, end: POSTED.length + words.length } },
  };
}

const POSTED = 'Posted ';

/** Postings in a run of pieces, each of which begins with a line that is nothing but a time. */
export function postingsByTime(
  pieces: Piece[],
  near: string | null,
  level: number,
): (Piece | Posting)[] {
  const starts = pieces.flatMap((piece, index) =>
    stampLine(firstLine(piece), near) ? [index] : [],
  );
  const [first] = starts;
  if (first === undefined) return pieces;
  return [
    ...pieces.slice(0, first),
    ...starts.map((start, order) =>
      postingFrom(pieces.slice(start, starts[order + 1] ?? pieces.length), near, level),
    ),
  ];
}

function firstLine(piece: Piece): string {
  return piece.kind === 'paragraph' || piece.kind === 'heading' || piece.kind === 'item'
    ? (pieceText(piece).split('\n', 1)[0] ?? '')
    : '';
}

interface Timed {
  pieces: Piece[];
  stamp: StampedWords | null;
}

/** The pieces without the line that gives their time: the first line of the first one, or the last of the last. */
function withoutStampLine(pieces: Piece[], near: string | null): Timed {
  return (
    cutLine(pieces, 0, near, (text) => [0, lineEnd(text)]) ??
    cutLine(pieces, pieces.length - 1, near, (text) => [
      text.lastIndexOf('\n') + 1,
      text.length,
    ]) ?? { pieces, stamp: null }
  );
}

function lineEnd(text: string): number {
  const end = text.indexOf('\n');
  return end < 0 ? text.length : end;
}

function cutLine(
  pieces: Piece[],
  index: number,
  near: string | null,
  lineOf: (text: string) => [number, number],
): Timed | null {
  const piece = pieces[index];
  if (!piece || !('words' in piece)) return null;
  const { text } = piece.words;
  const [from, to] = lineOf(text);
  const line = text.slice(from, to);
  const at = stampLine(line, near);
  if (!at) return null;
  const rest = from === 0 ? sliced(piece.words, to, text.length) : sliced(piece.words, 0, from);
  // a line of a timeline, as which the time was taken, is a paragraph without it
  const left: Piece[] = rest.text
    ? [
        piece.kind === 'item' && from === 0
          ? { kind: 'paragraph', words: rest }
          : { ...piece, words: rest },
      ]
    : [];
  return {
    pieces: [...pieces.slice(0, index), ...left, ...pieces.slice(index + 1)],
    stamp: { text: line, at },
  };
}

/** The status of a posting and what it says without it. */
function statusAnd(pieces: Piece[]): { label: string | null; said: Piece[] } {
  const [first, ...others] = pieces;
  if (!first) return { label: null, said: pieces };
  const text = pieceText(first);
  if ((first.kind === 'heading' || first.kind === 'paragraph') && statusOf(text) !== null)
    return { label: text.replace(/\s*[:：]$/, ''), said: others };
  if (first.kind === 'field' && statusOf(first.name) !== null)
    return { label: first.name, said: [{ kind: 'paragraph', words: first.value }, ...others] };
  const label = first.kind === 'paragraph' || first.kind === 'item' ? leadingStatus(text) : null;
  if (label === null || first.kind !== 'paragraph') return { label, said: pieces };
  const mark =
    /^[\s\]]*[-–—:：|]\s*/u.exec(text.slice(text.indexOf(label) + label.length))?.[0] ?? '';
  const rest = sliced(first.words, text.indexOf(label) + label.length + mark.length, text.length);
  return { label, said: rest.text ? [{ kind: 'paragraph', words: rest }, ...others] : others };
}

/** A part of some words with the links in it, without white space at the ends. */
export function sliced(words: Inline, from: number, to: number): Inline {
  const raw = words.text.slice(from, to);
  const start = from + (raw.length - raw.trimStart().length);
  const text = raw.trim();
  const end = start + text.length;
  return {
    text,
    links: words.links
      .filter((link) => link.start >= start && link.end <= end)
      .map((link) => ({ ...link, start: link.start - start, end: link.end - start })),
  };
}
