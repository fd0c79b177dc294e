// What happened at Google's cloud, as its status page's `incidents.json` tells it?
import { FormatError, type Format, type Note } from '../model.ts';
import type { Piece, Posting } from '../text/pieces.ts';
import { plain } from '../text/writer.ts';
import { postingOf, timeWords } from './json/stamps.ts';
import { parseJson, recordOf, recordsOf, type JsonRecord } from './json/values.ts';
import { composeSeveral, postedBelow, type Told } from './parts.ts';

/**
 * A list of incidents or a single one: `begin` and `end` as fields, `updates` as postings under their status, in the order
 * of the file. The text of an update is Markdown, with `Summary:` and `Incident Start:` on lines of their own.
 */
export const gcpJson: Format = {
  id: 'gcp-json',
  sniff: ({ text }) =>
    text !== null &&
    /^\s*[[{]/.test(text) &&
    text.includes('"external_desc"') &&
    text.includes('"updates"'),
  parse(source) {
    const value = parseJson(source.text ?? '');
    const record = recordOf(value);
    const incidents = record
      ? record.has('updates')
        ? [record]
        : record.records('incidents')
      : recordsOf(value);
    if (!incidents.length) throw new FormatError('It names no incident.');
    const notes: Note[] = [];
    return composeSeveral({
      source,
      format: 'gcp-json',
      above: [],
      incidents: incidents.map((incident) => told(incident, notes)),
      notes,
    });
  },
};

/** A description longer than a title is text of its own. */
const LONGEST_TITLE = 300;

function told(incident: JsonRecord, notes: Note[]): Told {
  const service = incident.text('service_name');
  const described = incident.text('external_desc') ?? service ?? 'Incident';
  const [title = ''] = described.split('\n', 1);
  const pieces: (Piece | Posting)[] = [
    {
      kind: 'heading',
      level: 2,
      words: plain(title.length <= LONGEST_TITLE ? title.replaceAll('**', '') : (service ?? title)),
    },
  ];
  for (const key of ['severity', 'status_impact'])
    push(pieces, incident.find(key)?.key ?? key, incident.text(key)?.replaceAll('_', ' '));
  for (const key of ['begin', 'end']) push(pieces, key, timeWords(incident.get(key)));
  const products = incident
    .records('affected_products')
    .map((product) => product.text('title', 'name'));
  push(
    pieces,
    'Affected services',
    products.some(Boolean) ? products.filter(Boolean).join(', ') : service,
  );
  push(pieces, 'Affected locations', locations(incident));
  if (described.length > title.length || title.length > LONGEST_TITLE)
    pieces.push(...postedBelow(described, 2, notes));
  for (const update of incident.records('updates')) pieces.push(updated(update, notes));
  return { key: incident.text('id', 'number'), pieces };
}

function updated(update: JsonRecord, notes: Note[]): Posting {
  const text = update.text('text', 'body');
  const status = update.text('status')?.replaceAll('_', ' ') ?? null;
  return postingOf(
    { status, level: 3, time: timeWords(update.get('when', 'created', 'modified')) },
    text === null ? [] : postedBelow(text, 3, notes),
  );
}

function locations(incident: JsonRecord): string | null {
  const named = [incident, ...incident.records('updates')].flatMap((record) =>
    record.records(
      'currently_affected_locations',
      'previously_affected_locations',
      'affected_locations',
    ),
  );
  const titles = new Set(
    named.map((location) => location.text('title', 'id')).filter((title) => title !== null),
  );
  return titles.size ? [...titles].join(', ') : null;
}

function push(pieces: (Piece | Posting)[], name: string, value: string | null | undefined): void {
  if (value) pieces.push({ kind: 'field', name, value: plain(value) });
}
