// What does a line of a timeline or a sentence say happened: did impact begin, was it noticed, was it over?
import { ABROAD } from './happenings-abroad.ts';
import { words } from './patterns.ts';

export type Happening =
  | 'start'
  | 'symptom'
  | 'detected'
  | 'acknowledged'
  | 'mitigated'
  | 'fixed'
  | 'resolved'
  | 'ended'
  | 'closed';

/** One way of saying that something happened, in one or more languages. The first of a kind that matches names the rule. */
export interface HappeningRule {
  name: string;
  happening: Happening;
  pattern: RegExp;
  samples: string[];
}

const THING =
  '(?:outages?|incidents?|impact|disruptions?|downtime|problems?|issues?|degradation|interruptions?|failures?|errors?|accidents?|troubles?|symptoms?|event|maintenance|storing(?:en)?|störung|ausfall|panne|incidente?|interruption|caída|falha|guasto|disservizio)';

export const HAPPENING_RULES: HappeningRule[] = [
  {
    name: 'labelled start',
    happening: 'start',
    pattern:
      /^[\s\p{P}]*(?:(?:impact|outage|incident|trigger(?:ed)?) )?(?:start(?:ed)?|begin(?:s|ning)?|began|onset|impact)\s*[:–-]/iu,
    samples: ['Start: queue stops', 'Impact start - calls fail'],
  },
  {
    name: 'labelled detection',
    happening: 'detected',
    pattern: /^[\s\p{P}]*(?:initial )?(?:detection|detected|alert(?:ed)?|reported)\s*[:–-]/iu,
    samples: ['Detection: pager calls'],
  },
  {
    name: 'labelled mitigation',
    happening: 'mitigated',
    pattern:
      /^[\s\p{P}]*(?:mitigation|mitigated|workaround|partial (?:restoration|recovery))\s*[:–-]/iu,
    samples: ['Mitigation: traffic moved'],
  },
  {
    name: 'labelled recovery',
    happening: 'ended',
    pattern:
      /^[\s\p{P}]*(?:full )?(?:recovery|recovered|resolution|resolved|restored|restoration|all[- ]clear)\s*[:–-]/iu,
    samples: ['Recovery: node taken back', 'Resolved - all queues drained'],
  },
  {
    name: 'impact begins',
    happening: 'start',
    pattern: words(
      new RegExp(
        `\\b${THING}\\s+(?:has |had |first )?(?:begins?|began|begun|start(?:s|ed|ing)?|commence[sd]?|occur(?:s|red)?|onset)\\b|\\b(?:start|beginning|onset|begin) of (?:the |an |our )?(?:\\w+ ){0,2}${THING}|\\bfirst (?:errors?|failures?|impact|symptoms?|failed|failing|signs?)\\b|\\b(?:experienc(?:ed|es)|suffer(?:ed|s)|encountered) (?:an? |the )?(?:\\S+ ){0,4}(?:outages?|degradation|disruption|interruption|downtime|(?:service|cascading|complete|total) failure|incident)\\b|\\b(?:storing|probleem) (?:begint|begon|start(?:te)?)\\b|\\b(?:begin|aanvang) van de storing|\\b(?:störung|ausfall) (?:beginnt|begann|trat auf)|\\bbeginn (?:der|des) |\\bdébut (?:de l['’]|de la |du |de |d['’])(?:incident|panne|perturbation|interruption|coupure|indisponibilité|dégradation|impact|problème|dysfonctionnement|maintenance)|\\binicio (?:de la|del?) (?:incidente|incidencia|caída|interrupción|problema|impacto|mantenimiento)|\\binício d[aoe] (?:incidente|falha|queda|interrupção|indisponibilidade|instabilidade|problema|impacto|manutenção)|\\binizio (?:dell['’]|del(?:la)? |di )(?:incidente|guasto|disservizio|interruzione|problema|impatto|manutenzione)`,
        'iu',
      ),
    ),
    samples: [
      'the outage begins',
      'Start of incident',
      'first errors seen by clients',
      'the platform experienced a short service degradation',
      'storing begint',
      'début de la panne',
    ],
  },
  {
    name: 'impact begins (ja, ko)',
    happening: 'start',
    pattern: words(
      /(?:障害|不具合|事象|問題)(?:が|の)?(?:発生|開始)|(?:장애|문제|오류)(?:가|이)? ?(?:발생|시작)/u,
    ),
    samples: ['障害発生', '장애 발생'],
  },
  {
    name: 'service fails',
    happening: 'symptom',
    pattern: words(
      /\b(?:(?:go|goes|went|going|is|are|was|were|be|been|became|becomes?|becoming|gone|hard|completely|fully|entirely|currently) (?:\w+ly )?(?:down|offline|unavailable|unreachable|unresponsive|inaccessible|out of service|non-?responsive|dark)|(?:begins?|beg[au]n|start(?:s|ed)?|starting) (?:to )?(?:fail\w*|crash\w*|drop\w*|degrad\w*|return\w*|experienc\w*|throw\w*|tim(?:e|ing) out|see(?:ing)?|receiv\w*|rejecting|los(?:e|ing)|overload\w*|restart\w*|becom\w*|report\w*|refus\w*|serv\w* (?:errors?|5\d\d)|slow\w*)|(?:drop(?:s|ped)?|fell|falls?|go(?:es)?|went|reach(?:es|ed)?) (?:off|away|over|dark|wrong|(?:to )?(?:0|zero)\b)|\bdown$|mistakenly|accidentally|inadvertently|unintentionally|suffer(?:s|ed) (?:an? |from )?(?:\w+ ){0,2}(?:breakdown|failure|outage|crash|loss)|break-?down|begann(?:en)?\b[^.;:]{0,50}\bzu (?:hängen|hangen|stocken|schwanken|versagen)|verl(?:or|oren) (?:die |ihre |den )?(?:verbindung|zugriff|kontakt)|gab es (?:\w+ )?(?:probleme|störungen|ausfälle)|kam es zu|\w{3,30}s (?:stop|fail|crash|hang|freeze)(?= (?:for|on|at|in|everywhere|work\w*|respond\w*|answer\w*|arriv\w*)\b|[.,;]|$)|disappear(?:s|ed)|vanish(?:es|ed)|stood still|standstill|(?:no|nobody|not a single) (?:\w+ ){1,3}(?:can|could|was|were) (?:be )?\w+|out of (?:disk|space|memory)|has no (?:memory|space|disk)|refus(?:es|ed)|reject(?:s|ed|ing)|(?:fails|failed|failing|crash(?:es|ed|ing)?(?:[- ]?loop\w*)?|time-?outs?|timing out|broken?|breaks|stall(?:s|ed)|hangs|hung|expires?|expired|freezes|froze|died|dies|lost|loses|overload(?:s|ed)|exhausted|outage|unable to|cannot|could not|stuck|(?:symptoms?|problems?|issues?|errors?|outage) (?:\w+ )?(?:re-?appear\w*|re-?occur\w*|recur\w*|returned|came back)|re-?appeared|stopped|stops|dropped|drops|rebooted|evict(?:ed|ion)|killed|not serving|5\d\d errors?|error rate|saturation|loss of (?:\w+ )?(?:connectivity|power|network|service|quorum)|outages? of|degraded|degrading|degradations?|slowdown|spikes?|spiked|out of memory|runs? out|ran out|full)\b)|\b(?:niet (?:bereikbaar|beschikbaar)|onbereikbaar|uitgevallen|valt uit|viel uit|nicht (?:erreichbar|verfügbar)|ausgefallen|fiel aus|indisponib(?:le|ilité)s?|inaccessible|hors service|dysfonctionnements?|caíd[oa]|no disponible|dej(?:ó|aron) de (?:responder|funcionar)|(?:parou|pararam|deixou|deixaram) de (?:responder|funcionar)|(?:a|ont) cessé de (?:répondre|fonctionner)|reagierten? nicht mehr|indisponível|fora do ar|non (?:disponibile|raggiungibile))\b|停止|つながら|接続できない|遅延|중단|접속 ?불가|지연/iu,
    ),
    samples: [
      'the order desk became unavailable',
      'The shop is hard down',
      'el portal dejó de responder',
      'der Speicher begann unter der Last zu hängen',
      'pods start crashing',
      'requests begin to fail',
      'readings stop for all halls',
      'het platform is niet bereikbaar',
      'サービス停止',
    ],
  },
  {
    name: 'noticed',
    happening: 'detected',
    pattern: words(
      /\b(?:alerts?|alertmanager|firing|alarms?|alarmed|alerted|paged|pages (?:the |an |our )?(?:on-?call|engineers?|team|us|sre)|pager(?:duty)?|notices?|noticed|noted|noticing|detect(?:s|ed|ion|ing)|discover(?:s|ed)|spotted|observed?|(?!(?:incident|outage|issue|problem) reports?\b)(?:was|were|been|is|are|first|users?|customers?|user|customer|issue|outage|incident|problem|initial|incoming) (?:report(?:s|ed|ing)?|complain\w*|notified|informed|warned)|(?:reported|flagged|raised) (?:internally|to (?:us|(?:the|our) (?:\w+ )?team))|reports? (?:of|from|by|received|came|come|that|users?)|receiv(?:e|es|ed) (?:a |an |the |several |multiple |\w+ ){0,2}(?:reports?|alerts?|tickets?|complaints?|notifications?|e-?mails?|calls?)|(?:became|made|were) aware|(?:sees?|saw|seen|looks? at|looked at) (?:\w+ ){0,3}(?:tickets?|dips?|drops?|spikes?|surge|errors?|alerts?|graphs?|dashboards?|grafana)|(?:sees?|saw) (?:the )?\w+ (?:go|going|went) down|notif(?:y|ies|ied) us|(?:tells?|told|informs?|informed|alerts?|calls?|called) us (?:about|of|that)|monitor(?:ing|s)? (?:\w+ )?(?:sends?|sent|flags|flagged|reports?|reported|triggers?|triggered)|incident (?:is |was )?(?:declared|opened|raised|created|reported|called)|(?:declares?|declared|opens?|opened|raises?|raised) (?:an |the )?incident(?! (?:over|(?:as )?(?:resolved|closed|ended)))|(?:errors?|latency|problems?|slowness|failures?) reported|someone (?:reports|notices)|(?:start(?:s|ed)?|began|begins?) (?:receiving|getting|seeing) (?:\w+ )?(?:alerts?|alarms?|reports?|complaints|notifications|pages|tickets)|first (?:recorded |known )?(?:instance|sighting|observation)s? of|reports? (?:an? )?(?:issue|problem|outage)|gewaarschuwd|gemeld|melding|opgemerkt|entdeckt|gemeldet|bemerkt|festgestellt|alarmiert|détecté\w*|signalé\w*|alert(?:e|ée?s?)|averti(?:e?s?)|prévenu(?:e?s?)|constaté\w*|detectad[oa]|report(?:ad[oa]|aron)|avis(?:ad[oa]|aron)|notific(?:ad[oa]|aron)|alerta|rilevat[oa]|segnalat[oa]|informed of)\b|検知|検出|アラート|報告|確認|감지|확인|알림|신고/iu,
    ),
    samples: [
      'Monitoring alerted the on-call engineer',
      'the team received an email from the vendor',
      'errors and latency reported',
      'first report by a user',
      'we noticed a drop',
      'Incident declared',
      'a visitor told us about the error',
      'the crew started receiving pages',
      'the monitoring system sends a first message',
      'first known instance of a user who cannot log in',
      'gemeld door klanten',
      'アラート検知',
    ],
  },
  {
    name: 'somebody works on it',
    happening: 'acknowledged',
    pattern: words(
      /\b(?:acknowledg(?:ed|es?|ement)|(?:starts?|started|begins?|began|beginning) (?:to )?(?:investigat\w*|look(?:ing)? into|troubleshoot\w*|debug\w*|diagnos\w*)|investigations? (?:is |was |has )?(?:starts?|started|begins?|began|begun|underway)|(?:we are|we're|are|is|now|team|engineers?) (?:now |currently )?investigating|(?:engineers?|team|on-?call|responders?|sre) (?:\w+ )?(?:engaged|joins?|joined|responds?|responded|assembl\w*|starts? (?:work|to))|war ?room|untersuch(?:en|ung)|onderzoek(?:en)? (?:gestart|begonnen)|enquête|investigando|indagine)\b|調査(?:を)?開始|조사 ?(?:시작|중)/iu,
    ),
    samples: [
      'Investigation starts',
      'on-call engineer acknowledged',
      'engineers engaged',
      '調査開始',
    ],
  },
  {
    name: 'workaround or partial return',
    happening: 'mitigated',
    pattern: words(
      /\b(?:mitigat(?:ed|es|ion (?:is |was )?(?:applied|complete\w*|deployed|in place))|work-?arounds? (?:\w+ ){0,2}(?:applied|in place|deployed|implemented)|partial(?:ly)? (?:re)?(?:restor\w*|recover\w*|operational|available|online)|partial restoration|(?:begins?|began|start(?:s|ed)?|starting|seem(?:s|ed)?|appears?) to (?:be )?(?:recover\w*|return\w*|improve\w*|normali[sz]e\w*|stabili[sz]e\w*|come back)|(?:starts?|started|begins?|began|is|are|was|were|latency|errors?|services?|traffic|metrics|rates?) recovering|fail-?over (?:to \S+ )?(?:is |was |has )?(?:complete\w*|done|finished|succeeded)|read-only (?:\w+ ){0,4}(?:online|live|enabled|available)|(?:mostly|largely|partly) (?:subsid\w*|recover\w*|restor\w*|resolv\w*|back|normal|operational|available|working)|(?:bulk|majority|most) of (?:\S+ ){1,4}(?:(?:is|are|was|were|had|has|have|been) ){0,2}(?:restored|recovered|completed|back|online|available|working)|(?:errors?|failures?|latenc(?:y|ies)|timeouts?|symptoms?|load) (?:\w+ ){0,2}(?:subsid(?:e|es|ed|ing)|eas(?:es|ed|ing)|abat(?:es|ed|ing))|(?:re-?rout(?:es|ed)|redirect(?:s|ed)|fail(?:s|ed) over|switch(?:es|ed)(?: over)?|shift(?:s|ed)) (?:\S+ ){0,5}(?:to|onto) (?:\S+ ){0,3}(?:healthy|secondary|back-?up|standby|fallback|redundant|alternat\w+|spare|unaffected)|(?:keys?|credentials?|tokens?|sessions?) (?:\w+ ){0,3}(?:revoked|invalidated)|(?:revoked|invalidated) (?:\S+ ){0,3}(?:keys?|credentials?|tokens?|sessions?)|(?:run|runs|running|works?|working|back|up|available|restored|resumed?) (?:\w+ )?(?:at|with|in) (?:reduced|limited|lower|degraded|half) (?:speed|capacity|functionality|performance|mode|service)|stabili[sz](?:ed|es)|temporar(?:y|ily) (?:fix|solution|restored|fixed)|gemitigeerd|tijdelijke oplossing|vorübergehend\w* behoben|atténué\w*|contourn\w*|mitigad[oa]|mitigat[oa]|main services? (?:\w+ )?(?:restored|back))\b|暫定|緩和|완화|임시/iu,
    ),
    samples: [
      'issue mitigated',
      'workaround applied',
      'the shop begins to recover',
      'timeouts mostly subsided',
      'most of the nodes are back',
      'all tokens were revoked',
      'requests were rerouted to the healthy zone',
      'trams run again at reduced speed',
      'gemitigeerd',
    ],
  },
  {
    name: 'impact is over',
    happening: 'ended',
    pattern: words(
      new RegExp(
        `\\b(?:end of (?:the |our )?(?:\\w+ ){0,2}${THING}|(?!incident|event)${THING} (?:is |was |has |had |has been |now |fully |declared |confirmed )*(?:ends?|ended|over|finished|concluded|resolved|fixed)|incident (?:is |was |has been )?(?:ends?|ended|over|fully resolved)|all[- ]clear|declared? (?:the )?(?:incident )?(?:as )?(?:over)|full recovery|confirm(?:ed|s)? (?:as |to be )?(?:resolved|fixed|restored|recovered|working|operational|complete)|resolution (?:is |was )?(?:confirmed|complete)|fully (?:\\w+ )?(?:restored|recovered|operational|resolved|functional|available|online)|full(?:y)? (?:service |functionality )?(?:recovery|restoration|restored)|completely (?:restored|resolved|recovered|fixed)|einde (?:van de )?storing|storing (?:is )?(?:voorbij|verholpen|opgelost)|ende der störung|störung (?:ist |wurde )?(?:behoben|beendet)|fin de (?:l['’]incident|la panne|l['’]interruption)|fin del incidente|fim d|fine d)`,
        'iu',
      ),
    ),
    samples: [
      'End of the outage',
      'the outage is resolved',
      'The shop is fully recovered',
      'storing voorbij',
      "fin de l'incident",
    ],
  },
  {
    name: 'incident is closed',
    happening: 'closed',
    pattern: words(
      /\b(?:incident|ticket|case)(?: \w+){0,3} (?:closed|resolved|concluded|finished|done)\b|\bissue (?:is |was |has been )?(?:now )?closed\b|\bstatus(?: page)? (?:is |was )?(?:set|updated|changed|switched|moved) (?:back )?to (?:green|operational|available)\b|\b(?:close[sd]?|resolve[sd]?) (?:the )?(?:incident|ticket|case)\b|\bdeclared? (?:the )?(?:incident )?(?:as )?(?:resolved|closed)\b/iu,
    ),
    samples: [
      'The incident is closed',
      'ticket for the pumps closed',
      'declared resolved',
      'issue closed',
      'Status page set to operational',
    ],
  },
  {
    name: 'fix is in',
    happening: 'fixed',
    pattern: words(
      /\b(?:fix (?:is |was |has been )?(?:deployed|applied|live|released|rolled out|in place|completed)|hot-?fix(?:es)? (?:\S+ ){0,6}(?:deployed|released|completed|rolled out|applied|live)|(?:is|was|are|were|has been|have been) (?:all )?(?:reverted|rolled back|undone))\b/iu,
    ),
    samples: [
      'the fix was deployed',
      'the labels of these nodes are reverted',
      'hotfix for the parser rolled out',
    ],
  },
  {
    name: 'service is back',
    happening: 'resolved',
    pattern: words(
      /\b(?:restor(?:ed|es|ing (?:service|access))|resolv(?:ed|es)|heal(?:s|ed)|(?:all \w+|everything) (?:succeeds?|succeeded|works?|worked|runs?|ran|answers?|answered)(?: again)?|(?:ran|runs|running|worked|answers|answered|launches|sends|flows|flowed) again|(?:is|are|was|were) (?:all )?(?:back|up)\b|(?:alarms?|alerts?|errors|failures|timeouts) (?:clear(?:s|ed)?|resolve[sd]?|(?:stop(?:s|ped)?|cease[sd]?)(?: \w+ing)?)|recover(?:ed|s)|resum(?:ed|es)|(?:is|was|were|are|been|comes?|came|everything|all|systems?|services?|site|back) (?:\w+ )?(?:up (?:and running|again)|back (?:up|online|to normal|in service|to life)|operational|online|functional|healthy|normal|stable|green|available)(?: again)?|back (?:online|up|to normal|in (?:service|production)|(?:to|at|within) (?:the )?(?:expected|usual|baseline|acceptable|regular) (?:levels?|rates?|values?|capacity|range))|return(?:s|ed|ing)? (?:back )?to (?:normal|zero|baseline|service|operation\w*)|(?:drop|subsid|go)\w* (?:back )?to (?:normal|zero|baseline)|normal (?:operations?|service|levels?|traffic|capacity|behaviou?r)|situation (?:\w+ ){0,4}(?:stabili[sz]ed|stable|normal)|(?:problem|issue|outage|error|bug)s? (?:is |was |were |has been |have been )?(?:permanently |finally |now )?(?:fixed|solved|gone|corrected)|works? again|working (?:again|normally|as (?:expected|usual|normal)|correctly|properly|fine)|(?:solved|fixed) (?:the|this|that|our) (?:\w+ )?(?:issue|problem|outage|bug)|(?:everything|things|all (?:\w+ )?(?:services|systems)) (?:seems?|looks?|appears?) (?:to be )?(?:\w+ )?(?:fine|ok|okay|good|normal|healthy|stable|green)|all (?:queued|pending|delayed|stuck|waiting) (?:\S+ ){1,3}(?:is|are|was|were|has been|have been|had been) (?:now )?(?:delivered|processed|sent|drained|cleared)|(?:flowing|running|working|serving|processing|sending|responding|accepting|loading|delivering|moving) again|declare[sd]? (?:\S+ ){1,4}(?:online|available|operational|healthy|stable)|corrected|functionality restored|(?:all|\d+) (?:\w+ )?(?:apps|services|pods|nodes|instances|hosts|checks) (?:are |is |now |wieder )?(?:healthy|green)|(?:created|delivered|processed|accepted|produced|sent|served) again|up again|no longer (?:seeing|failing|affected|experiencing)|hersteld|verholpen|opgelost|weer (?:stabiel|beschikbaar|normaal)|behoben|wiederhergestellt|gelöst|wieder (?:\w+ )?(?:online|verfügbar|erreichbar|normal)|rétabli(?:e?s?|t)|résolu(?:e?s?)|corrigé(?:e?s?)|(?:est|sont|était|étaient) (?:à nouveau |de nouveau )?(?:de retour|disponibles?|opérationnel\w*|accessibles?)|retour à la normale|restablecid[oa]|resuelt[oa]|solucionad[oa]|restabelecid[oa]|resolvid[oa]|normalizad[oa]|ripristinat[oa]|risolt[oa])\b|(?:復旧|解消|解決|正常|復帰)(?!せず|でき(?:ず|な)|(?:作業|対応)(?:を|に|中|開始))|(?:복구|해결|정상(?:화)?)(?! ?(?:실패|불가|중|시도))(?!화 ?(?:실패|불가|중|시도))/iu,
    ),
    samples: [
      'service restored',
      'everything is back to normal',
      'traffic was back at usual levels',
      'error rate drops to zero',
      'solved this problem',
      'everything looks fine',
      'the disk alarm stops firing',
      'parcels were flowing again',
      '12 pods healthy',
      'all queued messages were delivered',
      'the lead declares the cluster online',
      'weer stabiel',
      'le réseau est rétabli',
      'le site est de retour',
      '復旧完了',
    ],
  },
  ...ABROAD,
];

/** Words that take a statement back: it has not happened, may happen, or was only believed. */
const DENIED = words(
  /(?:n['’]t|\b(?:not(?: yet)?|never|even though|although|whether|expect no|no|no (?:longer )?(?:eta|estimate)|without|hopefully|should (?:be|have)|expect(?:ed|s|ing)? to|(?:will|would|may|might|could|can) (?:be|have|not)|(?:trying|attempt(?:s|ed|ing)?|try|tried|tries|plan(?:s|ned|ning)?|hoping|in order|needs?|how|aim\w*|work(?:ing|ed|s)?(?: on| hard)?) to|once|as soon as|zodra|sobald|dès que|so that (?:we|it) (?:can|could)|(?:to|can|will|could) (?:get|bring|have|put|make|take|return)|until|before|if|unless|fail(?:s|ed|ing)? to|unable to|when we|not been|believed? to|appears? to|thought|seems? to|noch nicht|nicht|niet|nog niet|pas encore|no se|non è))\s+(?:\w+\s+){0,3}$/iu,
);

export interface Said {
  rule: HappeningRule;
  /** where in the words the statement stands */
  index: number;
  length: number;
}

/** Several extractors ask about the same sentence; so many of the last answers are kept. */
const REMEMBERED = 200;
const answers = new Map<string, readonly Said[]>();

/** Everything that the words say happened, one statement for each rule that matches and is not taken back. */
export function happenings(words: string): readonly Said[] {
  const known = answers.get(words);
  if (known) return known;
  const said = read(words);
  if (answers.size >= REMEMBERED) answers.clear();
  answers.set(words, said);
  return said;
}

function read(words: string): Said[] {
  const said: Said[] = [];
  // `[RESOLVED] Instance down`: the alert's name, not a new fall
  const cleared = /^[\s\p{P}]*(?:resolved|cleared|ok|recovery)\b/iu.test(words);
  for (const rule of HAPPENING_RULES) {
    if (cleared && (rule.happening === 'symptom' || rule.happening === 'start')) continue;
    const found = firstSaid(rule, words);
    if (found) said.push(found);
  }
  return said;
}

/** How often a statement is looked for behind one that is taken back. */
const TRIES = 3;

/** The first statement of the rule that is not taken back. */
function firstSaid(rule: HappeningRule, words: string): Said | null {
  let from = 0;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const match = rule.pattern.exec(from === 0 ? words : words.slice(from));
    if (!match) return null;
    const index = from + match.index;
    if (!DENIED.test(words.slice(Math.max(0, index - 40), index)))
      return { rule, index, length: match[0].length };
    // a rule for the start of a line has nothing further on
    if (rule.pattern.source.startsWith('^') || match[0].length === 0) return null;
    from = index + match[0].length;
  }
  return null;
}

/** Words that tell of impact on people: what a range of times in the same sentence is then about. */
export const IMPACT = words(
  /\b(?:outages?|unavailab\w*|unreachable|inaccessible|disrupt\w*|degrad\w*|interrupt\w*|down(?:time)?|offline|fail(?:ed|ing|ure|ures|s)?|errors?|affected|impact(?:ed|ing|s)?|unable|could not|couldn['’]t|incidents?|experienc(?:ed|ing)|latenc(?:y|ies)|slow\w*|delay(?:s|ed)?|timeouts?|not (?:available|accessible|working|reachable|loading|responding|functioning|processed|delivered)|lost|loss|elevated|black-?outs?|stroom(?:storing|uitval)|stromausfall|problems?|issues?|storing|onbereikbaar|niet (?:meer |langer )?(?:bereikbaar|beschikbaar)|problemen|störung(?:en)?|ausfall|ausgefallen|nicht (?:mehr |länger )?(?:erreichbar|verfügbar)|probleme|panne|indisponib\w*|interruption|perturb\w*|incidente?s?|interrupci\w*|caída|fall[ao]s?|problemas?|indispon\w*|fora do ar|fuera de servicio|hors service|caíd[oa]s?|interruzion\w*|disserviz\w*|guast[oi]|problemi|last(?:ed|ing|s)|duration|(?:no|nobody|none|not a single) (?:\w+ ){0,3}(?:could|can|was|were)|(?:konnten?|kann|können)\b[^.;]{0,90}\b(?:nicht|keine?n?|kaum)|kon(?:den)?\b[^.;]{0,60}\b(?:niet|geen)|ne (?:pouvai\w+|fonctionnai\w+|répondai\w+) (?:pas|plus)|no (?:se )?(?:pod[ií]an?|funcionaban?|respond[ií]an?)|reduc(?:ed|ing) (?:\w+ )?(?:capacity|service|performance)|gone|stopped|stalled|stuck|halted|crash\w*|unresponsive|dropped|reject\w*|refus\w*|did(?: not|n['’]t) (?:load|work|respond)|blocked|went (?:down|away|wrong)|stood still|cut off|abgeschnitten|weder)\b|障害|不具合|停止|オフライン|影響|エラー|遅延|(?:でき|つながら|繋がら)(?:な|ず|ませ)|장애|오류|중단|지연|(?:할 수|되지|하지) ?(?:없|않)/iu,
);

/** Service is back, and somebody still watches it or works on it: not the end yet. */
export const WATCHED = words(
  /\b(?:continu(?:e|es|ed|ing) (?:to (?:closely )?)?(?:monitor\w*|test\w*|watch\w*|observ\w*|investigat\w*)|(?:keep|keeps|kept|keeping) (?:an eye|monitoring|watching|testing)|still (?:monitoring|testing|watching))\b/iu,
);

/** Words of a second fall after a first recovery. */
export const RELAPSE = words(
  /\b(?:again|once more|relaps\w*|re-?appear\w*|re-?occur\w*|recur(?:s|red|ring|rence)?|re-?surfac\w*|resurg\w*|second (?:outage|wave|failure|disruption)|came back|(?:symptoms|problem|issue|errors) returned|since then|anew|from that moment|given way|did(?: not|n['’]t) (?:last|hold)|(?:not|n['’]t) (?:seem|appear)\w* to have (?:lasted|held)|opnieuw|weer op|geen stand|sindsdien|erneut|wieder auf|seitdem|de nouveau|à nouveau|otra vez|de nuevo|nuevamente|novamente|outra vez|di nuovo|nuovamente)\b|held until|再発|再び|재발|다시/iu,
);
