// In which languages is this text written?
//
// Words that only one of the known languages uses, counted line by line, so that a text in two languages shows both;
// scripts for Japanese, Korean and Chinese. A sample of some thousand characters is enough and keeps it cheap.

/**
 * Frequent words that none of the other languages here writes the same, and that are no abbreviation, command or part of
 * an address either: `est` is French and a time zone, `com` Portuguese and half of all domains.
 */
const WORDS: Record<string, string> = {
  en: 'the and of to was were is that this with for from by are our have has had which not been we they it its their there would will could when after before these those who what at as be you your all any caused using into because due some other during while then so if or an',
  nl: 'het een en van is was we wordt worden werd werden voor niet naar deze bij ook aan uit maar dat dit hebben heeft wij onze nog omdat tijdens tussen geen kunnen zodat vanaf opnieuw storing zijn onze ons inmiddels graag weer',
  de: 'der das und ist nicht mit dem ein eine einer eines einem einen wurde wurden sich auf für von zu zur zum wir auch nach aus wird durch über unsere unserer unser haben hatte konnte konnten während diese dieser dieses dass sowie sind kam vom uhr oder unter alle noch kann können',
  fr: 'le les des du une dans pour pas avec qui nous vous cette ces été sont au aux ont notre nos afin lors être cela avons depuis ainsi entre votre vos leur leurs était où mais nous-mêmes certains',
  es: 'el los las y del fue han hemos estamos pero más estos estas nuestro nuestra nuestros nuestras muy también sin cuando hasta donde algunos servicio usuarios está siendo debido',
  pt: 'os um uma não em foi das ao aos pelo pela pelos pelas mais foram estão nós nosso nossa nossos nossas são também já à às até isso houve após nas seu sua serviço usuários está devido',
  it: 'il gli che di è del sono della dei delle degli dalla nella nel nelle nei alla alle agli anche stato stata stati più questo questa questi queste abbiamo nostro nostra nostri alcuni dopo siamo servizio utenti essere',
};

const LANGUAGES = Object.keys(WORDS);
const OWNERS = new Map<string, number>();
LANGUAGES.forEach((_, language) => {
  for (const word of (WORDS[LANGUAGES[language] ?? ''] ?? '').split(' '))
    // a word of several languages speaks for none of them
    OWNERS.set(word, OWNERS.has(word) && OWNERS.get(word) !== language ? -1 : language);
});

const SECOND_SHARE = 0.15;

/** Stretches of letters to look at: few first, more of them where they do not agree. */
const GLANCE = { stretches: 8, length: 200 };
const LOOK = { stretches: 8, length: 1000 };

/**
 * The languages of a text as BCP 47 primary tags (`en`, `nl`, `ja`), most text first: the first one and each further
 * one that at least 15 % of the text is in. Empty where no words of a known language occur.
 */
export function detectLanguages(text: string): string[] {
  const glance = languageShares(sampled(text, GLANCE));
  const shares = glance.size === 1 ? glance : languageShares(sampled(text, LOOK));
  const total = [...shares.values()].reduce((sum, share) => sum + share, 0);
  const ranked = [...shares].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return ranked
    .filter(([, share], index) => index === 0 || share >= total * SECOND_SHARE)
    .map(([language]) => language);
}

function languageShares(sample: string): Map<string, number> {
  const shares = new Map<string, number>();
  for (const line of sample.toLowerCase().split('\n')) {
    const language = line ? lineLanguage(line) : null;
    if (language) shares.set(language, (shares.get(language) ?? 0) + weight(language, line));
  }
  // a Japanese text has lines of signs alone (`障害発生`), a Chinese one has no kana
  const [kana, signs] = [shares.get('ja') ?? 0, shares.get('zh') ?? 0];
  if (kana > 0 && signs > 0 && kana * 10 >= signs) {
    shares.set('ja', kana + signs);
    shares.delete('zh');
  }
  return shares;
}

/** A letter of Japanese, Chinese or Korean says as much as two and a half of the others. */
function weight(language: string, line: string): number {
  return line.length * (language === 'ja' || language === 'ko' || language === 'zh' ? 2.5 : 1);
}

/** The whole of a short text; of a long one stretches from all over it, so that no part of a seventh is missed. */
function sampled(
  text: string,
  { stretches, length }: { stretches: number; length: number },
): string {
  if (text.length <= stretches * length) return text;
  const step = (text.length - length) / (stretches - 1);
  const parts = Array.from({ length: stretches }, (_, part) => Math.floor(part * step));
  return parts.map((start) => text.slice(start, start + length)).join('\n');
}

const COUNTS = new Int32Array(LANGUAGES.length);
const LONGEST_WORD = Math.max(...[...OWNERS.keys()].map((word) => word.length));

/** The language with the most words of its own in a line; two of them at least, or one in a short line. */
function lineLanguage(line: string): string | null {
  COUNTS.fill(0);
  let start = -1;
  let wide = false;
  for (let at = 0; at <= line.length; at += 1) {
    const code = line.charCodeAt(at);
    if ((code > 96 && code < 123) || (code > 0xbf && code < 0x180)) start = start < 0 ? at : start;
    else {
      // by hand, since this runs over every document: a regular expression takes three times as long
      if (start >= 0 && at - start <= LONGEST_WORD) count(OWNERS.get(line.slice(start, at)));
      start = -1;
      wide ||= code >= 0x3040;
    }
  }
  const script = wide ? scriptLanguage(line) : null;
  if (script) return script;
  let best = 0;
  for (let language = 1; language < COUNTS.length; language += 1)
    if ((COUNTS[language] ?? 0) > (COUNTS[best] ?? 0)) best = language;
  return (COUNTS[best] ?? 0) >= (line.length > 80 ? 2 : 1) ? (LANGUAGES[best] ?? null) : null;
}

function count(language: number | undefined): void {
  if (language !== undefined && language >= 0) COUNTS[language] = (COUNTS[language] ?? 0) + 1;
}

function scriptLanguage(line: string): string | null {
  const kana = line.match(/[\u3040-\u30ff]/g)?.length ?? 0;
  const hangul = line.match(/[\uac00-\ud7af]/g)?.length ?? 0;
  const han = line.match(/[\u3400-\u9fff]/g)?.length ?? 0;
  if ((kana + hangul + han) * 4 < line.replace(/\s/g, '').length) return null;
  if (hangul > kana + han) return 'ko';
  return kana * 12 >= han ? 'ja' : 'zh';
}
