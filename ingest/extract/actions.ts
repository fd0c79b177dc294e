// What did they promise or change so that it does not happen again?
import type { ActionStatus, Block, Claims, Fact, FactOf, Range } from '../model.ts';
import { findTimes, resolveMention } from '../text/times.ts';
import { labelledValue } from '../text/labels.ts';
import { speaks, type Passage } from '../text/outline.ts';
import type { Extractor, Page } from '../text/pages.ts';
import {
  COMMITS,
  namedStatus,
  NOT_PREVENTIVE,
  PREVENTIVE,
  promiseStatus,
} from '../text/promises.ts';
import type { Role } from '../text/sections.ts';
import { sentences } from '../text/sentences.ts';
import { findTicket } from '../text/tickets.ts';
import { claim } from './claim.ts';
import { words } from '../text/patterns.ts';
import { hasDay } from '../text/dating.ts';

/** Roles that end an actions section for what stands below them. */
const NOT_ACTIONS: ReadonlySet<Role> = new Set<Role>([
  'well',
  'lucky',
  'timeline',
  'impact',
  'detection',
  'cause',
  'people',
  'support',
  'stats',
  'furniture',
  'chat',
  'wrong',
  'background',
]);
/** Lines of an actions section that are none: placeholders and remarks about the list. */
const EMPTY =
  /^\W*(?:none|n\/a|tbd|todo|not applicable|nothing|no actions?(?: items?)?(?: (?:required|needed))?|see (?:above|below)|\.{3}|-+|keine|geen|aucune?|ninguna?)\W*$/iu;
const ABOUT_THE_LIST = words(
  /\b(?:(?:these|the following|below) (?:are|is) (?:only |just )?(?:sample|example|list|a list)|here (?:is|are) (?:a |the )?(?:list|actions)|every action item should|the following (?:actions|improvements|steps|measures|items|changes)|list of (?:actions|things))\b/iu,
);

export const actions: Extractor = {
  name: 'actions',
  extract(page) {
    const listed = page.passages.filter(
      (passage) => (inActions(passage) || introduced(page, passage)) && speaks(passage),
    );
    const taken = new Set<Passage>();
    const facts: Fact[] = [];
    for (const [position, passage] of listed.entries()) {
      if (taken.has(passage)) continue;
      const last = facts.at(-1);
      if (last && last.field === 'action' && detail(page, passage, last)) continue;
      const found =
        passage.block.kind === 'row'
          ? fromRow(page, passage)
          : passage.block.kind === 'item'
            ? fromItem(page, passage, listed, position, taken)
            : passage.block.kind === 'paragraph' || passage.block.kind === 'field'
              ? fromParagraph(page, passage, listed[position + 1])
              : [];
      facts.push(...found);
    }
    facts.push(...committed(page, new Set(listed)));
    return facts;
  },
};

/** A line of its own that names owner, due date, ticket or status belongs to the promise above it. */
function detail(page: Page, passage: Passage, above: FactOf<'action'>): boolean {
  if (passage.block.kind !== 'paragraph' && passage.block.kind !== 'field') return false;
  const labelled = labelledValue(page.document, passage.block);
  if (!labelled) return false;
  const value = page.document.text.slice(labelled.value.start, labelled.value.end).trim();
  if (OWNER_COLUMN.test(labelled.label)) above.value.owner ??= value.slice(0, 60);
  else if (STATUS_COLUMN.test(labelled.label))
    above.value.status = namedStatus(value) ?? above.value.status;
  else if (/^(?:due(?: date)?|deadline|target date)$/iu.test(labelled.label))
    above.value.due ??= dueDate(page, labelled.value);
  else if (/^(?:ticket|issue|tracking|jira|link|pr|pull request)s?$/iu.test(labelled.label))
    above.value.ticket ??= findTicket(page.document, labelled.value)?.name ?? null;
  else return false;
  return true;
}

/** A sentence that introduces a list of promises wherever it stands. */
const INTRODUCES = words(
  /\b(?:actions?|measures?|improvements?|(?:next |following )steps?|changes|commitments?|maatregelen|acties|verbeteringen|maßnahmen|schritte|mesures|actions|medidas|acciones|ações|misure|azioni)\b[^.]*[:：]$/iu,
);
/** Steps of the repair are no promises. */
const OF_THE_REPAIR = words(
  /\b(?:taken (?:to|by|during)|to (?:resolve|restore|mitigate|recover|stabili[sz]e|fix) (?:the|this|it|service)|during the (?:incident|outage)|to reproduce|customers? (?:should|can|need))\b/iu,
);

function introduced(page: Page, passage: Passage): boolean {
  if (passage.block.kind !== 'item' || !passage.lead) return false;
  const { text } = page.document;
  const last = sentences(text, passage.lead.start, passage.lead.end).at(-1);
  if (!last) return false;
  const said = text.slice(last.start, last.end);
  return INTRODUCES.test(said) && !OF_THE_REPAIR.test(said) && (COMMITS.test(said) || PREVENTIVE.test(said) || LESSONS.test(said));
}

const LESSONS = words(/\b(?:lessons?|learn\w*|geleerd|gelernt|leçons|lecciones|lições|lezioni)\b/iu);

function inActions(passage: Passage): boolean {
  if (passage.block.kind === 'heading') return false;
  const last = passage.roles.findLastIndex((role) => role === 'actions');
  return last >= 0 && !passage.roles.slice(last + 1).some((role) => NOT_ACTIONS.has(role));
}

/** A list item; with `Title` + nested description they are one promise, with a mere label the nested items are several. */
function fromItem(
  page: Page,
  passage: Passage,
  listed: Passage[],
  position: number,
  taken: Set<Passage>,
): Fact[] {
  const { text } = page.document;
  const words = text.slice(passage.block.start, passage.block.end).trim();
  const nested: Passage[] = [];
  for (let next = position + 1; next < listed.length; next += 1) {
    const below = listed[next];
    if (below?.block.kind !== 'item' || below.block.depth <= passage.block.depth) break;
    nested.push(below);
  }
  if (nested.length && (/[:：]$/u.test(words) || isLabel(words, nested, text))) return [];
  if (EMPTY.test(words) || ABOUT_THE_LIST.test(words)) return [];
  for (const below of nested) taken.add(below);
  const last = nested.at(-1)?.block.end ?? passage.block.end;
  const range = { start: passage.block.start, end: last };
  return action(page, passage, range, 'item of an actions section', 4);
}

/** A short nominal line over several full ones names a group; over one it is the title of what that one describes. */
function isLabel(words: string, nested: Passage[], text: string): boolean {
  if (words.length > 60 || /[.!]$/u.test(words) || nested.length < 2) return false;
  if (
    nested.some(({ block }) =>
      /^\W*(?:description|owner|status|due|deadline|priority|ticket)\b/iu.test(
        text.slice(block.start, block.end),
      ),
    )
  )
    return false;
  const lengths = nested.map(({ block }) => block.end - block.start);
  return Math.min(...lengths) > 25 && promiseStatus(words) === null;
}

interface Columns {
  text: number;
  owner: number | null;
  due: number | null;
  status: number | null;
}

const TEXT_COLUMN = words(
  /^(?:action(?: item)?s?|item|task|description|what|todo|follow[- ]?up|improvement|measure|maßnahme|maatregel|actie|action corrective|acción|ação|azione|対策|内容|조치)\b/iu,
);
const OWNER_COLUMN = words(
  /^(?:owner|assignee|assigned(?: to)?|who|responsible|dri|lead|person|verantwoordelijke|eigenaar|verantwortlich\w*|responsable|responsável|responsabile|担当|담당)/iu,
);
const DUE_COLUMN =
  /^(?:due(?: date)?|deadline|target(?: date)?|by|when|eta|date|termin|fällig|datum|échéance|fecha|prazo|scadenza|期限|기한)/iu;
const STATUS_COLUMN =
  /^(?:status|state|done\??|progress|stand|zustand|statut|état|estado|stato|状態|状況|상태)/iu;

function columnsOf(header: string[]): Columns | null {
  const find = (pattern: RegExp): number | null => {
    const index = header.findIndex((name) => pattern.test(name.trim()));
    return index < 0 ? null : index;
  };
  const text = find(TEXT_COLUMN);
  return text === null
    ? null
    : { text, owner: find(OWNER_COLUMN), due: find(DUE_COLUMN), status: find(STATUS_COLUMN) };
}

function fromRow(page: Page, passage: Passage): Fact[] {
  const { block } = passage;
  if (!block.cells?.length) return [];
  const known = columnsOf(block.header ?? []);
  const longest = block.cells.reduce(
    (best, cell, index, all) =>
      cell.end - cell.start > (all[best]?.end ?? 0) - (all[best]?.start ?? 0) ? index : best,
    0,
  );
  const columns: Columns = known ?? { text: longest, owner: null, due: null, status: null };
  const cell = block.cells[columns.text];
  if (!cell) return [];
  const words = page.document.text.slice(cell.start, cell.end).trim();
  if (!words || EMPTY.test(words)) return [];
  const read = (column: number | null): string | null => {
    const range = column === null ? null : block.cells?.[column];
    const value = range ? page.document.text.slice(range.start, range.end).trim() : '';
    return value && !/^[-–—?]$|^(?:n\/a|tbd|none)$/iu.test(value) ? value : null;
  };
  const facts = action(page, passage, block, 'row of an actions table', 4, cell);
  return facts.map((fact) => {
    if (fact.field !== 'action') return fact;
    const status = read(columns.status);
    const due = read(columns.due);
    const dueRange = columns.due === null ? undefined : block.cells?.[columns.due];
    const date = due === null || !dueRange ? null : dueDate(page, dueRange);
    return {
      ...fact,
      value: {
        ...fact.value,
        text: words,
        status: status === null ? fact.value.status : (namedStatus(status) ?? fact.value.status),
        owner: read(columns.owner) ?? fact.value.owner,
        due: date ?? fact.value.due,
        dueText: due !== null && date === null ? due : fact.value.dueText,
      },
    };
  });
}

/** Prose under an actions heading: each sentence that commits to something. */
function fromParagraph(page: Page, passage: Passage, next: Passage | undefined): Fact[] {
  const { text } = page.document;
  const { block } = passage;
  const introduces =
    next?.block.kind === 'item' &&
    next.lead === block &&
    /[:：]$/u.test(text.slice(block.start, block.end).trim());
  if (introduces) return [];
  const named = labelledValue(page.document, block);
  if (
    named &&
    /^(?:action(?: item)?|follow[- ]?up|next step|todo|improvement)s?(?: \d+)?$/iu.test(named.label)
  )
    return action(page, passage, named.value, 'line that calls itself an action', 4);
  return sentences(text, block.start, block.end).flatMap((sentence) => {
    const words = text.slice(sentence.start, sentence.end);
    if (
      words.length < 20 ||
      EMPTY.test(words) ||
      ABOUT_THE_LIST.test(words) ||
      NOT_PREVENTIVE.test(words)
    )
      return [];
    const labelled = labelledValue(page.document, block) !== null;
    if (!COMMITS.test(words) && !promiseStatus(words) && !labelled) return [];
    if (!PREVENTIVE.test(words) && !COMMITS.test(words) && !labelled) return [];
    return action(page, passage, sentence, 'sentence of an actions section', 3);
  });
}

/** Commitments in the rest of the text: only where the sentence says that it is against the next time. */
function committed(page: Page, listed: Set<Passage>): Fact[] {
  const { text } = page.document;
  const facts: Fact[] = [];
  for (const passage of page.passages) {
    const { block } = passage;
    if (
      listed.has(passage) ||
      !speaks(passage) ||
      (block.kind !== 'paragraph' && block.kind !== 'item')
    )
      continue;
    if (
      passage.roles.some(
        (role) =>
          role === 'timeline' ||
          role === 'well' ||
          role === 'lucky' ||
          role === 'detection' ||
          role === 'background',
      )
    )
      continue;
    // while an incident runs, postings promise the repair
    if (
      passage.update &&
      /^(?:investigat|identif|monitor|update|in progress|scheduled|verifying)/iu.test(
        passage.update.label ?? '',
      )
    )
      continue;
    for (const sentence of sentences(text, block.start, block.end)) {
      const words = text.slice(sentence.start, sentence.end);
      if (
        words.length < 30 ||
        !COMMITS.test(words) ||
        NOT_PREVENTIVE.test(words) ||
        !PREVENTIVE.test(words)
      )
        continue;
      const status = promiseStatus(words);
      if (!status) continue;
      const lessons = passage.roles.some(
        (role) => role === 'lessons' || role === 'resolution' || role === 'apology',
      );
      facts.push(
        ...action(
          page,
          passage,
          sentence,
          'sentence that commits against recurrence',
          lessons ? 2.5 : 2,
        ),
      );
    }
  }
  return facts;
}

function action(
  page: Page,
  passage: Passage,
  range: Range,
  rule: string,
  weight: number,
  cell: Range = range,
): Fact[] {
  const { text } = page.document;
  const words = text.slice(cell.start, cell.end).trim();
  const status = statusOf(page, passage, cell);
  const ticket =
    findTicket(page.document, range) ??
    (passage.headings.length ? headingTicket(page, passage) : null);
  const due = dueOf(page, range);
  const value: Claims['action'] = {
    text: words,
    status: status.status,
    statusSpan: status.span && {
      ...status.span,
      quote: text.slice(status.span.start, status.span.end),
    },
    owner: ownerOf(words),
    due: due.date,
    dueText: due.text,
    ticket: ticket?.name ?? null,
    ticketHref: ticket?.href ?? null,
  };
  return [claim(page, { field: 'action', value, span: cell, rule, weight })];
}

/** A link in a heading above a group of promises is the ticket of each of them. */
function headingTicket(page: Page, passage: Passage): ReturnType<typeof findTicket> {
  for (const heading of passage.headings.slice(1).toReversed()) {
    const ticket = findTicket(page.document, heading);
    if (ticket) return ticket;
  }
  return null;
}

/** Checkbox, marks and verbs of the promise itself, else its heading, else the sentence that introduces the list. */
function statusOf(
  page: Page,
  passage: Passage,
  range: Range,
): { status: ActionStatus; span: Range | null } {
  const { text } = page.document;
  const { block } = passage;
  if (block.checked !== null) return { status: block.checked ? 'done' : 'planned', span: null };
  const words = text.slice(range.start, range.end);
  const own = promiseStatus(words.slice(0, 400));
  const above = fromAbove(text, passage);
  if (own && (own.status !== 'planned' || !above || above.status === 'planned'))
    return {
      status: own.status,
      span: { start: range.start + own.index, end: range.start + own.index + own.length },
    };
  if (above) return above;
  return own
    ? {
        status: own.status,
        span: { start: range.start + own.index, end: range.start + own.index + own.length },
      }
    : { status: 'planned', span: null };
}

function fromAbove(text: string, passage: Passage): { status: ActionStatus; span: Range } | null {
  const above: Block[] = [
    ...(passage.lead ? [passage.lead] : []),
    ...passage.headings.toReversed().slice(0, 1),
  ];
  for (const block of above) {
    const words = text.slice(block.start, block.end);
    if (block.kind === 'heading') {
      const status = namedStatus(words);
      if (status) return { status, span: block };
      continue;
    }
    const last = sentences(text, block.start, block.end).at(-1);
    if (!last) continue;
    const status = promiseStatus(text.slice(last.start, last.end));
    if (status)
      return {
        status: status.status,
        span: { start: last.start + status.index, end: last.start + status.index + status.length },
      };
  }
  return null;
}

function ownerOf(words: string): string | null {
  const patterns = [
    /\b(?:owner|assignee|assigned to|responsible|dri|lead|verantwortlich|eigenaar|responsable)\s*[:=]\s*([^,;.()|\n]{2,40})/iu,
    /[([](@[\w.-]+(?:\s*(?:,|and|&)\s*@[\w.-]+)*)[)\]]/u,
    /(?:^|[-–—:]\s*)(@[\w.-]+)/u,
    /(@[\w.-]+)\s*$/u,
  ];
  for (const pattern of patterns) {
    const match = pattern.exec(words);
    const owner = match?.[1]?.trim();
    if (
      owner &&
      !/^(?:We|The|This|These|It|They|You|All|Our|Team|Need|Going|Plan|In)$/u.test(owner)
    )
      return owner;
  }
  return null;
}

const DUE_BEFORE = words(
  /\b(?:by|due(?: date| on| by)?|deadline|before|until|no later than|target(?: date)?|eta|scheduled for|planned for|tegen|vóór|bis|spätestens|fällig|d'ici|avant|antes del?|até|entro)\s*:?\s*(?:the |end of |le |am |el )?$/iu,
);
const DUE_WORDS = words(
  /\b(?:by (?:the )?(?:end of (?:the )?(?:week|month|quarter|year|q[1-4](?: \d{4})?|\w+ \d{4})|next (?:week|month|quarter|sprint))|(?:in |by |before )?Q[1-4](?: |-)?\d{4}|within (?:the next )?\d+ (?:days|weeks|months)|next (?:week|month|quarter|sprint|year)|this (?:week|month|quarter|sprint)|after black friday|(?:in the )?(?:short|medium|long)[- ]term|end of (?:the )?(?:month|quarter|year))\b/iu,
);

function dueOf(page: Page, range: Range): { date: string | null; text: string | null } {
  const { text } = page.document;
  for (const mention of findTimes(text, range.start, range.end)) {
    if (!hasDay(mention) || mention.invalid) continue;
    if (DUE_BEFORE.test(text.slice(Math.max(range.start, mention.start - 40), mention.start)))
      return { date: dueDate(page, mention), text: null };
  }
  const loose = DUE_WORDS.exec(text.slice(range.start, range.end));
  return { date: null, text: loose?.[0] ?? null };
}

/** The day of the first date in the range, its year taken from the incident's own date where it states none. */
function dueDate(page: Page, range: Range): string | null {
  const near =
    page.dated
      .find((each) => each.moment !== null && each.moment.value.length >= 10)
      ?.moment?.value.slice(0, 10) ?? null;
  const mention = findTimes(page.document.text, range.start, range.end).find(
    (each) => hasDay(each) && !each.invalid,
  );
  if (!mention) return null;
  const value = resolveMention(
    { ...mention, time: null, precision: 'day' },
    { date: near, year: near === null ? null : Number(near.slice(0, 4)), zone: null },
  );
  return value ? value.value.slice(0, 10) : null;
}
