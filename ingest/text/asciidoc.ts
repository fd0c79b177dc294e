// How does an AsciiDoc line read as Markdown?
//
// Headings, lists, links and blocks are written with other marks but mean the same, so a translation line by line is
// enough for reading what the document says.

const LONGEST_HEADING = 400;
const HEADING = /^(={1,6})\s+(\S.*?)(?:\s+=+)?$/;
const LIST = /^(\*{1,5}|-|\.{1,5})\s+(?=\S)/;
const DEFINITION = /^(\S[^:]{0,80})::(?:\s+(\S.*))?$/;
const ATTRIBUTE = /^:([\w-]+):\s*(.*)$/;
const DELIMITER = /^(-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|--)$/;

/** The text with its AsciiDoc marks turned into those of Markdown; the number of lines stays the same. */
export function asciidocToMarkdown(text: string): string {
  let verbatim: string | null = null;
  let comment = false;
  return text
    .split('\n')
    .map((line) => {
      const trimmed = line.trim();
      if (/^\/{4,}$/.test(trimmed)) {
        comment = !comment;
        return '';
      }
      if (comment) return '';
      if (/^(?:-{4,}|\.{4,})$/.test(trimmed) && (verbatim === null || verbatim === trimmed)) {
        verbatim = verbatim === null ? trimmed : null;
        return '```';
      }
      return verbatim === null ? markdownLine(line, trimmed) : line;
    })
    .join('\n');
}

function markdownLine(line: string, trimmed: string): string {
  // line comments, attributes of blocks, block delimiters, the mark that holds list items together
  if (
    trimmed.startsWith('//') ||
    /^\[[^\]]*\]$/.test(trimmed) ||
    DELIMITER.test(trimmed) ||
    trimmed === '+'
  )
    return '';
  const heading = trimmed.length > LONGEST_HEADING ? null : HEADING.exec(trimmed);
  if (heading?.[1]) return `${'#'.repeat(heading[1].length)} ${inlineMarks(heading[2] ?? '')}`;
  const attribute = ATTRIBUTE.exec(trimmed);
  if (attribute)
    return /^(?:date|revdate|title|author|description)$/.test(attribute[1] ?? '')
      ? `${attribute[1]}: ${attribute[2]}\n`
      : '';
  // a title of a block: `.Words`
  if (/^\.[^\s.]/.test(trimmed)) return `**${inlineMarks(trimmed.slice(1))}**`;
  const list = LIST.exec(trimmed);
  if (list?.[1]) {
    const depth = list[1] === '-' ? 0 : list[1].length - 1;
    const mark = list[1].startsWith('.') ? '1.' : '-';
    return `${'  '.repeat(depth)}${mark} ${inlineMarks(trimmed.slice(list[0].length).replace(/^\[([ x*])\]/, (_, tick) => (tick === ' ' ? '[ ]' : '[x]')))}`;
  }
  const definition = DEFINITION.exec(trimmed);
  if (definition) return `**${definition[1] ?? ''}**: ${inlineMarks(definition[2] ?? '')}`;
  return line.trim() ? inlineMarks(line) : line;
}

/** Links, images and emphasis inside a line. */
function inlineMarks(text: string): string {
  let marked = text;
  if (marked.includes('['))
    marked = marked
      .replace(/(?:link:|xref:)([^\s[\]]{1,500})\[([^\]]*)\]/g, (_, href: string, words: string) =>
        link(words, href),
      )
      .replace(
        /(?<!\]\()\b((?:https?|mailto):[^\s[\]<>]{1,500})\[([^\]]*)\]/g,
        (_, href: string, words: string) => link(words, href),
      )
      .replace(/image::?[^\s[\]]{1,500}\[([^\],]*)[^\]]*\]/g, '$1');
  // code may hold other marks here
  if (marked.includes('`'))
    marked = marked.replace(
      /`([^`\n]+)`/g,
      (_, code: string) => `\`${code.replaceAll('**', '')}\``,
    );
  marked = marked.replace(/<<[^,>]+,\s*([^>]+)>>/g, '$1');
  // one star is bold here
  return marked
    .replace(/(?<![*\w])\*(?![*\s])([^*\n]+?)\*(?![*\w])/g, '**$1**')
    .replace(/ \+$/, '  ');
}

/** A window that the link opens in (`^`) and quotes around its words are not words. */
function link(words: string, href: string): string {
  const plain = words
    .replace(/\^$/, '')
    .replace(/^"(.*)"$/, '$1')
    .replaceAll(/[[\]]/g, '');
  return plain ? `[${plain}](${href})` : href;
}
