// What does the source of a wiki page (MediaWiki) say?
import type { Format } from '../model.ts';
import { mediawikiToMarkdown } from '../text/mediawiki.ts';
import { readMarkdown } from './markdown.ts';

export const mediawiki: Format = {
  id: 'mediawiki',
  sniff: ({ path, text }) =>
    text !== null && (/\.(?:mediawiki|wiki)$/i.test(path) || looksLikeWiki(text)),
  parse: (source) => readMarkdown(source, 'mediawiki', mediawikiToMarkdown),
};

/** Two headings between equals signs and a link or bold words of a wiki. */
function looksLikeWiki(text: string): boolean {
  const head = text.slice(0, 20_000);
  return (
    (head.match(/^={2,5}[^=\n]+={2,5}[ \t]*$/gm)?.length ?? 0) > 1 &&
    /\[\[[^\]\n]+\]\]|'''/.test(head)
  );
}
