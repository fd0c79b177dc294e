// What does the document blame?
import type { Fact, Range } from '../model.ts';
import type { Taxonomy } from '../taxonomy.ts';
import { findCues, type CueMention } from '../text/cues.ts';
import { speaks, type Passage } from '../text/outline.ts';
import type { Extractor, Page } from '../text/pages.ts';
import type { Role } from '../text/sections.ts';
import { sentences } from '../text/sentences.ts';
import { claim } from './claim.ts';
import { matchesOf, words } from '../text/patterns.ts';

/** What a cue is worth where it stands, and where the sentence says outright that it was the cause. */
const PLACE: Record<Role | 'none', { plain: number; blamed: number }> = {
  cause: { plain: 2.2, blamed: 3 },
  summary: { plain: 0.9, blamed: 2.5 },
  none: { plain: 0.8, blamed: 2.5 },
  wrong: { plain: 0.9, blamed: 1.6 },
  resolution: { plain: 0.5, blamed: 1.5 },
  timeline: { plain: 0.4, blamed: 1.3 },
  impact: { plain: 0.3, blamed: 1.5 },
  detection: { plain: 0.3, blamed: 0.8 },
  lessons: { plain: 0.5, blamed: 1 },
  apology: { plain: 0.2, blamed: 1 },
  actions: { plain: 0.2, blamed: 0.5 },
  stats: { plain: 0.6, blamed: 1 },
  background: { plain: 0.2, blamed: 0.6 },
  well: { plain: 0, blamed: 0 },
  lucky: { plain: 0, blamed: 0.1 },
  chat: { plain: 0, blamed: 0 },
  people: { plain: 0, blamed: 0 },
  support: { plain: 0, blamed: 0 },
  furniture: { plain: 0, blamed: 0 },
};

/** What stands behind these is the cause (`due to …`). */
const CAUSE_FOLLOWS = words(
  /\b(?:caused by|due to|because(?: of)?|as a (?:result|consequence) of|result(?:ed|ing|s)? (?:from|of)|trigger(?:ed)? by|stem(?:med|s|ming)? from|attribut(?:ed|able) to|originat\w+ (?:in|from|with)|traced (?:back )?to|owing to|thanks to|the (?:problem|issue|fault|culprit|reason|cause)s? (?:was|were|is|being)|reason (?:for|was|why)|root cause\w*|culprit|turned out|(?:discovered|found|identified|determined|established|revealed|showed|shows|realised|realized|confirmed) (?:out )?that|introduced by|affected by|contributing (?:factors?|causes?)|veroorzaakt door|doordat|door een|als gevolg van|verursacht durch|ursache (?:war|ist)|wegen|aufgrund|ausgelöst durch|infolge|hervorgerufen durch|causée? par|en raison d\w*|suite à|à cause d\w*|provoquée? par|dû à|due à|l['’]origine|causad[oa] por|debido a|por culpa de|provocad[oa] por|devido a|por causa d\w*|causat[oa] da\w*|dovut[oa] a\w*|a causa d\w*)\b|原因|원인/giu,
);
/** What stands before these is the cause (`… led to`). */
const CAUSE_PRECEDES = words(
  /\b(?:caus(?:e|ed|es|ing)\b(?! by)|led to|leading to|leads to|result(?:ed|ing|s)? in|trigger(?:ed|s|ing)\b(?! by)|contribut(?:ed|es|ing) to|brought (?:down|about)|broke|which (?:meant|made|prevented|blocked)|was (?:the )?(?:root |main |primary )?(?:cause|reason|culprit)|responsible for|veroorzaakte|leidde tot|verursachte\w*|führte\w* (?:zu|dazu)|a (?:causé|provoqué|entraîné)|provocó|causó|provocou|causou|ha causato|ha provocato)\b|により|によって|ため|起因|인해|때문/giu,
);
/** The sentence names what came first. */
const FIRST_OF_ALL = words(
  /\b(?:root cause|primary cause|main cause|initial(?:ly)?|underlying|(?:outage|incident|disruption|interruption|problem|issue) was caused by|grundursache|hauptursache|hoofdoorzaak|cause (?:racine|principale)|causa (?:raíz|principal|raiz))\b|根本原因/iu,
);

/** Just before a cue: it was not that. */
const DENIED = words(
  /(?:\b(?:not|no|never|without|neither|nor|rather than|instead of|unrelated to|ruled out|excluding|except|kein\w*|nicht|ohne|geen|niet|zonder|pas(?: d[eu]| une?)?|sans|aucune?|ning[uú]n\w*|sin|sem|não|nessun\w*|senza|non)|n['’]t(?: (?:a|an|the|related|caused))?)\s+(?:(?:a|an|the|any|our|its|been|be|related to|caused by|due to|because of|ein\w*|de|het|une?|un|una|uma|affected by)\s+)*$/iu,
);

/** Reads causes by the cues of a taxonomy: a cue counts by its weight, its section and whether its sentence blames. */
export function causes(taxonomy: Taxonomy): Extractor {
  return {
    name: 'causes',
    extract(page) {
      return page.passages.flatMap((passage) =>
        speaks(passage) ? fromPassage(taxonomy, page, passage) : [],
      );
    },
  };
}

function fromPassage(taxonomy: Taxonomy, page: Page, passage: Passage): Fact[] {
  const { text } = page.document;
  const { block } = passage;
  const mentions = findCues(taxonomy, text, block.start, block.end);
  if (!mentions.length) return [];
  const ranges = sentences(text, block.start, block.end);
  const facts: Fact[] = [];
  const best = new Map<
    string,
    { mention: CueMention; weight: number; rule: string; start: number; end: number }
  >();
  const markers = new Map<number, Markers>();
  const markersOf = ({ start }: Range, said: string): Markers => {
    const found = markers.get(start) ?? markersIn(said);
    markers.set(start, found);
    return found;
  };
  for (const mention of mentions) {
    const sentence =
      ranges.find((range) => mention.start >= range.start && mention.start < range.end) ?? block;
    const before = text.slice(Math.max(sentence.start, mention.start - 50), mention.start);
    if (DENIED.test(before)) continue;
    const said = text.slice(sentence.start, sentence.end);
    const blamed = blames(
      markersOf(sentence, said),
      mention.start - sentence.start,
      mention.end - sentence.start,
    );
    const weight =
      mention.weight *
      placeWeight(page, passage, blamed === 'cause') *
      EMPHASIS[blamed] *
      (blamed === 'cause' && FIRST_OF_ALL.test(said) ? 1.4 : 1);
    if (weight <= 0.05) continue;
    const rule = `cue “${mention.cue}” ${blamed === 'cause' ? 'in a sentence that blames' : `in ${passage.role ?? 'the text'}`}`;
    // in one sentence a cause is named once, however many of its cues match
    const key = `${mention.cause}/${sentence.start}`;
    const known = best.get(key);
    if (!known || known.weight < weight)
      best.set(key, { mention, weight, rule, start: sentence.start, end: sentence.end });
  }
  for (const { mention, weight, rule, start, end } of best.values())
    facts.push(
      claim(page, { field: 'cause', value: mention.cause, span: { start, end }, rule, weight }),
    );
  return facts;
}

/** What a sentence that names a cause and an effect says of a cue: one of them, or nothing. */
const EMPHASIS = { cause: 1, effect: 0.7, none: 1 };

/** What a sentence blames with: where the words end behind which the cause stands, and where those begin before which. */
interface Markers {
  follows: number[];
  precedes: number[];
}

function markersIn(sentence: string): Markers {
  return {
    follows: matchesOf(CAUSE_FOLLOWS, sentence).map(({ 0: words, index }) => index + words.length),
    precedes: matchesOf(CAUSE_PRECEDES, sentence).map(({ index }) => index),
  };
}

/** On which side of `due to` or `led to` a cue stands. */
function blames({ follows, precedes }: Markers, start: number, end: number): keyof typeof EMPHASIS {
  if (follows.some((at) => at <= start + 1) || precedes.some((at) => at >= end - 1)) return 'cause';
  return follows.length || precedes.length ? 'effect' : 'none';
}

/** Fields that name things, not what went wrong. */
const NAMES =
  /^(?:services?|components?|affected\w*|organi[sz]ation|company|source|url|link|author|id|slug)$/iu;

function placeWeight(page: Page, passage: Passage, blamed: boolean): number {
  const { block } = passage;
  if (block.kind === 'field' && NAMES.test(block.label ?? '')) return 0;
  const value = (role: Role | 'none'): number => (blamed ? PLACE[role].blamed : PLACE[role].plain);
  if (block.kind === 'heading')
    return passage.headings.length === 0 || page.heading === passage ? 1.5 : 0.5;
  if (
    block.kind === 'field' &&
    /^(?:tags?|categor\w+|title|cause|root.?cause|summary|description)$/iu.test(block.label ?? '')
  )
    return /cause/iu.test(block.label ?? '') ? 3 : 1.2;
  if (passage.roles.includes('cause') && passage.role !== 'actions') return value('cause');
  // a posting while the incident runs guesses; the postmortem knows
  const early =
    passage.update && /^(?:investigat|update|scheduled)/iu.test(passage.update.label ?? '')
      ? 0.6
      : 1;
  return value(passage.role ?? 'none') * early;
}
