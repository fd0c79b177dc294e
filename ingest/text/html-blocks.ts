// How does a stretch of HTML inside a Markdown document read as Markdown?
//
// Only what people put into Markdown files: headings, lists, tables, folded details. Whole pages are another format.
import { withoutEntities } from './html-words.ts';

const BLOCK =
  /^<\/?(?:address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|li|link|main|menu|meta|nav|ol|p|picture|pre|script|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul|video)(?=[\s/>]|$)/i;
const WHOLE = /^<(pre|script|style|table)\b/i;
const TOKEN = /<(\/?)([A-Za-z][A-Za-z0-9]*)((?:\s[^<>]*)?)>|[^<]+|</g;

/** An HTML block: its lines as Markdown and the index of the first line after it. */
interface HtmlBlock {
  lines: string[];
  next: number;
}

/**
 * The HTML block that begins at `lines(at)` (trimmed), null where none does. It ends at the next blank line; tables,
 * scripts, styles and preformatted text end at their closing tag.
 */
export function htmlBlockAt(
  lines: (index: number) => string,
  at: number,
  count: number,
): HtmlBlock | null {
  const first = lines(at);
  if (!BLOCK.test(first)) return null;
  const whole = WHOLE.exec(first)?.[1]?.toLowerCase();
  const close = whole ? `</${whole}` : null;
  let next = at;
  if (close) {
    while (next < count && !lines(next).toLowerCase().includes(close)) next += 1;
    next += 1;
  }
  // without a closing tag it is a stretch like any other, so that a forgotten tag cannot swallow a document
  if (!close || next > count) {
    next = at;
    while (next < count && lines(next) !== '') next += 1;
  }
  const source: string[] = [];
  for (let index = at; index < next; index += 1) source.push(lines(index));
  return { lines: markdownOf(source.join('\n')), next };
}

class MarkdownLines {
  readonly #out: string[] = [];
  readonly #lists: (number | null)[] = [];
  /** inside a tag whose content nobody sees */
  #skip: string | null = null;
  /** words of a heading or a summary, which must end up on one line */
  #title: string[] | null = null;
  #row: string[] | null = null;
  #headed = false;

  get lines(): string[] {
    return this.#out.join('').split('\n');
  }

  words(text: string): void {
    if (this.#skip) return;
    if (this.#title) this.#title.push(text);
    else if (!this.#row) this.#out.push(text.replace(/\n[ \t]+/g, '\n'));
    else if (this.#row.length) this.#row.push(`${this.#row.pop() ?? ''}${cellText(text)}`);
  }

  tag(name: string, closes: boolean, whole: string): void {
    if (this.#skip) {
      if (closes && name === this.#skip) this.#skip = null;
    } else if (name === 'script' || name === 'style') this.#skip = closes ? null : name;
    else if (name === 'tr') this.#tableRow(closes);
    else if (name === 'td' || name === 'th') this.#cell(name, closes);
    else if (/^(?:h[1-6]|summary|dt)$/.test(name)) this.#heading(name, closes);
    else if (this.#row || this.#title) this.words(whole);
    else this.#out.push(this.#breakFor(name, closes) ?? whole);
  }

  #breakFor(name: string, closes: boolean): string | null {
    if (name === 'dd') return closes ? '' : ' ';
    if (name === 'pre') return '\n```\n';
    if (name === 'li') return closes ? '' : `\n${this.#bullet()}`;
    if (name === 'ul' || name === 'ol') return this.#list(name, closes);
    return BLOCK.test(`<${name}>`) ? '\n\n' : null;
  }

  #heading(name: string, closes: boolean): void {
    if (!closes) {
      this.#title = [];
      return;
    }
    const words = (this.#title ?? []).join('').replace(/\s+/g, ' ').trim();
    this.#title = null;
    if (!words) return;
    if (name === 'summary') this.#out.push(`\n\n**${words}**\n\n`);
    else if (name === 'dt') this.#out.push(`\n\n**${words}**:`);
    else this.#out.push(`\n\n${'#'.repeat(Number(name[1]))} ${words}\n\n`);
  }

  #list(name: string, closes: boolean): string {
    if (closes) this.#lists.pop();
    else if (this.#lists.length < 20) this.#lists.push(name === 'ol' ? 0 : null);
    return this.#lists.length > 1 || (this.#lists.length === 1 && closes) ? '\n' : '\n\n';
  }

  #bullet(): string {
    const indent = '  '.repeat(Math.max(0, this.#lists.length - 1));
    const number = this.#lists.at(-1);
    if (number === undefined || number === null) return `${indent}- `;
    this.#lists[this.#lists.length - 1] = number + 1;
    return `${indent}${number + 1}. `;
  }

  #cell(name: string, closes: boolean): void {
    if (closes || !this.#row) return;
    this.#row.push('');
    if (name === 'th') this.#headed = true;
  }

  #tableRow(closes: boolean): void {
    if (this.#row?.length) {
      this.#out.push(`\n|${this.#row.join('|')}|`);
      if (this.#headed) this.#out.push(`\n${'|---'.repeat(this.#row.length)}|`);
    }
    this.#headed = false;
    this.#row = closes ? null : [];
  }
}

function cellText(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

function markdownOf(html: string): string[] {
  const writer = new MarkdownLines();
  for (const match of html.matchAll(TOKEN)) {
    const [whole, slash, name] = match;
    if (name) writer.tag(name.toLowerCase(), slash === '/', whole);
    else writer.words(whole.includes('&') ? withoutEntities(whole) : whole);
  }
  writer.tag('tr', true, '');
  return writer.lines;
}
