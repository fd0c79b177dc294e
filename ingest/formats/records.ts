// Which incidents does an export hold: a table in CSV, a record on each line, a list in JSON?
import { FormatError, type Format, type Note, type Source } from '../model.ts';
import type { Piece } from '../text/pieces.ts';
import { plain } from '../text/writer.ts';
import { timeWords } from './json/stamps.ts';
import { composeSeveral, postedBelow, type Told } from './parts.ts';
import {
  areIncidents,
  guessColumns,
  MEANINGS,
  parseMapping,
  type ColumnMapping,
  type Meaning,
} from './records/columns.ts';
import { readRecords, type Records } from './records/read.ts';

/**
 * CSV, TSV, JSON Lines and JSON lists with one incident in each record. A mapping (its companion `mapping`, or the
 * `commonMapping` where its columns fit) says which column holds what; without one, columns are matched by their usual names, and a note
 * says how. Columns without a meaning are written as fields under their own names.
 */
export const records: Format = {
  id: 'records',
  sniff(source) {
    if (source.text === null || !looksLikeRecords(source)) return false;
    if (source.companions?.mapping !== undefined || fits(source)) return true;
    return areIncidents(guessColumns(readRecords(source, 5).columns));
  },
  parse(source) {
    const found = readRecords(source);
    return composeRecords(source, found, mappingOf(source, found));
  },
};

/**
 * The mapping that holds: the export's own, else the common one where the export has its columns. Throws a FormatError for one
 * that is broken or names a column that is not there: another reading than the one that was asked for would be wrong.
 */
function mappingOf(source: Source, { columns }: Records): ColumnMapping | null {
  const { mapping, commonMapping } = source.companions ?? {};
  const told = mapping ?? (fits(source) ? commonMapping : undefined);
  if (told === undefined) return null;
  const given = parseMapping(told);
  checkMapping(given, columns);
  return given;
}

/** True where the common mapping names columns of this export, or is broken, which is to be told. */
function fits(source: Source): boolean {
  const told = source.companions?.commonMapping;
  if (told === undefined) return false;
  try {
    const { columns } = parseMapping(told);
    const names = readRecords(source, 5).columns;
    return [...columns.values()].flat().every((name) => names.includes(name));
  } catch {
    return true;
  }
}

function looksLikeRecords({ path, text }: Source): boolean {
  if (/\.(?:csv|tsv|ndjson|jsonl)$/i.test(path)) return true;
  return /\.json$/i.test(path) && /^\s*(?:\[\s*\{|\{)/.test(text ?? '');
}

function composeRecords(source: Source, found: Records, given: ColumnMapping | null) {
  const notes: Note[] = found.notes;
  const mapping = given ?? { columns: guessColumns(found.columns), timezone: null, only: null };
  if (!given) notes.push(guessNote(mapping.columns, found.columns));
  const meant = found.rows.filter(
    (row) => !mapping.only || mapping.only.values.includes(row.get(mapping.only.column) ?? ''),
  );
  if (!meant.length) throw new FormatError('It holds no record of an incident.');
  const above: Piece[] =
    mapping.timezone === null
      ? []
      : [{ kind: 'paragraph', words: plain(`All times are in ${mapping.timezone}.`) }];
  return composeSeveral({
    source,
    format: 'records',
    above,
    incidents: meant.map((row, index) => told(row, mapping.columns, index, notes)),
    notes,
  });
}

function checkMapping({ columns, only }: ColumnMapping, names: string[]): void {
  const wanted = [...[...columns.values()].flat(), ...(only ? [only.column] : [])];
  const missing = wanted.find((name) => !names.includes(name));
  if (missing !== undefined)
    throw new FormatError(
      `Its column mapping names “${missing}”, but there is no such column (there are: ${names.slice(0, 20).join(', ')}).`,
    );
}

function guessNote(columns: ReadonlyMap<Meaning, string[]>, names: string[]): Note {
  const used = [...columns].map(([meaning, [name = '']]) => `${meaning} from “${name}”`);
  const taken = new Set([...columns.values()].flat());
  const others = names.filter((name) => !taken.has(name)).length;
  return {
    level: 'info',
    message: `Columns were matched by their names: ${used.join(', ')}; ${others} without a meaning. A mapping file would say it for certain.`,
    span: null,
  };
}

/** Meanings whose values are text of several sentences, under a heading of their own. */
const SECTIONS: ReadonlySet<Meaning> = new Set<Meaning>([
  'summary',
  'impact',
  'cause',
  'resolution',
  'timeline',
  'actions',
]);
/** From here on a value is text and no particular. */
const LONGEST_VALUE = 120;

function told(
  row: Map<string, string>,
  columns: ReadonlyMap<Meaning, string[]>,
  index: number,
  notes: Note[],
): Told {
  const read = (meaning: Meaning): string =>
    (columns.get(meaning) ?? [])
      .map((name) => row.get(name) ?? '')
      .filter(Boolean)
      .join(', ');
  const key = read('id') || null;
  const title = (
    read('title') ||
    read('summary').split(/[\n.]/, 1)[0] ||
    (key ?? `Record ${index + 1}`)
  )
    .replace(/\s+/g, ' ')
    .slice(0, 200);
  const href = read('url');
  const pieces: Piece[] = [
    {
      kind: 'heading',
      level: 2,
      words: { text: title, links: href ? [{ start: 0, end: title.length, href }] : [] },
    },
  ];
  const sections: Piece[] = [];
  for (const [meaning, names] of columns) {
    const value = read(meaning);
    if (!value || meaning === 'title' || meaning === 'url') continue;
    if (
      SECTIONS.has(meaning) &&
      (value.length > LONGEST_VALUE || value.includes('\n') || meaning === 'actions')
    )
      sections.push(
        { kind: 'heading', level: 3, words: plain(MEANINGS[meaning]) },
        ...sectionOf(meaning, value, notes),
      );
    else pieces.push(fieldOf(MEANINGS[meaning], worded(meaning, value, names[0] ?? '')));
  }
  const known = new Set([...columns.values()].flat());
  for (const [name, value] of row) if (value && !known.has(name)) pieces.push(fieldOf(name, value));
  return { key, pieces: [...pieces, ...sections] };
}

/** Promises in one cell stand on lines of their own, or between semicolons. */
function sectionOf(meaning: Meaning, value: string, notes: Note[]): Piece[] {
  if (meaning !== 'actions' || /^\s*(?:[-*•]|\d+[.)])\s/m.test(value))
    return postedBelow(value, 3, notes);
  const promises = value.split(value.includes('\n') ? '\n' : /;\s+/).map((each) => each.trim());
  return promises.filter(Boolean).map((each): Piece => ({
    kind: 'item',
    words: plain(each),
    depth: 0,
    checked: null,
    label: null,
  }));
}

const UNITS: [RegExp, string][] = [
  [/min(?:ute)?s?\b|_m$/i, 'minutes'],
  [/hours?\b|\bhrs?\b|_h$/i, 'hours'],
  [/sec(?:ond)?s?\b|_s$/i, 'seconds'],
  [/days?\b/i, 'days'],
];

/** A time as people write it; a bare number of minutes with the unit that its column names. */
function worded(meaning: Meaning, value: string, column: string): string {
  if (meaning === 'duration' || meaning === 'target') {
    const unit = /^\d+(?:\.\d+)?$/.test(value)
      ? UNITS.find(([pattern]) => pattern.test(column.replace(/[_-]/g, ' ')))?.[1]
      : undefined;
    return unit === undefined ? value : `${value} ${unit}`;
  }
  return /^\d{9,13}$/.test(value) &&
    /^(?:started|detected|acknowledged|mitigated|resolved|published)$/.test(meaning)
    ? (timeWords(value) ?? value)
    : value;
}

function fieldOf(name: string, value: string): Piece {
  return {
    kind: 'field',
    name: name.replace(/\s+/g, ' ').trim(),
    value: plain(value.replace(/\s*\n\s*/g, '\n')),
  };
}
