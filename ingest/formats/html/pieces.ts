// Which headings, paragraphs, lists, tables and named values does a page hold?
import { hasWords } from '../../text/characters.ts';
import { inline, type References } from '../../text/markdown-inline.ts';
import { headingPiece, paragraphPieces } from '../../text/markdown-paragraphs.ts';
import type { Piece } from '../../text/pieces.ts';
import { checkbox, collectItem, LISTS } from './items.ts';
import { tableKind, tableParts } from './tables.ts';
import type { Element, Node } from './tree.ts';
import { escaped, inlineLines, isUnread, linesOf, plainText, wordsOf, type Look } from './words.ts';

/**
 * The pieces of an element in reading order. Paragraphs are read like those of Markdown: one that is all bold is a
 * heading, lines that open with a bold name are fields, lines that open with times a timeline.
 */
export function htmlPieces(element: Element, look: Look): Piece[] {
  const reader = new PieceReader(look);
  reader.flow(element.children);
  return reader.pieces;
}

const NO_REFERENCES: References = new Map();
const HEADING = /^h([1-6])$/;

class PieceReader {
  readonly pieces: Piece[] = [];
  readonly #look: Look;
  #level = 0;
  #run: Node[] = [];

  constructor(look: Look) {
    this.#look = look;
  }

  /** Blocks and the words between them. */
  flow(nodes: readonly Node[]): void {
    for (const node of nodes) {
      if (typeof node === 'string') this.#run.push(node);
      else if (isUnread(node, this.#look)) continue;
      else if (node.block) this.#block(node);
      else this.#run.push(node);
    }
    this.#paragraph();
  }

  #block(element: Element): void {
    this.#paragraph();
    const level = HEADING.exec(element.name)?.[1] ?? headingLevel(element);
    if (level !== null) return this.#heading(element, Number(level));
    if (LISTS.has(element.name)) return this.#list(element, listDepth(element));
    const depth = wordListDepth(element);
    if (depth !== null) return this.#item(element, depth, null);
    switch (element.name) {
      case 'table':
        return this.#table(element);
      case 'dl':
        return this.#definitions(element);
      case 'pre':
      case 'listing':
      case 'xmp':
        return this.#preformatted(element);
      case 'hr':
        this.pieces.push({ kind: 'rule' });
        return;
      case 'li':
        return this.#item(element, 0, null);
      default:
        return this.flow(element.children);
    }
  }

  /** Ends the words that stand between blocks; an empty line among them parts two paragraphs. */
  #paragraph(): void {
    const run = this.#run;
    if (!run.length) return;
    this.#run = [];
    if (run.every((node) => typeof node === 'string' && !node.trim())) return;
    let lines: string[] = [];
    for (const line of [...linesOf(run, this.#look), '']) {
      if (line) lines.push(line);
      else if (lines.length) {
        this.#push(paragraphPieces(withBreaks(lines), this.#level + 1, NO_REFERENCES));
        lines = [];
      }
    }
  }

  #heading(element: Element, level: number): void {
    const lines = linesOf(element.children, this.#look).filter(Boolean);
    const source = lines.join(' ').replaceAll('**', '');
    this.#level = level;
    this.#push(headingPiece(source, level, NO_REFERENCES));
  }

  #list(list: Element, depth: number): void {
    let number = Number.parseInt(list.attributes.get('start') ?? '1', 10) || 1;
    for (const node of list.children) {
      if (typeof node === 'string' || isUnread(node, this.#look)) continue;
      if (LISTS.has(node.name)) this.#list(node, depth + 1);
      else if (node.name === 'li') {
        this.#item(node, depth, list.name === 'ol' ? `${number}.` : null);
        number += 1;
      } else this.flow([node]);
    }
  }

  /** An item: its words and paragraphs on lines of their own, then whatever lists, tables and code stand in it. */
  #item(item: Element, depth: number, label: string | null): void {
    const words: Node[] = [];
    const inner: Element[] = [];
    collectItem(item, words, inner, this.#look);
    const lines = linesOf(words, this.#look).filter(Boolean);
    const { checked, rest } = checkbox(item, lines);
    const said = inlineLines(rest);
    if (hasWords(said.text)) this.pieces.push({ kind: 'item', words: said, depth, checked, label });
    for (const block of inner)
      if (LISTS.has(block.name)) this.#list(block, hasWords(said.text) ? depth + 1 : depth);
      else this.#block(block);
  }

  #table(table: Element): void {
    const kind = tableKind(table, this.#look);
    if (kind === 'layout') return this.flow(cellsOf(table));
    for (const part of tableParts(table, this.#look))
      if (part.kind === 'pieces') this.#push(part.pieces);
      else {
        this.#push(headingPiece(escaped(part.title), Math.min(this.#level + 1, 6), NO_REFERENCES));
        this.flow(part.cell.children);
      }
  }

  /** Terms with their descriptions are named values; a description of several blocks stands under its term. */
  #definitions(list: Element): void {
    let term = '';
    for (const node of definitionParts(list)) {
      if (typeof node === 'string' || isUnread(node, this.#look)) continue;
      if (node.name === 'dt') {
        if (term) this.#push(paragraphPieces([term], this.#level + 1, NO_REFERENCES));
        term = linesOf(node.children, this.#look)
          .filter(Boolean)
          .join(' ')
          .replaceAll('**', '')
          .replace(/\s*[:：]$/, '');
        continue;
      }
      const name = inline(term).text;
      const simple = node.children.every((child) => typeof child === 'string' || !child.block);
      const value = simple ? wordsOf(node.children, this.#look) : null;
      if (value && hasWords(value.text) && hasWords(name))
        this.pieces.push({ kind: 'field', name, value });
      else {
        if (term) this.#push(headingPiece(term, Math.min(this.#level + 1, 6), NO_REFERENCES));
        this.flow(node.children);
      }
      term = '';
    }
    if (term) this.#push(paragraphPieces([term], this.#level + 1, NO_REFERENCES));
  }

  #preformatted(element: Element): void {
    const text = plainText(element).replace(/^\n+/, '').trimEnd();
    if (hasWords(text)) this.pieces.push({ kind: 'code', text });
  }

  #push(pieces: Piece[]): void {
    for (const piece of pieces) this.pieces.push(piece);
  }
}

/** Line breaks of a page are meant; Markdown would join the lines. */
function withBreaks(lines: string[]): string[] {
  return lines.map((line, index) => (index < lines.length - 1 ? `${line}  ` : line));
}

function headingLevel(element: Element): string | null {
  if (element.attributes.get('role') === 'heading')
    return element.attributes.get('aria-level') ?? '2';
  // word processors name the paragraph style that a title is set in
  const classes = element.name === 'p' ? element.attributes.get('class') : undefined;
  if (classes === undefined) return null;
  if (/(?:^|\s)(?:Mso)?title(?:\s|$)/i.test(classes)) return '1';
  return /(?:^|\s)(?:Mso)?Heading-?([1-6])(?:\s|$)/i.exec(classes)?.[1] ?? null;
}

/** Exports of Google Docs put the lists inside of lists beside them, and say in a class how deep they are. */
function listDepth(list: Element): number {
  const level = /(?:^|\s)lst-\w+-(\d)(?:\s|$)/.exec(list.attributes.get('class') ?? '')?.[1];
  return level === undefined ? 0 : Number(level);
}

/** Word writes the items of lists as paragraphs, and says in their style how deep they are. */
function wordListDepth(element: Element): number | null {
  const style = element.name === 'p' ? element.attributes.get('style') : undefined;
  const level =
    style === undefined ? undefined : /mso-list\s*:\s*l\d+\s+level(\d)/i.exec(style)?.[1];
  return level === undefined ? null : Number(level) - 1;
}

/** Everything in the cells of a table that only lays out the page. */
function cellsOf(table: Element): Node[] {
  return table.children.flatMap((node): Node[] => {
    if (typeof node === 'string') return [];
    if (/^(?:thead|tbody|tfoot|tr)$/.test(node.name)) return cellsOf(node);
    return [node];
  });
}

/** The terms and descriptions of a list, also where each pair has a <div> around it. */
function definitionParts(list: Element): Node[] {
  return list.children.flatMap((node): Node[] =>
    typeof node !== 'string' && node.name === 'div' ? definitionParts(node) : [node],
  );
}
