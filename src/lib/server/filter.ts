// Which incidents does the reader of a page want to see?
//
// The filter lives in the address, so that every view can be sent to a colleague. What an address says is never trusted:
// unknown names and values are left out, and the page says so.
import { z } from 'zod';
import { ActionStatus, Criticality } from '../../../ingest/model.ts';
import { parseMeasured, type Measured } from '../measured.ts';
import type { Values } from './values.ts';

/** `none` in `criticality` and `cause` stands for incidents whose document says nothing. */
const Silent = z.literal('none');

/** Restored in time or not, and the three ways in which that cannot be said. */
export const Outcome = z.enum(['met', 'missed', 'too-coarse', 'no-time', 'no-target']);
export type Outcome = z.infer<typeof Outcome>;

/** A stretch of time up to the newest incident of the corpus: no preset is an empty page because nobody filed for a while. */
export const Period = z.enum(['30d', '90d', 'quarter', 'ytd', '12m', 'all']);
export type Period = z.infer<typeof Period>;

/** How long it took by one of the clocks, `restore_10-30`; several hold together. */
const Measuring = z.string().refine((text) => parseMeasured(text) !== null);

const Day = z.iso.date();
const Words = z.string().trim().min(1).max(200);

export const Filter = z.object({
  /** the preset that `from` and `to` were counted from; null where they are the reader's own */
  period: Period.nullable(),
  from: Day.nullable(),
  to: Day.nullable(),
  organization: z.array(Words),
  service: z.array(Words),
  severity: z.array(Words),
  criticality: z.array(z.union([Criticality, Silent])),
  cause: z.array(Words),
  owner: z.array(Words),
  status: z.array(ActionStatus),
  outcome: z.array(Outcome),
  measured: z.array(Measuring),
  kind: z.enum(['incident', 'maintenance', 'all']),
  q: z.string().trim().max(200),
});
export type Filter = z.infer<typeof Filter>;

/** Nothing left out but maintenance. */
export const EVERYTHING: Filter = {
  period: null,
  from: null,
  to: null,
  organization: [],
  service: [],
  severity: [],
  criticality: [],
  cause: [],
  owner: [],
  status: [],
  outcome: [],
  measured: [],
  kind: 'incident',
  q: '',
};

/** A list in an address is cut here: nobody ticks more, and a statement has to be planned. */
const LONGEST_LIST = 50;

const SINGLE = ['period', 'from', 'to', 'kind', 'q'] as const;
const LISTS = [
  'organization',
  'service',
  'severity',
  'criticality',
  'cause',
  'owner',
  'status',
  'outcome',
  'measured',
] as const;

/**
 * The filter that an address asks for, and a notice for each value that was left out. Parameters that are no filter
 * (`sort`, `page`) are named in `others` by the page, all else is noticed.
 */
export function readFilter(
  search: URLSearchParams,
  others: readonly string[] = [],
): { filter: Filter; notices: string[] } {
  const filter: Record<string, unknown> = { ...EVERYTHING };
  const notices: string[] = [];
  const known: readonly string[] = [...SINGLE, ...LISTS, ...others];
  for (const name of new Set(search.keys()))
    if (!known.includes(name)) notices.push(`“${shown(name)}” is no filter here and was left out.`);
  for (const name of SINGLE) {
    const text = search.get(name);
    if (!text) continue;
    const parsed = Filter.shape[name].safeParse(text);
    if (parsed.success) filter[name] = parsed.data;
    else notices.push(`“${shown(text)}” is no value for “${name}” and was left out.`);
  }
  for (const name of LISTS) {
    const kept = new Set<string>();
    for (const text of search.getAll(name).filter(Boolean)) {
      const parsed = Filter.shape[name].safeParse([text]);
      if (!parsed.success)
        notices.push(`“${shown(text)}” is no value for “${name}” and was left out.`);
      else if (kept.size < LONGEST_LIST) for (const value of parsed.data) kept.add(value);
      else notices.push(`Only the first ${LONGEST_LIST} values of “${name}” were taken.`);
    }
    filter[name] = [...kept];
  }
  const read = Filter.parse(filter);
  if (read.from && read.to && read.from > read.to) {
    notices.push(`The period ends (${read.to}) before it starts (${read.from}) and was left out.`);
    read.from = read.to = null;
  }
  // days that somebody set say more than the preset that they were set upon
  if (read.from ?? read.to) read.period = null;
  return { filter: read, notices: [...new Set(notices)] };
}

/** The filter as an address's search part (`?from=…`), `''` where it leaves nothing out; `more` adds to it. */
export function toSearch(filter: Filter, more: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams();
  for (const name of LISTS) for (const value of filter[name]) search.append(name, value);
  for (const name of SINGLE) {
    // the days of a preset move with the corpus
    if (filter.period && (name === 'from' || name === 'to')) continue;
    const value = filter[name];
    if (value && value !== EVERYTHING[name]) search.set(name, value);
  }
  for (const [name, value] of Object.entries(more)) search.set(name, value);
  const text = search.toString();
  return text && `?${text}`;
}

/** The tables that carry the filter's dimensions. */
export type FilteredTable = 'incidents' | 'causes' | 'actions';

/**
 * The filter as a condition on one of the tables that carry its dimensions: fixed SQL, and the values that it binds. A
 * condition on owner, status or words reaches over to the tables that know them. An incident that another document
 * tells better is left out, so that it counts once; with `twins: true`, for lists, it stays (`true` where nothing is
 * left out).
 */
export function where(
  filter: Filter,
  table: FilteredTable,
  { twins = false }: { twins?: boolean } = {},
): { sql: string; values: Values } {
  const values: Record<string, string | number | readonly string[]> = {};
  const conditions: string[] = twins ? [] : [`${table}.twin_of is null`];
  const add = (sql: string, name: string, value: string | readonly string[]): void => {
    conditions.push(sql);
    values[name] = value;
  };
  const ofIncident = (condition: string): string =>
    table === 'incidents'
      ? condition
      : `${table}.incident_id in (select incident_id from incidents where ${condition})`;
  const ofActions = (condition: string): string =>
    table === 'actions'
      ? condition
      : `${table}.incident_id in (select incident_id from actions where ${condition})`;

  if (filter.kind !== 'all') add(`${table}.kind = $kind`, 'kind', filter.kind);
  if (filter.from) add(`${table}.occurred_on >= $from::date`, 'from', filter.from);
  if (filter.to) add(`${table}.occurred_on <= $to::date`, 'to', filter.to);
  if (filter.organization.length)
    add(`list_contains($organization, ${table}.organization)`, 'organization', filter.organization);
  if (filter.service.length)
    add(`list_has_any(${table}.services, $service)`, 'service', filter.service);
  if (filter.severity.length)
    add(`list_contains($severity, ${table}.severity)`, 'severity', filter.severity);
  if (filter.criticality.length)
    add(
      `list_contains($criticality, coalesce(${table}.criticality, 'none'))`,
      'criticality',
      filter.criticality,
    );
  if (filter.cause.length) add(causeCondition(table), 'cause', filter.cause);
  if (filter.owner.length)
    add(ofActions('list_contains($owner, actions.owner)'), 'owner', filter.owner);
  if (filter.status.length)
    add(ofActions('list_contains($status, actions.status)'), 'status', filter.status);
  if (filter.outcome.length)
    add(ofIncident(`list_contains($outcome, ${OUTCOME})`), 'outcome', filter.outcome);
  filter.measured.forEach((text, index) => {
    const measured = parseMeasured(text);
    if (!measured) throw new Error(`not a measure: ${text}`);
    const [above, upTo] = [`above${index}`, `upTo${index}`];
    conditions.push(ofIncident(measuredCondition(measured, above, upTo)));
    if (measured.above !== null) values[above] = measured.above;
    if (measured.upTo !== null) values[upTo] = measured.upTo;
  });
  wordsOf(filter.q).forEach((word, index) => {
    add(ofIncident(`contains(incidents.search, $word${index})`), `word${index}`, word);
  });
  return { sql: conditions.join('\n  and ') || 'true', values };
}

/** How an incident stands to its target, in the words of `Outcome`. */
const OUTCOME = `case
    when incidents.met then 'met' when not incidents.met then 'missed'
    when incidents.restore_minutes is null then 'no-time'
    when incidents.target_minutes is null then 'no-target' else 'too-coarse'
  end`;

/** The column that holds each measure. */
const COLUMNS: Record<Measured['measure'], string> = {
  detect: 'detect_minutes',
  acknowledge: 'acknowledge_minutes',
  mitigate: 'mitigate_minutes',
  restore: 'restore_minutes',
  close: 'close_minutes',
  downtime: 'downtime_minutes',
  overrun: 'overrun',
};

function measuredCondition(measured: Measured, above: string, upTo: string): string {
  // with its table's name, as a page may join incidents with incidents
  const column = `incidents.${COLUMNS[measured.measure]}`;
  if (!measured.known) return `${column} is null`;
  const bounds = [
    ...(measured.above === null ? [] : [`${column} > $${above}`]),
    ...(measured.upTo === null ? [] : [`${column} <= $${upTo}`]),
  ];
  return bounds.length ? `(${bounds.join(' and ')})` : `${column} is not null`;
}

/** On `causes` the cause itself is chosen, not every cause of its incident. */
function causeCondition(table: FilteredTable): string {
  if (table === 'causes') return 'list_contains($cause, causes.cause)';
  return `(list_has_any(${table}.causes, $cause)
    or (list_contains($cause, 'none') and len(${table}.causes) = 0))`;
}

/** The words of a search, lower case as the table's `search` column is; at most eight. */
export function wordsOf(q: string): string[] {
  return q.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
}

/** A stranger's text, cut for a notice. */
function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
