// What is this section about? The roles of headings and labels, in nine languages.
//
// A role tells the extractors how to read what stands below: a bullet under "Next steps" is a promise, the same bullet
// under "What went well" is not.
import { words } from './patterns.ts';

export type Role =
  | 'summary'
  | 'impact'
  | 'timeline'
  | 'detection'
  | 'cause'
  | 'resolution'
  | 'actions'
  | 'lessons'
  | 'well'
  | 'wrong'
  | 'lucky'
  | 'stats'
  | 'background'
  | 'chat'
  | 'people'
  | 'support'
  | 'apology'
  | 'furniture';

/** One rule: the first whose pattern matches the heading (lower case, without numbering) gives the role. */
export interface SectionRule {
  role: Role;
  pattern: RegExp;
  samples: string[];
}

export const SECTION_RULES: SectionRule[] = [
  {
    role: 'furniture',
    pattern: words(
      /^(?:related (?:articles|posts|content|topics|pages|incidents)|see also|was this (?:article|page) helpful|share this|comments?|tags?|categories|table of contents|contents|on this page|footer|navigation|subscribe|verwandte artikel|gerelateerde artikelen|articles associés)\b/u,
    ),
    samples: ['related articles', 'table of contents'],
  },
  {
    role: 'chat',
    pattern: words(
      /\b(?:chat ?logs?|slack (?:log|thread|transcript)|irc log|transcript|chat history|raw logs?|postmortem thread)\b/u,
    ),
    samples: ['#ops chat log', 'irc log'],
  },
  {
    role: 'people',
    pattern: words(
      /^(?:attendees|participants|responders|people(?: involved)?|contributors|authors?|owners?|reviewers?|acknowledge?ments?|thank(?:s| you)|roles|teilnehmer|deelnemers|participantes?)\b/u,
    ),
    samples: ['attendees', 'thank you'],
  },
  {
    role: 'well',
    pattern: words(
      /\b(?:went well|went right|worked well|what worked|did well|goed ging|gut (?:lief|gelaufen)|bien fonctionné|salió bien|correu bem|andato bene)\b|うまくいった|잘된 점/u,
    ),
    samples: ['what went well', 'what worked'],
  },
  {
    role: 'lucky',
    pattern: words(
      /\b(?:got lucky|were lucky|luck|lucky|geluk|glück|chance|suerte|sorte|fortuna)\b|幸運/u,
    ),
    samples: ['where we got lucky'],
  },
  {
    role: 'actions',
    pattern: words(
      /\b(?:action (?:items?|plan|points?|log)|immediate (?:actions?|steps|fixes|improvements?)|actions? (?:to be taken|we will take|going forward|needed|required)|follow[- ]?ups?|next steps?|to-?do'?s?|preventi(?:ve|on|ng)(?: future)?(?: \w+){0,3}|preventat\w+|corrective (?:and preventi(?:ve|tive) )?(?:actions?|measures?)|remediation(?: items?| plan| steps?)?|improvements?|what (?:we(?:'|’)?(?: a)?re|are we) (?:doing|changing|going to do|improving)|what (?:we|will) (?:will |plan to |intend to )?(?:do|change|be done|happens? next)|(?:what is|what's|what’s) next|future (?:work|plans?|actions?|mitigations?|steps?|considerations)|recommendations?|commitments?|planned (?:actions|work|changes)|mitigation plans?|long[- ]term (?:fix(?:es)?|mitigation|improvements?|actions?|solution)|short[- ]term (?:fix(?:es)?|improvements?|actions?)|steps (?:we (?:are|have|will) \w+|to prevent)|how (?:do|will|can|are) we (?:prevent|avoid|preventing|stop)|making sure|ensur(?:e|ing)|vervolg(?:stappen|acties)?|verbeter(?:ingen|acties|punten)|actiepunten|maatregelen|maßnahmen|massnahmen|nächste schritte|ausblick|prochaines étapes|actions? (?:correctives?|préventives?|à venir)|mesures|plan d'action|próximos (?:pasos|passos)|acciones(?: correctivas| preventivas)?|medidas|ações(?: corretivas| preventivas)?|prossimi passi|azioni(?: correttive| preventive)?|misure)\b|^actions?$|^(?:the |our |action )?plans?$|^actions? already taken|^was (?:wird|haben wir|wir) (?:\w+ )?(?:unternommen|getan|tun|unternehmen|ändern)|^(?:wat|que) (?:gaan we|faisons-nous|vamos a)|^acties$|^(?:wat we (?:gaan|zullen|willen)|was wir (?:jetzt|nun|künftig|in zukunft|ändern|tun|unternehmen)|ce que nous (?:allons|ferons|changeons|mettons)|ce qu['’]on va|qué (?:vamos a|haremos|estamos haciendo)|lo que (?:vamos a|haremos)|o que (?:vamos|faremos|estamos)|(?:che )?cosa (?:faremo|stiamo facendo|cambieremo|cambia))(?![\p{L}])|^tasks?$|^to do(?: list|s)?$|^(?:to|how to|how we(?: will)?) (?:prevent|avoid|stop|keep)(?![\p{L}])|^(?:already )?(?:done|completed|finished|implemented)(?: so far| already| since)?$|^(?:planned|open|in progress|under way|ongoing|short term|medium term|long term)$|^what (?:comes|follows|happens) (?:next|now)|^what (?:we|has|have)(?: have)? changed?|^(?:changes|promises|our commitments?)$|so that it does not|does not (?:happen|come|occur) (?:again|back)|^what (?:can|could|should|shall|must|might) (?:we|be) (?:\w+ )?(?:do|done|improve[d]?|change[d]?)\b(?! better)|^what (?:has|have) been (?:done|changed|improved|fixed)|^(?:resulting|resultant) actions?|^actionables?$|^actionable items?|アクション(?:アイテム|プラン)|改善策|是正(?:措置|策)|予防(?:措置|策)|恒久(?:対応|対策)|今後の取り組み|再発防止|今後の(?:対応|対策|予定)|対策|액션 ?아이템|후속 ?(?:조치|작업)|조치 ?계획|재발 ?방지|향후 (?:계획|대책|조치)|개선/u,
    ),
    samples: [
      'action items',
      'next steps',
      "what we're doing about it",
      'preventive measures',
      'follow-up actions & tasks',
      'immediate actions (completed)',
      'done so far',
      'to do',
      'to prevent a relapse',
      'what comes next',
      'nächste schritte',
      '再発防止策',
      'wat we gaan doen',
      'acties',
      'cosa faremo',
      'o que vamos fazer',
      'what should be changed',
      'resulting actions',
      'アクションアイテム',
    ],
  },
  {
    role: 'cause',
    pattern: words(
      /\b(?:root[- ]?causes?|causes?|contributing (?:factors?|causes?|conditions?)|trigger(?:s|ing)?|why (?:did|this|the|was|it(?! took))(?! (?:recovery|repair|fix|restore) took)|went wrong,? and why|what caused|rca|analysis|diagnosis|explanation|reason|technical (?:details?|background|explanation)|oorza(?:ak|ken)|ursachen?(?:analyse)?|fehlerursache|causes? (?:racine|profonde|du problème)|origine|causas?(?: raíz| raiz)?|análisis|análise|cause? (?:principale|radice)|origen)\b|原因|원인/u,
    ),
    samples: [
      'root cause analysis',
      'contributing factors',
      'root cause(s)',
      'what went wrong and why?',
      'oorzaak',
      '原因',
    ],
  },
  {
    role: 'timeline',
    pattern: words(
      /\b(?:time ?-?lines?|chronolog(?:y|ie|ía)|sequence of events|events|incident log|incident updates?|update history|history|progress (?:updates?|log)|course of events|tijdlijn|verloop|zeitlicher (?:ab|ver)lauf|zeitleiste|ablauf|déroulé|déroulement|cronolog[íi]a|línea de tiempo|linha do tempo|cronologia)\b|タイムライン|経緯|時系列|타임라인|경과/u,
    ),
    samples: ['timeline', 'timeline of events', 'chronology', '経緯'],
  },
  {
    role: 'detection',
    pattern: words(
      /\b(?:detection|detected|discovery|alerting|how (?:was|did) (?:it|we|this)(?: \w+){0,2} (?:detect|notice|discover|find)\w*|detectie|erkennung|détection|detección|detecção|rilevamento)\b|検知|감지/u,
    ),
    samples: ['detection', 'how did we detect it'],
  },
  {
    role: 'lessons',
    pattern: words(
      /\b(?:lessons?(?: learn(?:ed|t))?|learnings?|take-?aways?|reflections?|retrospective|what (?:did )?we learn(?:ed|t)?|geleerd|lessen|erkenntnisse|lehren|leçons|enseignements|lecciones|lições|lezioni)\b|教訓|교훈/u,
    ),
    samples: ['lessons learned', 'lessons learnt', 'takeaways'],
  },
  {
    role: 'wrong',
    pattern: words(
      /\b(?:went (?:wrong|poorly|badly|less well)|didn['’]?t go (?:so )?well|did not go well|could have gone better|what (?:failed|broke|didn['’]?t work)|slecht ging|schlecht (?:lief|gelaufen)|salió mal)\b/u,
    ),
    samples: ['what went wrong', 'what went poorly', "what didn't go so well"],
  },
  {
    role: 'impact',
    pattern: words(
      /\b(?:impacts?|customer impact|effects?|affected|scope|damage|symptoms?|consequences?|gevolgen|auswirkung(?:en)?|betroffen\w*|conséquences|impacto|impatto|consecuencias)\b|影響|영향/u,
    ),
    samples: ['customer impact', 'impact', '影響範囲'],
  },
  {
    role: 'resolution',
    pattern: words(
      /\b(?:why (?:it|(?:the |our )?(?:recovery|repair|fix|restore)) took|resolutions?|resolved?|recovery|mitigations?|fix(?:es|ed)?|restoration|solution|response|workaround|how (?:did we|it was|was it) (?:fix|resolv)\w*|actions? taken|oplossing|herstel|lösung|behebung|wiederherstellung|résolution|rétablissement|resolución|solución|resolução|risoluzione)\b|対応|復旧|조치|복구/u,
    ),
    samples: ['why it took so long', 'resolution and recovery', 'mitigation', 'actions taken'],
  },
  {
    role: 'stats',
    pattern: words(/\b(?:stat(?:s|istics)|metrics|key figures|kennzahlen|cijfers)\b/u),
    samples: ['stats'],
  },
  {
    role: 'support',
    pattern: words(
      /\b(?:what (?:you|customers) (?:need|should|can|have to) (?:to )?(?:do|know)|customer action|contact(?: us)?|support|questions?|faq|more information|need help|how can i|was (?:muss|müssen)|kontakt)\b/u,
    ),
    samples: ['what you need to do', 'contact us'],
  },
  {
    role: 'apology',
    pattern: words(
      /\b(?:apolog(?:y|ies|ise|ize)|sorry|closing|conclusion|final (?:words|thoughts)|fazit|schlusswort)\b/u,
    ),
    samples: ['our apologies', 'conclusion'],
  },
  {
    role: 'background',
    pattern: words(
      /\b(?:background|context|glossary|definitions|architecture|how (?:it|this|our \w+) works?|introduction to|about (?:us|the)|hintergrund|achtergrond|contexte?|contexto|contesto|appendix|ap+endix|references?|links|supporting information|resources)\b|背景|배경/u,
    ),
    samples: ['background', 'glossary', 'appendix'],
  },
  {
    role: 'summary',
    pattern: words(
      /\b(?:summary|overview|introduction|abstract|tl;?dr|incident details?|what happened|incident description|description|executive|issue|the (?:incident|outage|problem)|details|samenvatting|wat is er gebeurd|zusammenfassung|was (?:ist )?(?:passiert|geschehen)|überblick|résumé|que s'est-il passé|resumen|resumo|riepilogo|sommario|qué (?:pasó|ocurrió)|o que aconteceu|cosa è successo)\b|概要|要約|개요|요약/u,
    ),
    samples: ['executive summary', 'what happened', 'overview', '概要'],
  },
];

/** A heading's words as the rules see them: lower case, without leading numbers, marks and a trailing colon. */
export function plainHeading(words: string): string {
  return words
    .toLowerCase()
    .replace(/^[\s\d.)(#*•\-–—:]+/u, '')
    .replace(/[\s:：.]+$/u, '')
    .trim();
}

const cache = new Map<string, Role | null>();

/** The role of a heading or label, null where no rule knows it. Only short headings have one: prose does not. */
export function sectionRole(words: string): Role | null {
  if (words.length > 90) return null;
  const known = cache.get(words);
  if (known !== undefined) return known;
  const heading = plainHeading(words);
  const role = SECTION_RULES.find((rule) => rule.pattern.test(heading))?.role ?? null;
  // headings repeat across a corpus; the bound keeps memory flat when they do not
  if (cache.size < 5000) cache.set(words, role);
  return role;
}
