// What do the incidents of a status page say, as its API gives them?
import { FormatError, type Format, type Note } from '../model.ts';
import type { Piece, Posting } from '../text/pieces.ts';
import { plain } from '../text/writer.ts';
import { organizationName } from '../text/organizations.ts';
import { parseJson, recordOf, recordsOf, type JsonRecord } from './json/values.ts';
import { isJsonApi, unwrapped } from './json/json-api.ts';
import { postingOf, sameMinute, timeWords } from './json/stamps.ts';
import { composeSeveral, markdownBelow, postedBelow, type Told } from './parts.ts';

/**
 * Atlassian Statuspage's `incidents.json`, `scheduled-maintenances.json`, `summary.json`, a single incident, a bare list;
 * also other systems that name things alike. Each incident becomes a part; its `incident_updates` become postings in
 * the order of the file, a `postmortem_body` is read as Markdown below them.
 */
export const statuspageJson: Format = {
  id: 'statuspage-json',
  sniff: ({ text }) =>
    text !== null &&
    /^\s*[[{]/.test(text) &&
    (SIGNS.some((sign) => text.includes(sign)) ||
      isJsonApi(text) ||
      (LIST.test(text) && LOG.test(text))),
  parse(source) {
    const parsed = parseJson(source.text ?? '');
    const value = unwrapped(parsed) ?? parsed;
    const notes: Note[] = [];
    const incidents = incidentsIn(value);
    if (!incidents.length) throw new FormatError('It names no incident.');
    const page = recordOf(value)?.record('page') ?? null;
    const title = page?.text('name', 'title') ?? null;
    const above: Piece[] =
      title === null ? [] : [{ kind: 'heading', level: 1, words: plain(title) }];
    const [heading] = above;
    const named = title === null ? null : organizationName(title);
    return composeSeveral({
      source,
      format: 'statuspage-json',
      above,
      incidents: incidents.map((incident) => told(incident, notes)),
      organization: heading &&
        named && { piece: heading, range: named, rule: 'name of the status page' },
      notes,
    });
  },
};

const SIGNS = [
  '"incident_updates"',
  '"incidentUpdates"',
  '"postmortem_body"',
  '"postmortemBody"',
  '"human_status"',
];
const LIST = /"(?:incidents|maintenances|scheduled_maintenances)"\s*:\s*\[/;
const LOG = /"(?:updates|messages)"\s*:\s*\[/;
const UPDATES = ['incident_updates', 'updates', 'messages', 'history'];

function incidentsIn(value: unknown): JsonRecord[] {
  const record = recordOf(value);
  if (!record) return recordsOf(value).filter(isIncident);
  const inner = record.record('incident', 'scheduled_maintenance', 'data');
  if (inner && isIncident(inner)) return [inner];
  const lists = [
    ...record.records('incidents', 'data'),
    ...record.records('scheduled_maintenances', 'maintenances'),
  ];
  return lists.length ? lists.filter(isIncident) : isIncident(record) ? [record] : [];
}

function isIncident(record: JsonRecord): boolean {
  return (
    record.has('name', 'title') && record.has(...UPDATES, 'postmortem_body', 'status', 'created_at')
  );
}

function told(incident: JsonRecord, notes: Note[]): Told {
  const updates = incident.records(...UPDATES).map(updateOf);
  const body = incident.text('message', 'body', 'description');
  const title = (incident.text('name', 'title') ?? 'Incident').replace(/\s+/g, ' ');
  const pieces: (Piece | Posting)[] = [
    { kind: 'heading', level: 2, words: linked(title, incident) },
  ];
  pieces.push(...fieldsOf(incident, updates));
  if (body !== null && !updates.some((update) => update.body === body))
    pieces.push(...postedBelow(body, 2, notes));
  for (const update of updates)
    pieces.push(
      postingOf(
        { ...update, level: 3 },
        update.body === null ? [] : postedBelow(update.body, 3, notes),
      ),
    );
  const postmortem = incident.text('postmortem_body', 'postmortem');
  if (postmortem !== null) {
    pieces.push({ kind: 'heading', level: 3, words: plain('Postmortem') });
    const published = timeWords(incident.get('postmortem_published_at'));
    if (published !== null) pieces.push(field('postmortem_published_at', published));
    pieces.push(...markdownBelow(postmortem, 3, notes));
  }
  return { key: incident.text('id', 'code', 'key'), pieces };
}

function linked(
  title: string,
  incident: JsonRecord,
): { text: string; links: { start: number; end: number; href: string }[] } {
  const href = incident.text('shortlink', 'url', 'html_url', 'permalink');
  return { text: title, links: href === null ? [] : [{ start: 0, end: title.length, href }] };
}

interface Update {
  status: string | null;
  time: string | null;
  body: string | null;
}

function updateOf(update: JsonRecord): Update {
  return {
    status: update.text('human_status', 'status', 'state', 'name')?.replaceAll('_', ' ') ?? null,
    time:
      timeWords(update.get('display_at')) ??
      timeWords(
        update.get('created_at', 'created', 'started', 'date', 'time', 'timestamp', 'updated_at'),
      ),
    body: update.text('body', 'message', 'text', 'description'),
  };
}

/** Particulars that a reader of the page sees or that say more than the postings do. */
const PLAIN_KEYS = ['human_status', 'impact', 'impact_override', 'severity', 'priority', 'type'];
const TIME_KEYS = [
  'started_at',
  'started',
  'occurred_at',
  'occurred',
  'created_at',
  'identified_at',
  'monitoring_at',
  'resolved_at',
  'resolved',
  'ended_at',
  'scheduled_for',
  'scheduled_until',
];

/** The fields of an incident. A time at which something was posted says nothing new and is left to its posting. */
function fieldsOf(incident: JsonRecord, updates: Update[]): Piece[] {
  const pieces: Piece[] = [];
  // a status in words says what one in numbers means
  const keys = incident.has('human_status') ? PLAIN_KEYS : ['status', ...PLAIN_KEYS.slice(1)];
  for (const key of keys) {
    const words = incident.text(key);
    if (words !== null)
      pieces.push(field(incident.find(key)?.key ?? key, words.replaceAll('_', ' ')));
  }
  for (const key of TIME_KEYS) {
    const time = timeWords(incident.get(key));
    if (
      time === null ||
      updates.some((update) => update.time !== null && sameMinute(update.time, time))
    )
      continue;
    pieces.push(field(incident.find(key)?.key ?? key, time));
  }
  const components = namesOf(incident, updates.length ? incident.records(...UPDATES) : []);
  if (components.length) pieces.push(field('Affected components', components.join(', ')));
  return pieces;
}

/** What was hit: the incident's components, else those that its updates name. */
function namesOf(incident: JsonRecord, updates: JsonRecord[]): string[] {
  const keys = ['components', 'affected_components', 'services', 'affected', 'component_names'];
  const own = names(incident, keys);
  return [...new Set(own.length ? own : updates.flatMap((update) => names(update, keys)))];
}

function names(record: JsonRecord, keys: string[]): string[] {
  return record
    .list(...keys)
    .map((each) =>
      typeof each === 'string' ? each.trim() : (recordOf(each)?.text('name', 'title') ?? ''),
    )
    .filter((name) => name && !/^no components? (?:were|was) affected/i.test(name));
}

function field(name: string, value: string): Piece {
  return { kind: 'field', name, value: plain(value) };
}
