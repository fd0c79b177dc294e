// Under which headings does each block stand, and what is it there for?
import type { Block, Document } from '../model.ts';
import { sectionRole, type Role } from './sections.ts';

/** A block in its place. */
export interface Passage {
  block: Block;
  /** index into `document.blocks` */
  index: number;
  /** role of the innermost heading or label above that has one */
  role: Role | null;
  /** roles of all headings above, outermost first */
  roles: Role[];
  /** the headings above, outermost first */
  headings: Block[];
  /** the sentence-ending-in-a-colon or paragraph that introduces a list; for the items of that list only */
  lead: Block | null;
  /** the item that this item is nested in */
  parent: Block | null;
  /** the posting of a status page that this block belongs to */
  update: Block | null;
}

/** Roles under which nothing is a fact: chatter, furniture, thanks. */
const SILENT: ReadonlySet<Role> = new Set<Role>(['furniture', 'chat', 'people', 'support']);

/** True where the passage can hold facts: not code, not a heading of its own section, not chatter or furniture. */
export function speaks(passage: Passage): boolean {
  return passage.block.kind !== 'code' && !passage.roles.some((role) => SILENT.has(role));
}

/**
 * Every block but the `update` containers, in reading order, with its place. A short paragraph or item that ends in a
 * colon (`Root cause:`) works as a heading for the list below it; a heading inside an update ends with that update.
 */
export function outline(document: Document): Passage[] {
  const passages: Passage[] = [];
  let headings: { block: Block; role: Role | null }[] = [];
  let update: Block | null = null;
  let outside: typeof headings = [];
  let lead: Block | null = null;
  let items: Block[] = [];
  let label: { role: Role; depth: number } | null = null;
  let titled = false;

  document.blocks.forEach((block, index) => {
    if (update && block.start >= update.end) {
      update = null;
      headings = outside;
      lead = null;
      items = [];
      label = null;
    }
    if (block.kind === 'update') {
      if (!update) outside = headings;
      headings = outside;
      update = block;
      lead = null;
      items = [];
      label = null;
      return;
    }
    if (block.kind === 'heading') {
      headings = headings.filter((above) => above.block.depth < block.depth);
      const words = document.text.slice(block.start, block.end);
      passages.push(place(block, index, headings, null, null, update, null));
      // the title tells what happened, not what its section is for
      const title = !titled && !update && (block.depth === 1 || words.split(/\s+/u).length > 4);
      titled = true;
      headings = [
        ...headings,
        { block, role: title || isStatus(words, update) ? null : sectionRole(words) },
      ];
      lead = null;
      items = [];
      label = null;
      return;
    }
    if (block.kind === 'item') {
      items = items.slice(0, block.depth);
      // a list may start deeper than its depth says; the nearest shallower item is the parent
      const parent = items.findLast((above) => above.depth < block.depth) ?? null;
      if (label && label.depth >= block.depth) label = null;
      passages.push(place(block, index, headings, label?.role ?? null, lead, update, parent));
      items[block.depth] = block;
      items = items.filter(Boolean);
    } else {
      items = [];
      // a label among items ends with its list; one on a line of its own holds until the next heading or label
      if (block.kind === 'paragraph' && label && label.depth >= 0) label = null;
      passages.push(place(block, index, headings, label?.role ?? null, null, update, null));
      lead = block.kind === 'paragraph' ? block : block.kind === 'field' ? null : lead;
    }
    const role = labelRole(document.text, block);
    if (role) label = { role, depth: block.kind === 'item' ? block.depth : -1 };
  });
  return passages;
}

/** A posting opens with its status: `Resolved` is no section about the resolution. */
function isStatus(words: string, update: Block | null): boolean {
  return (
    update?.label !== null &&
    update?.label !== undefined &&
    words.trim().toLowerCase() === update.label.trim().toLowerCase()
  );
}

function place(
  block: Block,
  index: number,
  above: { block: Block; role: Role | null }[],
  label: Role | null,
  lead: Block | null,
  update: Block | null,
  parent: Block | null,
): Passage {
  const roles = above.map((heading) => heading.role).filter((role) => role !== null);
  if (label) roles.push(label);
  return {
    block,
    index,
    role: roles.at(-1) ?? null,
    roles,
    headings: above.map((heading) => heading.block),
    lead,
    parent,
    update,
  };
}

/** `Root cause:` on its own line, as a paragraph or an item, is the heading of what follows. */
function labelRole(text: string, block: Block): Role | null {
  if (block.kind !== 'paragraph' && block.kind !== 'item') return null;
  if (block.end - block.start > 70) return null;
  const words = text.slice(block.start, block.end).trimEnd();
  if (!/[:：]$/.test(words)) return null;
  return sectionRole(words);
}
