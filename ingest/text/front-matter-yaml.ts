// Is this front matter so plain that it can be read line by line, without a YAML parser?
//
// Nearly all front matter is keys, values and lists of values. Reading those by hand is thirty times faster; whatever
// is not certainly plain goes to the parser.
import type { Entry } from './front-matter.ts';

const KEY = /^([A-Za-z_$][\w$.-]*):(?:[ \t]+(.*))?$/;

/** The entries of plain YAML front matter with their values as written; null where a real parser must look at it. */
export function simpleYaml(block: string): Entry[] | null {
  const entries: Entry[] = [];
  let list: string[] | null = null;
  let plain: string[] | null = null;
  for (const raw of block.split('\n')) {
    const line = raw.trimEnd();
    if (!line || line.startsWith('#')) continue;
    const item = /^[ \t]*- +(\S.*)$/.exec(line);
    if (item?.[1] !== undefined) {
      const value = scalar(item[1]);
      if (!list || value === null || line.startsWith('\t') || /^[^'"]*:(?:\s|$)/.test(item[1]))
        return null;
      if (value) list.push(value);
      continue;
    }
    const match = KEY.exec(line);
    if (!match?.[1]) {
      // a plain value may go on in an indented line
      if (!plain || !/^ {2,}[\p{L}\p{N}]/u.test(line) || /: |:$| #/.test(line)) return null;
      plain.push(`${plain.pop() ?? ''} ${line.trim()}`);
      continue;
    }
    list = null;
    plain = null;
    if (match[2] === undefined || match[2] === '') {
      list = [];
      entries.push({ key: match[1], values: list });
      continue;
    }
    const listed = flowList(match[2]);
    const value = listed ? null : scalar(match[2]);
    if (listed) entries.push({ key: match[1], values: listed });
    if (listed || value === '') continue;
    if (value === null) return null;
    const values = [value];
    entries.push({ key: match[1], values });
    if (!/^["']/.test(match[2])) plain = values;
  }
  return entries.filter((entry) => !('values' in entry) || entry.values.length);
}

/** The entries of `[one, two words]`; null where there is more to them than letters, digits and spaces. */
function flowList(text: string): string[] | null {
  if (!text.startsWith('[') || !text.endsWith(']')) return null;
  const entries = text
    .slice(1, -1)
    .split(',')
    .map((entry) => entry.trim());
  return entries.every((entry) => /^[\p{L}\p{N}_](?:[\p{L}\p{N}_./-]| (?! ))*$/u.test(entry))
    ? entries.filter((entry) => !/^null$/i.test(entry))
    : null;
}

/** A plain or simply quoted value; null where it is more than that. */
function scalar(text: string): string | null {
  const value = text.trim();
  const first = value.charAt(0);
  const quoted = first === "'" || first === '"';
  if (quoted) {
    const inner = value.slice(1, -1);
    const simple =
      value.length > 1 && value.endsWith(first) && !inner.includes(first) && !inner.includes('\\');
    return simple ? inner.trim() : null;
  }
  if (/^[&*!|>{[%@`?,\]}#]|: |:$| #|\t/.test(value) || /^[-?](?:\s|$)/.test(value)) return null;
  return /^(?:~|null|Null|NULL)$/.test(value) ? '' : value;
}
