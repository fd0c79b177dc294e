// What does Linear say of issues?
//
// https://linear.app/developers/graphql: one question for many issues, by team and number; archived ones too, since what
// is done is archived after a while.
import { z } from 'zod';
import type { Client } from './client.ts';
import type { SettingsOf } from './settings.ts';
import { dayOf, instantOf, linkOf, type Ticket } from './ticket.ts';
import { inPieces, plainBase, type Reference, type Tracker } from './tracker.ts';

type Settings = SettingsOf<'linear'>;

const Issue = z.object({
  identifier: z.string(),
  url: z.string().nullish(),
  state: z.object({ name: z.string(), type: z.string() }),
  assignee: z.object({ name: z.string(), displayName: z.string().nullish() }).nullish(),
  dueDate: z.string().nullish(),
  startedAt: z.string().nullish(),
  completedAt: z.string().nullish(),
  canceledAt: z.string().nullish(),
  projectMilestone: z.object({ targetDate: z.string().nullish() }).nullish(),
});
type Issue = z.infer<typeof Issue>;
const Reply = z.object({
  data: z
    .object({
      issues: z.object({
        nodes: z.array(Issue),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
      }),
    })
    .nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        extensions: z.object({ code: z.string().nullish() }).nullish(),
      }),
    )
    .default([]),
});

const QUERY = `query Tickets($filter: IssueFilter, $after: String) {
  issues(filter: $filter, first: 50, after: $after, includeArchived: true) {
    nodes {
      identifier url dueDate startedAt completedAt canceledAt
      state { name type }
      assignee { name displayName }
      projectMilestone { targetDate }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;
/** A larger question costs more than Linear allows for one. */
const AT_ONCE = 50;

export const linear: Tracker<Settings> = {
  base: (settings) => plainBase(settings.base ?? 'https://api.linear.app/graphql'),
  // a personal key stands alone, what an application got is a bearer token
  headers: (_, token) =>
    token ? { authorization: /^(?:lin_api_|Bearer )/.test(token) ? token : `Bearer ${token}` } : {},
  keyOf,
  async read(keys, settings, client) {
    const tickets = new Map<string, Ticket | null>(keys.map((key) => [key, null]));
    for (const piece of inPieces(keys, AT_ONCE))
      for (const issue of await issuesOf(piece, settings, client))
        if (tickets.has(issue.identifier)) tickets.set(issue.identifier, ticketOf(issue));
    return tickets;
  },
};

async function issuesOf(
  keys: readonly string[],
  settings: Settings,
  client: Client,
): Promise<Issue[]> {
  const filter = { or: byTeam(keys) };
  const found: Issue[] = [];
  let after: string | null = null;
  do {
    const body = { query: QUERY, variables: { filter, after } };
    const reply: z.infer<typeof Reply> = await client.post(
      linear.base(settings),
      body,
      Reply,
      Reply,
    );
    const [error] = reply.errors;
    if (error?.extensions?.code === 'AUTHENTICATION_ERROR')
      throw client.fault(`it refuses the token in ${settings.token}`);
    if (error ?? !reply.data)
      throw client.fault(
        `it does not understand the question: ${error?.message.slice(0, 200) ?? ''}`,
      );
    const { nodes, pageInfo } = reply.data.issues;
    found.push(...nodes);
    after = nodes.length && pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  return found;
}

function byTeam(keys: readonly string[]): object[] {
  const numbers = new Map<string, number[]>();
  for (const key of keys) {
    const [team = '', number] = key.split('-');
    numbers.set(team, [...(numbers.get(team) ?? []), Number(number)]);
  }
  return [...numbers].map(([team, own]) => ({
    team: { key: { eq: team } },
    number: { in: own },
  }));
}

const PATH = /^\/[^/]+\/issue\/([A-Za-z][A-Za-z0-9_]*-\d{1,9})(?:\/|$)/;

function keyOf({ ticket, href }: Reference, settings: Settings): string | null {
  const address = href ?? (/^https?:/i.test(ticket) ? ticket : null);
  if (address !== null) {
    if (!URL.canParse(address)) return null;
    const { origin, pathname } = new URL(address);
    return origin === 'https://linear.app' ? key(PATH.exec(pathname)?.[1], settings) : null;
  }
  return key(settings.pattern?.exec(ticket)?.groups?.ticket ?? ticket, settings);
}

function key(text: string | undefined, { teams }: Settings): string | null {
  const [, team, number] = /^([A-Za-z][A-Za-z0-9_]*)-(\d{1,9})$/.exec(text ?? '') ?? [];
  const known = teams.some((one) => one.toUpperCase() === team?.toUpperCase());
  return team && number && known ? `${team.toUpperCase()}-${Number(number)}` : null;
}

function ticketOf(issue: Issue): Ticket {
  const { type, name } = issue.state;
  const common = {
    key: issue.identifier,
    href: linkOf(issue.url),
    reopened: false,
    assignees: issue.assignee
      ? [{ login: issue.assignee.displayName ?? issue.assignee.name, name: issue.assignee.name }]
      : [],
    due: dayOf(issue.dueDate ?? issue.projectMilestone?.targetDate),
    reason: null,
    remark: null,
  };
  if (type === 'completed')
    return { ...common, status: 'done', since: instantOf(issue.completedAt) };
  if (type === 'duplicate' || (type === 'canceled' && /duplicate/i.test(name)))
    return {
      ...common,
      status: null,
      since: instantOf(issue.canceledAt),
      remark: 'closed as a duplicate of another ticket',
    };
  if (type === 'canceled')
    return {
      ...common,
      status: 'dropped',
      since: instantOf(issue.canceledAt),
      reason: `Closed as “${name}”.`,
    };
  return type === 'started'
    ? { ...common, status: 'in_progress', since: instantOf(issue.startedAt) }
    : { ...common, status: 'planned', since: null };
}
