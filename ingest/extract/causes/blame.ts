// Where in a sentence stands the cause, where the effect?
import { matchesOf, words } from '../../text/patterns.ts';

/** Words that part a cause from its effect, and on which side of them the cause stands. */
export interface Marker {
  start: number;
  end: number;
  causeIs: 'behind' | 'before';
}

/** What stands behind these is the cause (`due to …`). */
const CAUSE_FOLLOWS = words(
  /\b(?:caused (?:mainly |partly |primarily |directly |in part )?by|due (?:mainly |partly |primarily )?to|because(?: of)?|as a (?:result|consequence) of|result(?:ed|ing|s)? (?:from|of)|trigger(?:ed)? by|prompted by|set off by|brought (?:on|about) by|stem(?:med|s|ming)? from|attribut(?:ed|able) to|originat\w+ (?:in|from|with)|traced (?:back )?to|tracked (?:it )?(?:back |down )?to|down to|owing to|thanks to|boils down to|the (?:\w+ ){0,2}(?:problem|issue|fault|culprit|reason|cause|trigger|explanation)s? (?:was|were|is|being|lay|lies)|(?:cause|reason|source|trigger|culprit|origin)s? (?:of|for|behind) (?:[\w'’-]+ ){1,6}?(?:was|were|is|are|has been|appears?|seems?|lay|lies)\b|reason (?:for|was|why)|root cause\w*|culprit|turned out|(?:discovered|found|identified|determined|established|revealed|showed|shows|realised|realized|confirmed|concluded) (?:out )?that|introduced by|affected by|contributing (?:factors?|causes?)|veroorzaakt door|doordat|door een|als gevolg van|te wijten aan|lag aan|kwam door|ontstond door|oorzaak(?: [\w-]+){0,5}? (?:was|is|lag|ligt|bleek)|verursacht durch|(?:ursache|grund)(?: [\w-]+){0,5}? (?:war|waren|ist|sind|lag|liegt)|auslöser|wegen|aufgrund|ausgelöst durch|infolge|zurückzuführen auf|hervorgerufen durch|bedingt durch|causée?s? par|en raison d\w*|suite à|à cause d\w*|provoquée?s? par|liée?s? à|dues?|dû à|due à|l['’]origine|la cause(?: [\w'’-]+){0,5}? (?:est|était|a été|provient)|la causa(?: \w+){0,5}? (?:fue|es|era|ha sido|è|era|è stata|foi)|el motivo (?:fue|es)|a causa (?:foi|é)|causad[oa]s? por|debido a|por culpa de|provocad[oa]s? por|ocasionad[oa]s? por|originad[oa]s? por|se debió a|a raíz de|devido a|por causa d\w*|em razão d\w*|gerad[oa]s? por|causat[oaie] da\w*|provocat[oaie] da\w*|dovut[oaie] a\w*|a causa d\w*|a seguito d\w*)\b|原因|원인/giu,
);

/** What stands before these is the cause (`… led to`). */
const CAUSE_PRECEDES = words(
  /\b(?:(?<!\b(?:root|the|a|an|this|that|its|main|exact|likely|possible|probable|initial|primary|underlying|no|any|of) )cause\b|caus(?:ed|es|ing)\b(?! (?:mainly |partly |primarily |directly |in part )?by)|led to|leading to|leads to|lead to|result(?:ed|ing|s)? in|trigger(?:ed|s|ing)\b(?! by)|contribut(?:ed|es|ing) to|brought (?:down|about)\b(?! by)|broke|which (?:meant|made|prevented|blocked)|was (?:the )?(?:root |main |primary )?(?:cause|reason|culprit|trigger)|responsible for|to blame|at fault|veroorzaakte|leidde(?:n)? tot|had tot gevolg|verursachte\w*|führte\w* (?:zu\w*|dazu)|löste\w*|zur folge|a (?:causé|provoqué|entraîné|conduit à)|ont (?:causé|provoqué|entraîné|conduit à)|entraînant|provoquant|provocó|causó|ocasionó|provocaron|causaron|ocasionaron|provocando|ocasionando|provocou|causou|ocasionou|provocaram|causaram|gerou|ha causato|ha provocato|hanno causato|hanno provocato|causando)\b|により|によって|ため|起因|したこと(?:で|が)|인해|때문|하면서/giu,
);

/** The words of a sentence that part cause and effect, in their order. Positions count from the sentence's start. */
export function markersOf(sentence: string): Marker[] {
  const found: Marker[] = [];
  for (const match of matchesOf(CAUSE_FOLLOWS, sentence))
    found.push({ start: match.index, end: match.index + match[0].length, causeIs: 'behind' });
  for (const match of matchesOf(CAUSE_PRECEDES, sentence))
    found.push({ start: match.index, end: match.index + match[0].length, causeIs: 'before' });
  return found.sort((a, b) => a.start - b.start);
}

/** What a sentence says of words that stand in it. */
export type Side = 'cause' | 'effect' | 'none';

/** On which side of the markers words stand: the nearest marker before them decides, else the nearest behind them. */
export function sideOf(markers: Marker[], start: number, end: number): Side {
  if (!markers.length) return 'none';
  const before = markers.findLast((marker) => marker.end <= start + 1);
  const behind = markers.find((marker) => marker.start >= end - 1);
  if (before?.causeIs === 'behind' || behind?.causeIs === 'before') return 'cause';
  return 'effect';
}
