// What does Jira say of issues?
//
// Cloud: POST /rest/api/3/search/jql, further pages by `nextPageToken`; Data Center: POST /rest/api/2/search by `startAt`.
// Many at once by `key in (…)`.
import { z } from 'zod';
import type { Client } from './client.ts';
import type { SettingsOf } from './settings.ts';
import { dayOf, instantOf, type Ticket } from './ticket.ts';
import { inPieces, plainBase, type Reference, type Tracker } from './tracker.ts';

type Settings = SettingsOf<'jira'>;

const Issue = z.object({
  key: z.string(),
  fields: z.object({
    status: z.object({ statusCategory: z.object({ key: z.string() }) }),
    resolution: z.object({ name: z.string() }).nullish(),
    resolutiondate: z.string().nullish(),
    statuscategorychangedate: z.string().nullish(),
    assignee: z
      .object({
        displayName: z.string().nullish(),
        emailAddress: z.string().nullish(),
        name: z.string().nullish(),
        accountId: z.string().nullish(),
      })
      .nullish(),
    duedate: z.string().nullish(),
  }),
});
type Issue = z.infer<typeof Issue>;
const Page = z.object({
  issues: z.array(Issue).default([]),
  nextPageToken: z.string().nullish(),
  total: z.number().nullish(),
  refused: z.array(z.string()).default([]),
});
type Page = z.infer<typeof Page>;
/** One key that does not exist makes Jira refuse the whole question. */
const Refusal = z
  .object({ errorMessages: z.array(z.string()).default([]) })
  .transform(({ errorMessages }): Page => ({ issues: [], refused: errorMessages }));

const AT_ONCE = 100;
const FIELDS = [
  'status',
  'resolution',
  'resolutiondate',
  'statuscategorychangedate',
  'assignee',
  'duedate',
];

export const jira: Tracker<Settings> = {
  base: (settings) => plainBase(settings.base),
  headers: ({ user }, token) => ({
    accept: 'application/json',
    ...(token
      ? {
          authorization: user
            ? `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`
            : `Bearer ${token}`,
        }
      : {}),
  }),
  keyOf,
  async read(keys, settings, client) {
    const tickets = new Map<string, Ticket | null>(keys.map((key) => [key, null]));
    for (const piece of inPieces(keys, AT_ONCE))
      for (const issue of await issuesOf(piece, settings, client))
        if (tickets.has(issue.key)) tickets.set(issue.key, ticketOf(issue, settings));
    return tickets;
  },
};

/** Asks without the keys that Jira names as unknown, until it answers. */
async function issuesOf(
  keys: readonly string[],
  settings: Settings,
  client: Client,
): Promise<Issue[]> {
  let known = [...keys];
  while (known.length) {
    const { found, refused } = await pagesOf(known, settings, client);
    if (!refused.length) return found;
    const said = new Set(refused.join(' ').match(/[A-Z][A-Z0-9_]*-\d+/g));
    const left = known.filter((key) => !said.has(key));
    if (left.length === known.length)
      throw client.fault(`it does not understand the question: ${refused.join(' ').slice(0, 200)}`);
    known = left;
  }
  return [];
}

async function pagesOf(
  keys: readonly string[],
  settings: Settings,
  client: Client,
): Promise<{ found: Issue[]; refused: string[] }> {
  const found: Issue[] = [];
  let next: Page | null = null;
  for (;;) {
    const page = await ask(keys, { next, start: found.length }, settings, client);
    found.push(...page.issues);
    if (!hasMore(page, found.length, settings)) return { found, refused: page.refused };
    next = page;
  }
}

function ask(
  keys: readonly string[],
  { next, start }: { next: Page | null; start: number },
  settings: Settings,
  client: Client,
): Promise<Page> {
  const question = { jql: `key in (${keys.join(', ')})`, fields: FIELDS, maxResults: AT_ONCE };
  return isCloud(settings)
    ? client.post(
        `${jira.base(settings)}/rest/api/3/search/jql`,
        next ? { ...question, nextPageToken: next.nextPageToken } : question,
        Page,
        Refusal,
      )
    : client.post(
        `${jira.base(settings)}/rest/api/2/search`,
        { ...question, startAt: start },
        Page,
        Refusal,
      );
}

function hasMore(page: Page, found: number, settings: Settings): boolean {
  // an empty page ends it, whatever the tracker says: else it would never end
  if (!page.issues.length) return false;
  return isCloud(settings) ? Boolean(page.nextPageToken) : found < (page.total ?? 0);
}

function isCloud({ deployment, base }: Settings): boolean {
  return deployment ? deployment === 'cloud' : new URL(base).hostname.endsWith('.atlassian.net');
}

const PATH = /\/browse\/([A-Za-z][A-Za-z0-9_]*-\d{1,9})(?:\/|$)/;

function keyOf({ ticket, href }: Reference, settings: Settings): string | null {
  const address = href ?? (/^https?:/i.test(ticket) ? ticket : null);
  if (address !== null) {
    if (!URL.canParse(address)) return null;
    const { origin, pathname, searchParams } = new URL(address);
    if (origin !== new URL(settings.base).origin) return null;
    return key(PATH.exec(pathname)?.[1] ?? searchParams.get('selectedIssue'), settings);
  }
  return key(settings.pattern?.exec(ticket)?.groups?.ticket ?? ticket, settings);
}

/** Only keys of the projects that are named: `UTF-8` has the form of one, too. */
function key(text: string | null, { projects }: Settings): string | null {
  const [, project, number] = /^([A-Za-z][A-Za-z0-9_]*)-(\d{1,9})$/.exec(text ?? '') ?? [];
  const known = projects.some((one) => one.toUpperCase() === project?.toUpperCase());
  return project && number && known ? `${project.toUpperCase()}-${Number(number)}` : null;
}

const STATUS: Record<string, 'done' | 'in_progress' | undefined> = {
  done: 'done',
  indeterminate: 'in_progress',
};

function ticketOf({ key, fields }: Issue, settings: Settings): Ticket {
  const { assignee, resolution } = fields;
  const status = STATUS[fields.status.statusCategory.key] ?? 'planned';
  const closed = status === 'done' ? instantOf(fields.resolutiondate) : null;
  const common = {
    key,
    href: `${jira.base(settings)}/browse/${key}`,
    reopened: false,
    since: closed ?? instantOf(fields.statuscategorychangedate),
    assignees: assignee
      ? [
          {
            login: assignee.name ?? assignee.emailAddress ?? assignee.accountId ?? '',
            name: assignee.displayName ?? null,
          },
        ]
      : [],
    due: dayOf(fields.duedate),
    reason: null,
    remark: null,
  };
  const why = status === 'done' ? (resolution?.name ?? '') : '';
  if (/^duplicate/i.test(why))
    return { ...common, status: null, remark: 'closed as a duplicate of another ticket' };
  if (settings.dropped.some((one) => one.toLowerCase() === why.toLowerCase()))
    return { ...common, status: 'dropped', reason: `Closed as “${why}”.` };
  return { ...common, status };
}
