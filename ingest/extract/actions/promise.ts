// What is the state of a promise, whose is it, until when, and under which ticket?
import type { ActionStatus, Block, Claims, Fact, Range } from '../../model.ts';
import { hasDay } from '../../text/dating/anchor.ts';
import type { Passage } from '../../text/outline.ts';
import type { Page } from '../../text/pages.ts';
import { words } from '../../text/patterns.ts';
import { isOrder, namedStatus, promiseStatus } from '../../text/promises.ts';
import { sentences } from '../../text/sentences.ts';
import { findTicket } from '../../text/tickets.ts';
import { findTimes, resolveMention } from '../../text/times.ts';
import { claim } from '../claim.ts';

/**
 * The claim of one promise that stands in `range`, its words in `cell` where the range holds more; `state` where the words
 * themselves cannot tell it.
 */
export function action(
  page: Page,
  passage: Passage,
  range: Range,
  rule: string,
  weight: number,
  { cell = range, state = null }: { cell?: Range; state?: ActionStatus | null } = {},
): Fact[] {
  const { text } = page.document;
  const words = text.slice(cell.start, cell.end).trim();
  const status = state ? { status: state, span: null } : statusOf(page, passage, cell);
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
  // an order is as open as the list that it stands in; `will be` says it of itself
  if (own && (own.status !== 'planned' || !above || above.status === 'planned' || !isOrder(words)))
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
    // `Planned:` alone names a state; a sentence promises
    const state = words.length <= 60 ? namedStatus(words) : null;
    if (state) return { status: state, span: { start: block.start, end: block.end } };
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
  /\b(?:by (?:the )?(?:end of (?:the )?(?:week|month|quarter|year|q[1-4](?: \d{4})?|\w+ \d{4})|next (?:week|month|quarter|sprint))|(?:in |by |before )?Q[1-4](?: |-)?\d{4}|within (?:the next )?\d+ (?:days|weeks|months)|next (?:week|month|quarter|sprint|year)|this (?:week|month|quarter|sprint)|after (?:the )?(?:holidays?|season|peak|black friday|christmas|summer|winter)|(?:in the )?(?:short|medium|long)[- ]term|end of (?:the )?(?:month|quarter|year))\b/iu,
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
export function dueDate(page: Page, range: Range): string | null {
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
