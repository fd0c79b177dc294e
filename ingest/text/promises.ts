// Is a sentence a promise, and is it kept, under way or open?
import type { ActionStatus } from '../model.ts';
import { words } from './patterns.ts';
import { sentences } from './sentences.ts';

/** A status that words give, and where they stand in them. */
export interface StatusWords {
  status: ActionStatus;
  index: number;
  length: number;
}

interface StatusRule {
  status: ActionStatus;
  name: string;
  pattern: RegExp;
  samples: string[];
}

/** In order: the first that matches gives the status. */
export const STATUS_RULES: StatusRule[] = [
  {
    status: 'dropped',
    name: 'dropped',
    pattern: words(
      /\b(?:won['’]?t (?:do|fix)|wontfix|will not be (?:done|implemented)|dropped|cancell?ed|abandoned|rejected|no longer (?:needed|planned)|superseded|niet meer nodig|verworfen|abandonné)\b/iu,
    ),
    samples: ["(won't fix)", 'dropped: too costly'],
  },
  {
    status: 'done',
    name: 'marked as done',
    pattern: words(
      /[([]\s*(?:already )?(?:done|complete[d]?|finished|fixed|resolved|merged|implemented|deployed|shipped|released|closed|erledigt|gedaan|afgerond|fait|terminé|hecho|feito|fatto|完了|済|완료)\b[^)\]]{0,40}[)\]]|✅|☑|✔|^\s*(?:done|completed?|fixed|erledigt|gedaan|fait|hecho)\s*[:–—-]|[-–—:]\s*(?:done|completed?|fixed|erledigt|gedaan)\.?\s*$/iu,
    ),
    samples: ['Add alarms (done)', 'Done: new dashboard', '✅ rotate keys', 'Rotate keys — done'],
  },
  {
    status: 'in_progress',
    name: 'marked as under way',
    pattern: words(
      /[([]\s*(?:in progress|wip|ongoing|under ?way|started|pull request open|in review|partially (?:done|complete)|under (?:investigation|review|test\w*)|in arbeit|loopt|bezig|en cours|en curso|em andamento|in corso)\b[^)\]]{0,40}[)\]]|🚧|^\s*(?:in progress|wip|ongoing)\s*[:–—-]|[-–—:]\s*(?:in progress|ongoing|wip)\.?\s*$/iu,
    ),
    samples: ['Add alarms (in progress)', 'Pool sizing (under investigation & testing)'],
  },
  {
    status: 'planned',
    name: 'will be done',
    pattern: words(
      /\b(?:(?:we|i|they|team|engineers?|ops|operations)(?:['’]ll| will| shall|['’]re going to| are going to| plan(?:s|ned)? to| intend(?:s)? to| aim to| need(?:s)? to| want to| hope to| should| must| have to| would like to)|will (?:be|also|now|then|no longer|never|further|soon|continue)?\s*\w+|should(?: be| have| also)?|going to|to be (?:done|determined|implemented)|to-?do|plan(?:s|ned)? (?:to|for)|need(?:s)? (?:to|of)|must be|(?:has |have |had )?(?:been )?(?:decided|agreed|scheduled|planned) to|consider|zullen|gaan we|wij gaan|wordt|werden wir|wird|werden|soll(?:en|te)?|nous allons|allons|sera|seront|prévoyons|devons|vamos a|será|serán|debemos|iremos|vamos|será|serão|devemos|verrà|verranno|dobbiamo)\b|予定|検討|必要|する$|예정|계획|필요/iu,
    ),
    samples: [
      'We will add an alert',
      'Alerts should cover disk use',
      'we plan to move the database',
      'Wir werden die Leitung verdoppeln',
    ],
  },
  {
    status: 'done',
    name: 'has been done',
    pattern: words(
      /\b(?:(?:we|i|they|team|engineers?|vendor|provider|(?!(?:would|could|should|might|must|may|will|to|not)\b)\w+)(?:['’]ve| have| has) (?:now |also |already |since |just |recently |successfully |subsequently |therefore |since then )*(?!been\b|to\b|not\b|seen\b|no\b|an?\b|the\b|some\b|yet\b)(?:\w+ly )?(?:\w+(?:ed|en|wn|lt|ilt|pt|un|ut|ne)|put|set|made|built|moved|taken|begun|rolled)\b|(?:has|have) (?:now |also |already |since )*been (?!identified|seen|affected|working|monitoring|notified)\w+|(?:was|were) (?:already |subsequently |also |permanently |immediately |since |then )*(?:added|fixed|improved|increased|updated|upgraded|deployed|implemented|introduced|changed|replaced|moved|removed|created|installed|configured|reconfigured|adjusted|disabled|enabled|expanded|extended|patched|rolled out|released|rotated|migrated|scaled|separated|tuned|exchanged|documented)|already (?:\w+ed|in place|done|live|released|available)|is (?:already|now) (?:released|live|in place|deployed|fixed|available|done)|are (?:already|now) (?:in place|live|deployed|released)|we(?: also| then| immediately| subsequently)? (?:added|fixed|improved|increased|updated|upgraded|deployed|implemented|introduced|changed|replaced|moved|removed|created|installed|configured|adjusted|disabled|enabled|expanded|extended|patched|rolled out|released|rotated|migrated|scaled|put in place|set up)|hebben (?:we|wij)? ?(?:\w+ ){0,5}ge\w+|is (?:inmiddels|al) \w+|wurden? (?:\w+ ){0,6}(?:\w+t|\w+en)|haben (?:wir )?(?:\w+ ){0,6}(?:\w+t|\w+en)|avons (?:\w+ )?\w+é\w*|a été|ont été|hemos \w+do|se ha \w+do|ha sido|han sido|foram \w+|foi \w+|abbiamo \w+to|è stat[oa]|sono stat[ie])\b|しました|済み|했습니다|되었습니다/iu,
    ),
    samples: [
      'We have added an alert',
      'Limits have been raised',
      'The script was replaced',
      'wir haben die Leitung verdoppelt',
      'nous avons ajouté une alerte',
    ],
  },
  {
    status: 'in_progress',
    name: 'is being done',
    pattern: words(
      /\b(?:(?:we|they|team|engineers?)(?:['’]re| are| is) (?:now |also |currently |still |actively |already |continuing to |in the process of |further |additionally |therefore )*(?!not\b|going\b|sorry\b|aware\b|confident\b|committed\b|confiden|planning\b)(?:\w+ing|looking)|(?:is|are) (?:currently |now |being |still |already |actively )+(?:being )?\w+(?:ing|ed)|is being|are being|in progress|under ?way|ongoing|work(?:ing)? (?:is|on|with|to)|continu(?:e|es|ing) (?:to|with)|under (?:investigation|review|development)|has begun|have begun|have started|has started|started (?:to|work)|zijn (?:we )?(?:bezig|aan het)|wird derzeit|arbeiten|sommes en train|travaillons|estamos \w+ndo|stiamo \w+ndo)\b|しています|中です|하고 있습니다|중입니다/iu,
    ),
    samples: [
      'We are adding an alert',
      'Limits are being raised',
      'Continue to look for the leak',
      'work is under way',
    ],
  },
];

/** Verbs in the form of an order, at the start of an item: it is open, whatever the rest of the sentence tells. */
const ORDER = words(
  /^\W*(?:add|address|adjust|adopt|align|allow|analy[sz]e|apply|ask|assess|audit|automate|avoid|backport|block|build|change|check|clarify|clean|collect|configure|consider|consolidate|convert|create|decouple|define|deploy|deprecate|design|detect|develop|disable|document|drop|enable|encourage|enforce|engage|enhance|ensure|establish|evaluate|evolve|expand|explore|extend|figure|file|find|fix|follow|formali[sz]e|get|harden|have|identify|implement|improve|include|increase|install|integrate|introduce|invest|investigate|isolate|keep|limit|lock|look|lower|make|measure|merge|migrate|modify|monitor|move|notify|optimi[sz]e|patch|perform|plan|prepare|prevent|prioriti[sz]e|propose|provide|publish|raise|re-?evaluate|reconsider|reduce|refactor|remove|rename|replace|report|request|require|research|restrict|review|rework|rotate|run|scale|schedule|search|separate|set|setup|share|simplify|split|start|stop|strengthen|switch|teach|test|track|train|try|tune|turn|unify|update|upgrade|use|validate|verify|write)\b(?!\s+(?:is|was|has|were|are)\b)/iu,
);
/** `Increased the pool`, `Label: Added alerts`: a deed. `Adding alerts`: a deed under way. */
const DEED = words(
  /^\W*(?:[^:.]{3,70}:\s+)?(?!Need|Embed|Feed|Speed|Exceed|Proceed|Succeed|Seed)(?:\p{Lu}\p{Ll}+ed|Sent|Made|Put|Moved|Built|Took|Wrote|Begun|Rebuilt)\b(?!\s+(?:by|for|of|services?|to be)\b)/u,
);
const DOING = words(
  /^\W*(?:[^:.]{3,70}:\s+)?(?:\p{Lu}\p{Ll}+(?:,? \w+){0,5} (?:currently )?(?:conducting|investigating|working|implementing|developing|building|reviewing|evaluating)|(?!(?:Monitoring|Alerting|Testing|Training|Logging|Handling|Scaling|Caching|Routing|Tooling|Rate|Engineering|Planning|Networking|Nothing|During|Something|Bring|String|Following|According|Considering|Depending|Regarding|Including|Concerning|Starting|(?:Going|Moving|Looking) (?:forward|ahead))\b)\p{Lu}\p{Ll}+ing)\b(?! of\b)/u,
);
/** `Already moved the backups`: whatever form the verb has. */
const ALREADY = words(/^\W*already\b/iu);
/** An order whose next sentence says that work on it is under way. */
const ORDERED_AND_BEGUN = words(
  new RegExp(
    `${ORDER.source}(?=.*?(?:[.;!]\\s+|\\bwhich )we(?:['’]re| are) (?:already |currently |actively |now )*(?:working|doing|implementing|building|testing|migrating|rolling)(?!\\w))`,
    'isu',
  ),
);
const CONTINUES = words(/^\W*(?:continu(?:e|es|ing)|keep (?:on )?\w+ing)\b/iu);

/**
 * What the words say about the state of the promise, null where they say nothing. Marks (`(done)`, ✅) decide at once; then
 * the form of the first words (an order is open, a past participle done, a participle under way); then the first verb.
 */
export function promiseStatus(said: string): StatusWords | null {
  for (const rule of STATUS_RULES.slice(0, MARKS)) {
    const match = rule.pattern.exec(said);
    if (match) return { status: rule.status, index: match.index, length: match[0].length };
  }
  const forms: [RegExp, ActionStatus][] = [
    [CONTINUES, 'in_progress'],
    [ORDERED_AND_BEGUN, 'in_progress'],
    [ORDER, 'planned'],
    [ALREADY, 'done'],
    [REPORTED, 'done'],
    [DEED, 'done'],
    [DOING, 'in_progress'],
  ];
  for (const [form, status] of forms) {
    const match = form.exec(said);
    if (match) return { status, index: 0, length: match[0].length };
  }
  return firstVerb(said);
}

/** True for `Alerts scheduled for …`, `Second link added`: a report of a deed without a verb that says who did it. */
export function isDeed(said: string): boolean {
  return REPORTED.test(said);
}

const REPORTED = words(
  /^\W*\p{Lu}[\w'’-]*(?: (?!was\b|were\b|is\b|are\b|has\b|have\b|had\b|we\b|they\b|to\b|that\b|which\b)[\w'’-]+){0,4} (?:added|adjusted|automated|configured|created|deployed|disabled|documented|enabled|expanded|fixed|implemented|increased|installed|introduced|migrated|moved|patched|raised|removed|replaced|rotated|scheduled|updated|upgraded)\b(?! by\b)/u,
);

/** True for words in the form of an order (`Add an alert`), which in an actions section is a promise by itself. */
export function isOrder(said: string): boolean {
  return ORDER.test(said);
}

/** How many of the rules are marks, not verbs. */
const MARKS = 3;

/** The first verb decides: 'we will complete the migration that is under way'. The first sentence goes before the rest. */
function firstVerb(said: string): StatusWords | null {
  const [first] = sentences(said);
  for (const part of first && first.end < said.length ? [said.slice(0, first.end), said] : [said]) {
    let best: StatusWords | null = null;
    for (const rule of STATUS_RULES.slice(MARKS)) {
      const match = rule.pattern.exec(part);
      if (match && (!best || match.index < best.index))
        best = { status: rule.status, index: match.index, length: match[0].length };
    }
    if (best) return best;
  }
  return null;
}

/** Status as a column, heading or label names it (`Status: done`, `## Completed`); null for words that name none. */
export function namedStatus(name: string): ActionStatus | null {
  if (/\bto (?:be )?(?:complete|do|done|finish)\b/iu.test(name)) return 'planned';
  if (/\b(?:won['’]?t|wontfix|cancell?ed|dropped|abandoned|rejected)\b/iu.test(name))
    return 'dropped';
  if (
    /\b(?:not (?:started|done)|open|to-?do|planned|pending|proposed|backlog|new|future|upcoming|short[- ]term|long[- ]term|medium[- ]term|gepland|geplant|prévu|pendiente)\b/iu.test(
      name,
    )
  )
    return 'planned';
  if (
    /\b(?:in progress|ongoing|under ?way|wip|started|in review|in arbeit|en cours|en curso|em andamento|in corso)\b|進行中|진행/iu.test(
      name,
    )
  )
    return 'in_progress';
  if (
    /\b(?:done|completed?|finished|closed|fixed|resolved|implemented|merged|deployed|shipped|erledigt|afgerond|gedaan|terminé|fait|hecho|completad[oa]|concluíd[oa]|fatto)\b|^x$|✅|☑|✔|完了|済|완료/iu.test(
      name,
    )
  )
    return 'done';
  return null;
}

/** A purpose that makes a sentence a preventive action, not a step of the repair. */
export const PREVENTIVE = words(
  /\b(?:prevent\w*|avoid\w*|so that (?:this|it|we|similar)|(?:doesn['’]?t|does not|won['’]?t|will not|never|not) (?:happen|occur|reoccur|recur)|reduc\w+|in (?:the )?future|going forward|moving forward|from now on|improv\w+|better|strengthen\w*|enhanc\w*|increas\w+ (?:our |the )?(?:resilien\w*|capacity|coverage|monitoring|reliab\w*)|resilien\w*|ensur\w+|guard\w*|safeguard\w*|protect\w*|detect\w* (?:\w+ ){0,4}(?:earlier|sooner|quick\w*|before|automatically)|early detection|monitor(?:ing)? (?:\w+ ){0,5}(?:closely|attentively|more|to)|alert(?:s|ing)?|additional|redundan\w+|mitigat\w+ (?:\w+ ){0,3}(?:similar|future|risk)|review\w* (?:our|the)|voorkomen|verbeter\w*|in de toekomst|verhindern|vermeiden|verbesser\w*|zukunft|zukünftig|künftig|éviter|empêcher|améliorer|à l['’]avenir|evitar|prevenir|mejorar|en el futuro|melhorar|no futuro|evitare|prevenire|migliorare|in futuro)\b|再発|防止|改善|今後|재발|방지|개선|향후/iu,
);

/** The writer's own plan to change something: a promise in an account of what happened, even without a purpose. */
export const CHANGES = words(
  /\b(?:we|i|team|engineers)(?:['’]ll| will| am going to| are going to| plan to| intend to| aim to| are planning to| have decided to|['’]re going to)\s+(?:be\s+)?(?:also |now |then |further |soon |immediately |instead |therefore |additionally |no longer |automatically )*(?:be )?(?:add|adopt|adjust|automat|build|chang|convert|creat|decommission|deploy|deprecat|develop|disabl|enabl|enforc|expand|extend|fix|harden|implement|increas|introduc|invest|isolat|limit|migrat|mirror|moderni[sz]|mov|optimi[sz]|patch|re-?design|refactor|remov|replac|re-?structur|re-?work|re-?writ|rotat|schedul|separat|shard|simplif|split|stop|switch|tighten|tun|updat|upgrad|mak\w+ use)(?:e[sd]?|y|ing|ting|ning|ping|s)?\b|\bwe will no longer\b|\bwe are no longer going to\b/iu,
);

/** Promises that are no preventive actions: news, apologies, investigation, the repair itself. */
export const NOT_PREVENTIVE = words(
  /\b(?:(?:will|shall|to) (?:\w+ ){0,2}(?:provide|post|share|publish|send|give|keep|follow[- ]up|come back|update|inform|notify|let you know|report back|communicate)\b|keep you (?:posted|updated|informed)|(?:further|next|more|another) updates?|\bif (?:we|this|the|it|that)\b[^.]*\bwould\b|have yet to|(?:has|have) been published|last updated|we (?:apologi[sz]e|are sorry|regret|understand|value|thank|appreciate|know|recognize|recogni[sz]e|take)|(?:we|i)(?:['’]re| are)? (?:currently |now |still |actively )?(?:investigat|monitor(?:ing)? (?:the )?(?:situation|recovery|results?|systems?|our services?|the services?|progress|this|for|to ensure)|aware|look(?:ing)? into)|continu\w* to (?:investigat|monitor|work (?:on|to|with)|closely)|no (?:customer )?action (?:is )?(?:required|needed)|please|contact|(?:have|has) (?:been )?(?:identified|resolved|restored|recovered|seen|confirmed)|working (?:on|to|towards) (?:a |the )?(?:fix|resol\w+|restor\w+|solution|mitigat\w+)|op de hoogte|houden u|halten (?:wir )?sie|tenons informé|mantendremos informad|manteremos|terremo aggiornat|entschuldig\w+|unannehmlichkeiten|ongemak)\b|お願い(?:いた|致)?します|ご理解|ご了承|ご不便|ご迷惑|お詫び|申し訳|사과|죄송/iu,
);

/** Who commits: the sentence is the writer's own undertaking. */
export const COMMITS = words(
  /\b(?:i(?:['’]ll| will)|we(?:['’]ll|['’]ve|['’]re| will| have| are| also| then| plan| intend| should| need| must| shall| aim| want| decided| added| fixed| improved| implemented)|(?:our|the) (?:\w+ ){0,3}(?:team|teams|engineers|operations|developers|staff) (?:will|have|are|is|has|plan|intend)|(?:has|have) (?:now |also |already )?been|will be|is going to|are going to|was improved|were improved|hebben we|zullen we|we zullen|wij zullen|gaan we|werden wir|wir werden|wir haben|haben wir|wurden|wird|nous (?:allons|avons|sommes)|hemos|vamos a|estamos|iremos|vamos|abbiamo|stiamo|será|verrà|nous (?:\w+ )?\w{2,}rons|\w{2,}(?:aremos|eremos|iremos|eremo|iremo|rremo))\b|ます|습니다|합니다|(?:예정|계획)입니다/iu,
);

/** `Wir richten … ein`, `We voegen … toe`: a present that only a section of actions makes a promise. */
export const UNDERTAKES = words(
  /^\W*(?:wir (?!(?:haben|hatten|sind|waren|konnten|können|wissen|glauben|bitten|bedauern|danken|entschuldigen|nehmen|bemühen|streben|freuen|hoffen|stehen|informieren|melden)(?![\p{L}]))\w{2,}n|(?:we|wij) (?:voegen|breiden|richten|zetten|passen|ruimen|bouwen|maken|schakelen|vervangen|verhogen|verlagen|leggen|nemen|voeren|stellen|plaatsen|testen|controleren|automatiseren|splitsen|scheiden|verplaatsen|vergroten|onderzoeken|evalueren|halen|bewaken|monitoren|verbeteren|versterken|voorkomen|sturen|beperken|documenteren|migreren|verhuizen|installeren|configureren|beveiligen|trainen|verdubbelen|verdelen|kopen|bestellen|stoppen|verwijderen))\b/iu,
);
