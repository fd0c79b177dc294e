// How does the digest read in a mail or a wiki, and to a program?
import { escaped, toMarkdown, type Sentence } from '../sentence.ts';
import type { Digest } from './digest.ts';

/** The digest in one of its forms; `base` is where the dashboard stands, which its links lead to. */
export const FORMS: Record<
  string,
  { type: string; write: (digest: Digest, base: string) => string }
> = {
  md: { type: 'text/markdown; charset=utf-8', write: markdown },
  html: { type: 'text/html; charset=utf-8', write: html },
  json: { type: 'application/json', write: json },
};

function titleOf({ since, until }: Digest): string {
  return `What is new from ${since} to ${until}`;
}

function markdown(digest: Digest, base: string): string {
  const sections = digest.sections.map(({ title, none, lines }) =>
    [
      `## ${title} (${lines.length})`,
      lines.length ? lines.map((line) => `- ${toMarkdown(line, base)}`).join('\n') : escaped(none),
    ].join('\n\n'),
  );
  return `${[`# ${titleOf(digest)}`, ...sections].join('\n\n')}\n`;
}

/** Without a style sheet or a script: mail programs take both out. */
function html(digest: Digest, base: string): string {
  const sections = digest.sections.map(
    ({ title, none, lines }) =>
      `<h2>${title} (${lines.length})</h2>\n${
        lines.length
          ? `<ul>\n${lines.map((line) => `<li>${toHtml(line, base)}</li>`).join('\n')}\n</ul>`
          : `<p>${none}</p>`
      }`,
  );
  const title = titleOf(digest);
  return `<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>${title}</title></head>\n<body>\n<h1>${title}</h1>\n${sections.join('\n')}\n</body>\n</html>\n`;
}

function toHtml(said: Sentence, base: string): string {
  return said
    .map((piece) =>
      typeof piece === 'string'
        ? inHtml(piece)
        : `<a href="${inHtml(new URL(piece.href, base).href)}">${inHtml(piece.text)}</a>`,
    )
    .join('');
}

function inHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function json({ since, until, sections }: Digest, base: string): string {
  const told = sections.map(({ id, lines }) => [
    id,
    lines.map((line) => ({
      text: line.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join(''),
      links: line.flatMap((piece) =>
        typeof piece === 'string' ? [] : [new URL(piece.href, base).href],
      ),
    })),
  ]);
  return `${JSON.stringify({ since, until, ...Object.fromEntries(told) }, null, 2)}\n`;
}
