// Which blocks stand inside a range?
import type { Block, Document, Range } from '../model.ts';

/** The blocks that lie wholly inside the range, in order. Found by halving: a document may hold thousands of parts. */
export function blocksWithin(document: Document, range: Range): Block[] {
  const { blocks } = document;
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) < range.start) low = middle + 1;
    else high = middle;
  }
  const found: Block[] = [];
  for (let at = low; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!block || block.start >= range.end) break;
    if (block.end <= range.end) found.push(block);
  }
  return found;
}
