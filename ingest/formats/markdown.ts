// What does a Markdown document say: GitHub, Hugo, MkDocs, Quarto, with front matter or without?
import { FormatError, type Document, type Format, type Source } from '../model.ts';
import { frontMatter } from '../text/front-matter.ts';
import { markdownPieces } from '../text/markdown-blocks.ts';
import { markdownSource } from '../text/markdown-source.ts';
import { readPostings } from '../text/postings.ts';
import { statedDate } from '../text/stated-date.ts';
import { composeRead } from './history.ts';

const NAME = /\.(?:md|markdown|mdown|mkd|mdx|qmd|rmd)$/i;
const NEUTRAL_NAME = /(?:\.(?:txt|text)|(?:^|\/)[^./]+)$/i;

/** Front matter, or signs that no plain text has by chance: headings with `#` and one more kind of markup. */
function looksLikeMarkdown(text: string): boolean {
  const head = text.slice(0, 20_000);
  if (/^(?:---|\+\+\+)[ \t]*\n/.test(head) && frontMatter(head).above > 0) return true;
  const headings = head.match(/^#{1,6} \S/gm)?.length ?? 0;
  return headings > 1 || (headings === 1 && /^(?:[-*] \S|```|\|.*\||> )|\*\*\S|\]\(/m.test(head));
}

/** Reads the text of a Markdown source; `id` is the format that the document will name. */
export function readMarkdown(
  source: Source,
  id: string,
  translate?: (body: string) => string,
): Document {
  if (source.text === null) throw new FormatError('It is not a text.');
  const front = frontMatter(source.text);
  const body = markdownSource(translate ? translate(front.body) : front.body, front.above);
  const postings = readPostings(markdownPieces(body));
  return composeRead({
    source,
    format: id,
    entries: front.entries.length ? front.entries : statedDate(front.body),
    ...postings,
    notes: [...front.notes, ...body.notes],
  });
}

export const markdown: Format = {
  id: 'markdown',
  sniff: ({ path, text }) =>
    text !== null && (NAME.test(path) || (NEUTRAL_NAME.test(path) && looksLikeMarkdown(text))),
  parse: (source) => readMarkdown(source, 'markdown'),
};
