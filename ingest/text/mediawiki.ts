// How does a line of a wiki page (MediaWiki) read as Markdown?

const LONGEST_HEADING = 400;
const HEADING = /^(={1,6})\s*(\S.*?)\s*\1\s*$/;
const LIST = /^([*#:;]+)\s*(?=\S)/;

/** The text with its wiki marks turned into those of Markdown: headings, lists, tables, links; templates go. */
export function mediawikiToMarkdown(text: string): string {
  const translated: string[] = [];
  let row: string[] | null = null;
  let headed = false;
  let verbatim = false;
  for (const line of withoutTemplates(text).split('\n')) {
    const trimmed = line.trim();
    const opens = /^<(?:pre|source|syntaxhighlight|nowiki)\b[^>]*>/i.test(trimmed);
    if (opens || /<\/(?:pre|source|syntaxhighlight|nowiki)>\s*$/i.test(trimmed)) {
      const closed = opens && /<\/\w+>\s*$/.test(trimmed);
      verbatim = opens && !closed;
      translated.push(closed ? `\n${trimmed.replace(/<[^>]+>/g, '')}` : '');
    } else if (verbatim) translated.push(trimmed);
    else if (/^(?:\{\||\|\}|\|-)/.test(trimmed)) {
      if (row?.length) translated.push(`| ${row.join(' | ')} |`);
      if (row?.length && headed) translated.push(`|${'---|'.repeat(row.length)}`);
      headed = false;
      if (trimmed.startsWith('{|') || trimmed.startsWith('|}')) translated.push('');
      row = trimmed.startsWith('|}') ? null : [];
    } else if (row && /^[|!]/.test(trimmed)) {
      headed ||= trimmed.startsWith('!') && !row.length;
      row.push(...cells(trimmed));
    } else if (row && trimmed) row.push(`${row.pop() ?? ''} ${inlineMarks(trimmed)}`);
    else translated.push(markdownLine(trimmed));
  }
  return translated.join('\n');
}

function cells(line: string): string[] {
  const separator = line.startsWith('!') ? /!!|\|\|/ : '||';
  return line
    .slice(1)
    .split(separator)
    .map((cell) =>
      inlineMarks(cell.replace(/^[^|[\]]*\|(?!\|)/, '').trim()).replaceAll('|', '\\|'),
    );
}

function markdownLine(line: string): string {
  const heading = line.length > LONGEST_HEADING ? null : HEADING.exec(line);
  if (heading?.[1]) return `${'#'.repeat(heading[1].length)} ${inlineMarks(heading[2] ?? '')}`;
  if (
    /^(?:----+|__[A-Z]+__|\[\[(?:category|file|image|kategorie|categorie)[^\]]*\]\])$/i.test(line)
  )
    return '';
  const list = LIST.exec(line);
  const words = inlineMarks(list ? line.slice(list[0].length) : line);
  if (!list?.[1]) return words;
  const last = list[1].at(-1);
  const indent = '  '.repeat(list[1].length - 1);
  if (last === ';')
    return `**${words.replace(/\s*:\s*/, '**: ')}${words.includes(':') ? '' : '**'}`;
  if (last === ':') return `\n${words}\n`;
  return `${indent}${last === '#' ? '1.' : '-'} ${words}`;
}

function inlineMarks(text: string): string {
  let marked = text;
  if (marked.includes("''")) marked = marked.replace(/'''''|'''/g, '**').replace(/''/g, '*');
  if (!marked.includes('[')) return marked;
  return marked
    .replace(/\[\[(?:[^\][|]*\|)?([^\][|]*)\]\]/g, '$1')
    .replace(/\[((?:https?:|mailto:|\/\/)[^\s\]]+)\s+([^\]]+)\]/g, '[$2]($1)')
    .replace(/\[((?:https?:)[^\s\]]+)\]/g, '<$1>');
}

/** Templates (`{{infobox …}}`) and references go; they nest, so the innermost goes first, a few times over. */
function withoutTemplates(text: string): string {
  let bare = text.replace(/<ref\b[^<>]*\/>|<ref\b[^<>]*>[^<]*<\/ref>/gi, '');
  for (let pass = 0; pass < 5 && bare.includes('{{'); pass += 1)
    bare = bare.replace(/\{\{[^{}]*\}\}/g, '');
  return bare;
}
