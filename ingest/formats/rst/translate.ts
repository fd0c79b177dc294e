// How does reStructuredText read as Markdown?
//
// The two mean the same by most of their marks; what differs is turned line by line: titles by their underlines, indented
// blocks by the directive that they belong to, links by their targets, tables by their columns.
import { inlineMarks, type RstNames } from './inline.ts';
import { gridTable, listTable, simpleTable } from './tables.ts';

const ADORNMENT = /^([!-/:-@[-`{-~])\1{2,}$/;
const DIRECTIVE = /^\.\. (?:\|[^|\n]+\| )?([\w:+-]+)::\s*(.*)$/;
const FIELD = /^:([^:\n]{1,60}):(?:\s+(\S.*))?$/;
const ITEM = /^(?:[-*+•]|#\.|\d{1,3}[.)]|\(\d{1,3}\)|[a-z][.)])\s+\S/;
const CODE =
  /^(?:code|code-block|sourcecode|parsed-literal|highlight|literalinclude|math|prompt|console|graphviz|mermaid|uml|digraph|raw|productionlist|program-output)$/;
const DROPPED =
  /^(?:contents|toctree|index|meta|include|image|sectnum|header|footer|target-notes|default-role|currentmodule|module|tags|feed-entry|post|author|date|sectionauthor|codeauthor|highlight|title|unicode|replace)$/;
const DEEPEST = 12;

/** The text with its marks turned into those of Markdown. */
export function rstToMarkdown(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/\t/g, '        ').trimEnd());
  const translator = new Translator(namesIn(lines));
  return translator.block(lines, 0).join('\n');
}

/** Where the names of links lead, and what substitutions stand for. */
function namesIn(lines: string[]): RstNames {
  const targets = new Map<string, string>();
  const substitutions = new Map<string, string>();
  for (const line of lines) {
    if (!line.trimStart().startsWith('.. ')) continue;
    const target = /^\s*\.\. _(?:`([^`]+)`|([^:`]+)): (\S+)$/.exec(line);
    if (target?.[3]) targets.set((target[1] ?? target[2] ?? '').toLowerCase(), target[3]);
    const substitution = /^\s*\.\. \|([^|]+)\| replace:: (.+)$/.exec(line);
    if (substitution?.[1] && substitution[2]) substitutions.set(substitution[1], substitution[2]);
  }
  return { targets, substitutions };
}

class Translator {
  readonly #names: RstNames;
  /** the looks of titles in the order in which they first appear: that is their level */
  readonly #levels: string[] = [];

  constructor(names: RstNames) {
    this.#names = names;
  }

  /** A block of lines that are all indented alike, as Markdown. */
  block(source: string[], depth: number): string[] {
    const lines = dedented(source);
    const out: string[] = [];
    let at = 0;
    while (at < lines.length) at = this.#at(lines, at, out, depth);
    return out;
  }

  #at(lines: string[], at: number, out: string[], depth: number): number {
    const line = lines[at] ?? '';
    if (!line) {
      out.push('');
      return at + 1;
    }
    if (line.startsWith(' ')) return this.#indented(lines, at, out, depth);
    if (line.startsWith('.. ') || line === '..') return this.#explicit(lines, at, out, depth);
    const title = this.#title(lines, at, out) ?? this.#table(lines, at, out);
    if (title !== null) return title;
    const field = FIELD.exec(line);
    if (field) return this.#field(field, lines, at, out);
    if (ITEM.test(line)) return this.#item(lines, at, out, depth);
    return this.#paragraph(lines, at, out, depth);
  }

  /** A quotation: what it says counts, not that it is indented. */
  #indented(lines: string[], at: number, out: string[], depth: number): number {
    const end = bodyEnd(lines, at);
    if (depth < DEEPEST) out.push('', ...this.block(lines.slice(at, end), depth + 1), '');
    return end;
  }

  #title(lines: string[], at: number, out: string[]): number | null {
    const line = lines[at] ?? '';
    const over = ADORNMENT.exec(line);
    const words = over ? (lines[at + 1] ?? '').trim() : line;
    const under = ADORNMENT.exec(lines[over ? at + 2 : at + 1] ?? '');
    if (!under || !words || (over && over[1] !== under[1])) {
      // a line across the page
      if (!over || line.length < 4) return null;
      out.push('', '---', '');
      return at + 1;
    }
    if (!over && ADORNMENT.test(words)) return null;
    const look = `${over ? 'over ' : ''}${under[1]}`;
    if (!this.#levels.includes(look)) this.#levels.push(look);
    out.push(
      '',
      `${'#'.repeat(Math.min(6, this.#levels.indexOf(look) + 1))} ${this.#inline(words)}`,
      '',
    );
    return at + (over ? 3 : 2);
  }

  #table(lines: string[], at: number, out: string[]): number | null {
    const table = gridTable(lines, at) ?? simpleTable(lines, at);
    if (!table) return null;
    out.push('', ...table.rows.map((row) => this.#row(row)), '');
    if (table.headed)
      out.splice(
        out.length - table.rows.length,
        0,
        `|${'---|'.repeat(table.rows[0]?.length ?? 1)}`,
      );
    return table.next;
  }

  #row(cells: string[]): string {
    return `| ${cells.map((cell) => this.#inline(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  }

  /** `:Date: 2020-01-31`, with the indented lines that go on with it. */
  #field(
    [, name = '', value = '']: RegExpExecArray,
    lines: string[],
    at: number,
    out: string[],
  ): number {
    const end = bodyEnd(lines, at + 1);
    const rest = lines
      .slice(at + 1, end)
      .map((each) => each.trim())
      .filter(Boolean);
    const words = [value, ...rest].filter(Boolean).join(' ');
    if (words) out.push(`**${name.replaceAll('_', ' ')}:** ${this.#inline(words)}  `);
    return end;
  }

  #item(lines: string[], at: number, out: string[], depth: number): number {
    const line = lines[at] ?? '';
    const width = /^\S+\s+/.exec(line)?.[0].length ?? 2;
    const end = bodyEnd(lines, at + 1);
    const mark = /^(?:[-*+•])/.test(line)
      ? '-'
      : line.startsWith('#.')
        ? '1.'
        : (/^\(?(\w+)/.exec(line)?.[1] ?? '1').replace(/^\D+$/, '1') + '.';
    const inner =
      depth < DEEPEST
        ? this.block(
            [
              line.slice(width),
              ...lines
                .slice(at + 1, end)
                .map((each) => each.slice(Math.min(width, each.length - each.trimStart().length))),
            ],
            depth + 1,
          )
        : [line.slice(width)];
    while (inner[0] === '') inner.shift();
    out.push(
      `${mark} ${inner[0] ?? ''}`,
      ...inner.slice(1).map((each) => (each ? '  '.padEnd(mark.length + 1) + each : each)),
    );
    return end;
  }

  /** Lines up to a blank one; `::` at the end announces code, an indented line below a single one is its definition. */
  #paragraph(lines: string[], at: number, out: string[], depth: number): number {
    let end = at;
    while (
      end < lines.length &&
      lines[end] &&
      !(lines[end] ?? '').startsWith(' ') &&
      !(end > at && /^(?:\.\. |:[\w ]+:\s)/.test(lines[end] ?? ''))
    )
      end += 1;
    const own = lines.slice(at, end);
    const defined = end === at + 1 && (lines[end] ?? '').startsWith(' ') && !own[0]?.endsWith('::');
    if (defined) {
      const stop = bodyEnd(lines, end);
      const [first = '', ...others] =
        depth < DEEPEST ? this.block(lines.slice(end, stop), depth + 1) : [];
      out.push(
        '',
        `**${(own[0] ?? '').replace(/ : .*$/, '').replace(/:$/, '')}:** ${first}`,
        ...others,
        '',
      );
      return stop;
    }
    const last = own.at(-1) ?? '';
    const announces = last.endsWith('::');
    if (announces) own[own.length - 1] = last === '::' ? '' : last.slice(0, -1).replace(/ :$/, '');
    // | lines that are to stay lines
    out.push(
      ...own.map((line) =>
        line.startsWith('| ') ? `${this.#inline(line.slice(2))}  ` : this.#inline(line),
      ),
    );
    return announces ? this.#code(lines, end, out) : end;
  }

  #code(lines: string[], from: number, out: string[]): number {
    let at = from;
    while (at < lines.length && !lines[at]) at += 1;
    if (!(lines[at] ?? '').startsWith(' ')) return from;
    const end = bodyEnd(lines, at);
    out.push('', '```', ...dedented(lines.slice(at, end)), '```', '');
    return end;
  }

  /** Directives, comments, targets and footnotes. */
  #explicit(lines: string[], at: number, out: string[], depth: number): number {
    const line = lines[at] ?? '';
    const end = bodyEnd(lines, at + 1);
    const body = lines.slice(at + 1, end);
    const footnote = /^\.\. \[[^\]\n]{1,40}\]\s+(.*)$/.exec(line);
    if (footnote)
      out.push(
        '',
        this.#inline([footnote[1] ?? '', ...body.map((each) => each.trim())].join(' ').trim()),
        '',
      );
    const directive = DIRECTIVE.exec(line);
    if (directive?.[1])
      this.#directive(directive[1].toLowerCase(), directive[2] ?? '', body, out, depth);
    return end;
  }

  #directive(name: string, argument: string, source: string[], out: string[], depth: number): void {
    if (DROPPED.test(name) || depth >= DEEPEST) return;
    const lines = dedented(source);
    const from = lines.findIndex((line) => !/^:[\w-]+:/.test(line));
    const body = from < 0 ? [] : lines.slice(from);
    if (CODE.test(name)) out.push('', '```', ...body, '```', '');
    else if (name === 'list-table' || name === 'csv-table') {
      const headed = lines.some(
        (line) => /^:header(?:-rows|):\s*\S/.test(line) && !/^:header-rows:\s*0/.test(line),
      );
      const named = /^:header:\s*(.+)$/.exec(
        lines.find((line) => line.startsWith(':header:')) ?? '',
      )?.[1];
      const rows = listTable(name, named === undefined ? body : [named, ...body]).map((row) =>
        this.#row(row),
      );
      if (headed && rows.length)
        rows.splice(1, 0, `|${'---|'.repeat((rows[0] ?? '').split(' | ').length)}`);
      out.push('', ...rows, '');
    } else {
      // a title of its own, or the first words of what it says
      const titled = /^(?:admonition|topic|sidebar|rubric|table|figure|tab-item|dropdown)$/.test(
        name,
      );
      if (argument && name !== 'figure')
        out.push('', titled ? `**${this.#inline(argument)}**` : this.#inline(argument), '');
      out.push('', ...this.block(body, depth + 1), '');
    }
  }

  #inline(words: string): string {
    return inlineMarks(words, this.#names);
  }
}

/** The first line below that is not indented; blank lines before it are not part of the body. */
function bodyEnd(lines: string[], from: number): number {
  let end = from;
  let last = from;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? '';
    if (!line) continue;
    if (!line.startsWith(' ')) break;
    last = end + 1;
  }
  return last;
}

function dedented(lines: string[]): string[] {
  let least = Infinity;
  for (const line of lines)
    if (line) least = Math.min(least, line.length - line.trimStart().length);
  return Number.isFinite(least) && least > 0 ? lines.map((line) => line.slice(least)) : lines;
}
