// What happened at Amazon's cloud, as the archive of its health dashboard tells it?
import { FormatError, type Format, type Note } from '../model.ts';
import type { Piece, Posting } from '../text/pieces.ts';
import type { Stamp } from '../text/stamps.ts';
import { findTimes, resolveMention } from '../text/times.ts';
import { plain } from '../text/writer.ts';
import { resolveZone } from '../text/zones.ts';
import { hasClass, findAll } from './html/find.ts';
import { htmlPieces } from './html/pieces.ts';
import { parseHtml, type Element, type Node } from './html/tree.ts';
import { PLAIN_LOOK, plainText } from './html/words.ts';
import { timeWords, postingOf } from './json/stamps.ts';
import { parseJson, recordOf, recordsOf, type JsonRecord } from './json/values.ts';
import { composeSeveral, postedBelow, type Told } from './parts.ts';
import { stamped } from './updates.ts';

/**
 * The dashboard's `data.json` (`{archive: […], current: […]}`), single items or bare lists of them, and the event lists of
 * its successor. Each item becomes a part. The clock times of its postings count on the item's own day in their own
 * zone and run on over midnight; a posting that states a day starts anew from it.
 */
export const awsJson: Format = {
  id: 'aws-json',
  sniff: ({ text }) =>
    text !== null &&
    /^\s*[[{]/.test(text) &&
    text.includes('"service_name"') &&
    text.includes('"date"') &&
    /"(?:description|event_log)"/.test(text),
  async parse(source) {
    const value = parseJson(source.text ?? '');
    const record = recordOf(value);
    const items = (
      record
        ? [
            ...record.records('current'),
            ...record.records('archive'),
            ...(record.has('service_name') ? [record] : []),
          ]
        : recordsOf(value)
    ).filter((item) => item.has('summary', 'description', 'event_log'));
    if (!items.length) throw new FormatError('It names no event.');
    const notes: Note[] = [];
    const incidents: Told[] = [];
    for (const item of items) incidents.push(await told(item, notes));
    return composeSeveral({ source, format: 'aws-json', above: [], incidents, notes });
  },
};

async function told(item: JsonRecord, notes: Note[]): Promise<Told> {
  const service = item.text('service_name', 'service');
  const summary = item.text('summary', 'title') ?? service ?? 'Event';
  const status = /^\s*\[([A-Za-z ]{2,30})\]\s*/.exec(summary);
  const pieces: (Piece | Posting)[] = [
    { kind: 'heading', level: 2, words: plain(summary.slice(status?.[0].length ?? 0) || summary) },
  ];
  if (status?.[1]) pieces.push({ kind: 'field', name: 'status', value: plain(status[1]) });
  const region = item.text('region_name');
  if (service !== null)
    pieces.push({
      kind: 'field',
      name: 'Affected service',
      value: plain(
        region === null || service.includes(region) ? service : `${service} (${region})`,
      ),
    });
  const opened = timeWords(item.get('date', 'start_time'));
  const log = item.records('event_log');
  if (log.length) pieces.push(...log.map((entry) => logged(entry, notes)));
  else pieces.push(...(await described(item.text('description', 'details') ?? '', opened)));
  return { key: item.text('arn', 'id'), pieces };
}

function logged(entry: JsonRecord, notes: Note[]): Posting {
  const message = entry.text('message', 'description');
  const summary = entry.text('summary');
  const said = message ?? summary;
  return postingOf(
    { status: null, level: 3, time: timeWords(entry.get('timestamp', 'date')) },
    said === null ? [] : postedBelow(said, 3, notes),
  );
}

/** The postings of a description: each opens with its time in an element of its own. */
async function described(description: string, opened: string | null): Promise<(Piece | Posting)[]> {
  const root = await parseHtml(description);
  const times = findAll(root, isTime);
  if (!times.length) return undatedPosting(root, opened);
  const clock = new PostingClock(opened);
  const parents = [...new Set(times.map(({ parent }) => parent ?? root))];
  // what stands around the postings is told too: a preface, a closing word
  const around = parents.includes(root)
    ? []
    : htmlPieces(root, { ...PLAIN_LOOK, dropped: new Set(parents) });
  const postings = parents.flatMap((parent) => [
    ...htmlPieces(stretch(parent, 0), PLAIN_LOOK),
    ...parent.children.flatMap((node, at) => posted(parent, node, at, clock)),
  ]);
  return [...around, ...postings];
}

const isTime = hasClass('yellowfg');
const isElement = (node: Node): node is Element => typeof node !== 'string';

/** The posting that begins with this node of its parent, where that is a time. */
function posted(parent: Element, time: Node, at: number, clock: PostingClock): (Piece | Posting)[] {
  if (!isElement(time) || !isTime(time)) return [];
  const pieces = htmlPieces(stretch(parent, at + 1), PLAIN_LOOK);
  const words = plainText(time)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
  const stamp = clock.read(words);
  if (!stamp) return [{ kind: 'posting', label: null, pieces, stamp: null }];
  return [
    {
      kind: 'posting',
      label: null,
      ...stamped(pieces, words.slice(stamp.start, stamp.end), stamp),
    },
  ];
}

function undatedPosting(root: Element, opened: string | null): (Piece | Posting)[] {
  const pieces = htmlPieces(root, PLAIN_LOOK);
  return pieces.length || opened !== null
    ? [postingOf({ status: null, level: 3, time: opened }, pieces)]
    : [];
}

/** What an element holds from one child on, up to the next time. */
function stretch(parent: Element, from: number): Element {
  let to = from;
  for (let node = parent.children[to]; node !== undefined; node = parent.children[to]) {
    if (isElement(node) && isTime(node)) break;
    to += 1;
  }
  return {
    name: 'div',
    attributes: new Map(),
    children: parent.children.slice(from, to),
    parent: null,
    block: true,
  };
}

const SIX_HOURS = 6 * 3_600_000;
const DAY = 86_400_000;

/** Reads clock times that follow one another, the first of them on the day on which the item was opened. */
class PostingClock {
  readonly #opened: number | null;
  #day: string | null = null;
  #last = -Infinity;

  constructor(opened: string | null) {
    this.#opened = opened === null ? null : Date.parse(opened);
  }

  read(words: string): Stamp | null {
    const mention = findTimes(words).find((each) => each.time !== null && each.invalid === null);
    if (!mention) return null;
    this.#day ??= this.#openedOn(mention.zone?.name ?? null);
    const read = (date: string | null) => resolveMention(mention, { date, year: null, zone: null });
    let value = read(this.#day);
    if (!value) return null;
    if (
      mention.date === null &&
      this.#day !== null &&
      Date.parse(value.value) < this.#last - SIX_HOURS
    )
      value = read(later(this.#day)) ?? value;
    this.#day = value.value.slice(0, 10);
    this.#last = Date.parse(value.value);
    return {
      start: mention.start,
      end: mention.end,
      value: value.value,
      precision: value.precision,
      zone: value.zone,
    };
  }

  /** The day on the clock of a zone, since an evening there is tomorrow's morning in UTC. */
  #openedOn(zone: string | null): string | null {
    if (this.#opened === null || Number.isNaN(this.#opened)) return null;
    const utc = new Date(this.#opened).toISOString().slice(0, 19);
    const minutes = zone === null ? 0 : (resolveZone(zone, utc)?.offsetMinutes ?? 0);
    return new Date(this.#opened + minutes * 60_000).toISOString().slice(0, 10);
  }
}

function later(day: string): string {
  return new Date(Date.parse(`${day}T00:00Z`) + DAY).toISOString().slice(0, 10);
}
