// Is this table a table, and what do its rows say?
import { hasWords } from '../../text/characters.ts';
import { isTimeLed } from '../../text/lines.ts';
import { tablePieces as piecesOfRows } from '../../text/markdown-tables.ts';
import { isKnownName } from '../../text/named-values.ts';
import type { Piece } from '../../text/pieces.ts';
import type { Inline } from '../../text/writer.ts';
import type { Element, Node } from './tree.ts';
import { inlineLines, isUnread, linesOf, type Look } from './words.ts';

/** Pieces of rows, or a cell so full that it is read like a section under the name beside it. */
export type TablePart =
  { kind: 'pieces'; pieces: Piece[] } | { kind: 'section'; title: string; cell: Element };

/** A cell with its words; `header` is true for <th>. */
interface Cell {
  element: Element;
  header: boolean;
  words: Inline;
  bold: boolean;
}

/** Wider than any table that is read by people. */
const MOST_COLUMNS = 60;

/** `layout` for tables that only place things on the page: of one column, marked as such, or holding other tables. */
export function tableKind(table: Element, look: Look): 'layout' | 'rows' {
  if (/^(?:presentation|none)$/.test(table.attributes.get('role') ?? '')) return 'layout';
  const rows = rowElements(table, look);
  if (!rows.some(({ cells }) => cells.length > 1)) return 'layout';
  return rows.some(({ cells }) => cells.some((cell) => holdsTable(cell, 0))) ? 'layout' : 'rows';
}

/**
 * What the rows of a table say. Names of columns come from <thead>, a first row of <th>, of bold cells, or of words
 * above a column of times; a cell that spans rows or columns speaks for all of them.
 */
export function tableParts(table: Element, look: Look): TablePart[] {
  const rows = spannedRows(rowElements(table, look), look);
  const spoken = rows.filter(({ cells }) => cells.some(({ words }) => hasWords(words.text)));
  const headed = headerRows(spoken);
  const header = spoken[headed - 1]?.cells ?? [];
  const body = spoken.slice(headed).map(({ cells }) => cells);
  if (!headed && isNameColumn(body)) return body.flatMap(namedParts);
  return [
    {
      kind: 'pieces',
      pieces: piecesOfRows(
        header.map(({ words }) => words),
        body.map((cells) => cells.map(({ words }) => words)),
      ),
    },
  ];
}

interface Row<T> {
  cells: T[];
  /** it stands in <thead> */
  head: boolean;
}

function rowElements(table: Element, look: Look, head = false): Row<Element>[] {
  return table.children.flatMap((node): Row<Element>[] => {
    if (typeof node === 'string' || isUnread(node, look)) return [];
    if (node.name === 'tr') return [{ head, cells: node.children.filter(isCell) }];
    return /^(?:thead|tbody|tfoot)$/.test(node.name)
      ? rowElements(node, look, node.name === 'thead')
      : [];
  });
}

function isCell(node: Node): node is Element {
  return typeof node !== 'string' && /^t[dh]$/.test(node.name);
}

function holdsTable(element: Element, depth: number): boolean {
  return (
    depth < 20 &&
    element.children.some(
      (child) =>
        typeof child !== 'string' && (child.name === 'table' || holdsTable(child, depth + 1)),
    )
  );
}

/** The rows with every cell in each column and row that it spans. */
function spannedRows(rows: Row<Element>[], look: Look): Row<Cell>[] {
  let carried: { cell: Cell; rows: number }[] = [];
  return rows.map(({ cells, head }) => {
    const full: Cell[] = [];
    const next: typeof carried = [];
    const place = (cell: Cell, left: number): void => {
      if (left > 0) next[full.length] = { cell, rows: left };
      full.push(cell);
    };
    const carry = (): void => {
      for (
        let above = carried[full.length];
        above && full.length < MOST_COLUMNS;
        above = carried[full.length]
      )
        place(above.cell, above.rows - 1);
    };
    for (const element of cells) {
      carry();
      const cell = cellOf(element, look);
      const left = spanOf(element, 'rowspan') - 1;
      // only the first of the columns that a cell spans repeats its words
      for (
        let column = spanOf(element, 'colspan');
        column > 0 && full.length < MOST_COLUMNS;
        column -= 1
      )
        place(
          full.at(-1)?.element === element ? { ...cell, words: { text: '', links: [] } } : cell,
          left,
        );
    }
    carry();
    carried = next;
    while (full.length > 1 && full.at(-1)?.words.text === '' && full.length > cells.length)
      full.pop();
    return { cells: full, head };
  });
}

function spanOf(element: Element, name: string): number {
  const span = Number.parseInt(element.attributes.get(name) ?? '1', 10);
  return span >= 1 && span <= 1000 ? span : 1;
}

function cellOf(element: Element, look: Look): Cell {
  const lines = linesOf(element.children, look).filter(Boolean);
  const words = inlineLines(lines, holdsList(element) ? '; ' : ' ');
  const text = lines.join('').trim();
  return {
    element,
    words,
    header: element.name === 'th',
    bold: /^\*\*.*\*\*$/.test(text) && !text.slice(2, -2).includes('**'),
  };
}

/** How many rows at the top name the columns. */
function headerRows(rows: Row<Cell>[]): number {
  const [first] = rows;
  if (!first) return 0;
  const head = rows.findIndex((row) => !row.head);
  if (head > 0) return head;
  const filled = first.cells.filter(({ words }) => hasWords(words.text));
  if (rows.length < 2 || filled.length < 2) return 0;
  if (filled.every(({ header }) => header)) return 1;
  const others = rows.slice(1);
  if (
    filled.every(({ bold }) => bold) &&
    !others.some(({ cells }) => cells.length > 1 && cells.every(({ bold }) => bold))
  )
    return 1;
  const named =
    filled.every(({ words }) => words.text.length <= 40 && !/\d/.test(words.text)) &&
    !filled.some(({ header }) => header);
  const timed = others.filter(({ cells }) =>
    cells.slice(0, 2).some(({ words }) => isTimeLed(words.text)),
  ).length;
  return named && timed * 2 > others.length ? 1 : 0;
}

/** Every row is a name and its value: the names are <th>, bold, or such as particulars have. */
function isNameColumn(rows: Cell[][]): boolean {
  if (!rows.length || rows.some((cells) => cells.length !== 2)) return false;
  const names = rows.filter(
    ([name]) => name && (name.header || name.bold || isKnownName(nameOf(name))),
  );
  return (
    names.length * 2 > rows.length && rows.every(([name]) => name && name.words.text.length <= 60)
  );
}

function namedParts([name, value]: Cell[]): TablePart[] {
  if (!name || !value) return [];
  const title = nameOf(name);
  if (hasWords(title) && isSection(value.element))
    return [{ kind: 'section', title, cell: value.element }];
  if (!hasWords(title))
    return hasWords(value.words.text)
      ? [{ kind: 'pieces', pieces: [{ kind: 'paragraph', words: value.words }] }]
      : [];
  if (!hasWords(value.words.text)) return [];
  return [{ kind: 'pieces', pieces: [{ kind: 'field', name: title, value: value.words }] }];
}

function nameOf(cell: Cell): string {
  return cell.words.text.replace(/\s*[:：]$/, '');
}

/** A cell with a list, a heading or several paragraphs. */
function isSection(cell: Element): boolean {
  const blocks = blocksIn(cell);
  return (
    blocks.some(({ name }) => /^(?:ul|ol|h[1-6]|pre|dl)$/.test(name)) ||
    blocks.filter(({ name }) => name === 'p').length > 1
  );
}

function blocksIn(element: Element, depth = 0): Element[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' || !child.block
      ? []
      : [child, ...(depth < 4 ? blocksIn(child, depth + 1) : [])],
  );
}

function holdsList(element: Element): boolean {
  return blocksIn(element).some(({ name }) => name === 'li');
}
