// Which lines of a Markdown source are to be read: without comments, with the addresses of its reference links?
import type { Note } from '../model.ts';
import { referenceKey, type References } from './markdown-inline.ts';

export interface MarkdownSource {
  lines: string[];
  references: References;
  notes: Note[];
}

/** Marks the line of a printed time; a control character, so that no text can hold it by chance. */
export const STAMP = '\u0001';
/** Behind `STAMP`: the time belongs to what follows it. */
const LEADS = '\u0002';

const TIMED =
  /\{\{[<%]\s*[\w./-]+\s[^{}]*?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?)[^{}]*[>%]\}\}/;
const TIMED_ALL = new RegExp(TIMED, 'g');
const LONGEST_DEFINITION = 3000;
const DEFINITION =
  /^ {0,3}\[([^\]\n]{1,999})\]:[ \t]*(?:<([^<>\n]*)>|(\S+))[ \t]*(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\))?[ \t]*$/;

/**
 * The source in lines: HTML comments are gone (templates hide sample incidents in them), also those over many lines,
 * but not inside code; reference definitions are collected and their lines blank. An unclosed comment hides the rest,
 * as it does on every page that shows Markdown; a warning says so, counting `above` lines that stood before the text.
 *
 * A shortcode that holds a time (`{{< track "2021-04-20 16:25:00" >}}`) prints it at the end of a posting: its time
 * becomes a line of its own, which opens with `STAMP`, and with `LEADS` behind it where all of them open their posting.
 */
export function markdownSource(text: string, above = 0): MarkdownSource {
  const notes: Note[] = [];
  const lines = text.split('\n');
  let shown = text.includes('<!--') ? withoutComments(lines, above, notes) : lines;
  if (GENERATED.test(text)) shown = shown.map(withoutGenerated);
  if (text.includes(STAMP)) shown = shown.map((line) => line.replaceAll(STAMP, ''));
  if (text.includes('{{')) {
    const mark = leads(shown) ? STAMP + LEADS : STAMP;
    shown = shown.flatMap((line) => withStampsApart(line, mark));
  }
  const references = new Map<string, string>();
  if (text.includes(']:')) collectReferences(shown, references);
  return { lines: shown, references, notes };
}

/** Marks of site generators: includes, abbreviations, icons, highlighted code, addresses that are put together on the site. */
const GENERATED =
  /^(?:--8<--|\*\[|;--8<--)|\{[%{]<? *\/?(?:end)?highlight\b|:[a-z]+[-_][a-z0-9_-]+:|\]\([^()\n]{0,200}\{[{%]/m;
const ICON = /:(?:material|octicons|fontawesome|simple)-[a-z0-9-]{1,60}:/g;

/** One line without the marks of the generator of its site; what they show on the page stays. */
function withoutGenerated(line: string): string {
  if (/^(?:;?--8<--|\*\[[^\]\n]{1,60}\]:)/.test(line)) return '';
  if (/^\s*\{(?:%-?|\{<) *\/?(?:end)?highlight\b[^{}]*(?:-?%|>\})\}\s*$/.test(line)) return '```';
  return line
    .replace(ICON, '')
    .replace(/:(?:white_check_mark|heavy_check_mark|ballot_box_with_check):/g, '✅')
    .replace(/\]\([^()\n]{0,200}\{[{%][^()\n]{0,200}\)/g, '](#)');
}

const FENCE = /^\s*(?:>\s?)*(`{3,}|~{3,})(.*)$/;

/** Follows a document line by line and knows whether it is inside fenced code. */
class Fences {
  #open: string | null = null;
  /** index of the line that opened the code, while inside */
  openedAt = -1;

  /** True where the line is code or opens or closes it. */
  covers(line: string, index: number): boolean {
    const before = this.#open;
    if (!line.includes('```') && !line.includes('~~~')) return before !== null;
    const [, mark, rest = ''] = FENCE.exec(line) ?? [];
    if (mark && before === null && !rest.includes('`')) {
      this.#open = mark;
      this.openedAt = index;
      return true;
    }
    if (mark && before !== null && mark.startsWith(before) && !rest.trim()) this.#open = null;
    return before !== null;
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }
}

function withoutComments(lines: string[], above: number, notes: Note[]): string[] {
  const shown: string[] = [];
  const fences = new Fences();
  const whole = cutComments(lines, 0, shown, fences);
  if (!fences.isOpen) return noted(whole, above, shown, notes);
  // code that never ends is none: what follows its mark is read as text, where comments count again
  const from = fences.openedAt + 1;
  shown.length = from;
  return noted(cutComments(lines, from, shown, null), above, shown, notes);
}

/** Adds the lines from `from` on to `shown`; returns the line of a comment that is never closed, or -1. */
function cutComments(
  lines: string[],
  from: number,
  shown: string[],
  fences: Fences | null,
): number {
  let hidden = -1;
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (hidden < 0 && fences?.covers(line, index)) {
      shown.push(line);
      continue;
    }
    let rest = line;
    const kept: string[] = [];
    for (;;) {
      const end = hidden < 0 ? -3 : rest.indexOf('-->');
      if (end === -1) break;
      rest = rest.slice(end + 3);
      const start = commentStart(rest);
      hidden = start < 0 ? -1 : index;
      kept.push(start < 0 ? rest : rest.slice(0, start));
      if (start < 0) break;
      rest = rest.slice(start + 4);
    }
    shown.push(kept.join(''));
  }
  return hidden;
}

function noted(unclosed: number, above: number, shown: string[], notes: Note[]): string[] {
  const message = `The comment that opens in line ${above + unclosed + 1} is never closed; what follows it was not read.`;
  if (unclosed >= 0) notes.push({ level: 'warning', message, span: null });
  return shown;
}

/** Where a comment opens in the line, outside of code ticks; -1 where none does. */
function commentStart(line: string): number {
  if (!line.includes('<!--')) return -1;
  let ticks = 0;
  let covered = -1;
  for (const match of line.matchAll(/`+|<!--/g)) {
    if (match[0] === '<!--') {
      if (!ticks) return match.index;
      if (covered < 0) covered = match.index;
    } else if (!ticks) ticks = match[0].length;
    else if (match[0].length === ticks) {
      ticks = 0;
      covered = -1;
    }
  }
  return covered;
}

function withStampsApart(line: string, mark: string): string[] {
  if (!line.includes('{{') || !TIMED.test(line)) return [line];
  return line.replace(TIMED_ALL, `\n\n${mark}$1\n\n`).split('\n');
}

/** True where every such shortcode stands at the head of a line and words follow it there: it dates what comes. */
function leads(lines: string[]): boolean {
  const timed = lines.filter((line) => line.includes('{{') && TIMED.test(line));
  return timed.length > 0 && timed.every((line) => /^\s*\{\{[^{}]*\}\}\s*\S/.test(line));
}

function collectReferences(lines: string[], references: Map<string, string>): void {
  const fences = new Fences();
  lines.forEach((line, index) => {
    if (fences.covers(line, index) || !line.includes(']:')) return;
    const match = line.length > LONGEST_DEFINITION ? null : DEFINITION.exec(line);
    const label = match?.[1];
    // a footnote is text; `[//]: # (words)` is how people write comments
    if (!match || label === undefined || label.startsWith('^')) return;
    const key = referenceKey(label);
    if (!references.has(key)) references.set(key, match[2] ?? match[3] ?? '');
    lines[index] = '';
  });
}
