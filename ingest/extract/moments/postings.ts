// What do the postings of a status page say of the clocks, by their stamps and their words?
import type { Block, Fact, MomentField } from '../../model.ts';
import { happenings, type Said } from '../../text/happenings.ts';
import type { Page } from '../../text/pages.ts';
import { words } from '../../text/patterns.ts';
import { sentences } from '../../text/sentences.ts';
import { isOutlasted } from './outlasted.ts';
import { reading } from './reading.ts';
import { ANNOUNCING, ENDING, LOOKING_BACK, openingStatus } from '../../text/statuses.ts';
import { blocksWithin } from '../../text/within.ts';

/** Postings of a status page: the first trouble and the last all-clear, by their stamps. */
export function fromPostings(page: Page): Fact[] {
  const updates = blocksWithin(page.document, page.own).filter(
    (block) => block.kind === 'update' && block.stamp,
  );
  const facts: Fact[] = [];
  for (const update of updates) {
    const { stamp } = update;
    if (!stamp) continue;
    const meaning = UPDATE_MEANING.find((entry) => entry.pattern.test(update.label ?? ''));
    if (!meaning) continue;
    facts.push(
      reading(
        page,
        meaning.field,
        stamp,
        stamp.span,
        `stamp of the update: ${meaning.name}`,
        meaning.weight,
        'implied',
      ),
    );
  }
  return [
    ...facts,
    ...firstPosting(page, updates),
    ...lastPosting(page, updates),
    ...saidInUpdates(page, updates),
  ];
}

/** Where no posting says that trouble began, the first one tells that it had; an announcement does not. */
function firstPosting(page: Page, updates: Block[]): Fact[] {
  const stamped = updates.filter(
    (update) =>
      update.stamp &&
      !ANNOUNCING.test(update.label ?? '') &&
      !LOOKING_BACK.test(update.label ?? ''),
  );
  const first = stamped.toSorted((a, b) =>
    (a.stamp?.value ?? '') < (b.stamp?.value ?? '') ? -1 : 1,
  )[0];
  if (!first?.stamp || !/./u.test(first.label ?? 'x')) return [];
  // a single posting that tells the end does not tell the start
  if (stamped.length < 2 && ENDING.test(first.label ?? '')) return [];
  return [
    reading(
      page,
      'startedAt',
      first.stamp,
      first.stamp.span,
      'stamp of the first posting',
      1,
      'implied',
    ),
  ];
}

/** A last posting that says that it is over, whatever it calls itself, is the end where no text gives a time. */
function lastPosting(page: Page, updates: Block[]): Fact[] {
  const told = updates.filter((update) => update.stamp && !LOOKING_BACK.test(update.label ?? ''));
  if (told.length < 2) return [];
  const latest = told.toSorted((a, b) =>
    (a.stamp?.value ?? '') > (b.stamp?.value ?? '') ? -1 : 1,
  );
  for (const update of latest) {
    const said = saidIn(page, update);
    const over = said.find(
      ({ rule }) =>
        rule.happening === 'ended' ||
        rule.happening === 'closed' ||
        rule.happening === 'resolved' ||
        rule.happening === 'fixed',
    );
    if (over && update.stamp)
      return [
        reading(
          page,
          'resolvedAt',
          update.stamp,
          update.stamp.span,
          `last posting: ${over.rule.name}`,
          1.1,
          'implied',
        ),
      ];
    // a short word after the end (a link to the report) takes nothing back; anything else is the state of its hour
    if (said.length || update.end - update.start > 160) return [];
  }
  return [];
}

/** What a posting says happened, without what is only to come. */
function saidIn(page: Page, update: Block): Said[] {
  const { text } = page.document;
  return sentences(text, update.start, Math.min(update.end, update.start + 600))
    .filter((sentence) => !isOutlasted(page, update, sentence))
    .map(({ start, end }) => text.slice(start, end))
    .filter((sentence) => !FORECAST.test(sentence))
    .flatMap((sentence) => happenings(sentence));
}

/** Not yet: a sentence of a posting that tells what is to come. */
const FORECAST = words(
  /\b(?:will|shall|gradually|should (?:resolve|recover|fix|help)|going to|expect\w*|hope\w*|soon|so that|once|as soon as|until|busy|preparing|trying|working (?:on|to|with|hard)|continue\w* (?:to|working)|zullen|zal|zodra|zodat|spoedig|bezig|hopelijk|voorbereiding\w*|werden|wird|sobald|damit|bald|allons|sera|seront|dès que|vamos a|será|pronto|em breve|assim que|non appena|presto)\b|予定|見込み|예정/iu,
);

/** What a posting says happened by the time that it was posted: a workaround, a return, a relapse. */
function saidInUpdates(page: Page, updates: Block[]): Fact[] {
  const { text } = page.document;
  return updates.flatMap((update) => {
    const body = blocksWithin(page.document, update).filter((block) => block.kind === 'paragraph');
    // a postmortem looks back: its words are not of the hour at which it was posted
    if (
      !update.stamp ||
      !/^(?:identified|monitoring|update|mitigated|geïdentificeerd|identifi|監視|update)/iu.test(
        update.label ?? '',
      )
    )
      return [];
    // a posting that gives times of its own tells a story, not the state of its hour
    if (
      page.dated.some(
        (each) =>
          each.passage.update === update &&
          each.mention.time !== null &&
          each.mention.start !== update.stamp?.span.start,
      )
    )
      return [];
    const said = body
      .flatMap((block) => sentences(text, block.start, Math.min(block.end, block.start + 500)))
      .map(({ start, end }) => text.slice(start, end))
      .filter((sentence) => !FORECAST.test(sentence))
      .flatMap((sentence) =>
        // who watches what `should be working again` believes that it does
        happenings(
          /^(?:monitoring|監視)/iu.test(update.label ?? '') ? believed(sentence) : sentence,
        ),
      );
    const back = said.find(
      ({ rule }) =>
        rule.happening === 'mitigated' ||
        rule.happening === 'resolved' ||
        rule.happening === 'fixed' ||
        rule.happening === 'ended',
    );
    return back
      ? [
          reading(
            page,
            'mitigatedAt',
            update.stamp,
            update.stamp.span,
            `posting: ${back.rule.name}`,
            1,
            'implied',
          ),
        ]
      : [];
  });
}

function believed(sentence: string): string {
  return sentence.replace(/\bshould (?:now |all )?(?:be|have)\b/giu, 'are');
}

const UPDATE_MEANING: { name: string; pattern: RegExp; field: MomentField; weight: number }[] = [
  {
    name: 'investigating',
    pattern: words(
      /^(?:investigat|identified|onderzoek|geïdentificeerd|untersuch|identifi|investig|problema|indagin|調査|確認中|원인|조사|detected|new|open|started|down|outage|major|minor|partial|degraded|disrupt)/iu,
    ),
    field: 'startedAt',
    weight: 1.2,
  },
  {
    name: 'in progress',
    pattern: words(
      /^(?:in progress|in uitvoering|in bearbeitung|en cours|en curso|em andamento|in corso|進行中|진행)/iu,
    ),
    field: 'startedAt',
    weight: 1.2,
  },
  {
    name: 'resolved',
    pattern: openingStatus(['resolved'], ['up$', 'operational', 'available', 'recovered']),
    field: 'resolvedAt',
    weight: 1.2,
  },
  {
    name: 'completed',
    pattern: openingStatus(['completed']),
    field: 'resolvedAt',
    weight: 1.2,
  },
];
