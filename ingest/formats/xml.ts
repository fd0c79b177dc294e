// What does an XML text hold, and how is it read without harm?
import { FormatError, type Note } from '../model.ts';
import { JsonRecord } from './json/values.ts';

export interface XmlReading {
  /** names of elements whose inside is kept as it stands, markup and all */
  whole: string[];
  /** names of the elements that a broken file may be cut after */
  entry: string[];
}

/**
 * The elements of an XML text as records: attributes as `@name`, text as `#text`, repeated elements as lists, prefixes of
 * names left out. Entities of the document's own making are never expanded, external ones never fetched, and nothing is
 * nested deeper than 100. A file that breaks off is read up to its last whole entry, with a warning; throws a FormatError
 * where there is none.
 */
export async function parseXml(
  text: string,
  reading: XmlReading,
  notes: Note[],
): Promise<JsonRecord> {
  const { XMLParser } = await import('fast-xml-parser');
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    processEntities: false,
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: true,
    ignoreDeclaration: true,
    ignorePiTags: true,
    maxNestedTags: 100,
    stopNodes: reading.whole.map((name) => `..${name}`),
  });
  const read = (source: string): JsonRecord => {
    const value: unknown = parser.parse(source);
    return new JsonRecord(typeof value === 'object' && value !== null ? value : {});
  };
  const whole = wholeEntries(text, reading.entry);
  if (whole === text) {
    try {
      return read(text);
    } catch (error) {
      throw new FormatError(`Its XML is broken: ${reasonOf(error)}.`);
    }
  }
  notes.push({
    level: 'warning',
    message: 'It ends in the middle; what follows its last whole entry was not read.',
    span: null,
  });
  try {
    return read(whole);
  } catch (error) {
    throw new FormatError(`Its XML ends in the middle: ${reasonOf(error)}.`);
  }
}

/** The text itself where its last tag closes the first one, else the text up to its last whole entry. */
function wholeEntries(text: string, names: string[]): string {
  const root =
    /<([A-Za-z][\w:.-]*)[\s>/]/.exec(text.slice(0, 5000).replace(/<[?!][^>]*>/g, ' '))?.[1] ?? '';
  if (!root || (text.trimEnd().endsWith('>') && text.lastIndexOf(`</${root}`) >= 0)) return text;
  const end = Math.max(
    ...names.map(
      (name) =>
        text.lastIndexOf(`</${name}>`) + (text.includes(`</${name}>`) ? name.length + 3 : 0),
    ),
  );
  if (end <= 0) throw new FormatError('Its XML ends in the middle, before its first entry.');
  const channel =
    /<channel[\s>]/.test(text.slice(0, 5000)) && root !== 'channel' ? '</channel>' : '';
  return `${text.slice(0, end)}${channel}</${root}>`;
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n', 1)[0] ?? '')
    .replace(/^\[SECURITY\] /, '')
    .replace(/\.$/, '')
    .slice(0, 160);
}
