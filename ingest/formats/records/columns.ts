// Which column of an export holds what: the start, the services, the root cause?
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { FormatError } from '../../model.ts';

/** What a column can hold, with the name under which its values are written in the document. */
export const MEANINGS = {
  title: 'Title',
  id: 'Id',
  url: 'Link',
  organization: 'Organization',
  kind: 'Kind',
  severity: 'Severity',
  criticality: 'Criticality',
  status: 'Status',
  services: 'Affected services',
  started: 'Started at',
  detected: 'Detected at',
  acknowledged: 'Acknowledged at',
  mitigated: 'Mitigated at',
  resolved: 'Resolved at',
  duration: 'Duration',
  target: 'Recovery target',
  summary: 'Summary',
  impact: 'Impact',
  cause: 'Root cause',
  resolution: 'Resolution',
  timeline: 'Timeline',
  actions: 'Action items',
  owner: 'Owner',
  published: 'Published',
} as const;
export type Meaning = keyof typeof MEANINGS;

/** Where to find what: the names of the columns by what they hold, and the zone of times that state none. */
export interface ColumnMapping {
  columns: Map<Meaning, string[]>;
  timezone: string | null;
  /** rows in this column with one of these values are incidents; the others are left out */
  only: { column: string; values: string[] } | null;
}

const Names = z
  .union([z.string(), z.array(z.string())])
  .transform((names) => (Array.isArray(names) ? names : [names]));
const MappingFile = z.strictObject({
  columns: z.partialRecord(z.enum(Object.keys(MEANINGS)), Names),
  timezone: z.string().optional(),
  only: z.strictObject({ column: z.string(), values: Names }).optional(),
});

/**
 * Reads a mapping file (YAML): `columns` names a column, or several, for each meaning; `timezone` the zone of times without
 * one; `only: {column, values}` the rows that count. Throws a FormatError that names the line, the key and the fault.
 */
export function parseMapping(yaml: string): ColumnMapping {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { logLevel: 'silent', lineCounter: lines });
  const [fault] = document.errors;
  if (fault) {
    const [message = ''] = fault.message.split('\n', 1);
    throw new FormatError(
      `Its column mapping is no YAML in line ${fault.linePos?.[0].line ?? 1}: ${message.replace(/ at line \d+.*$/, '')}.`,
    );
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 20 });
  } catch {
    throw new FormatError('Its column mapping holds too many aliases.');
  }
  const parsed = MappingFile.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const line = lineOf(document, lines, issue?.path ?? []);
    throw new FormatError(
      `Its column mapping is wrong in line ${line}, at “${issue?.path.join('.') ?? ''}”: ${issue?.message.replace(/\.$/, '') ?? ''}.`,
    );
  }
  const columns = new Map<Meaning, string[]>();
  for (const meaning of meanings()) {
    const names = parsed.data.columns[meaning];
    if (names) columns.set(meaning, names);
  }
  return { columns, timezone: parsed.data.timezone ?? null, only: parsed.data.only ?? null };
}

/** Where a value stands, or the innermost that holds it. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function meanings(): Meaning[] {
  return Object.keys(MEANINGS).filter((key): key is Meaning => key in MEANINGS);
}

/** What columns are called in the exports of trackers and in people's own sheets. The first that fits takes a column. */
const GUESSES: [Meaning, RegExp][] = [
  [
    'started',
    /^(?:(?:incident|outage|impact|issue|event)[ _-]?)?(?:start(?:ed)?|began|begin|onset|occurred)(?:[ _-]?(?:at|on|time|date|datetime|timestamp|utc))*$|^(?:beginn|aanvang|début|inicio|início|inizio|発生日時|발생 ?일시)$/i,
  ],
  [
    'detected',
    /^(?:(?:time|date)[ _-]?)?(?:detected|detection|discovered|reported|alerted)(?:[ _-]?(?:at|on|time|date|timestamp))*$/i,
  ],
  ['acknowledged', /^(?:ack|acked|acknowledged)(?:[ _-]?(?:at|on|time|date|timestamp))*$/i],
  [
    'mitigated',
    /^(?:mitigated|stabili[sz]ed|partially[ _-]?restored)(?:[ _-]?(?:at|on|time|date|timestamp))*$/i,
  ],
  [
    'resolved',
    /^(?:(?:incident|outage|impact|issue|event)[ _-]?)?(?:resolved|resolution|restored|recovered|end(?:ed)?|finished)(?:[ _-]?(?:at|on|time|date|datetime|timestamp|utc))*$|^(?:ende|einde|fin|fim|fine|復旧日時|복구 ?일시)$/i,
  ],
  ['started', /^(?:created|opened|triggered|reported)(?:[ _-]?(?:at|on|date|time))*$/i],
  ['resolved', /^closed(?:[ _-]?(?:at|on|date|time))*$/i],
  ['published', /^published(?:[ _-]?(?:at|on|date))?$/i],
  [
    'title',
    /^(?:title|name|summary|short[ _-]?description|subject|headline|incident|incident[ _-]?(?:name|title)|issue|titel|titre|título|titolo|件名|제목)$/i,
  ],
  [
    'id',
    /^(?:id|key|number|#|ref(?:erence)?|ticket|issue[ _-]?key|incident[ _-]?(?:id|number|key))$/i,
  ],
  ['url', /^(?:url|link|permalink|html[ _-]?url|web[ _-]?url)$/i],
  ['organization', /^(?:organi[sz]ation|company|customer|vendor|provider|tenant)$/i],
  ['kind', /^(?:type|kind|incident[ _-]?type|category)$/i],
  [
    'severity',
    /^(?:severity|sev|priority|impact[ _-]?level|urgency|schweregrad|priorität|gravité|gravedad|深刻度|심각도)$/i,
  ],
  ['criticality', /^(?:criticality|tier|service[ _-]?tier|business[ _-]?criticality)$/i],
  ['status', /^(?:status|state)$/i],
  [
    'services',
    /^(?:(?:affected|impacted)[ _-]?)?(?:services?|components?(?:\/s)?|systems?|products?|applications?|(?:cmdb[ _-]?)?ci|configuration[ _-]?items?)(?:[ _.-]?(?:affected|impacted|names?|summary))?$/i,
  ],
  [
    'duration',
    /^(?:duration|downtime|time[ _-]?to[ _-]?(?:resolve|restore|recover|repair)|mttr|ttr|outage[ _-]?(?:minutes|duration)|dauer|duur|durée|duración|duração|durata)(?:[ _-]?\(?(?:in[ _-]?)?(?:min(?:ute)?s?|hours?|h|seconds?|s|days?)\)?)?$/i,
  ],
  [
    'target',
    /^(?:rto|recovery[ _-]?target|target|sla|recovery[ _-]?time[ _-]?objective)(?:[ _-]?\(?(?:in[ _-]?)?(?:min(?:ute)?s?|hours?|h)\)?)?$/i,
  ],
  [
    'cause',
    /^(?:root[ _-]?causes?|causes?|cause[ _-]?(?:description|category)|rca|reason|ursache|oorzaak|causa|原因|원인)$/i,
  ],
  [
    'impact',
    /^(?:impact|customer[ _-]?impact|impact[ _-]?(?:description|summary)|effects?|auswirkung)$/i,
  ],
  [
    'resolution',
    /^(?:resolution[ _-]?(?:notes|summary|description)|fix|workaround|mitigation|close[ _-]?notes|lösung)$/i,
  ],
  ['timeline', /^(?:timeline|chronology|work[ _-]?notes|log)$/i],
  [
    'actions',
    /^(?:action[ _-]?items?|actions?|follow[ _-]?ups?|corrective[ _-]?actions?|preventi(?:ve|on)[ _-]?actions?|next[ _-]?steps|maßnahmen|対策)$/i,
  ],
  ['summary', /^(?:description|details|body|text|notes?|comments?|beschreibung)$/i],
  ['owner', /^(?:owner|assignee|assigned[ _-]?to|commander|lead|responsible)$/i],
];

/** Columns by what their names say; no column is taken twice, and the first rule that finds one for a meaning holds. */
export function guessColumns(names: readonly string[]): Map<Meaning, string[]> {
  const guessed = new Map<Meaning, string[]>();
  const taken = new Set<string>();
  for (const [meaning, pattern] of GUESSES) {
    const found = guessed.has(meaning)
      ? undefined
      : names.find((name) => !taken.has(name) && pattern.test(name.trim()));
    if (found === undefined) continue;
    taken.add(found);
    guessed.set(meaning, [found]);
  }
  return guessed;
}

/** True where the columns are those of a list of incidents: what it was called, and when it began or ended. */
export function areIncidents(guessed: ReadonlyMap<Meaning, string[]>): boolean {
  const told = guessed.has('title') || guessed.has('summary') || guessed.has('id');
  return (
    told &&
    (guessed.has('started') || guessed.has('resolved') || guessed.has('duration')) &&
    guessed.size >= 3
  );
}
