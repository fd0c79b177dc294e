// What is a Markdown paragraph really: prose, a heading in bold, named values, the lines of a timeline?
import { hasWords } from './characters.ts';
import { isTimeLed } from './lines.ts';
import { inline, type References } from './markdown-inline.ts';
import { namedValue } from './named-values.ts';
import type { Piece } from './pieces.ts';
import { sectionRole } from './sections.ts';

/**
 * The pieces of a paragraph, from its lines as they stand in the source without their indentation. `level` is the depth
 * that a heading in bold gets: one below the last real heading.
 */
export function paragraphPieces(source: string[], level: number, references: References): Piece[] {
  const { lines, join } = logicalLines(source);
  const pieces: Piece[] = [];
  let at = 0;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const title = titleLine(line, at + 1 < lines.length);
    if (title !== null) pieces.push(...headingPiece(title, level, references));
    else if (isByline(line) && at + 1 < lines.length) pieces.push(...prose(line, references));
    else break;
  }
  const rest = at ? lines.slice(at) : lines;
  if (!rest.length) return pieces;
  const body =
    valuePieces(rest, join, references) ??
    timelinePieces(rest, join, references) ??
    prose(rest.join(join), references);
  return pieces.length ? [...pieces, ...body] : body;
}

/** The lines of a paragraph, and what stands between them when they are read as one. */
interface Lines {
  lines: string[];
  join: string;
}

const BREAK = /<br\s*\/?>/i;

/**
 * The lines as the author meant them. Where there are hard breaks (`<br>`, two spaces, a backslash), they alone end a
 * line, and what was merely wrapped stays together; elsewhere each line of the source is one.
 */
function logicalLines(source: string[]): Lines {
  const last = source.length - 1;
  if (!source.some((line, index) => breaks(line, index === last)))
    return { lines: source, join: '\n' };
  const lines: string[] = [];
  let wrapped = false;
  for (const line of source) {
    const parts = line.replace(/\\$/, '').split(BREAK);
    for (const part of parts) {
      const words = part.trim();
      if (words && wrapped && namedValue(words)?.marked !== true)
        lines.push(`${lines.pop() ?? ''}\n${words}`);
      else if (words) lines.push(words);
      wrapped = false;
    }
    wrapped = !breaks(line, false) || (parts.length > 1 && parts.at(-1)?.trim() !== '');
  }
  return { lines, join: '  \n' };
}

/** The last line of a paragraph ends anyway, whatever white space was left there. */
function breaks(line: string, last: boolean): boolean {
  return (
    (line.includes('<br') && BREAK.test(line)) ||
    (!last && (line.endsWith('  ') || line.endsWith('\\')))
  );
}

/**
 * A line that stands for a heading, in bold or as the label of a section, as it is written; null for any other line. Its
 * colon stays, so that a document's text does not depend on which labels are known.
 */
export function titleLine(line: string, followed: boolean): string | null {
  const last = line.charCodeAt(line.length - 1);
  // a colon, a mark of emphasis, or the white space of a hard break: nothing else ends such a line
  if (last !== 58 && last !== 42 && last !== 95 && last !== 0xff1a && last !== 32) return null;
  const whole = line.trimEnd();
  return isBoldLine(whole) || isLabelLine(whole, followed) ? whole : null;
}

/** A heading, or nothing where no word is left of it. */
export function headingPiece(source: string, level: number, references: References): Piece[] {
  const words = inline(source, references);
  words.text = words.text.replaceAll('\n', ' ');
  return hasWords(words.text) ? [{ kind: 'heading', level: Math.min(level, 6), words }] : [];
}

function prose(source: string, references: References): Piece[] {
  if (/^\[{1,2}_?toc_?\]{1,2}$/i.test(source)) return [];
  const words = inline(source, references);
  return hasWords(words.text) ? [{ kind: 'paragraph', words }] : [];
}

/** Who wrote it, what it is, when: short parts between dots, above the text they belong to. */
function isByline(line: string): boolean {
  return line.length <= 100 && line.includes(' · ') && !/[.!?:;,]$/.test(line.trimEnd());
}

/** True for a line that is wholly bold and no sentence: people write headings so. */
function isBoldLine(line: string): boolean {
  const mark = line.slice(0, 2);
  if ((mark !== '**' && mark !== '__') || line.length > 104) return false;
  const close = line.indexOf(mark, 3);
  if (close < 0 || !/^\s*[:：]?\s*$/.test(line.slice(close + 2))) return false;
  const inner = line.slice(2, close).trim();
  return !/[.!;,]$/.test(inner) && !isTimeLed(inner) && !namedValue(inner) && hasWords(inner);
}

/** True for `Timeline:` alone on its line, the name of a section; not for the lead of a list (`We will:`). */
function isLabelLine(line: string, followed: boolean): boolean {
  if (line.length > 64 || !/[:：][*_]*$/.test(line) || line.includes('. ')) return false;
  const words = line.replace(/^[*_]+|[*_\s:：]+$/gu, '');
  if (!/^[\p{Lu}\p{Lo}]/u.test(words)) return false;
  const count = words
    .replace(/\([^)]*\)/g, '')
    .trim()
    .split(/\s+/).length;
  if (/^(?:what|where|how|why)\b/i.test(words)) return count <= 10 && sectionRole(words) !== null;
  if (count > 4 || LEADS.test(words)) return false;
  return sectionRole(words) !== null || (followed && count <= 2 && /^[\p{L} ]+$/u.test(words));
}

/** Words that make a line the beginning of a sentence. */
const LEADS = /\b(?:we|i|us|our|is|are|was|were|be|can|will|following|follows|this|these|here)\b/i;

/** Named values, one or more; null where the first line is none. Lines without a name go on with the value above. */
function valuePieces(lines: string[], join: string, references: References): Piece[] | null {
  const named = lines.map((line) => namedValue(line));
  const count = named.filter(Boolean).length;
  if (!named[0])
    return named.some((each) => each?.marked)
      ? splitAt(
          named.findIndex((each) => each?.marked),
          lines,
          join,
          references,
        )
      : null;
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = 1; at <= lines.length; at += 1) {
    const next = named[at];
    // a plain name within a value may be prose that was wrapped there: it counts among others of its kind
    if (
      at < lines.length &&
      !(next && (next.marked || (count > 1 && isFieldBreak(named[from], next))))
    )
      continue;
    const value = named[from];
    if (value)
      pieces.push(
        fieldPiece(value.name, [value.value, ...lines.slice(from + 1, at)].join(join), references),
      );
    from = at;
  }
  return pieces;
}

function isFieldBreak(
  above: { marked: boolean } | null | undefined,
  next: { marked: boolean },
): boolean {
  return !above || above.marked === next.marked;
}

/** Prose that ends where a line with a bold name begins. */
function splitAt(index: number, lines: string[], join: string, references: References): Piece[] {
  return [
    ...prose(lines.slice(0, index).join(join), references),
    ...(valuePieces(lines.slice(index), join, references) ?? []),
  ];
}

function fieldPiece(name: string, value: string, references: References): Piece {
  const label = inline(name, references).text.replaceAll('\n', ' ');
  const words = inline(value, references);
  if (!hasWords(label) || !words.text)
    return { kind: 'paragraph', words: inline(`${name}: ${value}`, references) };
  return { kind: 'field', name: label, value: words };
}

/** Lines that each open with a time are the entries of a timeline, though Markdown would run them together. */
function timelinePieces(lines: string[], join: string, references: References): Piece[] | null {
  if (lines.length < 2) return null;
  const led = lines.map(isTimeLed);
  const count = led.filter(Boolean).length;
  if (!led[0] || count < 2 || count * 2 < lines.length) return null;
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = 1; at <= lines.length; at += 1) {
    if (at < lines.length && !led[at]) continue;
    const words = inline(lines.slice(from, at).join(join), references);
    if (hasWords(words.text))
      pieces.push({ kind: 'item', words, depth: 0, checked: null, label: null });
    from = at;
  }
  return pieces;
}
