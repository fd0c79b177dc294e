// Are bytes read in the encoding that they are in, and told from binaries?
import { expect, test } from 'vitest';
import { binaryKind, decode } from '../../ingest/read/decode.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : Buffer.from(part))),
  );
const messages = (given: Uint8Array): string[] => decode(given).notes.map((note) => note.message);

test('UTF-8 is read as it is', () => {
  expect(decode(bytes('Übergang — 5 ₽ 🎉'))).toEqual({ text: 'Übergang — 5 ₽ 🎉', notes: [] });
});

test('a UTF-8 byte order mark is no part of the text', () => {
  expect(decode(bytes([0xef, 0xbb, 0xbf], 'a'))).toEqual({ text: 'a', notes: [] });
});

test('UTF-16 little endian is read by its byte order mark', () => {
  expect(decode(bytes([0xff, 0xfe, 0x61, 0x00, 0xe9, 0x00])).text).toBe('aé');
});

test('UTF-16 big endian is read by its byte order mark', () => {
  expect(decode(bytes([0xfe, 0xff, 0x00, 0x61, 0x00, 0xe9])).text).toBe('aé');
});

test('half a UTF-16 letter at the end is shown as broken and noted', () => {
  expect(decode(bytes([0xff, 0xfe, 0x61, 0x00, 0x62])).text).toBe('a\uFFFD');
  expect(messages(bytes([0xff, 0xfe, 0x61, 0x00, 0x62]))).toEqual([
    'It is not valid UTF-16 in places; they are shown as \uFFFD.',
  ]);
});

test('bytes that are not UTF-8 are read as windows-1252, with a warning', () => {
  expect(
    decode(bytes('caf', [0xe9], ' ', [0x93], 'down', [0x94], ' ', [0x96], ' ', [0x80], '5')).text,
  ).toBe('café “down” – €5');
  expect(decode(bytes([0xe9, 0x20])).notes).toEqual([
    {
      level: 'warning',
      message: 'It is not UTF-8; read as windows-1252, so some letters may be wrong.',
      span: null,
    },
  ]);
});

test('one broken byte among good UTF-8 letters does not garble the others', () => {
  expect(decode(bytes('é à ü ', [0xff], ' ç')).text).toBe('é à ü \uFFFD ç');
});

test('a replacement character that the author wrote is no damage', () => {
  expect(decode(bytes('x\uFFFDy'))).toEqual({ text: 'x\uFFFDy', notes: [] });
});

test('a NUL byte makes it binary', () => {
  expect(decode(bytes('abc', [0], 'def')).text).toBeNull();
});

test('control characters without a NUL make it binary, too', () => {
  expect(decode(bytes([0x93, 0x01, 0x02, 0xff, 0x05, 0x06, 0x41])).text).toBeNull();
});

test.each([
  ['a PDF file', bytes('%PDF-1.7\n', [0xe2, 0xe3])],
  ['a ZIP archive or an Office document (DOCX, XLSX, ODT)', bytes('PK', [3, 4, 20])],
  ['a PNG image', bytes([0x89], 'PNG\r\n')],
])('%s is known by its first bytes and has no text', (name, given) => {
  expect(binaryKind(given)).toBe(name);
  expect(decode(given)).toEqual({ text: null, notes: [] });
});

test('words that begin like a signature are text', () => {
  expect(binaryKind(bytes('PKI outage'))).toBeNull();
  expect(binaryKind(bytes('P'))).toBeNull();
});

test('every line end becomes a line feed', () => {
  expect(decode(bytes('a\r\nb\rc\u2028d\u2029e\u0085f\n')).text).toBe('a\nb\nc\nd\ne\nf\n');
});

test('letters and their accents are joined (NFC)', () => {
  expect(decode(bytes('cafe\u0301')).text).toBe('café');
});
