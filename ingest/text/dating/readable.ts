// Which passages tell of times at all?
import type { Document } from '../../model.ts';
import type { Passage } from '../outline.ts';

/** True for what the writers say, and not for code, chats quoted at length and a page's furniture. */
export function readable(passage: Passage): boolean {
  return (
    passage.block.kind !== 'code' &&
    !passage.roles.includes('chat') &&
    !passage.roles.includes('furniture')
  );
}

/** A line that a machine wrote, quoted as evidence: its stamps are not the story's. */
export function isLog(document: Document, { block }: Passage): boolean {
  if (block.kind === 'row') return false;
  // `meta: {"date": …}`
  if (block.kind === 'field')
    return /^[^:]{1,40}:\s*\{\s*"/u.test(document.text.slice(block.start, block.start + 60));
  return /^[\s\p{P}]*\{\s*"|":\s*["\d{[]/u.test(
    document.text.slice(block.start, Math.min(block.end, block.start + 400)),
  );
}
