// How do words become a document's plain text, with every position known?
//
// Formats write what they find, block after block; the writer joins it into one text and keeps the offsets. Nothing is
// escaped and nothing is invented: what a format writes is what people will be shown and what quotes are cut from.
import type { Block, Link, Moment, Range, Span } from '../model.ts';

/** Words without markup, and the links that stood in them (offsets into `text`). */
export interface Inline {
  text: string;
  links: Link[];
}

/** Words without links. */
export function plain(text: string): Inline {
  return { text, links: [] };
}

const SEPARATOR = { paragraph: '\n\n', line: '\n' };

export class TextWriter {
  #text = '';
  #lastKind: Block['kind'] | null = null;
  readonly blocks: Block[] = [];
  readonly links: Link[] = [];

  /** Offset at which the next block would end up, were it written now without a separator. */
  get length(): number {
    return this.#text.length;
  }

  /** The text written so far. */
  get text(): string {
    return this.#text;
  }

  heading(level: number, words: Inline): Block {
    return this.#block({ kind: 'heading', depth: level }, words);
  }

  paragraph(words: Inline): Block {
    return this.#block({ kind: 'paragraph' }, words);
  }

  /** A list item: `depth` 0 for the outer list, `label` its number where the list is ordered. */
  item(
    words: Inline,
    {
      depth = 0,
      checked = null,
      label = null,
    }: { depth?: number; checked?: boolean | null; label?: string | null } = {},
  ): Block {
    return this.#block({ kind: 'item', depth, checked, label }, words);
  }

  /** A preformatted stretch, its line ends kept. */
  code(text: string): Block {
    return this.#block({ kind: 'code' }, plain(text));
  }

  /** A named value (`Severity: High`), written as `name: value`. */
  field(name: string, value: Inline): Block {
    const prefix = `${name}: `;
    const block = this.#block({ kind: 'field', label: name }, shifted(prefix, value));
    block.cells = [{ start: block.start + prefix.length, end: block.end }];
    return block;
  }

  /** A table row; cells are joined by ` | `. `header` holds the column names, `[]` where there are none. */
  row(cells: Inline[], header: string[]): Block {
    let text = '';
    const links: Link[] = [];
    const ranges: Range[] = [];
    cells.forEach((cell, index) => {
      if (index) text += ' | ';
      ranges.push({ start: text.length, end: text.length + cell.text.length });
      for (const link of cell.links)
        links.push({ ...link, start: link.start + text.length, end: link.end + text.length });
      text += cell.text;
    });
    const block = this.#block({ kind: 'row', header }, { text, links });
    block.cells = ranges.map(({ start, end }) => ({
      start: start + block.start,
      end: end + block.start,
    }));
    return block;
  }

  /**
   * Opens a posting of a status page. Blocks written until `closeUpdate` belong to it; its range is set then. `label` is
   * the status as written; the stamp may be set later, once its words have been written and their span is known.
   */
  openUpdate(label: string | null): Block {
    const block = emptyBlock('update');
    block.label = label;
    block.start = block.end = this.length + (this.length ? SEPARATOR.paragraph.length : 0);
    this.blocks.push(block);
    this.#lastKind = null;
    return block;
  }

  closeUpdate(block: Block, stamp: Moment | null): void {
    // a posting without a word has no separator before it, so its range must not begin behind the text
    block.start = Math.min(block.start, this.length);
    block.end = this.length;
    block.stamp = stamp;
    this.#lastKind = null;
  }

  /** The span of a range that has been written already. */
  span(start: number, end: number): Span {
    return { start, end, quote: this.#text.slice(start, end) };
  }

  #block(shape: Partial<Block> & Pick<Block, 'kind'>, words: Inline): Block {
    const tight = isTight(shape.kind) && this.#lastKind === shape.kind;
    if (this.length) this.#text += tight ? SEPARATOR.line : SEPARATOR.paragraph;
    const start = this.length;
    for (const link of words.links)
      this.links.push({ ...link, start: link.start + start, end: link.end + start });
    this.#text += words.text;
    const block: Block = { ...emptyBlock(shape.kind), ...shape, start, end: this.length };
    this.blocks.push(block);
    this.#lastKind = shape.kind;
    return block;
  }
}

function isTight(kind: Block['kind']): boolean {
  return kind === 'item' || kind === 'row' || kind === 'field';
}

function shifted(prefix: string, words: Inline): Inline {
  return {
    text: prefix + words.text,
    links: words.links.map((link) => ({
      ...link,
      start: link.start + prefix.length,
      end: link.end + prefix.length,
    })),
  };
}

function emptyBlock(kind: Block['kind']): Block {
  return {
    kind,
    depth: 0,
    checked: null,
    label: null,
    header: null,
    cells: null,
    stamp: null,
    start: 0,
    end: 0,
  };
}
