// Which blocks does a plain text have, by its blank lines, its indentation and the look of its lines?
import { plainWords } from './addresses.ts';
import { hasWords, isUnspaced } from './characters.ts';
import { isTimeLed, marker, measure, type Line, type Marker } from './lines.ts';
import { titleLine } from './markdown-paragraphs.ts';
import { isKnownName, namedValue } from './named-values.ts';
import type { Piece } from './pieces.ts';
import { isPlainHeading } from './plain-headings.ts';

/** A stretch of plain text in lines, and how they were broken. */
interface Plain {
  lines: Line[];
  /** the width at which lines were wrapped, null where each line is a paragraph */
  width: number | null;
}

/**
 * The pieces of a plain text. Headings, which nothing marks, get `level`. Lines that were wrapped at a fixed width are
 * joined; elsewhere each line is a paragraph of its own.
 */
export function plainPieces(source: string[], level: number): Piece[] {
  const lines = source.map(measure);
  const reader = new PlainReader({ lines, width: wrapWidth(lines) }, level);
  return reader.read();
}

const NARROWEST = 45;
const WIDEST = 130;

/**
 * The width at which the lines of a text were wrapped: that of its longest line, where none is very long and sentences
 * run on from line to line; null where they do not.
 */
function wrapWidth(lines: Line[]): number | null {
  let width = 0;
  let runsOn = 0;
  let ends = 0;
  lines.forEach(({ indent, text }, index) => {
    width = Math.max(width, indent + text.length);
    const next = lines[index + 1]?.text ?? '';
    if (text.length < NARROWEST || !next || marker(next, true) || isTimeLed(next)) return;
    if (/^\p{Ll}/u.test(next) && !/[.!?:;]$/.test(text)) runsOn += 1;
    else ends += 1;
  });
  return width >= NARROWEST && width <= WIDEST && runsOn > 0 && runsOn * 4 >= ends ? width : null;
}

/** Words are proportional on paper and wrapped lines of uneven length in letters. */
const SLACK = 0.86;

class PlainReader {
  readonly #plain: Plain;
  readonly #level: number;
  readonly #pieces: Piece[] = [];
  /** what is being read, without the words that it opened with */
  #open: { piece: Piece; words: string[]; indent: number } | null = null;
  #lists: number[] = [];

  constructor(plain: Plain, level: number) {
    this.#plain = plain;
    this.#level = level;
  }

  read(): Piece[] {
    for (let at = 0; at < this.#plain.lines.length; at += 1) at = this.#line(at);
    this.#close();
    return this.#pieces;
  }

  #at(index: number): Line {
    return this.#plain.lines[index] ?? { indent: 0, text: '' };
  }

  /** Reads the line at an index; returns the index of the last line that it took. */
  #line(at: number): number {
    const { indent, text } = this.#at(at);
    if (!text) {
      this.#close();
      return at;
    }
    const mark = this.#marker(text);
    if (mark) this.#item(indent, text, mark);
    else if (/^(?:[=~*_-]\s?){3,}$/.test(text)) this.#rule(text);
    else if (this.#goesOn(at)) this.#open?.words.push(text);
    else return this.#block(at);
    return at;
  }

  #block(at: number): number {
    const { indent, text } = this.#at(at);
    this.#close();
    if (indent <= (this.#lists[0] ?? 0)) this.#lists = [];
    const named = namedValue(text);
    if (named) {
      this.#start(
        { kind: 'field', name: plainWords(named.name).text, value: plainWords('') },
        named.value,
        indent,
      );
      return at;
    }
    const below = this.#at(at + 1).text;
    if (isKnownName(text) && this.#isShortValue(below) && !this.#at(at + 2).text) {
      this.#start({ kind: 'field', name: text, value: plainWords('') }, below, indent);
      return at + 1;
    }
    const label = titleLine(text, true);
    if (label !== null)
      this.#start({ kind: 'heading', level: this.#level, words: plainWords('') }, label, indent);
    else if (isPlainHeading(this.#plain.lines, at))
      this.#start({ kind: 'heading', level: this.#level, words: plainWords('') }, text, indent);
    else if (isTimeLed(text) && (isTimeLed(below) || isTimeLed(this.#at(at - 1).text)))
      this.#start(
        { kind: 'item', words: plainWords(''), depth: 0, checked: null, label: null },
        text,
        indent,
      );
    else return (this.#start({ kind: 'paragraph', words: plainWords('') }, text, indent), at);
    if (this.#open?.piece.kind === 'heading') this.#close();
    return at;
  }

  #isShortValue(text: string): boolean {
    return (
      text.length > 0 &&
      text.length <= 80 &&
      !/[.:]$/.test(text) &&
      !marker(text) &&
      !isTimeLed(text)
    );
  }

  #start(piece: Piece, words: string, indent: number): void {
    this.#open = { piece, words: [words], indent };
  }

  /** Lettered lists begin with a, or go on inside a list. */
  #marker(text: string): Marker | null {
    const mark = marker(text, true);
    if (!mark?.rest) return null;
    const lettered = mark.label !== null && /^[a-z]/.test(mark.label);
    return lettered && !this.#lists.length && !/^[ai][.)]/.test(mark.label ?? '') ? null : mark;
  }

  #item(indent: number, text: string, mark: Marker): void {
    this.#close();
    // hollow bullets stand below full ones, with or without indentation
    const column = indent + (/^[◦○‣]/.test(text) ? 2 : /^[▪■]/.test(text) ? 4 : 0);
    while (column < (this.#lists.at(-1) ?? -2) + 2) this.#lists.pop();
    const depth = this.#lists.length;
    this.#lists.push(column);
    const task = /^(?:\[([ xX])\]|(☐)|[☑☒])\s+/.exec(mark.rest);
    const checked = task ? task[1] !== ' ' && task[2] === undefined : null;
    const words = task ? mark.rest.slice(task[0].length) : mark.rest;
    this.#start(
      { kind: 'item', words: plainWords(''), depth, checked, label: mark.label },
      words,
      indent,
    );
  }

  /** A line drawn below a single line makes it a heading; elsewhere it sets things apart. */
  #rule(text: string): void {
    const open = this.#open;
    if (open?.piece.kind === 'paragraph' && open.words.length === 1 && /^[=~-]+$/.test(text))
      open.piece = { kind: 'heading', level: this.#level, words: plainWords('') };
    this.#close();
    if (open?.piece.kind !== 'heading') this.#pieces.push({ kind: 'rule' });
  }

  /** True where the line belongs to what the line above began. */
  #goesOn(at: number): boolean {
    if (!this.#open) return false;
    const above = this.#at(at - 1);
    const { indent, text } = this.#at(at);
    if (!above.text || namedValue(text) || isTimeLed(text)) return false;
    if (this.#open.piece.kind === 'item' && this.#lists.length > 0 && indent > this.#open.indent)
      return true;
    const ended = /[.!?:;。！？]["”’)]?$/.test(above.text);
    const [first = ''] = text.split(' ', 1);
    const full =
      this.#plain.width !== null &&
      above.indent + above.text.length + 1 + first.length > this.#plain.width * SLACK;
    if (isPlainHeading(this.#plain.lines, at) && (ended || !full)) return false;
    if (full) return true;
    return (
      !ended && above.text.length >= 40 && above.text.length <= WIDEST && /^[\p{Ll}(]/u.test(text)
    );
  }

  #close(): void {
    const open = this.#open;
    this.#open = null;
    if (!open) return;
    const words = plainWords(joined(open.words));
    if (!hasWords(words.text)) return;
    if (open.piece.kind === 'field') this.#pieces.push({ ...open.piece, value: words });
    else if ('words' in open.piece) this.#pieces.push({ ...open.piece, words });
  }
}

/** Lines as one: with a space between them, none after a hyphen or between letters that are written without spaces. */
function joined(lines: string[]): string {
  const parts: string[] = [];
  lines.forEach((line, index) => {
    const above = lines[index - 1] ?? '';
    const hyphen = /\p{L}-$/u.test(above.slice(-3)) && /^\p{Ll}/u.test(line);
    const unspaced =
      isUnspaced(above.charCodeAt(above.length - 1)) && isUnspaced(line.charCodeAt(0));
    parts.push(index === 0 || hyphen || unspaced ? line : ` ${line}`);
  });
  return parts.join('');
}
