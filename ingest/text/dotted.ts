// Does a timeline write its clock times with a dot: `08.52 alert`, `08.53 recovery`?
import type { Document } from '../model.ts';
import type { Passage } from './outline.ts';

/** So many lines make it a habit of the document; one alone may be a version or a section's number. */
const HABIT = 3;
const OPENING = /^\s*(?:[01]?\d|2[0-3])\.[0-5]\d(?=\s+\p{L})/u;

/**
 * The document's text, character for character, with a colon in place of the dot in the clock times that open the lines of
 * its timeline. The same text where it has no such habit.
 */
export function withColons({ text }: Document, passages: Passage[]): string {
  const dots = passages.flatMap(({ block, roles }) => {
    if (!roles.includes('timeline') || block.kind === 'heading' || block.kind === 'code') return [];
    const match = OPENING.exec(text.slice(block.start, Math.min(block.end, block.start + 12)));
    return match ? [block.start + match[0].indexOf('.')] : [];
  });
  if (dots.length < HABIT) return text;
  let result = '';
  let done = 0;
  for (const dot of dots) {
    result += `${text.slice(done, dot)}:`;
    done = dot + 1;
  }
  return result + text.slice(done);
}
