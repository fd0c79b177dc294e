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
import { COMMITS, PREVENTIVE } from '../text/promises.ts';
import { markersOf, sideOf, type Marker } from './causes/blame.ts';

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

/** The sentence names what came first. */
const FIRST_OF_ALL = words(
  /\b(?:root cause|primary cause|main cause|initial(?:ly)?|underlying|(?:outage|incident|disruption|interruption|problem|issue) was caused by|grundursache|hauptursache|hoofdoorzaak|cause (?:racine|principale)|causa (?:raíz|principal|raiz))\b|根本原因/iu,
);

/** Just before a cue: it was not that. */
const DENIED = words(
  /(?:\b(?:not|no|never|without|neither|nor|rather than|instead of|unrelated to|ruled out|excluding|except|kein\w*|nicht|ohne|geen|niet|zonder|pas(?: d[eu]| une?)?|sans|aucune?|ning[uú]n\w*|sin|sem|não|nessun\w*|senza|non)|n['’]t(?: (?:a|an|the|related|caused))?)\s+(?:(?:a|an|the|any|our|its|been|be|intended to|meant to|believed to|considered|related to|caused by|due to|because of|ein\w*|de|het|une?|un|una|uma|affected by)\s+)*$/iu,
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
  const mentions = named(findCues(taxonomy, text, block.start, block.end), text, block);
  if (!mentions.length) return [];
  const facts: Fact[] = [];
  for (const sentence of sentences(text, block.start, block.end)) {
    const own = mentions.filter(({ start }) => start >= sentence.start && start < sentence.end);
    if (own.length) facts.push(...fromSentence(page, passage, sentence, own));
  }
  return facts;
}

/** What one sentence blames: a cause is named once in it, however many of its cues match. */
function fromSentence(
  page: Page,
  passage: Passage,
  sentence: Range,
  mentions: CueMention[],
): Fact[] {
  const said = page.document.text.slice(sentence.start, sentence.end);
  const lower = said.toLowerCase();
  const markers = markersOf(said);
  // each asked once, and only where it can matter: most sentences deny nothing and ask nobody
  const outright = once(() => markers.length > 0 && FIRST_OF_ALL.test(said));
  const ofADelay = once(() => /delay|slow|long/u.test(lower) && A_DELAY.test(lower));
  const unreal = once(
    () => (COMMITS.test(said) && PREVENTIVE.test(said)) || TO_THE_READER.test(said),
  );
  const doubts = TAKEN_BACK.filter(({ hint }) => hint.test(lower));
  const best = new Map<string, { mention: CueMention; weight: number; rule: string }>();
  for (const mention of mentions) {
    const start = mention.start - sentence.start;
    const end = mention.end - sentence.start;
    if (doubts.some((doubt) => doubt.holds(said, start, end))) continue;
    const side = sideOf(markers, start, end);
    const emphasis =
      side === 'cause'
        ? (ofADelay() ? OF_A_DELAY : 1) *
          (outright() ? OUTRIGHT : 1) *
          (isNearest(markers, mentions, mention, sentence.start) ? NEAREST : 1)
        : (mention.weight <= 1 && passage.block.kind !== 'heading' ? IN_PASSING : 1) *
          (side === 'effect' ? OF_AN_EFFECT : 1) *
          (unreal() ? UNREAL : 1);
    const weight = mention.weight * placeWeight(page, passage, side === 'cause') * emphasis;
    if (weight <= 0.05) continue;
    const rule = `cue “${mention.cue}” ${side === 'cause' ? 'in a sentence that blames' : `in ${passage.role ?? 'the text'}`}`;
    const known = best.get(mention.cause);
    if (!known || known.weight < weight) best.set(mention.cause, { mention, weight, rule });
  }
  return [...best.values()].map(({ mention, weight, rule }) =>
    claim(page, { field: 'cause', value: mention.cause, span: sentence, rule, weight }),
  );
}

/** Just behind a cue: it was in order. */
const CLEARED = words(
  /^[^.;:!?]{0,30}\b(?:(?:was|were|is|are|remain\w*|stay\w*|been) (?:all |still |both |completely |fully |entirely |itself )?(?:not (?:affected|impacted|involved|to blame|at fault|the (?:cause|reason|problem|issue|culprit))|unaffected|unimpacted|fine|healthy|intact|ruled out|working (?:fine|normally|correctly|as (?:expected|intended)))|(?:wasn|weren|isn|aren)['’]t (?:affected|impacted|involved|to blame|at fault|the (?:cause|reason|problem|issue|culprit))|(?:laufen|läuft|lief|liefen|funktionier\w+) (?:einwandfrei|fehlerfrei|normal|weiterhin)|(?:war|waren|ist|sind) (?:\w+ )?(?:nicht betroffen|in ordnung)|(?:was|waren|is|zijn) niet (?:getroffen|geraakt)|(?:n['’]est|ne sont|n['’]a|n['’]ont) pas (?:été )?(?:touché|affecté|concerné|impacté)|no (?:fue|fueron|se vio|se vieron|está|están) afectad|não (?:foi|foram) afetad|non (?:è|sono) stat[aeio] (?:coinvolt|interessat))|^.{0,12}(?:影響(?:は|も)?(?:あり|ござい)ません|영향(?:은|이)? ?없)/iu,
);
/** The answer to a question, asked at most once. */
function once(ask: () => boolean): () => boolean {
  let known: boolean | null = null;
  return () => (known ??= ask());
}

/** Just before a cue: who was asked for help is not blamed. */
const HELPED = words(
  /\b(?:(?:help|assistance|support|aid|cooperation|collaboration|coordination|conjunction|contact|together|working|worked|work|ticket|case|escalated|discuss\w*|spoke|liais\w*) (?:of|from|with|to)|contact(?:ed|ing)?|reach(?:ed|ing) out to|report(?:ed|ing) (?:it |this |the issue )?to|notif(?:ied|ying)|informed|asked|alongside|hulp van|samen met|samenwerking met|contact met|hilfe (?:von|des|der)|zusammen mit|zusammenarbeit mit|kontakt (?:mit|zu)|avec (?:l['’]aide d\w+|notre)|en lien avec|auprès d\w+|con (?:la )?ayuda de|junto con|contacto con|com (?:a )?ajuda d\w+|junto (?:com|ao?)|con l['’]aiuto d\w+|insieme a)\s+(?:\w+\s+){0,2}$/iu,
);

/** What is blamed for the delay has not caused what was delayed. */
const A_DELAY =
  /\b(?:delay(?:ed|s)?|slow(?:er|ed|ness)?|took (?:so |too |much )?longer|took (?:so |too |much )?long|lengthy|prolong[a-z]*) (?:(?:in|of|the|our|to|incident|initial) ){0,4}(?:response|reaction|detection|detect|diagnos[a-z]*|resol[a-z]*|recover[a-z]*|repair|respond|fix)\b/u;
/** A sentence that tells the reader what to do. */
const TO_THE_READER = words(
  /\b(?:please|your|if you|you (?:can|may|should|need|will)|bitte|ihren?|ihrem|gelieve|uw|veuillez|votre|vos|por favor|favor de|si prega|vostr[aoie])\b|ください|바랍니다/iu,
);
/**
 * What a weak cue is worth that nothing blames, one that is blamed for the delay alone, one on the side of the effect, in a promise or in advice to the reader, where the sentence blames outright,
 * and right behind `caused by`.
 */
const OF_AN_EFFECT = 0.7;
const IN_PASSING = 0.5;
const OF_A_DELAY = 0.6;
const UNREAL = 0.4;
const OUTRIGHT = 1.4;
const NEAREST = 1.25;

/** True where no other cue stands between these words and the `caused by` before them: `high load on the database` → load. */
function isNearest(
  markers: Marker[],
  mentions: CueMention[],
  { start }: CueMention,
  offset: number,
): boolean {
  const marker = markers.findLast((each) => each.end <= start - offset + 1);
  if (marker?.causeIs !== 'behind') return false;
  return !mentions.some((each) => each.start < start && each.start - offset >= marker.end - 1);
}

/** Addresses, paths and identifiers: what stands in them names nothing that the sentence says. */
const ADDRESS = /\b[a-z]{2,6}:\/\/\S+|[\w.+-]{1,64}@[\w.-]+|(?<=^|\s)\.{0,2}\/\S+/giu;

const PROPER_NAME = /^\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+)+$/u;

/** The mentions that are words of the text: no part of an address, and no tail of a name such as `edge-gateway`. */
function named(mentions: CueMention[], text: string, block: Range): CueMention[] {
  if (!mentions.length) return mentions;
  const words = text.slice(block.start, block.end);
  const addresses = /[/@]/u.test(words) ? matchesOf(ADDRESS, words) : [];
  return mentions.filter((mention) => {
    // `hit resource limits` says it of the limits, `resource limits` alone would not
    const said = mentions.some(
      (other) =>
        other.start <= mention.start && other.end >= mention.end && other.weight > mention.weight,
    );
    if (said) return false;
    // `Feature Flags` in the middle of a sentence is what a product is called
    if (mention.weight <= 1 && PROPER_NAME.test(text.slice(mention.start, mention.end)))
      return false;
    const at = mention.start - block.start;
    return !addresses.some(({ 0: found, index }) => at >= index && at < index + found.length);
  });
}

/** Fields that name things, not what went wrong. */
const NAMES =
  /^(?:services?|components?|affected\w*|organi[sz]ation|company|source|url|link|author|id|slug)$/iu;

/** What takes a cue back, each with the words without which it does not: one look at a sentence spares one at each cue. */
const TAKEN_BACK = [
  {
    hint: /n['’]t|\b(?:not?|nor|never|without|neither|rather|instead|unrelated|ruled|excluding|except|sin|sem|sans|ohne|geen|niet|zonder|nicht|kein|pas|ning|non|senza|nessun|aucun)|não/u,
    holds: (said: string, start: number): boolean => DENIED.test(leading(said, start)),
  },
  {
    hint: /help|assist|support|\baid\b|cooperat|collab|coordinat|conjunct|contact|together|\bwork|ticket|\bcase\b|escalat|discuss|spoke|liais|reach|report|notif|inform|asked|alongside|hulp|samen|hilfe|zusammen|kontakt|aide|avec|lien|auprès|ayuda|junto|ajuda|aiuto|insieme/u,
    holds: (said: string, start: number): boolean => HELPED.test(leading(said, start)),
  },
  {
    hint: /affected|impacted|involved|blame|fault|not the|n['’]t the|fine|healthy|intact|ruled|working|einwandfrei|fehlerfrei|normal|weiterhin|betroffen|ordnung|getroffen|geraakt|touché|concerné|impacté|afectad|afetad|coinvolt|interessat|影響|영향/u,
    holds: (said: string, _: number, end: number): boolean =>
      CLEARED.test(said.slice(end, end + 60)),
  },
];

function leading(said: string, start: number): string {
  return said.slice(Math.max(0, start - 50), start);
}

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
