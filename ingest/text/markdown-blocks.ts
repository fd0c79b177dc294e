// Which blocks does a Markdown document have?
//
// A line scanner: each line is looked at once, its first character says what it can be. Where CommonMark and the way
// people write differ (nested lists with two spaces, code fences that never end), it follows the people.
import { hasWords } from './characters.ts';
import { htmlBlockAt } from './html-blocks.ts';
import { marker, measure, type Marker } from './lines.ts';
import { headingPiece, paragraphPieces, titleLine } from './markdown-paragraphs.ts';
import { inline, type References } from './markdown-inline.ts';
import type { MarkdownSource } from './markdown-source.ts';
import { tableAt } from './markdown-tables.ts';
import type { Piece } from './pieces.ts';
import { plain } from './writer.ts';

/** The pieces of a Markdown source in reading order. What was doubtful is added to `source.notes`. */
export function markdownPieces(source: MarkdownSource): Piece[] {
  const reading: Reading = {
    references: source.references,
    pieces: [],
    level: 0,
    unclosed: (line) =>
      source.notes.push({
        level: 'warning',
        message: `The code that opens with \`${line.slice(0, 20)}\` is never closed; it was read as text.`,
        span: null,
      }),
  };
  new BlockReader(source.lines, reading, 0).read();
  return reading.pieces;
}

/** What a document and the blocks nested in it share. */
interface Reading {
  references: References;
  pieces: Piece[];
  /** depth of the last heading that is one in the markup */
  level: number;
  unclosed: (line: string) => void;
}

interface Open {
  lines: string[];
  item: { depth: number; checked: boolean | null; label: string | null } | null;
}

const FENCE = /^(`{3,}|~{3,})(.*)$/;
const RULE = /^(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const TASK = /^(?:\[([ xX])\](?=\s|$)|(☐)|([☑☒✔]\ufe0f?))\s*/;
const ADMONITION = /^(?:!!!|\?\?\?\+?|===)(?=\s)[^"]*(?:"([^"]*)")?/;
const DEEPEST = 4;

class BlockReader {
  readonly #lines: string[];
  readonly #reading: Reading;
  readonly #nesting: number;
  #at = 0;
  #open: Open | null = null;
  /** the list items around the line: the columns of their marks and of their words */
  #lists: { indent: number; content: number }[] = [];
  /** the last number of each list around, by its depth */
  #numbers: number[] = [];
  /** fence marks that nothing closes any more, the shortest of each kind */
  readonly #unclosed = new Map<string, number>();

  constructor(lines: string[], reading: Reading, nesting: number) {
    this.#lines = lines;
    this.#reading = reading;
    this.#nesting = nesting;
  }

  read(): void {
    while (this.#at < this.#lines.length) this.#line();
    this.#close();
  }

  readonly #trimmed = (index: number): string => (this.#lines[index] ?? '').trim();

  #line(): void {
    const raw = this.#lines[this.#at] ?? '';
    const { indent, text } = measure(raw);
    if (!text) {
      this.#close();
      this.#at += 1;
      return;
    }
    if (!this.#open) {
      while (indent <= (this.#lists.at(-1)?.indent ?? -1)) this.#lists.pop();
      if (this.#isIndentedCode(indent, text)) return this.#indentedCode();
    }
    if (this.#special(indent, text)) return;
    if (text.includes('|') && this.#table()) return;
    const mark = marker(text);
    if (mark && this.#startsItem(mark)) return this.#item(indent, mark);
    this.#words(raw.endsWith('  ') ? `${text}  ` : text);
  }

  /** Blocks that their first character announces; false where the line is none of them. */
  #special(indent: number, text: string): boolean {
    switch (text.charCodeAt(0)) {
      case 1: // STAMP
        this.#skip();
        this.#push([{ kind: 'stamp', words: plain(text.slice(1)) }]);
        return true;
      case 96: // `
      case 126: // ~
        return this.#fence(indent, text);
      case 62: // >
        return this.#quote();
      case 35: // #
        return this.#heading(text);
      case 60: // <
        return this.#html();
      case 58: // :
        return text.startsWith(':::') && this.#skip();
      case 33: // !
      case 63: // ?
        return this.#admonition(indent, text);
      case 61: // =
        return this.#underline(text) || this.#admonition(indent, text);
      case 45: // -
      case 42: // *
      case 95: // _
        return this.#underline(text) || this.#rule(text);
      default:
        return false;
    }
  }

  #skip(): true {
    this.#close();
    this.#at += 1;
    return true;
  }

  #push(pieces: Piece[]): void {
    for (const piece of pieces) this.#reading.pieces.push(piece);
  }

  #nest(lines: string[]): void {
    new BlockReader(lines, this.#reading, this.#nesting + 1).read();
  }

  /** Ends the paragraph or item that is being read. */
  #close(): void {
    const open = this.#open;
    this.#open = null;
    if (!open?.lines.length) return;
    const { references, level } = this.#reading;
    if (!open.item) return this.#push(paragraphPieces(open.lines, Math.max(level + 1, 2), references));
    const words = inline(open.lines.join('\n'), references);
    if (hasWords(words.text)) this.#push([{ kind: 'item', words, ...open.item }]);
  }

  #words(text: string): void {
    this.#at += 1;
    const words = text.startsWith('[^') ? text.replace(/^\[\^[^\]\s]{1,80}\]:\s*/, '') : text;
    // a heading in bold right below a list is no part of its last item
    if (this.#open?.item && titleLine(text, false) !== null) this.#close();
    if (!this.#lists.length) this.#numbers = [];
    if (this.#open) this.#open.lines.push(words);
    else this.#open = { lines: [words], item: null };
  }

  #heading(text: string): boolean {
    let level = 1;
    while (text.charCodeAt(level) === 35) level += 1;
    const next = text.charAt(level);
    // `#2127` is a ticket and `#ops` a channel; `##Words` is what old renderers took for a heading
    if (level > 6 || (next.trim() && (level === 1 || !/\p{L}/u.test(next)))) return false;
    let end = text.length;
    while (end > level && text.charCodeAt(end - 1) === 35) end -= 1;
    const words = text.slice(level, end === level || text.charCodeAt(end - 1) <= 32 ? end : text.length);
    this.#close();
    this.#at += 1;
    this.#lists = [];
    this.#numbers = [];
    this.#reading.level = level;
    this.#push(headingPiece(words.trim(), level, this.#reading.references));
    return true;
  }

  /** A line of `=` or `-` makes the single line above it a heading. */
  #underline(text: string): boolean {
    const open = this.#open;
    const [line = ''] = open?.lines ?? [];
    if (!open || open.item || open.lines.length !== 1 || line.length > 120 || !/^(?:=+|-{2,})$/.test(text)) return false;
    this.#open = null;
    this.#at += 1;
    this.#reading.level = text.startsWith('=') ? 1 : 2;
    this.#push(headingPiece(line, this.#reading.level, this.#reading.references));
    return true;
  }

  #rule(text: string): boolean {
    if (!RULE.test(text)) return false;
    this.#skip();
    this.#lists = [];
    this.#push([{ kind: 'rule' }]);
    return true;
  }

  #table(): boolean {
    const table = tableAt(this.#trimmed, this.#at, this.#reading.references);
    if (!table) return false;
    this.#close();
    this.#at = table.next;
    this.#push(table.pieces);
    return true;
  }

  /** A number inside a paragraph is a number; only `1.` starts a list there. */
  #startsItem(mark: Marker): boolean {
    if (!this.#open || this.#open.item) return true;
    return mark.label === null ? mark.rest !== '' : /^\(?1[.)]/.test(mark.label);
  }

  #item(indent: number, mark: Marker): void {
    this.#close();
    while (indent < (this.#lists.at(-1)?.indent ?? -2) + 2) this.#lists.pop();
    const depth = this.#lists.length;
    this.#lists.push({ indent, content: indent + mark.width });
    let { label, rest } = mark;
    // `* 1. words`, `- > words`: one item with the inner mark
    for (let inner = marker(rest); inner; inner = marker(rest)) {
      label = inner.label ?? label;
      rest = inner.rest;
    }
    rest = rest.replace(/^(?:>\s*)+|^#{1,6}\s+/, '');
    const task = TASK.exec(rest);
    const checked = task ? task[1] !== ' ' && task[2] === undefined : null;
    rest = task ? rest.slice(task[0].length) : rest;
    if (FENCE.test(rest)) {
      this.#lines[this.#at] = `${' '.repeat(Math.min(indent + mark.width, 20))}${rest}`;
      return;
    }
    this.#at += 1;
    const hard = this.#lines[this.#at - 1]?.endsWith('  ') ? '  ' : '';
    this.#open = { lines: rest ? [rest + hard] : [], item: { depth, checked, label: this.#numbered(label, depth) } };
  }

  /** Lists may be numbered `1. 1. 1.`; they are shown as 1, 2, 3. */
  #numbered(label: string | null, depth: number): string | null {
    this.#numbers.length = Math.min(this.#numbers.length, depth + 1);
    const digits = /^\(?(\d+)[.)]/.exec(label ?? '')?.[1];
    if (label === null || digits === undefined) return label;
    const above = this.#numbers[depth];
    const number = above !== undefined && Number(digits) === 1 ? above + 1 : Number(digits);
    this.#numbers[depth] = number;
    return label.replace(digits, String(number));
  }

  /** Code up to the mark that closes it. Without one the mark is left out, and what follows is read as text. */
  #fence(indent: number, text: string): boolean {
    const [, mark = '', info = ''] = FENCE.exec(text) ?? [];
    if (!mark || info.includes('`')) return false;
    const end = this.#fenceEnd(mark);
    if (end < 0) {
      this.#reading.unclosed(text);
      return this.#skip();
    }
    this.#close();
    this.#code(this.#lines.slice(this.#at + 1, end), indent);
    this.#at = end + 1;
    return true;
  }

  #fenceEnd(mark: string): number {
    const kind = mark.charAt(0);
    if (mark.length >= (this.#unclosed.get(kind) ?? Infinity)) return -1;
    for (let at = this.#at + 1; at < this.#lines.length; at += 1) {
      const line = this.#lines[at] ?? '';
      if (!line.includes(mark)) continue;
      const text = line.trim();
      if (text.startsWith(mark) && text.length < 200 && text === kind.repeat(text.length)) return at;
    }
    this.#unclosed.set(kind, mark.length);
    return -1;
  }

  #code(lines: string[], indent: number): void {
    const text = lines.map((line) => withoutIndent(line, indent)).join('\n').replace(/^(?:[ \t]*\n)+/, '').trimEnd();
    if (hasWords(text)) this.#push([{ kind: 'code', text }]);
  }

  #isIndentedCode(indent: number, text: string): boolean {
    const list = this.#lists.at(-1);
    return indent >= (list?.content ?? 0) + 4 && !(list && marker(text));
  }

  #indentedCode(): void {
    const base = (this.#lists.at(-1)?.content ?? 0) + 4;
    const from = this.#at;
    for (; this.#at < this.#lines.length; this.#at += 1) {
      const { indent, text } = measure(this.#lines[this.#at] ?? '');
      if (text && indent < base) break;
    }
    this.#code(this.#lines.slice(from, this.#at), base);
  }

  /** Quoted lines are read like any others; how deep they were quoted does not matter for what they say. */
  #quote(): boolean {
    const quoted: string[] = [];
    let fenced = false;
    for (; this.#at < this.#lines.length; this.#at += 1) {
      const line = this.#lines[this.#at] ?? '';
      const text = line.trim();
      if (!text.startsWith('>') && (fenced || !this.#isLazy(text, quoted.at(-1) ?? ''))) break;
      const words = text.startsWith('>') ? withoutQuoteMarks(line) : line;
      if (FENCE.test(words.trim())) fenced = !fenced;
      quoted.push(quoted.length ? words : words.replace(/^\[![A-Za-z]+\][+-]?\s*/, ''));
    }
    this.#close();
    if (this.#nesting < DEEPEST) this.#nest(quoted);
    return true;
  }

  /** A plain line right below a quoted paragraph goes on with it. */
  #isLazy(text: string, above: string): boolean {
    if (!text || !above.trim() || /^\s*(?:#|```|~~~)/.test(above)) return false;
    return !marker(text) && !/^(?:#|```|~~~|<|\|)/.test(text) && !RULE.test(text) && titleLine(text, false) === null;
  }

  #html(): boolean {
    const block = this.#nesting < DEEPEST ? htmlBlockAt(this.#trimmed, this.#at, this.#lines.length) : null;
    if (!block) return false;
    this.#close();
    this.#at = block.next;
    this.#nest(block.lines);
    return true;
  }

  /** `!!! note "Title"` with its indented lines: the title in bold, then the lines. */
  #admonition(indent: number, text: string): boolean {
    const match = ADMONITION.exec(text);
    if (!match || this.#nesting >= DEEPEST) return false;
    this.#close();
    const inside = match[1] ? [`**${match[1]}**`, ''] : [];
    for (this.#at += 1; this.#at < this.#lines.length; this.#at += 1) {
      const line = measure(this.#lines[this.#at] ?? '');
      if (line.text && line.indent < indent + 4) break;
      inside.push(withoutIndent(this.#lines[this.#at] ?? '', indent + 4));
    }
    this.#nest(inside);
    return true;
  }
}

/** Up to `count` columns of white space less at the start of a line. */
function withoutIndent(line: string, count: number): string {
  let columns = 0;
  let at = 0;
  for (; at < line.length && columns < count; at += 1) {
    const code = line.charCodeAt(at);
    if (code === 32) columns += 1;
    else if (code === 9) columns += 4 - (columns % 4);
    else break;
  }
  return at ? line.slice(at) : line;
}

function withoutQuoteMarks(line: string): string {
  let at = 0;
  for (;;) {
    let mark = at;
    while (line.charCodeAt(mark) === 32 || line.charCodeAt(mark) === 9) mark += 1;
    if (line.charCodeAt(mark) !== 62) return line.slice(at);
    at = mark + 1;
    if (line.charCodeAt(at) === 32) at += 1;
  }
}
