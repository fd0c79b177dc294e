// Which records does a file hold, whichever way it writes them?
import { FormatError, type Note, type Source } from '../../model.ts';
import { cleaned, parseJson, recordOf, wordsOf } from '../json/values.ts';
import { parseCsv } from './csv.ts';

/** The names of all columns in the order of the file, and a map from name to value for each record. */
export interface Records {
  columns: string[];
  rows: Map<string, string>[];
  notes: Note[];
}

/** More records than any list of incidents has. */
const MOST = 50_000;
const DEEPEST = 4;

/**
 * The records of CSV, TSV, JSON Lines or a JSON list, at most `most` of them. Inner objects become columns with dotted
 * names, lists of plain values one value with commas. Throws a FormatError where nothing can be read.
 */
export function readRecords(source: Source, most = MOST): Records {
  const text = source.text ?? '';
  if (/\.(?:csv|tsv)$/i.test(source.path) || !/^\s*[[{]/.test(text)) return csvRecords(text, most);
  return jsonRecords(text, most);
}

function csvRecords(text: string, most: number): Records {
  // a few rows are enough for a look
  const { columns, rows, unclosed } = parseCsv(most < MOST ? text.slice(0, 20_000) : text);
  const notes: Note[] = [];
  if (unclosed && most >= MOST)
    notes.push({
      level: 'warning',
      message: 'A quote is never closed: what follows it was read as one cell.',
      span: null,
    });
  const names = unique(columns);
  const read = rows
    .slice(0, most)
    .map((cells) => new Map(names.map((name, index) => [name, cells[index] ?? ''])));
  if (rows.length > most && most === MOST) notes.push(tooMany(rows.length));
  return { columns: names, rows: read, notes };
}

/** Names of columns, each once; those without a name are numbered. */
function unique(columns: string[]): string[] {
  const seen = new Set<string>();
  return columns.map((column, index) => {
    const name = cleaned(column).replace(/\s+/g, ' ').trim() || `Column ${index + 1}`;
    const own = seen.has(name) ? `${name} (${index + 1})` : name;
    seen.add(own);
    return own;
  });
}

function jsonRecords(text: string, most: number): Records {
  const notes: Note[] = [];
  const values = isLines(text) ? lineValues(text, most, notes) : listIn(parseJson(text));
  const rows = values.slice(0, most).map((value) => {
    const row = new Map<string, string>();
    flatten(value, '', row, 0);
    return row;
  });
  if (values.length > MOST) notes.push(tooMany(values.length));
  return {
    columns: [...new Set(rows.flatMap((row) => [...row.keys()]))],
    rows: rows.filter((row) => row.size),
    notes,
  };
}

/** One object on each line. */
function isLines(text: string): boolean {
  const [first = '', second = ''] = text.trimStart().split('\n', 2);
  return /^\{.*\}\s*$/.test(first) && (second.trim() === '' || second.trimStart().startsWith('{'));
}

function lineValues(text: string, most: number, notes: Note[]): unknown[] {
  const values: unknown[] = [];
  let broken = 0;
  for (const line of text.split('\n')) {
    if (values.length >= most) break;
    const words = line.trim();
    if (!words) continue;
    try {
      // an object ends as it begins; asking the parser about the rest would be slow
      if (words.endsWith('}')) values.push(parseJson(words));
      else broken += 1;
    } catch {
      broken += 1;
    }
  }
  if (!values.length) throw new FormatError('None of its lines is valid JSON.');
  if (broken)
    notes.push({
      level: 'warning',
      message: `${broken} ${broken === 1 ? 'line is' : 'lines are'} no valid JSON and could not be read.`,
      span: null,
    });
  return values;
}

/** The list itself, the one list that an object holds, or the object. */
function listIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  const record = recordOf(value);
  const lists =
    record
      ?.entries()
      .filter(
        (entry) =>
          Array.isArray(entry.value) && entry.value.some((each) => recordOf(each) !== null),
      ) ?? [];
  const [only] = lists;
  return lists.length === 1 && Array.isArray(only?.value) ? only.value : [value];
}

function flatten(value: unknown, key: string, row: Map<string, string>, depth: number): void {
  const words = wordsOf(value);
  if (words !== null) {
    if (key) row.set(key, words);
  } else if (Array.isArray(value)) {
    const list: unknown[] = value;
    const members = list
      .slice(0, 200)
      .map(
        (each) =>
          wordsOf(each) ??
          recordOf(each)?.text('name', 'title', 'text', 'description', 'body') ??
          '',
      );
    const long = members.some((member) => member.length > 60);
    if (key && members.some(Boolean))
      row.set(key, members.filter(Boolean).join(long ? '\n' : ', '));
  } else if (depth < DEEPEST) {
    for (const entry of recordOf(value)?.entries() ?? [])
      flatten(entry.value, key ? `${key}.${entry.key}` : entry.key, row, depth + 1);
  }
}

function tooMany(count: number): Note {
  return {
    level: 'warning',
    message: `It holds ${count} records; only the first ${MOST} were read.`,
    span: null,
  };
}
