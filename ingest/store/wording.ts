// How alike are two tellings in their words?
import { folded, type Occurrence } from '../figures/occurrence.ts';

export interface Likeness {
  /** words that both have, as compared, in order */
  shared: string[];
  /** shared words ÷ words of the one that has fewer; 0 where one has none */
  share: number;
}

/**
 * Compares the words of titles and services. Words that any incident may have (`outage`, `degraded performance`), dates,
 * numbers and little words do not count; a plural is its singular.
 */
export function likeness(one: Occurrence, other: Occurrence): Likeness {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  const shared = [...words].filter((word) => others.has(word)).sort();
  const fewer = Math.min(words.size, others.size);
  return { shared, share: fewer ? shared.length / fewer : 0 };
}

/** True where an incident's title or services hold a name. */
export function namesIn({ title, services }: Occurrence, name: string): boolean {
  return folded([title, ...services].join(' ')).includes(folded(name));
}

// where no spaces part the words, the change of script does
const WORD =
  /[\p{Script=Latin}\p{M}\p{N}]+|\p{Script=Katakana}+|\p{Script=Han}+|\p{Script=Hangul}+|\p{L}+/gu;

/** True for a name that stands for one thing: `OpenStreetMap.org`, and not `API` or `Service`. */
export function isDistinctive(name: string): boolean {
  return [...wordsIn(name)].some((word) => word.length > 4);
}

function wordsOf({ title, services }: Occurrence): Set<string> {
  return wordsIn([title, ...services].join(' '));
}

function wordsIn(text: string): Set<string> {
  const words = new Set<string>();
  for (const [word] of folded(text).matchAll(WORD)) {
    const singular = word.length > 3 ? word.replace(/(?<!s)s$/u, '') : word;
    if (!/^\p{N}+/u.test(word) && !GENERAL.has(singular) && !GENERAL.has(word)) words.add(singular);
  }
  return words;
}

const GENERAL: ReadonlySet<string> = new Set(
  `a an and are at be been by due during for from had has in into is it its no not of off on or our some that the their to
  was we were when while with after before all any are this between again than
  incident outage report postmortem post mortem review analysi rca retrospective ticket issue problem error failure fault
  down downtime unavailable unavailability unavailable availability unreachable inaccessible offline interruption
  disruption degraded degradation degrade performance slow slowness latency delay delayed elevated increased high
  intermittent partial major minor failed failing fail broken broke lost loss maintenance scheduled unplanned emergency
  hour minute day week night service system platform user customer public resolved investigating identified monitoring update summary
  january february march april may june july august september october november december
  jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday
  der die das den dem ein eine und oder im am vom zum zur bei mit nach von für ist war störung störungen ausfall
  ausfälle einschränkung wartung bericht januar februar märz mai juni juli oktober dezember
  de het een en of van voor met bij op in is was storing storingen uitval onderhoud verstoring
  le la les un une des du et ou au aux en pour avec dans panne incident interruption
  el los las un una unos y o del en con por para interrupción caída incidente fallo
  o os as um uma e ou do da dos das em no na com por para interrupção queda incidente falha
  il lo gli i un uno e di del della nel con per interruzione guasto incidente
  障害 障害報告 について の お 知 らせ 발생 장애`.split(/\s+/u),
);
