// What does a ticket say otherwise than the dashboard, and whose word holds?
//
// A tracker's word holds over the document's, and over that of any tracker. Over a person's it holds only where the ticket
// is known to have changed later: the tracker says since when (`since`), or an earlier sync, after the person, still saw
// something else. All else is a difference, for people to settle.
import type { Change, Decision } from '../ledger/decision.ts';
import { versionOf, type Promised, type Side } from '../ledger/promise.ts';
import type { ActionStatus } from '../model.ts';
import type { Seen } from './memory.ts';
import type { Ticket } from './ticket.ts';
import type { Kind } from './tracker.ts';

export interface Heard {
  /** what to decide: one change for each side that is known to have changed */
  changes: { side: Side; change: Change; words: string }[];
  differences: Difference[];
}

/** Ticket and dashboard differ, and it is not known which of the two is right. */
export interface Difference {
  side: Side;
  /** in words: `open`, `due 2026-03-01` */
  ticket: string;
  here: string;
  /** why it was left alone */
  why: string;
}

export interface Knowledge {
  kind: Kind;
  /** what documents call people, by their logins in lower case */
  people: ReadonlyMap<string, string>;
  /** the ledger's, by id */
  decisions: ReadonlyMap<string, Decision>;
  /** what an earlier sync saw of the ticket */
  seen: Seen | null;
}

/** What the ticket says of one side, where it says something else. */
interface Told {
  side: Side;
  change: Change;
  words: string;
  here: string;
  /** since when, where the tracker says */
  since: string | null;
  /** why it cannot be taken as it stands, whoever decided */
  doubt: string | null;
}

/** Compares a promise with its ticket. */
export function compare(promise: Promised, ticket: Ticket, knowledge: Knowledge): Heard {
  const heard: Heard = { changes: [], differences: [] };
  for (const told of [
    statusTold(promise, ticket, knowledge),
    ownerTold(promise, ticket, knowledge),
    dueTold(promise, ticket, knowledge),
  ]) {
    if (!told) continue;
    const { side, change, words, here } = told;
    const why = told.doubt ?? whyNot(told, promise, ticket, knowledge);
    if (why === null) heard.changes.push({ side, change, words });
    else heard.differences.push({ side, ticket: words, here, why });
  }
  return heard;
}

/** What a sync remembers of a ticket, to know the next time what has changed since. */
export function sight(ticket: Ticket, people: Knowledge['people'], at: string): Seen {
  return {
    at,
    status: ticket.status,
    owner: ownerIn(ticket, people),
    due: ticket.due,
  };
}

/** Null where the ticket's word holds. */
function whyNot(
  told: Told,
  promise: Promised,
  ticket: Ticket,
  knowledge: Knowledge,
): string | null {
  const { side, since } = told;
  const latest = latestOn(side, promise, knowledge);
  if (latest === null) return null;
  if (latest === undefined) return 'somebody has just decided about it';
  if (isTracker(latest)) return null;
  if (since !== null && since > latest.at) return null;
  const { seen, people } = knowledge;
  if (
    seen &&
    seen.at >= latest.at &&
    seenOf(seen, side) !== seenOf(sight(ticket, people, ''), side)
  )
    return null;
  return `${latest.actor.name} decided on ${latest.at.slice(0, 10)}, and the ticket is not known to have changed since`;
}

/** Null where nothing was decided; undefined where the decision is not in the ledger. */
function latestOn(
  side: Side,
  promise: Promised,
  { decisions }: Knowledge,
): Decision | null | undefined {
  const version = versionOf(promise, side);
  return version === null ? null : decisions.get(version);
}

function isTracker({ actor }: Decision): boolean {
  return !['local', 'proxy', 'import'].includes(actor.via);
}

function seenOf(seen: Seen, side: Side): string | null {
  return side === 'owner' || side === 'due' ? seen[side] : seen.status;
}

const WORDS: Record<ActionStatus | 'open', string> = {
  done: 'done',
  in_progress: 'in progress',
  planned: 'planned',
  dropped: 'dropped',
  open: 'open',
};

function statusTold(promise: Promised, ticket: Ticket, knowledge: Knowledge): Told | null {
  const { status, since, href, reason } = ticket;
  const here = WORDS[promise.status];
  const told = { side: 'status' as const, here, since, doubt: null };
  switch (status) {
    case null:
      return null;
    case 'done': {
      const doneOn = since?.slice(0, 10) ?? null;
      if (promise.status === 'done') {
        const latest = latestOn('status', promise, knowledge);
        // the day is worth knowing; where a person has said it is done, theirs holds
        if (doneOn === null || doneOn === promise.doneOn || (latest && !isTracker(latest)))
          return null;
      }
      const change = { type: 'status' as const, status, doneOn, reason: null, link: href };
      return { ...told, change, words: doneOn ? `done on ${doneOn}` : 'done' };
    }
    case 'dropped':
      return promise.status === 'dropped'
        ? null
        : { ...told, change: statusChange(status, href, reason), words: 'dropped' };
    case 'open':
    case 'planned':
    case 'in_progress':
      return openTold(promise, ticket, status, knowledge);
  }
}

function openTold(
  promise: Promised,
  ticket: Ticket,
  status: 'open' | 'planned' | 'in_progress',
  knowledge: Knowledge,
): Told | null {
  const isOpen = promise.status === 'planned' || promise.status === 'in_progress';
  if (promise.status === status || (isOpen && status === 'open')) return null;
  const becomes = status !== 'open' ? status : ticket.assignees.length ? 'in_progress' : 'planned';
  return {
    side: 'status',
    change: statusChange(becomes, ticket.href, null),
    words: isOpen ? WORDS[becomes] : `${WORDS[becomes]} again`,
    here: WORDS[promise.status],
    since: ticket.since,
    // tickets are forgotten: one that was never closed does not make undone what a document says is done
    doubt:
      isOpen || wasClosed(promise, ticket, knowledge)
        ? null
        : 'the ticket is open, but is not known to have been closed before',
  };
}

function wasClosed(promise: Promised, ticket: Ticket, knowledge: Knowledge): boolean {
  if (ticket.reopened) return true;
  const { seen, kind } = knowledge;
  if (seen?.status === 'done' || seen?.status === 'dropped') return true;
  const latest = latestOn('status', promise, knowledge);
  return (
    latest?.actor.via === kind &&
    latest.change.type === 'status' &&
    ['done', 'dropped'].includes(latest.change.status)
  );
}

function statusChange(status: ActionStatus, link: string | null, reason: string | null): Change {
  return { type: 'status', status, doneOn: null, reason, link };
}

function ownerTold(promise: Promised, ticket: Ticket, knowledge: Knowledge): Told | null {
  const owner = ownerIn(ticket, knowledge.people);
  const told = {
    side: 'owner' as const,
    since: null,
    doubt: null,
    here: promise.owner ?? 'nobody',
  };
  if (owner === null)
    // a ticket without anybody does not take a promise from whom the document names
    return promise.owner !== null && isOwnWord('owner', promise, knowledge)
      ? { ...told, change: { type: 'owner', owner: null }, words: 'nobody' }
      : null;
  const [only, ...others] = ticket.assignees;
  const names = [owner, ...(only && !others.length ? [only.login, only.name] : [])];
  if (names.some((name) => name !== null && folded(name) === folded(promise.owner ?? '')))
    return null;
  return { ...told, change: { type: 'owner', owner }, words: owner };
}

/** Everybody whom the ticket is assigned to, as documents call them; null for nobody. */
function ownerIn({ assignees }: Ticket, people: Knowledge['people']): string | null {
  const names = assignees.map(
    ({ login, name }) =>
      people.get(login.toLowerCase()) ?? people.get(name?.toLowerCase() ?? '') ?? (name || login),
  );
  return names.join(', ').slice(0, 300) || null;
}

function folded(name: string): string {
  return name.normalize('NFC').trim().replace(/^@/, '').toLowerCase();
}

function dueTold(promise: Promised, ticket: Ticket, knowledge: Knowledge): Told | null {
  const { due } = ticket;
  const told = { side: 'due' as const, since: null, doubt: null, here: promise.due ?? 'no date' };
  if (due === promise.due) return null;
  if (due === null)
    return isOwnWord('due', promise, knowledge)
      ? { ...told, change: { type: 'due', due: null }, words: 'no date' }
      : null;
  return { ...told, change: { type: 'due', due }, words: due };
}

/** True where what holds here is what this kind of tracker said itself. */
function isOwnWord(side: 'owner' | 'due', promise: Promised, knowledge: Knowledge): boolean {
  const latest = latestOn(side, promise, knowledge);
  return latest?.actor.via === knowledge.kind && latest.change.type === side;
}
