// Which blocks does a Markdown document have?
//
// A line scanner: each line is looked at once, its first character says what it can be. Where CommonMark and the way
// people write differ (nested lists with two spaces, code fences that never end), it follows the people.
import { hasWords } from './characters.ts';
import { htmlBlockAt } from './html-blocks.ts';
import { marker, measure, type Marker } from './lines.ts';
import { headingPiece, paragraphPieces, titleLine } from './markdown-paragraphs.ts';
import { codeText, FENCE, FenceEnds, withoutIndent } from './markdown-code.ts';
import { inline, type References } from './markdown-inline.ts';
import { itemOf, ListNumbers } from './markdown-items.ts';
import { quotedLines, RULE } from './markdown-quotes.ts';
import type { MarkdownSource } from './markdown-source.ts';
import { tableAt } from './markdown-tables.ts';
import type { Piece } from './pieces.ts';
import { plain, type Inline } from './writer.ts';

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

const ADMONITION = /^(?:!!!|\?\?\?\+?|===)(?=\s)[^"]*(?:"([^"]*)")?/;
const DIRECTIVE = /^:{3,}\s*(?:\{[^}]*\}|[\w.-]+(?:\[([^\]]*)\]|\s+(?!\{)(\S.*))?)?/;
const DEEPEST = 4;

class BlockReader {
  readonly #lines: string[];
  readonly #reading: Reading;
  readonly #nesting: number;
  #at = 0;
  #open: Open | null = null;
  /** the list items around the line: the columns of their marks and of their words */
  #lists: { indent: number; content: number }[] = [];
  readonly #numbers = new ListNumbers();
  readonly #fences: FenceEnds;

  constructor(lines: string[], reading: Reading, nesting: number) {
    this.#lines = lines;
    this.#fences = new FenceEnds(lines);
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
        // 2 behind it: LEADS
        this.#push([
          text.charCodeAt(1) === 2
            ? { kind: 'stamp', words: plain(text.slice(2)), leads: true }
            : { kind: 'stamp', words: plain(text.slice(1)) },
        ]);
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
        return this.#directive(text);
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

  /** `:::note Title` and its end: only a title says something. */
  #directive(text: string): boolean {
    const match = DIRECTIVE.exec(text);
    if (!match) return false;
    this.#skip();
    const title = match[1] ?? match[2] ?? '';
    const { level, references } = this.#reading;
    this.#push(headingPiece(title, Math.max(level + 1, 2), references));
    return true;
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
    if (!open.item)
      return this.#push(paragraphPieces(open.lines, Math.max(level + 1, 2), references));
    const words = inline(open.lines.join('\n'), references);
    if (hasWords(words.text) && !isContents(words))
      this.#push([{ kind: 'item', words, ...open.item }]);
  }

  #words(text: string): void {
    this.#at += 1;
    const footnote = text.startsWith('[^') ? /^\[\^[^\]\s]{1,80}\]:\s*/.exec(text) : null;
    if (footnote) this.#close();
    const words = footnote ? text.slice(footnote[0].length) : text;
    // a heading in bold right below a list is no part of its last item
    if (this.#open?.item && titleLine(text, false) !== null) this.#close();
    if (!this.#lists.length) this.#numbers.reset();
    if (this.#open) this.#open.lines.push(words);
    else this.#open = { lines: words ? [words] : [], item: null };
  }

  #heading(text: string): boolean {
    let level = 1;
    while (text.charCodeAt(level) === 35) level += 1;
    const next = text.charAt(level);
    // `#2127` is a ticket and `#ops` a channel; `##Words` is what old renderers took for a heading
    if (level > 6 || (next.trim() && (level === 1 || !/\p{L}/u.test(next)))) return false;
    let end = text.length;
    while (end > level && text.charCodeAt(end - 1) === 35) end -= 1;
    const words = text.slice(
      level,
      end === level || text.charCodeAt(end - 1) <= 32 ? end : text.length,
    );
    this.#close();
    this.#at += 1;
    this.#lists = [];
    this.#numbers.reset();
    this.#reading.level = level;
    this.#push(headingPiece(words.trim(), level, this.#reading.references));
    return true;
  }

  /** A line of `=` or `-` makes the single line above it a heading. */
  #underline(text: string): boolean {
    const open = this.#open;
    const [line = ''] = open?.lines ?? [];
    if (
      !open ||
      open.item ||
      open.lines.length !== 1 ||
      line.length > 120 ||
      !/^(?:=+|-{2,})$/.test(text)
    )
      return false;
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
    const { label, words, checked } = itemOf(mark);
    const fence = FENCE.exec(words);
    if (fence && !fence[2]?.includes('`')) {
      this.#lines[this.#at] = `${' '.repeat(Math.min(indent + mark.width, 20))}${words}`;
      return;
    }
    const hard = this.#lines[this.#at]?.endsWith('  ') ? '  ' : '';
    this.#at += 1;
    this.#open = {
      lines: words ? [words + hard] : [],
      item: { depth, checked, label: this.#numbers.next(label, depth) },
    };
  }

  /** Code up to the mark that closes it. Without one the mark is left out, and what follows is read as text. */
  #fence(indent: number, text: string): boolean {
    const [, mark = '', info = ''] = FENCE.exec(text) ?? [];
    if (!mark || info.includes('`')) return false;
    const end = this.#fences.endOf(mark, this.#at);
    if (end < 0) {
      this.#reading.unclosed(text);
      return this.#skip();
    }
    this.#close();
    this.#code(this.#lines.slice(this.#at + 1, end), indent);
    this.#at = end + 1;
    return true;
  }

  #code(lines: string[], indent: number): void {
    const text = codeText(lines, indent);
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
    const quoted = quotedLines(this.#lines, this.#at);
    this.#close();
    this.#at = quoted.next;
    if (this.#nesting < DEEPEST) this.#nest(quoted.lines);
    else this.#push(paragraphPieces(quoted.lines, 6, this.#reading.references));
    return true;
  }

  #html(): boolean {
    const block =
      this.#nesting < DEEPEST ? htmlBlockAt(this.#trimmed, this.#at, this.#lines.length) : null;
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

/** An entry of a table of contents: nothing but a link to a heading of the same page, or the mark for making one. */
function isContents({ text, links }: Inline): boolean {
  if (text === 'TOC') return true;
  const [link] = links;
  return (
    link !== undefined && link.href.startsWith('#') && link.start === 0 && link.end === text.length
  );
}
