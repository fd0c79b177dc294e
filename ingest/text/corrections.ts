// Where does a document take a time back: `the start was corrected from 9:06 to 9:04`?
import type { Dated } from './dating.ts';
import type { Page } from './pages.ts';
import { words } from './patterns.ts';

/** A start of impact that was given wrongly, and the one that replaces it. */
export interface Correction {
  from: Dated;
  to: Dated;
}

const CORRECTED = words(
  /\b(?:start(?: time)?|beginning|(?:time|start|beginning) of (?:the|this|our) (?:incident|outage|disruption|impact|event))\b[^.;]{0,40}\b(?:changed|corrected|amended|adjusted|moved|revised)\s+from\s*$/iu,
);

/** The corrections of the start of impact that a page's sentences make, in text order. */
export function corrections(page: Page): Correction[] {
  const { text } = page.document;
  return page.dated.flatMap((from, index) => {
    const to = page.dated[index + 1];
    if (!to?.moment || !from.moment || to.sentence.start !== from.sentence.start) return [];
    if (!/^\s*to\s*$/iu.test(text.slice(from.mention.end, to.mention.start))) return [];
    return CORRECTED.test(text.slice(from.sentence.start, from.mention.start))
      ? [{ from, to }]
      : [];
  });
}
