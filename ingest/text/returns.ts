// Is what came back the service, or only what it stands on; and does a sentence say outright that impact ended?
import { happenings, type Happening } from './happenings.ts';
import { words } from './patterns.ts';

/** What a service stands on. With it back, servers still have to start, indexes to be built, queues to drain. */
const FACILITY =
  '(?:(?:electric(?:al)? |mains |utility )?power(?: suppl(?:y|ies)| feeds?)?|electricity|mains|cooling(?: systems?)?|chillers?|air[- ]conditioning|hvac|generators?|ups(?:es)?|temperatures?|fib(?:re|er)s?(?: cables?| links?)?|cables?|uplinks?|(?:network |internet |wan |leased |upstream )?(?:links?|lines?|circuits?)|(?:network |core )?switch(?:es)?|routers?|hardware|disks?|drives?|raid(?: array)?|stroom(?:voorziening)?|koeling|airco|glasvezel(?:kabel)?|strom(?:versorgung)?|kühlung|klimaanlage|glasfaser(?:kabel)?|leitung(?:en)?|kabel|courant|électricité|alimentation(?: électrique)?|climatisation|fibre|câble|liaison|electricidad|energía|suministro(?: eléctrico)?|corriente|refrigeración|energia|refrigeração|corrente|alimentazione|raffreddamento|fibra|enlace|cavo)';
const CAME_BACK =
  '(?:restored|back|repaired|replaced|recovered|fixed|reconnected|return(?:ed|s)?|re-?established|up again|online|hersteld|terug|gerepareerd|wiederhergestellt|wieder da|repariert|zurück|rétablie?s?|réparée?s?|revenue?|restablecid[oa]|reparad[oa]|restabelecid[oa]|ripristinat[oa]|riparat[oa]|tornat[oa])';
const BE =
  '(?:was|were|is|are|has|have|had|came|comes|gets?|got|began|begins|start(?:s|ed)|could|werd(?:en)?|zijn|waren|wurden?|war|ist|sind|konnten?|est|sont|était|étaient|a|ont|fue|fueron|quedó|está|estaba|ha|han|foi|foram|è|sono|era)';
const REST = '(?:\\s[\\p{L}\\d:.-]+){0,5}?';
const BACK = words(
  new RegExp(
    [
      // `the power to the racks was restored`, `temperatures returned`
      `(?:^[\\s\\p{P}]*|\\b(?:the|our|all|both|its|and|when|once|after|as|der|die|das|de|het|le|la|el|o|a|il|and|und|en|et|y|e)\\s+|['’,:;|]\\s*)${FACILITY}(?:\\s(?:to|for|in|at|of|on|im|des|du|van|op)(?:\\s[\\p{L}\\d]+){1,3}?)?\\s(?:${BE}${REST}\\s${CAME_BACK}|returned|recovered)\\b`,
      // `war der Strom wiederhergestellt`
      `\\b${BE}\\s(?:der|die|das|de|het|le|la|il)\\s${FACILITY}${REST}\\s${CAME_BACK}\\b`,
      // `restored power`
      `\\b(?:restored?|restoring|repaired|replaced|reconnected|re-?established)\\s(?:the |all |our |both |its )?(?:[\\p{L}-]+ )?${FACILITY}\\b(?!\\s(?:service|services|platform|portal|customers?)\\b)`,
      '(?:電源|電力|空調|冷却(?:装置|設備)?|回線|室温)(?:が|は|も|の)?[^。、]{0,8}(?:復旧|回復|復帰|戻)',
      '(?:전원|전력|냉각|회선)(?:이|가|을|은)? ?[^.,]{0,8}(?:복구|정상)',
    ].join('|'),
    'giu',
  ),
);
const RETURNS: ReadonlySet<Happening> = new Set(['mitigated', 'fixed', 'resolved', 'ended']);

/**
 * True where all that the words say to be back is power, cooling, a line, a machine: a restored cause is no end of impact
 * while the recovery of the service itself is told elsewhere.
 */
export function isOnlyFacility(said: string): boolean {
  BACK.lastIndex = 0;
  if (!BACK.test(said)) return false;
  return !happenings(said.replace(BACK, ' · ')).some(({ rule }) => RETURNS.has(rule.happening));
}

const THING =
  '(?:outages?|incidents?|impact|disruptions?|downtime|interruptions?|storing|uitval|störung|ausfall|panne|coupure|incidente|caída|interrupción|falha|queda|interrupção|guasto|disservizio|interruzione)';
const OUTRIGHT = words(
  new RegExp(
    `\\b${THING}\\b[^.;]{0,100}\\b(?:ended|ends|was over|were over|finished|concluded|eindigde|was voorbij|endete|war vorbei|a pris fin|s['’]est terminée?|terminó|finalizó|terminou|è terminat[oa]|è finit[oa])(?![\\p{L}])(?:\\s(?:at|by|on|um|gegen|om|rond|à|vers|a las|às|alle))?\\s*$`,
    'iu',
  ),
);

/** True for the words before a time such as `The outage began at 9:12 and ended at`. */
export function endsOutright(before: string): boolean {
  return OUTRIGHT.test(before);
}
