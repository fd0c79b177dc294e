// What does GitHub say of an issue or a pull request?
//
// https://docs.github.com/rest/issues/issues#get-an-issue. One request a ticket, one after the other as GitHub asks; an
// unchanged one is answered by 304 and costs nothing of the hourly allowance.
import { z } from 'zod';
import type { SettingsOf } from './settings.ts';
import { dayOf, instantOf, linkOf, type Ticket } from './ticket.ts';
import { isAmong, plainBase, type Reference, type Tracker } from './tracker.ts';

type Settings = SettingsOf<'github'>;

const Person = z.object({ login: z.string() });
const Issue = z.object({
  state: z.enum(['open', 'closed']),
  state_reason: z.string().nullish(),
  closed_at: z.string().nullish(),
  html_url: z.string().nullish(),
  assignees: z.array(Person).nullish(),
  milestone: z.object({ due_on: z.string().nullish() }).nullish(),
  pull_request: z.object({ merged_at: z.string().nullish() }).nullish(),
});

const PUBLIC = 'https://api.github.com';

export const github: Tracker<Settings> = {
  base: (settings) => plainBase(settings.base ?? PUBLIC),
  headers: (_, token) => ({
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  }),
  keyOf,
  async read(keys, settings, client) {
    const tickets = new Map<string, Ticket | null>();
    for (const key of keys) {
      const [repository = '', number = ''] = key.split('#');
      const url = `${github.base(settings)}/repos/${repository}/issues/${number}`;
      const { value } = await client.get(url, Issue);
      tickets.set(key, value && ticketOf(key, value));
    }
    return tickets;
  },
};

const BARE = /^(?:#|GH[ -]?#?|PR[ -]?#?)(\d{1,9})$/i;
const NAMED = /^([\w.-]+\/[\w.-]+)#(\d{1,9})$/;
const PATH = /^\/([\w.-]+\/[\w.-]+)\/(?:issues|pull|pulls)\/(\d{1,9})(?:\/|$)/;

function keyOf({ ticket, href }: Reference, settings: Settings): string | null {
  const address = href ?? (/^https?:/i.test(ticket) ? ticket : null);
  if (address !== null) {
    if (!URL.canParse(address)) return null;
    const { origin, pathname } = new URL(address);
    const [, repository, number] = PATH.exec(pathname) ?? [];
    return origin === webOf(settings) ? key(repository, number, settings) : null;
  }
  const [, named, numberThere] = NAMED.exec(ticket) ?? [];
  if (named) return key(named, numberThere, settings);
  const number =
    BARE.exec(ticket)?.[1] ?? settings.pattern?.exec(ticket)?.groups?.ticket ?? undefined;
  return key(settings.repository ?? undefined, number, settings);
}

function key(
  repository: string | undefined,
  number: string | undefined,
  { repository: own, others }: Settings,
): string | null {
  if (!repository || !number || !/^\d{1,9}$/.test(number)) return null;
  const allowed = own ? [own, ...others] : others;
  return isAmong(repository, allowed) ? `${repository.toLowerCase()}#${Number(number)}` : null;
}

/** Where people read issues: of an own server it is the one that answers. */
function webOf(settings: Settings): string {
  return settings.base && settings.base !== PUBLIC
    ? new URL(settings.base).origin
    : 'https://github.com';
}

function ticketOf(key: string, issue: z.infer<typeof Issue>): Ticket {
  const { state, state_reason: why, pull_request: pull } = issue;
  const common = {
    key,
    href: linkOf(issue.html_url),
    reopened: state === 'open' && why === 'reopened',
    assignees: (issue.assignees ?? []).map(({ login }) => ({ login, name: null })),
    // the day is kept as midnight or morning of the Pacific coast, which is the same day in UTC
    due: dayOf(issue.milestone?.due_on),
    remark: null,
    reason: null,
  };
  if (state === 'open') return { ...common, status: 'open', since: null };
  const since = instantOf(pull?.merged_at ?? issue.closed_at);
  if (why === 'duplicate')
    return { ...common, status: null, since, remark: 'closed as a duplicate of another ticket' };
  if (why === 'not_planned')
    return { ...common, status: 'dropped', since, reason: 'Closed as not planned.' };
  if (pull && !pull.merged_at)
    return { ...common, status: 'dropped', since, reason: 'Closed without being merged.' };
  return { ...common, status: 'done', since };
}
