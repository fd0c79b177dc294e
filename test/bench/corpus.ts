// What does a large corpus look like? Invented postmortems of about 6 KB, the same for the same seed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { seeded } from '../fixtures/synthetic.ts';

type Random = () => number;

/** An invented incident, told in one of several forms. */
interface Story {
  organization: string;
  services: [string, string];
  severity: string;
  /** milliseconds, UTC */
  start: number;
  end: number;
  cause: (typeof CAUSES)[number];
  actions: { text: string; done: boolean; owner: string; due: string; ticket: string }[];
  random: Random;
}

const FORMS = [
  { folder: 'reviews', extension: 'md', share: 0.45, tell: asMarkdown },
  { folder: 'status', extension: 'txt', share: 0.35, tell: asStatusPage },
  { folder: 'articles', extension: 'txt', share: 0.2, tell: asArticle },
] as const;

/** Bytes below which a document goes on. */
const LENGTH = 5800;
const DAY = 86_400_000;
const FIRST_DAY = Date.parse('2019-01-01T00:00Z');

/**
 * Writes `count` documents below a folder: 45 % Markdown with front matter, tables and lists, 35 % status pages as text,
 * 20 % plain articles, of some 6 KB each. Returns their paths below the folder and the bytes in all.
 */
export function plantCorpus(
  root: string,
  count: number,
  seed = 1,
): { paths: string[]; bytes: number } {
  const random = seeded(seed);
  let bytes = 0;
  const paths = Array.from({ length: count }, (_, index) => {
    const { path, text } = makeDocument(index, random);
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    bytes += Buffer.byteLength(text);
    return path;
  });
  return { paths, bytes };
}

function makeDocument(index: number, random: Random): { path: string; text: string } {
  let left = random();
  const form = FORMS.find(({ share }) => (left -= share) < 0) ?? FORMS[0];
  // a thousand files in a folder at most, as people would keep them
  const year = `${2019 + Math.floor(index / 1000)}`;
  const path = `${form.folder}/${year}/report-${String(index + 1).padStart(6, '0')}.${form.extension}`;
  return { path, text: form.tell(storyOf(index, random)) };
}

function storyOf(index: number, random: Random): Story {
  const start = FIRST_DAY + Math.floor(index / 5) * DAY + Math.floor(random() * 1440) * 60_000;
  const minutes = Math.max(4, Math.round(Math.exp(3.9 + 1.4 * (random() + random() - 1) * 2)));
  const actions = Array.from({ length: 3 + Math.floor(random() * 5) }, () => ({
    text: pick(random, PROMISES),
    done: random() < 0.4,
    owner: pick(random, OWNERS),
    due: day(start + (10 + random() * 80) * DAY),
    ticket: `OPS-${1000 + Math.floor(random() * 9000)}`,
  }));
  return {
    organization: pick(random, ORGANIZATIONS),
    services: [pick(random, SERVICES.slice(0, 4)), pick(random, SERVICES.slice(4))],
    severity: pick(random, ['SEV1', 'SEV2', 'SEV3']),
    start,
    end: start + minutes * 60_000,
    cause: pick(random, CAUSES),
    actions,
    random,
  };
}

function asMarkdown(story: Story): string {
  const { random, services, start, end } = story;
  const rows = moments(story, 7 + Math.floor(random() * 6))
    .map(({ at, words }) => `| ${clock(at)} | ${words} |`)
    .join('\n');
  const actions = story.actions
    .map(({ text, done, owner, due, ticket }) =>
      random() < 0.5
        ? `- [${done ? 'x' : ' '}] ${text} (${owner}, due ${due}, ${ticket})`
        : `- [${done ? 'x' : ' '}] ${text}`,
    )
    .join('\n');
  const parts = [
    `---\ntitle: ${titleOf(story)}\norganization: ${story.organization}\ndate: ${day(end + 3 * DAY)}\nseverity: ${story.severity}\nservices: [${services.join(', ')}]\n---`,
    `# ${titleOf(story)}`,
    `On ${longDay(start)} **${services[0]}** failed for part of our users. The outage began at ${day(start)} ${clock(start)} UTC and was resolved at ${day(end)} ${clock(end)} UTC. ${sentence(story)}`,
    `## Impact\n\n${paragraph(story, 3)}\n\n- ${sentence(story)}\n- ${sentence(story)}`,
    `## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n${rows}`,
    `## Root cause\n\n${story.cause} ${paragraph(story, 3)}`,
    `## What went well\n\n${paragraph(story, 3)}`,
  ];
  return finished(
    parts,
    story,
    (round) => `## ${pick(random, HEADINGS)} ${round}\n\n${paragraph(story, 4)}`,
    `## Action items\n\n${actions}\n`,
  );
}

function asStatusPage(story: Story): string {
  const { start, end, services, random } = story;
  const posting = (status: string, at: number, words: string): string =>
    `${status}\n${words}\nPosted ${stamp(at)}`;
  const step = (end - start) / 64;
  const parts = [
    `${titleOf(story)}\nIncident Report for ${story.organization}`,
    posting('Resolved', end, `This incident has been resolved. ${paragraph(story, 2)}`),
    posting('Monitoring', end - step, `A fix is in place and we watch it. ${paragraph(story, 2)}`),
  ];
  return finished(
    parts,
    story,
    (round) =>
      posting('Update', end - step * (1 + round), paragraph(story, 2 + Math.floor(random() * 3))),
    [
      posting('Identified', start + step, `${story.cause} ${paragraph(story, 2)}`),
      posting('Investigating', start, `We see errors in ${services[0]} and look into it.`),
      `This incident affected: ${story.organization} (${services.join(', ')}).\n`,
    ].join('\n'),
    '\n',
  );
}

function asArticle(story: Story): string {
  const { start, end, services } = story;
  const steps = moments(story, 8)
    .map(({ at, words }) => `• ${clock(at)} UTC: ${words}`)
    .join('\n');
  const parts = [
    titleOf(story),
    `${story.organization} / Operations / Reports`,
    `Summary\n\nFrom ${longDay(start)}, ${clock(start)} UTC, until ${longDay(end)}, ${clock(end)} UTC, ${services[0]} and ${services[1]} could not be used as they should. ${paragraph(story, 2)}`,
    `Course of events\n\n${steps}`,
    `Cause\n\n${story.cause} ${paragraph(story, 3)}`,
  ];
  return finished(
    parts,
    story,
    (round) => `${pick(story.random, HEADINGS)} (${round})\n\n${paragraph(story, 4)}`,
    `Measures\n\n${story.actions.map(({ text, done }) => `• ${done ? 'Done: ' : 'We will '}${lowered(text)}`).join('\n')}\n`,
  );
}

/** The parts, as many more as the length asks for, and the end. */
function finished(
  parts: string[],
  story: Story,
  more: (round: number) => string,
  end: string,
  between = '\n\n',
): string {
  let length = end.length + parts.reduce((sum, part) => sum + part.length, 0);
  const aim = LENGTH * (0.8 + story.random() * 0.4);
  for (let round = 1; length < aim; round++) {
    const part = more(round);
    length += part.length + between.length;
    parts.push(part);
  }
  return [...parts, end].join(between);
}

function moments({ start, end, random }: Story, count: number): { at: number; words: string }[] {
  return Array.from({ length: count }, (_, index) => ({
    at: start + ((end - start) * index) / (count - 1),
    words: pick(random, EVENTS),
  }));
}

function titleOf({ services, start }: Story): string {
  return `${services[0]} unavailable on ${longDay(start)}`;
}

function paragraph(story: Story, sentences: number): string {
  return Array.from({ length: sentences }, () => sentence(story)).join(' ');
}

function sentence({ random, services, organization }: Story): string {
  return `${pick(random, OPENINGS)} ${pick(random, services)} ${pick(random, MIDDLES)} ${pick(random, ENDINGS)}`
    .replace(/%n/g, () => String(2 + Math.floor(random() * 97)))
    .replace('%o', organization);
}

function pick<T>(random: Random, values: readonly T[]): T {
  const chosen = values[Math.floor(random() * values.length)];
  if (chosen === undefined) throw new Error('nothing to pick from');
  return chosen;
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function clock(time: number): string {
  return new Date(time).toISOString().slice(11, 16);
}

function longDay(time: number): string {
  const date = new Date(time);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

function stamp(time: number): string {
  const date = new Date(time);
  const month = MONTHS[date.getUTCMonth()]?.slice(0, 3);
  const dayOfMonth = String(date.getUTCDate()).padStart(2, '0');
  return `${month} ${dayOfMonth}, ${date.getUTCFullYear()} - ${clock(time)} UTC`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const ORGANIZATIONS = ['Aldermoor Bank', 'Brightwater Health', 'Corvid Freight', 'Dunlin Media'];
const SERVICES = [
  'checkout',
  'identity',
  'ledger',
  'search',
  'notifications',
  'reporting',
  'edge',
  'billing',
];
const OWNERS = ['platform team', 'data team', 'Ines', 'Marek', 'network team'];
const PROMISES = [
  'Alert on the error rate of the login page',
  'Rehearse the restore of the ledger every quarter',
  'Put a limit on retries between the services',
  'Move the resolver settings into version control',
  'Write a runbook for a full disk',
  'Renew certificates by machine and warn thirty days ahead',
  'Give each tenant a pool of connections of its own',
  'Roll out settings region by region',
  'Add a dashboard for queue depth',
  'Remove the shared cache from the login path',
];
const CAUSES = [
  'A wrong setting had been rolled out to every region at once.',
  'The DNS zone had lost two records during a clean-up.',
  'The primary database ran out of connections.',
  'A certificate had expired that nobody watched.',
  'A new release held a lock for far too long.',
  'Our provider lost a network link and traffic was not moved.',
  'A migration left two versions of the schema in place.',
  'The cache was emptied and its backend could not carry the load.',
];
const HEADINGS = [
  'Background',
  'How the service is built',
  'What we saw',
  'Where we were lucky',
  'Lessons',
  'How we recovered',
  'Notes from the review',
];
const EVENTS = [
  'Requests begin to fail',
  'An alert wakes the engineer on call',
  'The incident is declared and a channel is opened',
  'The last change is rolled back without effect',
  'A second team joins and looks at the storage layer',
  'Traffic is moved to the other region',
  'The error rate falls to half of its peak',
  'Support tells the first customers',
  'The queue is drained by hand',
  'All checks are green again',
];
const OPENINGS = [
  'During the first minutes',
  'Because of the load',
  'As far as we can tell,',
  'For most customers',
  'In the second region',
  'Once the alarm had been seen,',
  'According to the graphs',
  'Before anybody could react,',
  'Throughout the incident',
  'Compared with last year',
];
const MIDDLES = [
  'answered about %n percent of the requests',
  'kept retrying against a backend that had gone',
  'returned errors to some callers',
  'fell behind by %n thousand messages',
  'was slower than the agreed limit',
  'waited for a lock that another job held',
  'lost its connection to the primary',
  'served old data from its own store',
  'restarted again and again',
  'used up its pool of connections',
];
const ENDINGS = [
  'while the rest of %o went on as usual.',
  'until the team cut the traffic in half.',
  'and the dashboards showed it only after %n minutes.',
  'which nobody had expected after the last review.',
  'so the engineers turned to the logs of the proxy.',
  'and no data was lost.',
  'although the health checks stayed green.',
  'because the limit had been copied from another service.',
  'as the tests had never covered that path.',
  'and the backlog was gone within %n minutes.',
];
