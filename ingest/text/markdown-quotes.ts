// Which lines are quoted, and what do they say without their marks?
import { FENCE } from './markdown-code.ts';
import { marker } from './lines.ts';
import { titleLine } from './markdown-paragraphs.ts';

/** A line across the page. */
export const RULE = /^(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;

/** The quoted lines from `at` on without their marks, however deep, and the index of the first line after them. */
export function quotedLines(lines: string[], at: number): { lines: string[]; next: number } {
  const quoted: string[] = [];
  let fenced = false;
  let next = at;
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    const text = line.trim();
    const marked = text.startsWith('>');
    if (!marked && (fenced || !isLazy(text, quoted.at(-1) ?? ''))) break;
    const words = marked ? withoutMarks(line) : line;
    if (FENCE.test(words.trim())) fenced = !fenced;
    // `> [!NOTE]` only says how the quote is painted
    quoted.push(quoted.length ? words : words.replace(/^\[![A-Za-z]+\][+-]?\s*/, ''));
  }
  return { lines: quoted, next };
}

/** A plain line right below a quoted paragraph goes on with it. */
function isLazy(text: string, above: string): boolean {
  if (!text || !above.trim() || /^\s*(?:#|```|~~~)/.test(above)) return false;
  if (marker(text) || /^(?:#|```|~~~|<|\|)/.test(text) || RULE.test(text)) return false;
  return titleLine(text, false) === null;
}

function withoutMarks(line: string): string {
  let at = 0;
  for (;;) {
    let mark = at;
    while (line.charCodeAt(mark) === 32 || line.charCodeAt(mark) === 9) mark += 1;
    if (line.charCodeAt(mark) !== 62) return line.slice(at);
    at = mark + 1;
    if (line.charCodeAt(at) === 32) at += 1;
  }
}
