// Which lines do the words of a page make, and in which order are they read?
import type { Glyphs, TextPage } from './open.ts';

/** A line of text; several cells where wide gaps part it. Positions in points, `y` from the bottom of the page. */
export interface Line {
  cells: { text: string; x: number; right: number }[];
  x: number;
  right: number;
  y: number;
  size: number;
  /** the font that most of its letters are in, and their share */
  font: string;
  fontShare: number;
  /** of its page */
  pageHeight: number;
  /** width of the column that it stands in */
  columnRight: number;
  /** a line of another page, or of another column, stands before it */
  first: boolean;
}

/** The words of a line with its cells one after the other. */
export function lineText(line: Line): string {
  return line.cells.map((cell) => cell.text).join(' ');
}

/** The lines of a page in reading order: where it is set in columns, column after column, between lines across both. */
export function pageLines({ glyphs, width, height }: TextPage): Line[] {
  const words = glyphs.filter((each) => each.text.trim());
  const gutter = gutterOf(words, width);
  const parts = gutter === null ? [words] : columns(words, gutter);
  return parts.flatMap((part) => {
    const right = part.reduce((most, each) => Math.max(most, each.x + each.width), 0);
    const rows = rowsOf(part);
    const starts = cellStarts(rows);
    return rows.map((row, index) =>
      lineOf(row, starts[index] ?? [], {
        pageHeight: height,
        columnRight: right,
        first: index === 0,
      }),
    );
  });
}

/** Words on one height, from the top of the page down, each row from left to right. */
function rowsOf(words: Glyphs[]): Glyphs[][] {
  const rows: { y: number; size: number; words: Glyphs[] }[] = [];
  for (const each of words.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    // a raised figure or a smaller word still belongs to its line
    if (row && Math.abs(row.y - each.y) < Math.max(row.size, each.size) * 0.45) {
      row.words.push(each);
      row.size = Math.max(row.size, each.size);
    } else rows.push({ y: each.y, size: each.size, words: [each] });
  }
  return rows.map((row) => row.words.toSorted((a, b) => a.x - b.x));
}

/** A gap wider than this many letter heights parts cells wherever it is; a narrow one where rows below have it too. */
const CELL_GAP = 1.6;
const NARROW_CELL_GAP = 0.45;
const WORD_GAP = 0.16;
/** How far the cells of one column may be out of line, in points. */
const OUT_OF_LINE = 1.5;

function lineOf(
  row: Glyphs[],
  starts: number[],
  place: Pick<Line, 'pageHeight' | 'columnRight' | 'first'>,
): Line {
  const cells: Line['cells'] = [];
  const letters = new Map<string, number>();
  let size = 0;
  for (const each of row) {
    const cell = cells.at(-1);
    const gap = cell ? each.x - cell.right : Infinity;
    const begins = starts.some((start) => Math.abs(start - each.x) <= OUT_OF_LINE);
    if (!cell || gap > each.size * CELL_GAP || (begins && gap > 0))
      cells.push({ text: each.text.trimStart(), x: each.x, right: each.x + each.width });
    else {
      const apart =
        gap > each.size * WORD_GAP && !cell.text.endsWith(' ') && !each.text.startsWith(' ');
      cell.text += (apart ? ' ' : '') + each.text;
      cell.right = Math.max(cell.right, each.x + each.width);
    }
    letters.set(each.font, (letters.get(each.font) ?? 0) + each.text.length);
    size = Math.max(size, each.size);
  }
  for (const cell of cells) cell.text = cell.text.replace(/\s+/g, ' ').trim();
  const spoken = cells.filter((cell) => cell.text);
  const all = [...letters.values()].reduce((sum, count) => sum + count, 0);
  const [font = '', most = 0] =
    [...letters].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [];
  return {
    ...place,
    cells: spoken,
    x: spoken[0]?.x ?? 0,
    right: spoken.at(-1)?.right ?? 0,
    y: row[0]?.y ?? 0,
    size,
    font,
    fontShare: most / all,
  };
}

/** How many rows a column of cells is followed at most: further down it is found anew. */
const LONGEST_RUN = 60;

/**
 * For each row, where its cells begin: at words behind a gap, where in two rows more, with none between them that runs
 * across the gap, words begin at the same place.
 */
function cellStarts(rows: Glyphs[][]): number[][] {
  const starts: number[][] = rows.map(() => []);
  rows.forEach((row, index) => {
    for (const [place, each] of row.entries()) {
      const before = row[place - 1];
      if (
        !before ||
        each.x - before.x - before.width < each.size * NARROW_CELL_GAP ||
        starts[index]?.some((start) => Math.abs(start - each.x) <= OUT_OF_LINE)
      )
        continue;
      const end = runEnd(rows, index, each);
      const own = rows
        .slice(index, end)
        .filter((other) => other.some((glyphs) => Math.abs(glyphs.x - each.x) <= OUT_OF_LINE));
      const both = own.filter((other) => other.some((glyphs) => glyphs.x + glyphs.width < each.x));
      if (own.length < 3 || both.length < 2 || own.length * 5 < (end - index) * 3) continue;
      // a cell whose neighbour stands half-way down begins above the row that shows the gap
      let from = index;
      while (
        from > 0 &&
        rows[from - 1]?.every((glyphs) => glyphs.x >= each.x - OUT_OF_LINE) &&
        rows[from - 1]?.some((glyphs) => Math.abs(glyphs.x - each.x) <= OUT_OF_LINE)
      )
        from -= 1;
      for (let at = from; at < end; at += 1) starts[at]?.push(each.x);
    }
  });
  return starts;
}

/** The first row below in which words run across the gap before a cell. */
function runEnd(rows: Glyphs[][], index: number, cell: Glyphs): number {
  const gap = cell.x - cell.size * (NARROW_CELL_GAP - 0.1);
  let end = index + 1;
  while (
    end < rows.length &&
    end - index < LONGEST_RUN &&
    !rows[end]?.some((each) => each.x < cell.x - OUT_OF_LINE && each.x + each.width > gap)
  )
    end += 1;
  return end;
}

const STEP = 4;

/**
 * The middle of the empty strip between two columns of running text; null where there is none. On both sides of it most
 * lines must be full: beside a narrow column of times stands a table.
 */
function gutterOf(words: Glyphs[], width: number): number | null {
  if (words.length < 10) return null;
  const left = Math.min(...words.map((each) => each.x));
  const right = Math.max(...words.map((each) => each.x + each.width));
  const covered = new Float64Array(Math.ceil(width / STEP) + 2);
  for (const each of words)
    for (
      let at = Math.max(0, Math.floor(each.x / STEP));
      at <= Math.min(covered.length - 1, Math.floor((each.x + each.width) / STEP));
      at += 1
    )
      covered[at] = (covered[at] ?? 0) + 1;
  const most = rowsOf(words).length * 0.12;
  let best: { from: number; to: number } | null = null;
  let from = -1;
  for (
    let at = Math.floor((left + (right - left) * 0.3) / STEP);
    at <= Math.ceil((left + (right - left) * 0.7) / STEP);
    at += 1
  ) {
    if ((covered[at] ?? 0) <= most) {
      if (from < 0) from = at;
      if (!best || at - from > best.to - best.from) best = { from, to: at };
    } else from = -1;
  }
  if (!best || (best.to - best.from + 1) * STEP < 10) return null;
  const gutter = ((best.from + best.to + 1) / 2) * STEP;
  const sides = [
    words.filter((each) => each.x + each.width <= gutter),
    words.filter((each) => each.x >= gutter),
  ];
  return sides.every((side) => isRunningText(side)) ? gutter : null;
}

/** At least five rows, most of which are about as wide as the column. */
function isRunningText(words: Glyphs[]): boolean {
  const rows = rowsOf(words);
  if (rows.length < 5) return false;
  const left = Math.min(...words.map((each) => each.x));
  const width = Math.max(...words.map((each) => each.x + each.width)) - left;
  const full = rows.filter(
    (row) => row.reduce((sum, each) => sum + each.width, 0) > width * 0.7,
  ).length;
  return full * 2 > rows.length;
}

/** The words in reading order of the page: what reaches across both columns parts what stands above and below it. */
function columns(words: Glyphs[], gutter: number): Glyphs[][] {
  const parts: Glyphs[][] = [];
  let left: Glyphs[] = [];
  let right: Glyphs[] = [];
  const end = (): void => {
    parts.push(left, right);
    left = [];
    right = [];
  };
  for (const row of rowsOf(words)) {
    const across = row.some((each) => each.x < gutter && each.x + each.width > gutter);
    if (across) {
      end();
      parts.push(row);
    } else for (const each of row) (each.x < gutter ? left : right).push(each);
  }
  end();
  return parts.filter((part) => part.length);
}
