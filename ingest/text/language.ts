// In which languages is this text written?
//
// Words that only one of the known languages uses, counted line by line, so that a text in two languages shows both;
// scripts for Japanese, Korean and Chinese. A sample of some thousand characters is enough and keeps it cheap.

/** Frequent words that none of the other languages here writes the same. */
const WORDS: Record<string, string> = {
  en: 'the and of to was were is that this with for from by are our have has had which not been we they it its their there would will could when after before during these those who what at as on be you your all any caused using into because due also',
  nl: 'het een en van wordt worden werd werden zijn voor niet naar door deze bij ook aan uit maar dat dit hebben heeft wij onze nog wel deze omdat tijdens na tussen geen meer kunnen zodat hier vanaf opnieuw storing',
  de: 'der das und ist nicht mit den dem ein eine einer eines einem einen wurde wurden sich auf für von zu zur zum wir auch nach bei aus werden wird durch über unsere unserer unser haben hatte konnte konnten während diese dieser dieses dass sowie sind kam im vom uhr oder',
  fr: 'le les des du et une est dans pour pas sur avec qui nous vous cette ces été sont au aux par plus ont notre nos afin lors être cela avons depuis ainsi entre votre vos leur leurs était ce il elle où mais',
  es: 'el los las y una por con del para fue que se han hemos estamos pero como más su sus este esta estos estas nuestro nuestra nuestros nuestras desde durante muy también ha son está están sin sobre entre cuando hasta donde',
  pt: 'o os um uma não com para em foi dos das ao aos pelo pela pelos pelas mais foram está estão nós nosso nossa nossos nossas seu sua são também já à às durante até quando isso houve após no na nos nas como que',
  it: 'il gli che di è una per con non sono del della dei delle degli dalla dal nella nel nelle nei alla alle agli ai anche stato stata stati più questo questa questi queste abbiamo nostro nostra nostri i ed alcuni durante dopo siamo',
};

const LANGUAGES = Object.keys(WORDS);
const OWNERS = new Map<string, number>();
LANGUAGES.forEach((_, language) => {
  for (const word of (WORDS[LANGUAGES[language] ?? ''] ?? '').split(' '))
    // a word of several languages speaks for none of them
    OWNERS.set(word, OWNERS.has(word) && OWNERS.get(word) !== language ? -1 : language);
});

const SAMPLE = 3200;
const SECOND_SHARE = 0.15;

/**
 * The languages of a text as BCP 47 primary tags (`en`, `nl`, `ja`), most text first: the first one and each further
 * one that at least 15 % of the text is in. Empty where no words of a known language occur.
 */
export function detectLanguages(text: string): string[] {
  const shares = new Map<string, number>();
  let total = 0;
  for (const line of sampled(text).toLowerCase().split('\n')) {
    const language = lineLanguage(line);
    if (!language) continue;
    shares.set(language, (shares.get(language) ?? 0) + weight(language, line));
    total += weight(language, line);
  }
  const ranked = [...shares].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return ranked.filter(([, share], index) => index === 0 || share >= total * SECOND_SHARE).map(([language]) => language);
}

/** A letter of Japanese, Chinese or Korean says as much as two and a half of the others. */
function weight(language: string, line: string): number {
  return line.length * (language === 'ja' || language === 'ko' || language === 'zh' ? 2.5 : 1);
}

/** The whole of a short text; of a long one four stretches from all over it. */
function sampled(text: string): string {
  if (text.length <= SAMPLE) return text;
  const length = SAMPLE / 4;
  const step = (text.length - length) / 3;
  return [0, 1, 2, 3].map((part) => text.slice(Math.floor(part * step), Math.floor(part * step) + length)).join('\n');
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
