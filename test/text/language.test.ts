// Are languages told apart by their small words and their scripts?
import { expect, test } from 'vitest';
import { detectLanguages } from '../../ingest/text/language.ts';

const SENTENCES: [string, string][] = [
  ['en', 'The lifts were slow because the brakes had been set too tight.'],
  [
    'nl',
    'De liften waren traag omdat de remmen niet goed werden afgesteld en dat hebben wij nu verholpen.',
  ],
  [
    'de',
    'Die Aufzüge waren langsam, weil die Bremsen nicht richtig eingestellt worden sind und wir das nicht bemerkt haben.',
  ],
  [
    'fr',
    'Les ascenseurs étaient lents parce que nous avons mal réglé les freins dans cette maison.',
  ],
  ['es', 'Los ascensores iban lentos y hemos ajustado los frenos, que estaban muy apretados.'],
  [
    'pt',
    'Os elevadores foram lentos e não havia ninguém para ajustar os freios, mas isso já foi resolvido.',
  ],
  [
    'it',
    'Gli ascensori sono stati lenti perché i freni della casa non erano regolati, ma abbiamo già risolto.',
  ],
  ['ja', 'ブレーキの調整が強すぎたため、エレベーターが遅くなりました。'],
  ['ko', '브레이크가 너무 강하게 조정되어 엘리베이터가 느려졌습니다.'],
];

test.each(SENTENCES)('%s by one sentence', (language, sentence) => {
  expect(detectLanguages(sentence)).toEqual([language]);
});

test('a text in two languages has both, most text first', () => {
  const [[, english], [, dutch]] = [SENTENCES[0]!, SENTENCES[1]!];
  expect(detectLanguages(`${dutch}\n\nEN: ${english}\n\n${dutch}`)).toEqual(['nl', 'en']);
});

test('a language of less than a seventh of the text is left out', () => {
  const [[, english], [, dutch]] = [SENTENCES[0]!, SENTENCES[1]!];
  expect(detectLanguages(`${`${dutch}\n`.repeat(20)}${english}`)).toEqual(['nl']);
});

test('a part of a long text in another language is found wherever it stands', () => {
  const [[, english], [, dutch]] = [SENTENCES[0]!, SENTENCES[1]!];
  const part = `${dutch}\n`.repeat(60);
  expect(
    detectLanguages(`${`${english}\n`.repeat(120)}${part}${`${english}\n`.repeat(90)}`),
  ).toEqual(['en', 'nl']);
});

test('time zones, domains and commands are no words of a language', () => {
  expect(detectLanguages('10:00 EST www.example.com DoS su HA no per plus')).toEqual([]);
});

test('a text without words has no language', () => {
  expect(detectLanguages('')).toEqual([]);
});
