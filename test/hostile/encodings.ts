// Which bytes make a text hard to decode?
import {
  bytes,
  listed,
  many,
  noise,
  SENTENCE,
  SILENT,
  STORY,
  TOLD,
  toldWith,
  type Hostile,
} from './hostile.ts';

const NO_TEXT = listed(/^It is binary, not text/);
const WRONG_LETTERS = /not UTF-8; read as windows-1252/;
const SCARS = /not valid UTF-8 in places/;
const latin = (text: string) => Buffer.from(text, 'latin1');
const utf16 = (text: string, big = false) => {
  const little = Buffer.from(text, 'utf16le');
  return big ? little.swap16() : little;
};

export const encodings: Hostile[] = [
  {
    kind: 'cut in the middle of a letter',
    name: 'cut-letter.md',
    content: () => bytes(`${STORY}\nZürich é 東`).subarray(0, -1),
    end: toldWith(SCARS),
  },
  {
    kind: 'UTF-16 little-endian with its mark',
    name: 'utf16le.md',
    content: () => bytes([0xff, 0xfe], utf16(STORY)),
    end: TOLD,
  },
  {
    kind: 'UTF-16 big-endian with its mark',
    name: 'utf16be.md',
    content: () => bytes([0xfe, 0xff], utf16(STORY, true)),
    end: TOLD,
  },
  {
    kind: 'UTF-16 without its mark',
    name: 'utf16-bare.md',
    content: () => utf16(STORY),
    end: NO_TEXT,
  },
  {
    kind: 'UTF-16 cut in the middle of a letter',
    name: 'utf16-cut.md',
    content: () => bytes([0xff, 0xfe], utf16(STORY), [0x41]),
    end: toldWith(/not valid UTF-16 in places/),
  },
  {
    kind: 'half of a surrogate pair in UTF-16',
    name: 'utf16-half.md',
    content: () => bytes([0xff, 0xfe], utf16(STORY), [0x3d, 0xd8, 0x0a, 0x00]),
    end: toldWith(/not valid UTF-16 in places/),
  },
  {
    kind: 'UTF-32',
    name: 'utf32.md',
    content: () =>
      bytes([0xff, 0xfe, 0, 0], ...[...STORY].map((letter) => [letter.charCodeAt(0), 0, 0, 0])),
    end: NO_TEXT,
  },
  {
    kind: 'windows-1252',
    name: 'latin.md',
    content: () => latin(`${STORY}\nDas Geschäft fiel für die Käufer aus.\n`),
    end: toldWith(WRONG_LETTERS),
  },
  {
    kind: 'UTF-8 and windows-1252 mixed',
    name: 'mixed.md',
    content: () => bytes(`${STORY}\nZürich, Genève, Malmö, São Paulo, Kraków\n`, latin('Zürich\n')),
    end: toldWith(SCARS),
  },
  {
    kind: 'Shift JIS',
    name: 'shift-jis.md',
    content: () => bytes(STORY, [0x8f, 0xe1, 0x8a, 0x51, 0x95, 0xf1, 0x8d, 0x90, 0x0a]),
    end: toldWith(WRONG_LETTERS),
  },
  {
    kind: 'EUC-KR',
    name: 'euc-kr.md',
    content: () => bytes(STORY, [0xc0, 0xe5, 0xbe, 0xd6, 0xba, 0xb8, 0xb0, 0xed, 0x0a]),
    end: toldWith(WRONG_LETTERS),
  },
  {
    kind: 'GB 18030',
    name: 'gb.md',
    content: () => bytes(STORY, [0xb9, 0xca, 0xd5, 0xcf, 0x81, 0x30, 0x81, 0x30, 0x0a]),
    end: toldWith(WRONG_LETTERS),
  },
  {
    kind: 'EBCDIC',
    name: 'ebcdic.txt',
    content: () =>
      Uint8Array.from(
        { length: 600 },
        (_, at) => [0xe3, 0x88, 0x85, 0x40, 0x96, 0xa4, 0xa3, 0x81, 0x87, 0x85, 0x15][at % 11] ?? 0,
      ),
    end: NO_TEXT,
  },
  { kind: 'UTF-7', name: 'utf7.md', content: () => `${STORY}\nZ+APw-rich +ZeVnLA-\n`, end: TOLD },
  {
    kind: 'overlong encodings',
    name: 'overlong.md',
    content: () => bytes(STORY, [0xc0, 0xaf, 0xe0, 0x80, 0xaf, 0xf0, 0x80, 0x80, 0xaf]),
    end: toldWith(WRONG_LETTERS),
  },
  {
    kind: 'surrogates written as UTF-8',
    name: 'cesu.md',
    content: () => bytes(STORY, [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]),
    end: toldWith(WRONG_LETTERS),
  },
  {
    kind: 'every byte once',
    name: 'all-bytes.md',
    content: () => Uint8Array.from({ length: 256 }, (_, at) => at),
    end: NO_TEXT,
  },
  {
    kind: 'a NUL in the middle',
    name: 'nul.md',
    content: () => `${STORY}\0${STORY}`,
    end: NO_TEXT,
  },
  {
    kind: 'NULs behind the end',
    name: 'nul-tail.md',
    content: () => STORY + '\0'.repeat(4096),
    end: NO_TEXT,
  },
  {
    kind: 'nothing but NULs',
    name: 'nuls.txt',
    content: () => new Uint8Array(100_000),
    end: NO_TEXT,
  },
  { kind: 'noise', name: 'noise.md', content: () => noise(50_000), end: NO_TEXT },
  {
    kind: 'a text that turns into noise',
    name: 'half-noise.md',
    content: () => bytes(STORY, noise(20_000)),
    end: NO_TEXT,
  },
  { kind: 'nothing at all', name: 'empty.md', content: () => '', end: listed(/^It is empty\.$/) },
  {
    kind: 'nothing but a byte order mark',
    name: 'mark.md',
    content: () => bytes([0xef, 0xbb, 0xbf]),
    end: listed(/nothing but white space/),
  },
  {
    kind: 'nothing but a byte order mark of UTF-16',
    name: 'mark16.md',
    content: () => bytes([0xff, 0xfe]),
    end: listed(/nothing but white space/),
  },
  {
    kind: 'nothing but spaces of all kinds',
    name: 'spaces.txt',
    content: () => ' \t\u00a0\u2003\u3000\n\u200a\r\n',
    end: listed(/nothing but white space/),
  },
  {
    kind: 'nothing but letters that nobody sees',
    name: 'unseen.txt',
    content: () => '\u200b\u200c\u200d\u2060\u00ad\n'.repeat(100),
    end: listed(/^It holds no words\.$/),
  },
  { kind: 'a single letter', name: 'letter.md', content: () => 'a', end: SILENT },
  {
    kind: 'byte order marks throughout',
    name: 'marks.md',
    content: () => `\ufeff${STORY.replaceAll('\n', '\n\ufeff')}\ufeff`,
    end: TOLD,
  },
  {
    kind: 'carriage returns alone as line ends',
    name: 'mac.md',
    content: () => STORY.replaceAll('\n', '\r'),
    end: TOLD,
  },
  {
    kind: 'five kinds of line ends',
    name: 'line-ends.md',
    content: () => '# Lantern shop down\r\n\r\u2028\u2029' + SENTENCE + '\u0085\nBye.\r',
    end: TOLD,
  },
  {
    kind: 'form feeds and vertical tabs',
    name: 'feeds.txt',
    content: () => `Lantern shop down\f\n\n${SENTENCE}\f\v\n`,
    end: TOLD,
  },
  {
    kind: 'colours of a terminal',
    name: 'colours.txt',
    content: () => `Lantern shop down\n\n\u001b[31m${SENTENCE}\u001b[0m\n`,
    end: TOLD,
  },
  {
    kind: 'control characters between the words',
    name: 'controls.md',
    content: () => STORY + '\u0001\u0002\u0003 words \u0007\u0008 more words\n',
    end: TOLD,
  },
  {
    kind: 'marks that turn the direction of reading',
    name: 'bidi.md',
    content: () => `${STORY}\n\u202enwod pohs\u202c \u2067txet\u2069\n`,
    end: TOLD,
  },
  {
    kind: 'letters without width inside the words',
    name: 'zero-width.md',
    content: () => `${STORY}\nT\u200bh\u200be \u2060sh\u00adop f\u200cell ov\u200der.\n`,
    end: TOLD,
  },
  {
    kind: 'two hundred thousand accents on one letter',
    name: 'accents.md',
    content: () => `${STORY}\nZ${'\u0301\u0316\u0324'.repeat(70_000)}algo\n`,
    end: TOLD,
  },
  {
    kind: 'accents apart from their letters',
    name: 'apart.md',
    content: () => `${STORY}\nLa panne a commencé à Genève.\n`.normalize('NFD'),
    end: TOLD,
  },
  {
    kind: 'letters that grow eighteenfold when composed',
    name: 'growing.md',
    content: () => `${STORY}\n${'\ufdfa\u1f82\ufb2c'.repeat(100_000)}\n`,
    end: TOLD,
  },
  {
    kind: 'half a megabyte of replacement characters',
    name: 'replacements.md',
    content: () => `${STORY}\n${'\ufffd'.repeat(500_000)}\n`,
    end: TOLD,
  },
  {
    kind: 'letters of no script',
    name: 'private.md',
    content: () => `${STORY}\n${'\ue000\u{f0000}\u{10fffd}\ufdd0\uffff'.repeat(20_000)}\n`,
    end: TOLD,
  },
  {
    kind: 'faces, families and flags',
    name: 'emoji.md',
    content: () => `${STORY}\n${'👩‍👩‍👧‍👦🇳🇱🏴󠁧󠁢󠁥󠁮󠁧󠁿✊🏿'.repeat(20_000)}\n`,
    end: TOLD,
  },
  {
    kind: 'letters that look like others',
    name: 'lookalikes.md',
    content: () => `${STORY}\nТhе оutаgе 𝗯𝗲𝗴𝗮𝗻 ⓐⓣ ９：００.\n`,
    end: TOLD,
  },
  {
    kind: 'letters that change their length with their case',
    name: 'cases.md',
    content: () => `${STORY}\n${'İßŉǰΐﬃ'.repeat(50_000)}\n`,
    end: TOLD,
  },
  {
    kind: 'a document inside Base64',
    name: 'base64.txt',
    content: () => Buffer.from(STORY.repeat(2000)).toString('base64'),
    end: SILENT,
  },
  {
    kind: 'a mail in quoted-printable',
    name: 'quoted.txt',
    content: () => `Lantern shop down\n\n${SENTENCE}\n\n${'=C3=BC=\n'.repeat(20_000)}`,
    end: TOLD,
  },
  {
    kind: 'a hundred languages in one line',
    name: 'babel.md',
    content: () =>
      `${STORY}\n${many(400, (at) => String.fromCodePoint(...Array.from({ length: 20 }, (_, next) => 0x100 + ((at * 131 + next * 7) % 0xc000))))}\n`,
    end: TOLD,
  },
];
