// What text do these bytes hold, and in which encoding?
import type { Note } from '../model.ts';
import { composed } from '../text/characters.ts';

/** NFC-normalised text with `\n` line ends, or null for bytes that are no text; notes say what was doubtful. */
export interface Decoded {
  text: string | null;
  notes: Note[];
}

/**
 * UTF-16 where a byte order mark says so, else UTF-8 where the bytes are valid, else windows-1252 with a warning. Bytes
 * that are mostly good UTF-8 keep it, with the broken places shown as U+FFFD and a warning. Text of null: the bytes
 * start like a known binary form, contain NUL, or are mostly control characters.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (binaryKind(bytes)) return { text: null, notes: [] };
  const { text, notes } = decodeBytes(bytes);
  if (text.includes('\0') || (notes.length && isMostlyControl(text)))
    return { text: null, notes: [] };
  return { text: normalised(text), notes };
}

/** The first bytes of forms that are never text, with their name for people. */
const SIGNATURES: { name: string; bytes: number[] | string }[] = [
  { name: 'a PDF file', bytes: '%PDF-' },
  {
    name: 'a ZIP archive or an Office document (DOCX, XLSX, ODT)',
    bytes: [0x50, 0x4b, 0x03, 0x04],
  },
  { name: 'an empty ZIP archive', bytes: [0x50, 0x4b, 0x05, 0x06] },
  {
    name: 'an old Office document (DOC, XLS) or an Outlook message',
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
  },
  { name: 'a PNG image', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { name: 'a JPEG image', bytes: [0xff, 0xd8, 0xff] },
  { name: 'a GIF image', bytes: 'GIF8' },
  { name: 'a gzip archive', bytes: [0x1f, 0x8b] },
  { name: 'a bzip2 archive', bytes: 'BZh' },
  { name: 'an xz archive', bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { name: 'a 7-Zip archive', bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { name: 'a RAR archive', bytes: 'Rar!' },
  { name: 'a SQLite database', bytes: 'SQLite format 3' },
  { name: 'a rich text (RTF)', bytes: '{\\rtf' },
  { name: 'a PostScript file', bytes: '%!PS' },
  { name: 'a program', bytes: [0x7f, 0x45, 0x4c, 0x46] },
];

const KNOWN = SIGNATURES.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes) }));

/** What a binary file is, by its first bytes (`a PDF file`); null where no known form starts like this. */
export function binaryKind(bytes: Uint8Array): string | null {
  const found = KNOWN.find(({ bytes: start }) => start.every((byte, at) => bytes[at] === byte));
  return found?.name ?? null;
}

function decodeBytes(bytes: Uint8Array): { text: string; notes: Note[] } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 'utf-16be');
  const text = new TextDecoder('utf-8').decode(bytes);
  // an honest U+FFFD in valid text is no damage
  if (!text.includes('\uFFFD') || isValidUtf8(bytes)) return { text, notes: [] };
  return hasMostlyGoodLetters(text)
    ? { text, notes: [warning('It is not valid UTF-8 in places; they are shown as \uFFFD.')] }
    : {
        text: decodeWindows1252(bytes),
        notes: [warning('It is not UTF-8; read as windows-1252, so some letters may be wrong.')],
      };
}

function decodeUtf16(
  bytes: Uint8Array,
  encoding: 'utf-16le' | 'utf-16be',
): { text: string; notes: Note[] } {
  const text = new TextDecoder(encoding).decode(bytes);
  const broken = text.includes('\uFFFD');
  return {
    text,
    notes: broken ? [warning('It is not valid UTF-16 in places; they are shown as \uFFFD.')] : [],
  };
}

function isValidUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** More letters outside ASCII came through than broke: a UTF-8 text with a scar, not another encoding. */
function hasMostlyGoodLetters(text: string): boolean {
  let good = 0;
  let broken = 0;
  for (const letter of text)
    if (letter === '\uFFFD') broken += 1;
    else if (letter > '\u007F') good += 1;
  return good > broken;
}

// bytes 0x80 to 0x9F; spelt out because releases of Node disagree on them; the five unassigned bytes become U+FFFD
const WINDOWS_1252 = '€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ';

function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin1.replace(/[\u0080-\u009F]/g, (letter) =>
    WINDOWS_1252.charAt(letter.charCodeAt(0) - 0x80),
  );
}

/** Text has line ends, tabs, form feeds and terminal escapes; more than 1 % of other control characters is none. */
function isMostlyControl(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const control = text.match(/[\u0001-\u0008\u000E-\u001A\u001C-\u001F\u007F]/g)?.length ?? 0;
  return control * 100 > text.length;
}

function normalised(text: string): string {
  return composed(text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n'));
}

function warning(message: string): Note {
  return { level: 'warning', message, span: null };
}
