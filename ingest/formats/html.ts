// What does a web page say: a blog post, a wiki page, an export of Confluence or Google Docs?
import { FormatError, type Format, type Note, type Range } from '../model.ts';
import { hasWords } from '../text/characters.ts';
import { compose } from '../text/compose.ts';
import { frontMatter } from '../text/front-matter.ts';
import { pieceText, type Piece } from '../text/pieces.ts';
import { readPostings } from '../text/postings.ts';
import { plain } from '../text/writer.ts';
import { mainContent } from './html/content.ts';
import { pageMeta, type PageMeta } from './html/meta.ts';
import { htmlPieces } from './html/pieces.ts';
import { parseHtml } from './html/tree.ts';
import { organizationName } from '../text/organizations.ts';
import { withRunInHeadings } from './run-in.ts';

/** The main content of a page with its title, its site and its date of publication above it. */
export const html: Format = {
  id: 'html',
  sniff: ({ path, text }) =>
    text !== null &&
    (/\.(?:x?html?|xht)$/i.test(path) ||
      (!OTHER_NAME.test(path) && START.test(text.slice(0, 4000)))),
  async parse(source) {
    if (source.text === null) throw new FormatError('It is not a text.');
    const front = frontMatter(source.text);
    const root = await parseHtml(front.body);
    const { element, look } = mainContent(root);
    const pieces = withRunInHeadings(htmlPieces(element, look), 2);
    if (!pieces.some((piece) => piece.kind !== 'rule'))
      throw new FormatError('The page holds no words.');
    const above = particulars(pageMeta(root), pieces);
    const notes: Note[] = [...front.notes];
    return compose({
      source,
      format: 'html',
      entries: front.entries,
      ...readPostings([...above.pieces, ...pieces]),
      organization: above.organization,
      notes,
    });
  },
};

/** Names of forms in which a page may stand as it is. */
const OTHER_NAME =
  /\.(?:md|markdown|mdx|qmd|rmd|adoc|asciidoc|rst|wiki|mediawiki|json|ndjson|csv|xml|ya?ml)$/i;
const START =
  /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype html|html|head|body)\b/i;

interface Above {
  pieces: Piece[];
  organization: { piece: Piece; range: Range; rule: string } | null;
}

/** The title where the content itself has none, then what the head says of site and date. */
function particulars(meta: PageMeta, pieces: Piece[]): Above {
  const above: Piece[] = [];
  const title = titleWords(meta);
  if (
    title !== null &&
    !pieces.some((piece) => piece.kind === 'heading' && piece.level === 1) &&
    !opens(pieces, title)
  )
    above.push({ kind: 'heading', level: 1, words: plain(title) });
  const named = meta.site === null ? null : organizationName(meta.site);
  let organization: Above['organization'] = null;
  if (meta.site !== null && named) {
    const piece: Piece = { kind: 'field', name: 'Site', value: plain(meta.site) };
    organization = {
      piece,
      range: { start: named.start + 'Site: '.length, end: named.end + 'Site: '.length },
      rule: 'name of the site',
    };
    above.push(piece);
  }
  if (meta.published !== null)
    above.push({ kind: 'field', name: 'Published', value: plain(meta.published) });
  return { pieces: above, organization };
}

/** The headline, else the page's title without the name of its site. */
function titleWords({ headline, title, site }: PageMeta): string | null {
  if (headline !== null && hasWords(headline)) return headline;
  if (title === null || !hasWords(title)) return null;
  const parts = title.split(/\s+[|·•–—-]\s+/);
  const own = parts.filter((part) => part !== site);
  return (own.length < parts.length ? own.join(' - ') : title) || title;
}

function opens(pieces: Piece[], title: string): boolean {
  const first = pieces.find((piece) => piece.kind !== 'rule');
  return (
    first?.kind === 'heading' &&
    pieceText(first).trim().toLowerCase() === title.trim().toLowerCase()
  );
}
