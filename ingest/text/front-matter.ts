// What does a document say about itself above its text, in YAML (`---`) or TOML (`+++`)?
import { parseDocument } from 'yaml';
import type { Note } from '../model.ts';
import { simpleYaml } from './front-matter-yaml.ts';
import { tomlEntries } from './front-matter-toml.ts';

/** A key with its values as written, one for each entry of a list; or a list of records with the same keys. */
export type Entry =
  { key: string; values: string[] } | { key: string; records: Map<string, string>[] };

interface FrontMatter {
  entries: Entry[];
  /** the document without its front matter */
  body: string;
  /** how many lines of the document stand above the body */
  above: number;
  notes: Note[];
}

/** More aliases than any person writes: a bomb that would fill the memory. */
const MOST_ALIASES = 50;
const LONGEST = 64 * 1024;
const DEEPEST = 4;
const DEEPEST_YAML = 30;
const MOST_ENTRIES = 500;

/**
 * The front matter of a text and the text below it. Broken front matter is read line by line as far as it goes, with a
 * warning that names the line and the problem; a text without any has no entries. Never throws.
 */
export function frontMatter(text: string): FrontMatter {
  // blank lines may stand above it, but no indentation
  const from = text.length - text.replace(/^(?:[ \t]*\n|\ufeff)+/, '').length;
  const mark = ['---', '+++'].find((each) => text.startsWith(each, from));
  const open = mark === undefined ? null : /.*\n/y;
  if (open) open.lastIndex = from;
  const first = open?.exec(text)?.[0] ?? '';
  if (mark === undefined || first.trim() !== mark) return none(text);
  const rest = text.slice(from + first.length);
  const close = (mark === '---' ? /^(?:---|\.\.\.)[ \t]*$/m : /^\+\+\+[ \t]*$/m).exec(rest);
  const block = close ? rest.slice(0, close.index) : '';
  if (!close || !isFrontMatter(block)) return none(text);
  const body = rest.slice(close.index + close[0].length);
  const above = text.slice(0, text.length - body.length).split('\n').length - 1;
  return { ...(mark === '+++' ? tomlEntries(block) : yamlEntries(block)), body, above };
}

function none(text: string): FrontMatter {
  return { entries: [], body: text, above: 0, notes: [] };
}

/** A line across the page may also be `---`: front matter starts with a key or a comment. */
function isFrontMatter(block: string): boolean {
  const first = block.trimStart().split('\n', 1)[0] ?? '';
  return !block.trim() || /^(?:#|["']?[\w$.][\w$. /-]*["']?\s*[:=]|\[|\{|%)/.test(first);
}

function yamlEntries(block: string): { entries: Entry[]; notes: Note[] } {
  const simple = simpleYaml(block);
  if (simple) return { entries: simple, notes: [] };
  if (block.length > LONGEST) return broken(block, 'it is too long');
  // the parser recurses; so deep that it runs out of stack, the whole process dies with it
  if (isTooDeep(block)) return broken(block, 'it is nested too deeply');
  try {
    const document = parseDocument(block, {
      schema: 'failsafe',
      uniqueKeys: false,
      logLevel: 'silent',
    });
    const [error] = document.errors;
    if (error) {
      // the first line of the block is the second of the file
      const line = (error.linePos?.[0].line ?? 0) + 1;
      return broken(
        block,
        `line ${line}: ${error.message.split('\n', 1)[0]?.replace(/ at line \d+.*$/, '') ?? ''}`,
      );
    }
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    const entries: Entry[] = [];
    collect(value, '', entries, 0);
    return { entries, notes: [] };
  } catch (error) {
    return broken(
      block,
      error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error),
    );
  }
}

/** True where lists and maps stand within each other more than `DEEPEST_YAML` times. */
function isTooDeep(block: string): boolean {
  const indents: number[] = [];
  let brackets = 0;
  for (const line of block.split('\n')) {
    const indent = line.length - line.trimStart().length;
    while (indent <= (indents.at(-1) ?? -1)) indents.pop();
    indents.push(indent);
    const dashes = /^\s*(?:[-?]\s+)*/.exec(line)?.[0].match(/[-?]/g)?.length ?? 0;
    for (const letter of line)
      brackets += letter === '[' || letter === '{' ? 1 : letter === ']' || letter === '}' ? -1 : 0;
    if (indents.length + dashes + Math.max(0, brackets) > DEEPEST_YAML) return true;
  }
  return false;
}

/** What can still be read: the lines that are a key and a value. */
function broken(block: string, problem: string): { entries: Entry[]; notes: Note[] } {
  const entries: Entry[] = [];
  for (const line of block.split('\n').slice(0, MOST_ENTRIES)) {
    const match = /^([\w$][\w$. -]{0,60}?)\s*:\s+(\S.*)$/.exec(line);
    const value = match?.[2]?.trim().replace(/^(["'])(.*)\1$/, '$2');
    if (match?.[1] && value && !/^[&*[{|>]/.test(value))
      entries.push({ key: match[1], values: [value] });
  }
  return {
    entries,
    notes: [
      {
        level: 'warning',
        message: `The front matter is broken (${problem}); it was read line by line.`,
        span: null,
      },
    ],
  };
}

/** Maps become dotted keys, lists of values one entry, lists of maps records. */
function collect(value: unknown, key: string, entries: Entry[], depth: number): void {
  if (depth > DEEPEST || entries.length >= MOST_ENTRIES || value === null || value === undefined)
    return;
  if (typeof value !== 'object') {
    if (key) push(entries, key, [value]);
  } else if (Array.isArray(value)) {
    const list: unknown[] = value;
    if (list.every((each) => typeof each !== 'object' || each === null)) push(entries, key, list);
    else {
      const records = list.map(record).filter((each) => each.size > 0);
      if (records.length && key) entries.push({ key, records: records.slice(0, MOST_ENTRIES) });
    }
  } else {
    for (const [name, inner] of Object.entries(value))
      collect(inner, key ? `${key}.${name}` : name, entries, depth + 1);
  }
}

function record(value: unknown): Map<string, string> {
  const pairs = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return new Map(
    pairs
      .filter(([, each]) => typeof each === 'string')
      .map(([name, each]) => [name, String(each)]),
  );
}

function push(entries: Entry[], key: string, list: unknown[]): void {
  const texts = list.slice(0, MOST_ENTRIES).filter((each) => typeof each === 'string');
  const values = texts.map((each) => each.replace(/\s+/g, ' ').trim()).filter(isSaid);
  if (values.length && key) entries.push({ key, values });
}

function isSaid(value: string): boolean {
  return value !== '' && !/^(?:~|null)$/i.test(value);
}
