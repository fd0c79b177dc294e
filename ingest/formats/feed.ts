// What do the entries of a feed tell: the history of a status page, the posts of a blog?
import { FormatError, type Format, type Note } from '../model.ts';
import { withoutEntities } from '../text/html-words.ts';
import type { Piece } from '../text/pieces.ts';
import { findTimes, resolveMention } from '../text/times.ts';
import { plain } from '../text/writer.ts';
import { htmlPieces } from './html/pieces.ts';
import { parseHtml } from './html/tree.ts';
import { PLAIN_LOOK } from './html/words.ts';
import { cleaned, recordOf, recordsOf, wordsOf, type JsonRecord } from './json/values.ts';
import { organizationName } from '../text/organizations.ts';
import { composeSeveral, lowered, type SeveralDraft, type Told } from './parts.ts';
import { withRunInHeadings } from './run-in.ts';
import { postingsByTime } from './updates.ts';
import { parseXml } from './xml.ts';

/**
 * Atom and RSS (also RSS 1.0). Each entry becomes a part: its title, when it was published, and its content, in which
 * paragraphs that open with a time (`Dec 26, 14:45 UTC`) are the postings of a status page. Their year is the one that
 * brings them nearest to the entry's own date.
 */
export const feed: Format = {
  id: 'feed',
  sniff: ({ path, text }) =>
    text !== null &&
    (/\.(?:atom|rss)$/i.test(path) || /<(?:feed|rss|rdf:RDF)[\s>]/i.test(text.slice(0, 3000))) &&
    /^\s*</.test(text),
  async parse(source) {
    const notes: Note[] = [];
    const root = await parseXml(
      source.text ?? '',
      { whole: ['content', 'summary', 'description', 'encoded'], entry: ['entry', 'item'] },
      notes,
    );
    const channel =
      root.record('feed') ??
      root.record('rss', 'RDF')?.record('channel') ??
      root.record('channel', 'RDF', 'rss');
    if (!channel) throw new FormatError('It is XML, but no feed.');
    // a single entry is no list; RSS 1.0 has its items beside the channel
    const entries = [channel, root.record('RDF')].flatMap((place) =>
      place ? several(place.get('entry', 'item')) : [],
    );
    if (!entries.length) throw new FormatError('The feed has no entries.');
    const incidents: Told[] = [];
    for (const entry of entries) incidents.push(await told(entry));
    return composeSeveral({ source, format: 'feed', ...titled(channel), incidents, notes });
  },
};

function several(value: unknown): JsonRecord[] {
  return Array.isArray(value) ? recordsOf(value) : recordsOf([value]);
}

/** The title of the whole, and whose feed it is by that title, else by its author. */
function titled(channel: JsonRecord): Pick<SeveralDraft, 'above' | 'organization'> {
  const above: Piece[] = [];
  const title = textAt(channel, 'title');
  if (title !== null) {
    const heading: Piece = { kind: 'heading', level: 1, words: plain(title) };
    above.push(heading);
    const range = organizationName(title);
    if (range) return { above, organization: { piece: heading, range, rule: 'title of the feed' } };
  }
  const author = recordsOf([channel.get('author')])[0]?.text('name') ?? null;
  if (author === null) return { above };
  const field: Piece = { kind: 'field', name: 'Author', value: plain(author) };
  const start = 'Author: '.length;
  return {
    above: [...above, field],
    organization: {
      piece: field,
      range: { start, end: start + author.length },
      rule: 'author of the feed',
    },
  };
}

async function told(entry: JsonRecord): Promise<Told> {
  const title = textAt(entry, 'title') ?? 'Untitled entry';
  const href = linkOf(entry);
  const published = textAt(entry, 'published', 'pubDate', 'date', 'issued', 'updated', 'modified');
  const pieces: Piece[] = [
    {
      kind: 'heading',
      level: 2,
      words: { text: title, links: href === null ? [] : [{ start: 0, end: title.length, href }] },
    },
  ];
  if (published !== null)
    pieces.push({ kind: 'field', name: 'Published date', value: plain(published) });
  const root = await parseHtml(contentOf(entry));
  const said = lowered(htmlPieces(root, PLAIN_LOOK), 2);
  return {
    key: textAt(entry, 'id', 'guid'),
    pieces: [...pieces, ...postingsByTime(withRunInHeadings(said, 3), dayOf(published), 3)],
  };
}

function dayOf(published: string | null): string | null {
  const mention =
    published === null ? undefined : findTimes(published).find((each) => each.date?.day != null);
  return (
    (mention &&
      resolveMention(mention, { date: null, year: null, zone: null })?.value.slice(0, 10)) ??
    null
  );
}

/** The fullest of what an entry says, as HTML. */
function contentOf(entry: JsonRecord): string {
  const told = ['encoded', 'content', 'description', 'summary'].map((key) =>
    htmlOf(entry.get(key)),
  );
  return told.reduce((longest, each) => (each.length > longest.length ? each : longest), '');
}

/** Content as it stands in the XML: escaped HTML, HTML in CDATA, or elements of XHTML. */
function htmlOf(value: unknown): string {
  const raw = rawOf(value);
  if (!raw.includes('<![CDATA['))
    return cleaned(/<[a-z][^<>]*>/i.test(raw) ? raw : withoutEntities(raw));
  return cleaned(raw.replace(/<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/g, '$1'));
}

function rawOf(value: unknown): string {
  return wordsOf(value) ?? wordsOf(recordOf(value)?.get('#text')) ?? '';
}

/** The words of an element without markup. */
function textAt(record: JsonRecord, ...keys: string[]): string | null {
  for (const key of keys) {
    const raw = rawOf(record.get(key));
    const once = withoutEntities(raw.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1'));
    const words = withoutEntities(once.replace(/<\/?[a-z][^<>]*>/gi, ''))
      .replace(/\s+/g, ' ')
      .trim();
    if (words) return words;
  }
  return null;
}

function linkOf(entry: JsonRecord): string | null {
  const links = several(entry.get('link'));
  const alternate =
    links.find((link) => (link.text('@rel') ?? 'alternate') === 'alternate') ?? links[0];
  return alternate?.text('@href') ?? textAt(entry, 'link');
}
