// What does a document look like on a page? Its blocks, put together into lists, tables and cards.
import { cutter, type Linked, type Marked, type Piece, type Range } from './pieces.ts';

/** A block of the document's plain text, as the build has it. */
export interface BlockView {
  kind: string;
  depth: number;
  checked: boolean | null;
  label: string | null;
  header: string[] | null;
  cells: Range[] | null;
  startOffset: number;
  endOffset: number;
}

export interface Item {
  pieces: Piece[];
  /** task lists: ticked or not */
  checked: boolean | null;
  /** its number, where ordered */
  label: string | null;
  items: Item[];
}

/** What stands on the page, in reading order. */
export type Part =
  | { kind: 'heading'; level: number; pieces: Piece[] }
  | { kind: 'paragraph'; pieces: Piece[] }
  | { kind: 'code'; pieces: Piece[] }
  | { kind: 'list'; items: Item[] }
  | { kind: 'table'; header: string[]; rows: Piece[][][] }
  | { kind: 'fields'; fields: { label: string; pieces: Piece[] }[] }
  | { kind: 'update'; label: string | null; parts: Part[] };

/** Lays a document out. Neighbouring items, rows and fields become one list, table and definition list. */
export function layOut(
  text: string,
  blocks: readonly BlockView[],
  marked: readonly Marked[],
  linked: readonly Linked[],
): Part[] {
  return arrange(blocks, cutter(text, marked, linked));
}

function arrange(blocks: readonly BlockView[], cut: (range: Range) => Piece[]): Part[] {
  const parts: Part[] = [];
  let index = 0;
  while (index < blocks.length) {
    const block = blocks[index];
    if (!block) break;
    const run = runOf(blocks, index);
    parts.push(partOf(block, run, cut));
    index += run.length;
  }
  return parts;
}

/** The blocks from `index` on that make one part together. */
function runOf(blocks: readonly BlockView[], index: number): BlockView[] {
  const [first, ...others] = blocks.slice(index);
  if (!first) return [];
  const end = others.findIndex((next) => !goTogether(first, next));
  return [first, ...(end < 0 ? others : others.slice(0, end))];
}

function goTogether(first: BlockView, next: BlockView): boolean {
  if (first.kind === 'update') return next.startOffset < first.endOffset;
  if (first.kind === 'row') return next.kind === 'row' && sameHeader(first, next);
  return (first.kind === 'item' || first.kind === 'field') && next.kind === first.kind;
}

function sameHeader(one: BlockView, other: BlockView): boolean {
  return (one.header ?? []).join('\n') === (other.header ?? []).join('\n');
}

function partOf(block: BlockView, run: readonly BlockView[], cut: (range: Range) => Piece[]): Part {
  const whole = ({ startOffset, endOffset }: BlockView): Piece[] =>
    cut({ start: startOffset, end: endOffset });
  const cells = (row: BlockView): Range[] =>
    row.cells ?? [{ start: row.startOffset, end: row.endOffset }];
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', level: block.depth, pieces: whole(block) };
    case 'item':
      return { kind: 'list', items: nested(run, whole) };
    case 'row':
      return {
        kind: 'table',
        header: block.header ?? [],
        rows: run.map((row) => cells(row).map(cut)),
      };
    case 'field':
      return {
        kind: 'fields',
        fields: run.map((field) => ({
          label: field.label ?? '',
          pieces: cells(field).flatMap(cut),
        })),
      };
    case 'update':
      return { kind: 'update', label: block.label, parts: arrange(run.slice(1), cut) };
    default:
      return { kind: block.kind === 'code' ? 'code' : 'paragraph', pieces: whole(block) };
  }
}

/** A flat run of items as a tree by their depth. */
function nested(run: readonly BlockView[], whole: (block: BlockView) => Piece[]): Item[] {
  const roots: Item[] = [];
  const open: { depth: number; item: Item }[] = [];
  for (const block of run) {
    const item: Item = {
      pieces: whole(block),
      checked: block.checked,
      label: block.label,
      items: [],
    };
    while ((open.at(-1)?.depth ?? -1) >= block.depth) open.pop();
    (open.at(-1)?.item.items ?? roots).push(item);
    open.push({ depth: block.depth, item });
  }
  return roots;
}
