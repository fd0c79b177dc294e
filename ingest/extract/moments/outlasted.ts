// Does trouble go on after a posting that says that some of it is over?
import type { Block, Range } from '../../model.ts';
import { type Happening, happenings } from '../../text/happenings.ts';
import type { Page } from '../../text/pages.ts';
import { words } from '../../text/patterns.ts';
import { sentences } from '../../text/sentences.ts';
import { openingStatus } from '../../text/statuses.ts';
import { blocksWithin } from '../../text/within.ts';

const OVER_LABEL = openingStatus(['resolved', 'completed', 'postmortem'], ['available']);
const GOES_ON = words(
  /\b(?:currently|still (?:working|investigating|seeing|experiencing|having|affect\w+|down|unavailable|ongoing|degraded|open)|ongoing|continu(?:es?|ing) to (?:work|investigate|see|experience|impact|affect)|we are (?:rolling out|working|investigating|seeing|experiencing|continuing)|under\s?way|nog steeds|bezig|weiterhin|arbeiten|toujours|en cours|sigue|seguimos|continuamos|ancora|stiamo)\b|継続|調査中|계속/iu,
);

/** Said in one breath with an end, only this leaves trouble: `we are working on a report` does not. */
const UNHEALED = words(
  /\b(?:(?:mitigation|recovery|restoration)(?: work| efforts?)? (?:is|are) (?:currently |still )?(?:under\s?way|ongoing|in progress)|expect (?:a )?full (?:resolution|recovery)|continu(?:e|ing) to work (?:on|to|towards?) (?:\w+ ){0,3}?(?:recover|restor|resol|mitigat)\w*)/iu,
);

/** Then nothing is left that could go on. */
const WHOLE = words(
  /\b(?:fully|completely|for all (?:affected |impacted )?\w+|all (?:services|systems))\b/iu,
);

/**
 * True where an end that a posting tells is that of a part: the rest of the posting, or all later postings of the page, tell of
 * trouble that goes on (`the issue for builds was resolved at 09:38`, and then `we are rolling out a fix`).
 */
export function isOutlasted(page: Page, update: Block | null, sentence: Range): boolean {
  const stamp = update?.stamp?.value;
  if (!update || stamp === undefined || OVER_LABEL.test(update.label ?? '')) return false;
  const { text } = page.document;
  if (WHOLE.test(text.slice(sentence.start, sentence.end))) return false;
  const later = blocksWithin(page.document, page.own).filter(
    (block) => block.kind === 'update' && block.stamp && block.stamp.value > stamp,
  );
  return later.length
    ? later.every((block) => goesOn(page, block))
    : UNHEALED.test(text.slice(sentence.end, update.end));
}

function goesOn({ document }: Page, { label, start, end }: Block): boolean {
  if (OVER_LABEL.test(label ?? '')) return false;
  const said = sentences(document.text, start, end).map((range) =>
    document.text.slice(range.start, range.end),
  );
  const open = said.filter((sentence) => GOES_ON.test(sentence));
  return (
    open.length > 0 &&
    !said
      .filter((sentence) => !open.includes(sentence))
      .flatMap((sentence) => happenings(sentence))
      .some(({ rule }) => OVER.has(rule.happening))
  );
}

const OVER: ReadonlySet<Happening> = new Set(['ended', 'resolved', 'fixed', 'closed', 'mitigated']);
