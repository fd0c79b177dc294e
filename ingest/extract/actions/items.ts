// Which list items are promises, and which only name a group of them?
import type { Fact } from '../../model.ts';
import type { Passage } from '../../text/outline.ts';
import type { Page } from '../../text/pages.ts';
import { words } from '../../text/patterns.ts';
import { promiseStatus } from '../../text/promises.ts';
import { action } from './promise.ts';

/** Lines of an actions section that are none: placeholders and remarks about the list. */
export const EMPTY =
  /^\W*(?:none|n\/a|tbd|todo|not applicable|nothing|no actions?(?: items?)?(?: (?:required|needed))?|see (?:above|below)|\.{3}|-+|keine|geen|aucune?|ninguna?)\W*$/iu;
export const ABOUT_THE_LIST = words(
  /\b(?:(?:these|the following|below) (?:are|is) (?:only |just )?(?:sample|example|list|a list)|here (?:is|are) (?:a |the )?(?:list|actions)|(?:every|each) action item (?:should|must|needs)|the following (?:actions|improvements|steps|measures|items|changes)|list of (?:actions|things)|(?:mak|tak|ha)\w+ (?:a (?:couple|few|number) of|some|several|various) (?:\w+ ){0,2}(?:changes|improvements|steps|measures|actions|ideas))\b/iu,
);

/** A question or an instruction that the form of the report asks, not what its writers promise. */
export function isTemplate(words: string): boolean {
  return TEMPLATE.test(words);
}

const TEMPLATE = words(
  /^[^"“]*[?？]["”’')]*(?:\s*\([^)]*\)|\s+[-–—].*)?\s*$|^\W*(?:please\b|(?:list|add|describe|enter|fill in|insert|include|write)\s+(?:\w+\s+){0,3}(?:any|all|here|what|how|why|whether|your|tasks?\b|actions?\b|description)\b)|\bplease (?:answer|fill|list|describe|add)\b/iu,
);

/** A list item; with `Title` + nested description they are one promise, with a mere label the nested items are several. */
export function fromItem(
  page: Page,
  passage: Passage,
  listed: Passage[],
  position: number,
  taken: Set<Passage>,
): Fact[] {
  const { text } = page.document;
  const words = text.slice(passage.block.start, passage.block.end).trim();
  const nested: Passage[] = [];
  for (let next = position + 1; next < listed.length; next += 1) {
    const below = listed[next];
    if (below?.block.kind !== 'item' || below.block.depth <= passage.block.depth) break;
    nested.push(below);
  }
  if (nested.length && (/[:：]$/u.test(words) || isLabel(words, nested, text))) return [];
  if (EMPTY.test(words) || ABOUT_THE_LIST.test(words) || isTemplate(words)) return [];
  for (const below of nested) taken.add(below);
  const last = nested.at(-1)?.block.end ?? passage.block.end;
  const range = { start: passage.block.start, end: last };
  return action(page, passage, range, 'item of an actions section', 4);
}

/** A short nominal line over several full ones names a group; over one it is the title of what that one describes. */
function isLabel(words: string, nested: Passage[], text: string): boolean {
  if (words.length > 60 || /[.!]$/u.test(words) || nested.length < 2) return false;
  if (
    nested.some(({ block }) =>
      /^\W*(?:description|owner|status|due|deadline|priority|ticket)\b/iu.test(
        text.slice(block.start, block.end),
      ),
    )
  )
    return false;
  const lengths = nested.map(({ block }) => block.end - block.start);
  return Math.min(...lengths) > 25 && promiseStatus(words) === null;
}
