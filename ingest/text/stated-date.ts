// On which day was a document written, where it says so in code above its text and not in front matter?
import type { Entry } from './front-matter.ts';

/** How site generators write the day; the first group is the day as written. */
const FORMS: RegExp[] = [
  // a blog of reStructuredText pages
  /^\.\. post:: +(\S[^\n]{5,40})$/m,
  // Nikola, in a comment or bare
  /^\.\. date: +(\S[^\n]{5,40})$/m,
  // MDX exports an object
  /^export const \w+ = \{[^{}]{0,800}?\bdate: *['"`]([^'"`\n]{6,40})['"`]/m,
];
const HEAD = 2500;

/** A `date` as front matter would give it, from the first lines of the text; empty where none of the forms is there. */
export function statedDate(text: string): Entry[] {
  const head = text.slice(0, HEAD);
  for (const form of FORMS) {
    const day = form.exec(head)?.[1];
    if (day !== undefined) return [{ key: 'date', values: [day.trim()] }];
  }
  return [];
}
