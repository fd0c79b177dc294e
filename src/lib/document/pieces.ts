// How is a stretch of text cut so that facts and links in it can be shown, however they overlap?

/** A range of a document's text that something was read from. Offsets are UTF-16 positions. */
export interface Marked {
  evidenceId: string;
  startOffset: number;
  endOffset: number;
}
export interface Linked {
  href: string;
  startOffset: number;
  endOffset: number;
}
export interface Range {
  start: number;
  end: number;
}

/** A run of text under the same facts and the same link. */
export interface Piece {
  text: string;
  /** every fact that covers it, the narrowest first */
  facts: string[];
  /** facts that begin here, or in what was left out before: their places on the page */
  begins: string[];
  /** where it leads, as written and unchecked; null where it is no link */
  href: string | null;
}

/**
 * Cuts ranges of a text into pieces. Ranges must come in the order of the text, as its blocks do; the pieces of a range,
 * joined, are its text. Each fact begins exactly once over all ranges, provided that any of them reaches it.
 */
export function cutter(
  text: string,
  marked: readonly Marked[],
  linked: readonly Linked[],
): (range: Range) => Piece[] {
  const byStart = [...marked].sort(
    (a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset,
  );
  let begun = 0;
  return ({ start, end }) => {
    const facts = byStart.filter((fact) => overlaps(fact, start, end));
    const links = linked.filter((link) => overlaps(link, start, end));
    const edges = edgesOf([...facts, ...links], start, end);
    return edges.slice(0, -1).map((from, index) => {
      const to = edges[index + 1] ?? end;
      const first = begun;
      while (begun < byStart.length && (byStart[begun]?.startOffset ?? to) < to) begun++;
      return {
        text: text.slice(from, to),
        facts: facts
          .filter((fact) => overlaps(fact, from, to))
          .sort((a, b) => lengthOf(a) - lengthOf(b))
          .map((fact) => fact.evidenceId),
        begins: byStart.slice(first, begun).map((fact) => fact.evidenceId),
        href: links.find((link) => overlaps(link, from, to))?.href ?? null,
      };
    });
  };
}

function overlaps(
  one: { startOffset: number; endOffset: number },
  start: number,
  end: number,
): boolean {
  return one.startOffset < end && one.endOffset > start;
}

function lengthOf({ startOffset, endOffset }: Marked): number {
  return endOffset - startOffset;
}

function edgesOf(
  ranges: readonly { startOffset: number; endOffset: number }[],
  start: number,
  end: number,
): number[] {
  const inside = ranges
    .flatMap(({ startOffset, endOffset }) => [startOffset, endOffset])
    .filter((edge) => edge > start && edge < end);
  return [...new Set([start, ...inside, end])].sort((a, b) => a - b);
}
