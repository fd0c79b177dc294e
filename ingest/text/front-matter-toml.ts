// What do the lines of TOML front matter say? Keys, values, lists and tables; enough for the head of a page.
import type { Note } from '../model.ts';
import type { Entry } from './front-matter.ts';

const MOST_LINES = 2000;

/** The entries of TOML front matter, values as written without their quotes; lines that are no TOML become a warning. */
export function tomlEntries(block: string): { entries: Entry[]; notes: Note[] } {
  const entries: Entry[] = [];
  const notes: Note[] = [];
  const lines = block.split('\n').slice(0, MOST_LINES);
  let table = '';
  for (let at = 0; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trim();
    if (!line || line.startsWith('#')) continue;
    const heading = /^\[\[?\s*([^\]]+?)\s*\]\]?$/.exec(line);
    if (heading?.[1]) {
      table = `${heading[1].replaceAll('"', '')}.`;
      continue;
    }
    const match = /^["']?([\w.-]+)["']?\s*=\s*(.*)$/.exec(line);
    if (!match?.[1]) {
      if (!notes.length) notes.push(warning(at + 2, line));
      continue;
    }
    let value = match[2] ?? '';
    // a list may go on over lines until its bracket closes
    while (value.startsWith('[') && !value.trimEnd().endsWith(']') && at + 1 < lines.length) {
      at += 1;
      value += `\n${lines[at] ?? ''}`;
    }
    const values = scalars(value);
    if (values.length) entries.push({ key: table + match[1], values });
  }
  return { entries, notes };
}

function scalars(value: string): string[] {
  if (value.startsWith('[')) {
    const parts = value.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s,[\]"'#]+)/g);
    return [...parts].map((part) => (part[1] ?? part[2] ?? part[3] ?? '').trim()).filter(Boolean);
  }
  const quoted = /^(?:"((?:[^"\\]|\\.)*)"|'([^']*)')/.exec(value);
  const text = quoted ? (quoted[1] ?? quoted[2] ?? '') : value.replace(/\s+#.*$/, '');
  return text.trim() ? [text.replaceAll('\\"', '"').trim()] : [];
}

function warning(line: number, text: string): Note {
  return {
    level: 'warning',
    message: `Line ${line} of the front matter is no TOML: ${text.slice(0, 60)}`,
    span: null,
  };
}
