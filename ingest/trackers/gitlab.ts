// What does GitLab say of issues and merge requests?
//
// https://docs.gitlab.com/api/issues/#list-project-issues and …/api/merge_requests/#list-project-merge-requests, many at once
// by `iids[]`, further pages by the Link header.
import { z, type ZodType } from 'zod';
import type { Client } from './client.ts';
import type { SettingsOf } from './settings.ts';
import { dayOf, instantOf, linkOf, type Ticket } from './ticket.ts';
import { inPieces, isAmong, plainBase, type Reference, type Tracker } from './tracker.ts';

type Settings = SettingsOf<'gitlab'>;

const Person = z.object({ username: z.string(), name: z.string().nullish() });
const COMMON = {
  iid: z.number().int(),
  web_url: z.string().nullish(),
  closed_at: z.string().nullish(),
  assignees: z.array(Person).nullish(),
  milestone: z.object({ due_date: z.string().nullish() }).nullish(),
};
const Issue = z.object({
  ...COMMON,
  state: z.enum(['opened', 'closed']),
  due_date: z.string().nullish(),
  moved_to_id: z.number().nullish(),
});
const Merge = z.object({
  ...COMMON,
  state: z.enum(['opened', 'closed', 'locked', 'merged']),
  merged_at: z.string().nullish(),
});

const AT_ONCE = 50;

export const gitlab: Tracker<Settings> = {
  base: (settings) => plainBase(settings.base ?? 'https://gitlab.com'),
  headers: (_, token) => (token === null ? {} : { 'private-token': token }),
  keyOf,
  async read(keys, settings, client) {
    const tickets = new Map<string, Ticket | null>(keys.map((key) => [key, null]));
    const groups = new Map<string, string[]>();
    for (const key of keys) {
      const { project, sign, number } = partsOf(key);
      groups.set(`${project}${sign}`, [...(groups.get(`${project}${sign}`) ?? []), number]);
    }
    for (const [group, numbers] of groups) {
      const [project, sign] = [group.slice(0, -1), group.slice(-1)];
      const at = `${gitlab.base(settings)}/api/v4/projects/${encodeURIComponent(project)}`;
      for (const piece of inPieces(numbers, AT_ONCE)) {
        const asked = piece.map((number) => `iids[]=${number}`).join('&');
        const question = `?${asked}&scope=all&state=all&per_page=100`;
        if (sign === '#')
          for (const issue of await all(`${at}/issues${question}`, Issue, client))
            put(tickets, `${group}${issue.iid}`, ofIssue(`${group}${issue.iid}`, issue));
        else
          for (const merge of await all(`${at}/merge_requests${question}`, Merge, client))
            put(tickets, `${group}${merge.iid}`, ofMerge(`${group}${merge.iid}`, merge));
      }
    }
    return tickets;
  },
};

/** Only what was asked for: an older server that does not know `iids[]` would give everything. */
function put(tickets: Map<string, Ticket | null>, key: string, ticket: Ticket): void {
  if (tickets.has(key)) tickets.set(key, ticket);
}

async function all<T>(url: string, schema: ZodType<T>, client: Client): Promise<T[]> {
  const found: T[] = [];
  const seen = new Set<string>();
  for (let at: string | null = url; at !== null && !seen.has(at);) {
    seen.add(at);
    const answer: { value: T[] | null; next: string | null } = await client.get(
      at,
      z.array(schema),
    );
    found.push(...(answer.value ?? []));
    at = answer.next;
  }
  return found;
}

function partsOf(key: string): { project: string; sign: string; number: string } {
  const [, project = '', sign = '', number = ''] = /^(.*)([#!])(\d+)$/.exec(key) ?? [];
  return { project, sign, number };
}

const BARE = /^(?:(?<issue>#)|(?<merge>!|MR[ -]?!?))(?<number>\d{1,9})$/i;
const NAMED = /^([\w.-]+(?:\/[\w.-]+)+)([#!])(\d{1,9})$/;
const PATH =
  /^\/([\w.-]+(?:\/[\w.-]+)+?)\/(?:-\/)?(issues|work_items|merge_requests)\/(\d{1,9})(?:\/|$)/;

function keyOf({ ticket, href }: Reference, settings: Settings): string | null {
  const address = href ?? (/^https?:/i.test(ticket) ? ticket : null);
  if (address !== null) {
    if (!URL.canParse(address)) return null;
    const { origin, pathname } = new URL(address);
    if (origin !== new URL(gitlab.base(settings)).origin) return null;
    const [, project, kind, number] = PATH.exec(pathname) ?? [];
    return key(project, kind === 'merge_requests' ? '!' : '#', number, settings);
  }
  const [, named, sign = '#', numberThere] = NAMED.exec(ticket) ?? [];
  if (named) return key(named, sign, numberThere, settings);
  const bare = BARE.exec(ticket)?.groups;
  const own = settings.project ?? undefined;
  if (bare) return key(own, bare.merge ? '!' : '#', bare.number, settings);
  return key(own, '#', settings.pattern?.exec(ticket)?.groups?.ticket, settings);
}

function key(
  project: string | undefined,
  sign: string,
  number: string | undefined,
  { project: own, others }: Settings,
): string | null {
  if (!project || !number || !/^\d{1,9}$/.test(number)) return null;
  const allowed = own ? [own, ...others] : others;
  return isAmong(project, allowed) ? `${project.toLowerCase()}${sign}${Number(number)}` : null;
}

function commonOf(key: string, one: z.infer<typeof Issue> | z.infer<typeof Merge>) {
  return {
    key,
    href: linkOf(one.web_url),
    // the list does not say whether an open one had been closed before
    reopened: false,
    assignees: (one.assignees ?? []).map(({ username, name }) => ({
      login: username,
      name: name ?? null,
    })),
    due: dayOf(one.milestone?.due_date),
    reason: null,
    remark: null,
  };
}

function ofIssue(key: string, issue: z.infer<typeof Issue>): Ticket {
  const common = {
    ...commonOf(key, issue),
    due: dayOf(issue.due_date ?? issue.milestone?.due_date),
  };
  if (issue.state === 'opened') return { ...common, status: 'open', since: null };
  const since = instantOf(issue.closed_at);
  return issue.moved_to_id
    ? { ...common, status: null, since, remark: 'closed because it was moved to another project' }
    : { ...common, status: 'done', since };
}

function ofMerge(key: string, merge: z.infer<typeof Merge>): Ticket {
  const common = commonOf(key, merge);
  if (merge.state === 'merged')
    return { ...common, status: 'done', since: instantOf(merge.merged_at ?? merge.closed_at) };
  return merge.state === 'closed'
    ? {
        ...common,
        status: 'dropped',
        since: instantOf(merge.closed_at),
        reason: 'Closed without being merged.',
      }
    : { ...common, status: 'open', since: null };
}
