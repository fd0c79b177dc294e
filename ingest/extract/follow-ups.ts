// Which publication did they promise, and by when?
import type { Fact } from '../model.ts';
import { speaks } from '../text/outline.ts';
import type { Extractor, Page } from '../text/pages.ts';
import { claim } from './claim.ts';
import { words } from '../text/patterns.ts';
import { hasDay } from '../text/dating/anchor.ts';

const POSTMORTEM = words(
  /\b(?:post-?mortem|rca|root cause (?:analysis|report)|incident report|full report|(?:detailed |full |final )?(?:analysis|report|write-?up)|retrospective|nabeschouwing|abschlussbericht|rapport|informe|relatório)\b|報告書|보고서/iu,
);
const PROMISES = words(
  /\b(?:will|shall|plan to|intend to|going to|['’]ll|expect to|aim to|zullen|werden|allons|vamos|publier\w+)\b/iu,
);
const BY = words(
  /\b(?:by|before|no later than|until|on|uiterlijk|tegen|bis|spätestens|avant|antes del?|até|entro)\s+(?:the |end of |le |am |el )*$/iu,
);

/** `We will follow up with a postmortem by 1 December`: what was promised and for when; whether it came is resolved later. */
export const followUps: Extractor = {
  name: 'followUps',
  extract(page) {
    return page.dated.flatMap((each) => promised(page, each));
  },
};

function promised(page: Page, each: Page['dated'][number]): Fact[] {
  const { moment, mention, sentence, passage } = each;
  if (!moment || !hasDay(mention) || !speaks(passage)) return [];
  const words = page.document.text.slice(sentence.start, sentence.end);
  const before = page.document.text.slice(sentence.start, mention.start);
  if (!BY.test(before) || !PROMISES.test(before) || !POSTMORTEM.test(words)) return [];
  return [
    claim(page, {
      field: 'followUp',
      value: { what: 'postmortem', promised: moment },
      span: sentence,
      rule: 'sentence: report promised by a date',
      weight: 4,
    }),
  ];
}
