// Which words of a title or a sentence tell one incident from another?

// where no spaces part the words, the change of script does
const WORD =
  /[\p{Script=Latin}\p{M}\p{N}]+|\p{Script_Extensions=Katakana}+|\p{Script=Han}+|\p{Script=Hangul}+|\p{L}+/gu;

/** Letters that a word of an alphabet needs: shorter ones are mostly the small change of a language. */
const SHORTEST = 4;

/**
 * The words of a text that say what it is about, lower case, each once, in order. Little words, numbers and what every
 * report says (`outage`, `service`) are left out; a plural is its singular.
 */
export function tellingWords(text: string): string[] {
  const words = new Set<string>();
  for (const [word] of text.normalize('NFC').toLowerCase().matchAll(WORD)) {
    const isAlphabetic = /^[\p{Script=Latin}\p{M}\p{N}]/u.test(word);
    if (isAlphabetic ? word.length < SHORTEST : word.length < 2) continue;
    const singular = word.replace(/(?<![sui])s$/u, '');
    if (!/^\p{N}/u.test(word) && !COMMON.has(word) && !COMMON.has(singular)) words.add(singular);
  }
  return [...words];
}

const COMMON: ReadonlySet<string> = new Set(
  `about after again also although because been before being between both cause caused causing could does done down during
  each every from further have having here into itself just less like made make many more most much must need never only
  other over same several should since some such than that their them then there these they thing this those through time
  under until upon very were what when where which while whose will with within without would your
  access affected availability available broke broken contributing customer degradation degraded delay delayed different
  disruption elevated error event fail failed failing failure fault following happened high identified impact impacted
  inaccessible incident increased intermittent interruption investigating issue latency leading loss lost lead maintenance
  major minor monitoring multiple number offline outage part partial performance platform post mortem postmortem problem production
  reason report request resolved resulted retrospective review root server service slow slowness slowed started stop
  stopped summary system team ticket trigger triggered unable unavailable unavailability unexpected unreachable update version
  user using website working wrong
  http https hour minute night week year month today yesterday
  january february march april june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday
  aber auch beim dadurch dann dass deren diese dieser durch eine einem einen einer eines nach nicht oder ohne sich sind
  sodass über unter wegen weil werden wurde wurden ausfall fehler störung ursache verfügbar dienst
  avec avoir cette dans depuis elle mais pour sans sont suite panne cause erreur était
  como cuando desde donde entre este esta fallo para pero porque sobre servicio causa error
  door deze geen heeft hebben maar naar niet omdat onze storing tijdens voor waren werd werden zijn`
    .split(/\s+/)
    .filter(Boolean),
);
