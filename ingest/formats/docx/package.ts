// Which parts of a Word file are its text, and can they be unpacked without harm?
import { FormatError } from '../../model.ts';

/** A file with just the parts that hold words, and the company that its properties name. */
export interface WordPackage {
  archive: Uint8Array;
  /** the text alone, without styles, lists, notes and pictures: for a document whose parts do not fit together */
  bare: () => Promise<Uint8Array>;
  company: string | null;
}

/** All parts together, unpacked; a report of 500 pages has less than a tenth of it. */
const MOST_BYTES = 100 * 1024 * 1024;
/** Text packs to a tenth or a twentieth; what packs to a thousandth was made to fill the memory. */
const HIGHEST_RATIO = 500;
/** Below this size a high ratio does no harm. */
const SMALL = 4 * 1024 * 1024;
const PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/app\.xml|word\/(?:document|document2|styles|numbering|footnotes|endnotes|comments)\.xml|word\/_rels\/[\w.]+\.rels)$/;

/**
 * The parts with words, unpacked under limits and packed anew: sizes are checked as the archive declares them before a
 * byte is unpacked, and no part can grow beyond its declared size. Throws a FormatError for anything that is no Word
 * document, is locked, broken or too large.
 */
export async function safePackage(bytes: Uint8Array): Promise<WordPackage> {
  if (isCompound(bytes))
    throw new FormatError(
      'It is locked with a password, or an old Word document (DOC) under another name.',
    );
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    throw new FormatError('It is no Word document: it does not start like one.');
  if (((bytes[6] ?? 0) & 1) === 1) throw new FormatError('It is locked with a password.');
  const { unzipSync, zipSync, strFromU8 } = await import('fflate');
  let total = 0;
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter({ name, originalSize, size }) {
        if (!PARTS.test(name)) return false;
        total += originalSize;
        if (total > MOST_BYTES)
          throw new FormatError(`Unpacked it would be larger than ${MOST_BYTES / 1024 / 1024} MB.`);
        if (originalSize > SMALL && originalSize > size * HIGHEST_RATIO)
          throw new FormatError('It unpacks to more than 500 times its size: no document does.');
        return true;
      },
    });
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw new FormatError('It is a broken archive: it was cut off or damaged.');
  }
  if (!parts['word/document.xml'] && !parts['word/document2.xml'])
    throw new FormatError('It is an archive, but no Word document.');
  const texts = Object.entries(parts).map(([name, part]): [string, string] => [
    name,
    strFromU8(part),
  ]);
  for (const [, text] of texts) checkXml(text);
  const app = parts['docProps/app.xml'];
  const company = app
    ? (/<Company>([^<]{1,200})<\/Company>/.exec(strFromU8(app))?.[1] ?? null)
    : null;
  return {
    archive: zipSync(parts, { level: 0 }),
    bare: async () => bareArchive(parts),
    company,
  };
}

async function bareArchive(parts: Record<string, Uint8Array>): Promise<Uint8Array> {
  const { zipSync, strFromU8, strToU8 } = await import('fflate');
  const kept = Object.entries(parts)
    .filter(([name]) => /^(?:\[Content_Types\]|_rels\/|word\/document)/.test(name))
    .map(([name, part]): [string, Uint8Array] => [
      name,
      strToU8(strFromU8(part).replace(REFERENCES, '')),
    ]);
  return zipSync(Object.fromEntries(kept), { level: 0 });
}

/** What points from the text into other parts: numbers of lists, pictures, notes, comments. */
const REFERENCES =
  /<w:numPr>(?:(?!<\/w:numPr>)[^])*<\/w:numPr>|<a:blip\b[^<>]*>|<\/a:blip>|<v:imagedata\b[^<>]*>|<\/v:imagedata>|<w:(?:footnote|endnote|comment)Reference\b[^<>]*>|\br:(?:id|embed|link)="[^"<>]*"/g;

function isCompound(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
}

const DEEPEST = 300;

/** Word writes no entities of its own and nests a few dozen elements; readers of XML suffer from more. */
function checkXml(xml: string): void {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml.slice(0, 2000)))
    throw new FormatError('Its XML defines entities of its own, which Word never does.');
  let depth = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) {
    const next = xml.charCodeAt(at + 1);
    if (next === 47) depth -= 1;
    else if (next !== 33 && next !== 63) {
      const end = xml.indexOf('>', at);
      if (end < 0) throw new FormatError('Its XML ends in the middle.');
      if (xml.charCodeAt(end - 1) !== 47) depth += 1;
      if (depth > DEEPEST)
        throw new FormatError(`Its XML is nested deeper than ${DEEPEST} elements.`);
      at = end;
    }
  }
}
