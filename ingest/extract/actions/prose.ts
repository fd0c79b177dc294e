// Which sentences commit to something against the next time?
import type { Fact } from '../../model.ts';
import { isUnspaced } from '../../text/characters.ts';
import { labelledValue } from '../../text/labels.ts';
import { speaks, type Passage } from '../../text/outline.ts';
import type { Page } from '../../text/pages.ts';
import {
  CHANGES,
  COMMITS,
  isDeed,
  isOrder,
  NOT_PREVENTIVE,
  PREVENTIVE,
  promiseStatus,
  UNDERTAKES,
} from '../../text/promises.ts';
import { sentences } from '../../text/sentences.ts';
import { promisesOf } from './coordinated.ts';
import { ABOUT_THE_LIST, EMPTY, isTemplate } from './items.ts';
import { action } from './promise.ts';

/** Characters: what is shorter promises nothing. Signs that are written without spaces say it in half of them. */
const SHORTEST = 20;
const SHORTEST_UNSPACED = 12;

/** Prose under an actions heading: each sentence that commits to something. */
export function fromParagraph(page: Page, passage: Passage, next: Passage | undefined): Fact[] {
  const { text } = page.document;
  const { block } = passage;
  const introduces =
    next?.block.kind === 'item' &&
    next.lead === block &&
    /[:：]$/u.test(text.slice(block.start, block.end).trim());
  if (introduces) return [];
  const named = labelledValue(page.document, block);
  if (
    named &&
    /^(?:action(?: item)?|follow[- ]?up|next step|todo|improvement)s?(?: \d+)?$/iu.test(named.label)
  )
    return action(page, passage, named.value, 'line that calls itself an action', 4);
  return sentences(text, block.start, block.end).flatMap((sentence) => {
    const words = text.slice(sentence.start, sentence.end);
    if (
      words.length < (isUnspaced(words.charCodeAt(0)) ? SHORTEST_UNSPACED : SHORTEST) ||
      EMPTY.test(words) ||
      ABOUT_THE_LIST.test(words) ||
      NOT_PREVENTIVE.test(words) ||
      isTemplate(words) ||
      /[:：]$/u.test(words)
    )
      return [];
    const labelled = labelledValue(page.document, block) !== null;
    const undertakes = UNDERTAKES.test(words);
    if (isDeed(words)) return action(page, passage, sentence, 'deed of an actions section', 3);
    if (!COMMITS.test(words) && !promiseStatus(words) && !labelled && !undertakes) return [];
    const against = PREVENTIVE.test(words) || COMMITS.test(words) || undertakes;
    if (!against && !labelled && !isOrder(words)) return [];
    return promisesOf(text, sentence).flatMap(({ range, status }) =>
      action(page, passage, range, 'sentence of an actions section', 3, { state: status }),
    );
  });
}

/** Commitments in the rest of the text: only where the sentence says that it is against the next time. */
export function committed(page: Page, listed: Set<Passage>): Fact[] {
  const { text } = page.document;
  const facts: Fact[] = [];
  for (const passage of page.passages) {
    const { block } = passage;
    if (
      listed.has(passage) ||
      !speaks(passage) ||
      (block.kind !== 'paragraph' && block.kind !== 'item')
    )
      continue;
    if (
      passage.roles.some(
        (role) =>
          role === 'timeline' ||
          role === 'well' ||
          role === 'lucky' ||
          role === 'detection' ||
          role === 'background',
      )
    )
      continue;
    // while an incident runs, postings promise the repair
    if (
      passage.update &&
      /^(?:investigat|identif|monitor|update|in progress|scheduled|verifying)/iu.test(
        passage.update.label ?? '',
      )
    )
      continue;
    for (const sentence of sentences(text, block.start, block.end)) {
      const words = text.slice(sentence.start, sentence.end);
      if (
        words.length < 30 ||
        !COMMITS.test(words) ||
        NOT_PREVENTIVE.test(words) ||
        isTemplate(words) ||
        ABOUT_THE_LIST.test(words) ||
        /[:：]$/u.test(words) ||
        !(PREVENTIVE.test(words) || (!passage.update && CHANGES.test(words)))
      )
        continue;
      const status = promiseStatus(words);
      if (!status) continue;
      const lessons = passage.roles.some(
        (role) => role === 'lessons' || role === 'resolution' || role === 'apology',
      );
      for (const { range, status: state } of promisesOf(text, sentence))
        facts.push(
          ...action(
            page,
            passage,
            range,
            'sentence that commits against recurrence',
            lessons ? 2.5 : 2,
            { state },
          ),
        );
    }
  }
  return facts;
}
