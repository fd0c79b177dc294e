// Which incidents does a status page show: its front page, its history, the page of one incident?
import { FormatError, type Document, type Format, type Source } from '../model.ts';
import type { Piece, Posting } from '../text/pieces.ts';
import { findTimes, resolveMention } from '../text/times.ts';
import { plain } from '../text/writer.ts';
import { find, findAll, hasClass, isInside, isNamed } from './html/find.ts';
import { htmlPieces } from './html/pieces.ts';
import { parseHtml, type Element } from './html/tree.ts';
import { PLAIN_LOOK, plainText } from './html/words.ts';
import { pageMeta } from './html/meta.ts';
import { organizationName } from '../text/organizations.ts';
import { composeSeveral, lowered, type SeveralDraft, type Told } from './parts.ts';
import { withRunInHeadings } from './run-in.ts';
import { postingFrom, stampLine, type StampedWords } from './updates.ts';

/**
 * Pages of Atlassian Statuspage and of what looks like it. Each incident becomes a part with its postings; days and months
 * that stand above several incidents become headings above them, since they state the year.
 */
export const statuspageHtml: Format = {
  id: 'statuspage-html',
  sniff: ({ text }) => text !== null && /^\s*</.test(text) && SIGNS.test(text),
  parse: readPage,
};

const SIGNS =
  /class=["'][^"']*\b(?:incident-container|incident-updates-container|unresolved-incident|status-day|update-row|month-title)\b/;
const INCIDENT = hasClass(
  'incident-container',
  'incident-data',
  'unresolved-incident',
  'scheduled-maintenance',
);
const TITLE = hasClass('actual-title', 'incident-name', 'incident-title');
const UPDATE = hasClass('update', 'update-row');
const DAY = hasClass('date', 'month-title');
/** What pages say of the time of a whole incident, and of what it hit. */
const STAMP = hasClass('update-timestamp', 'timestamp');
const PERIOD = hasClass('secondary', 'incident-time', 'scheduled-time');

async function readPage(source: Source): Promise<Document> {
  const root = await parseHtml(source.text ?? '');
  const found = incidentsBelowDays(root);
  if (!found.length) throw new FormatError('It shows no incident.');
  let last: string | null = null;
  const incidents = found.map(({ element, day }): Told => {
    const above: Piece[] =
      day !== null && day !== last ? [{ kind: 'heading', level: 2, words: plain(day) }] : [];
    last = day;
    return { key: keyOf(element), above, pieces: incidentPieces(element, dayOf(day)) };
  });
  return composeSeveral({
    source,
    format: 'statuspage-html',
    ...titled(root),
    incidents,
    notes: [],
  });
}

/** The incidents of a page in its order, each with the words of the day or month that it stands under. */
function incidentsBelowDays(root: Element): { element: Element; day: string | null }[] {
  const found: { element: Element; day: string | null }[] = [];
  let day: string | null = null;
  for (const element of findAll(root, (each) => INCIDENT(each) || DAY(each))) {
    if (DAY(element)) {
      const words = wordsIn(element);
      // a date below a title belongs to that incident alone
      if (dayOf(words) !== null && !found.some((each) => isInside(element, each.element)))
        day = words;
    } else if (isWhole(element)) found.push({ element, day });
  }
  if (found.length || !find(root, UPDATE)) return found;
  return [{ element: find(root, isNamed('body')) ?? root, day: null }];
}

/** An incident itself, not what holds several. */
function isWhole(element: Element): boolean {
  return find(element, TITLE) !== null && find(element, INCIDENT) === null;
}

function incidentPieces(incident: Element, near: string | null): (Piece | Posting)[] {
  const title = find(incident, TITLE);
  const link = title && (title.name === 'a' ? title : find(title, isNamed('a')));
  const words = title ? titleWords(title) : '';
  const href = link?.attributes.get('href') ?? null;
  const pieces: (Piece | Posting)[] = [
    {
      kind: 'heading',
      level: 3,
      words: {
        text: words || 'Incident',
        links: href && words ? [{ start: 0, end: words.length, href }] : [],
      },
    },
  ];
  const updates = findAll(incident, UPDATE);
  const period = updates.length ? null : find(incident, PERIOD);
  if (period)
    pieces.push({ kind: 'field', name: 'Period', value: plain(withYear(wordsIn(period), near)) });
  const dropped = new Set([
    ...(title ? [title] : []),
    ...(period ? [period] : []),
    ...updates,
    ...findAll(incident, FURNITURE),
  ]);
  pieces.push(
    ...htmlPieces(incident, { ...PLAIN_LOOK, dropped }).filter((piece) => piece.kind !== 'rule'),
  );
  for (const update of updates) pieces.push(postingOf(update, near));
  return pieces;
}

function postingOf(update: Element, near: string | null): Posting {
  const time = timeIn(update, near);
  const dropped = new Set([...findAll(update, hasClass('ago')), ...(time ? [time.element] : [])]);
  const pieces = lowered(htmlPieces(update, { ...PLAIN_LOOK, dropped }), 4);
  return postingFrom(withRunInHeadings(pieces, 5), near, 4, time);
}

/** The last place of an update that is there for its time. */
function timeIn(
  update: Element,
  near: string | null,
): (StampedWords & { element: Element }) | null {
  const places = findAll(update, (element) => element.name === 'small' || STAMP(element));
  for (const element of places.toReversed()) {
    const text = wordsIn(element);
    const at = stampLine(text, near);
    if (at) return { element, text, at };
  }
  return null;
}

/** What stands around the words of an incident's own page. */
const FURNITURE = (element: Element): boolean =>
  ['nav', 'footer', 'form', 'button'].includes(element.name) ||
  hasClass(
    'masthead-container',
    'updates-dropdown-container',
    'page-footer',
    'subheader',
    'modal',
    'subscribe',
    'history-nav',
    'pagination',
  )(element);

function titleWords(title: Element): string {
  const inner = find(title, hasClass('actual-title')) ?? find(title, isNamed('a')) ?? title;
  return wordsIn(inner) || wordsIn(title);
}

function keyOf(incident: Element): string | null {
  const href = findAll(incident, isNamed('a'))
    .map(({ attributes }) => attributes.get('href') ?? '')
    .find((each) => /\/incidents\/\w+/.test(each));
  return /\/incidents\/(\w+)/.exec(href ?? '')?.[1] ?? null;
}

/** The name of the page and whose it is: by its title, by what it says above an incident, by what it calls its site. */
function titled(root: Element): Pick<SeveralDraft, 'above' | 'organization'> {
  const meta = pageMeta(root);
  const report = find(root, hasClass('subheader'));
  const owner = report && /^Incident Report for (.{1,80})$/i.exec(wordsIn(report));
  if (report && owner?.[1] !== undefined) {
    const piece: Piece = { kind: 'paragraph', words: plain(owner[0]) };
    return {
      above: [piece],
      organization: {
        piece,
        range: { start: owner[0].length - owner[1].length, end: owner[0].length },
        rule: 'owner of the status page',
      },
    };
  }
  const named = find(root, hasClass('page-name'));
  for (const title of [meta.title, named && wordsIn(named), meta.site]) {
    const range = title === null ? null : organizationName(title);
    if (title === null || !range) continue;
    const piece: Piece = { kind: 'heading', level: 1, words: plain(title) };
    return { above: [piece], organization: { piece, range, rule: 'title of the status page' } };
  }
  return { above: [] };
}

/** The day that words name; of a month, its middle: near enough for the year of each of its days. */
function dayOf(words: string | null): string | null {
  const mention =
    words === null
      ? undefined
      : findTimes(words).find((each) => each.date !== null && each.invalid === null);
  const value = mention && resolveMention(mention, { date: null, year: null, zone: null })?.value;
  return value === undefined ? null : value.length === 7 ? `${value}-15` : value.slice(0, 10);
}

/** `Jan 20, 19:30 - 20:26 UTC` with the year of the month that it stands under. */
function withYear(period: string, near: string | null): string {
  if (near === null || /\b(?:19|20)\d\d\b/.test(period)) return period;
  return period.replace(/^(\p{L}{3,9}\.? \d{1,2}),? /u, `$1, ${near.slice(0, 4)}, `);
}

function wordsIn(element: Element): string {
  return plainText(element)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}
