// Which trackers does an organisation keep, and how do its documents name their tickets?
//
// `data/trackers.yaml`. It names the variables that hold the tokens and never a token itself.
import { LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { findToken } from './secrets.ts';

const Words = z.string().trim().min(1);
const Variable = z
  .string()
  .regex(/^[A-Z_][A-Z0-9_]*$/, 'the name of an environment variable, such as GITHUB_TOKEN');

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
const Address = z.url({ protocol: /^https?$/ }).refine((text) => {
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || LOOPBACK.test(hostname);
}, 'an address that begins with https:// (a token is never sent in the open)');

/** How documents name a ticket in a way that no tracker knows; the group `ticket` is its number or key. */
const Pattern = z.string().transform((source, context) => {
  try {
    if (source.includes('(?<ticket>')) return new RegExp(`^(?:${source})$`, 'iu');
    context.addIssue('a pattern with a group (?<ticket>…) for the number or key');
  } catch (error) {
    context.addIssue(error instanceof Error ? error.message : 'no regular expression');
  }
  return z.NEVER;
});

const COMMON = {
  /** what people call it */
  name: Words.max(100),
  token: Variable.nullable().default(null),
  base: Address.nullable().default(null),
  /** documents whose references it takes (globs below the corpus folder) */
  documents: z.array(Words).min(1).nullable().default(null),
  pattern: Pattern.nullable().default(null),
};
/** `owner/name`, or `owner/*` for all of them; groups of GitLab may lie deeper. */
const Repository = z.string().regex(/^[\w.-]+(?:\/[\w.-]+)+$/, 'owner/name');
const Repositories = z
  .array(z.string().regex(/^[\w.-]+(?:\/[\w.-]+)*\/(?:[\w.-]+|\*)$/, 'owner/name or owner/*'))
  .default([]);
const Keys = z
  .array(z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'the letters before the dash, such as OPS'))
  .min(1);

const GitHub = z.strictObject({
  ...COMMON,
  kind: z.literal('github'),
  /** what a bare `#12` means */
  repository: Repository.nullable().default(null),
  others: Repositories,
});
const GitLab = z.strictObject({
  ...COMMON,
  kind: z.literal('gitlab'),
  project: Repository.nullable().default(null),
  others: Repositories,
});
const Jira = z.strictObject({
  ...COMMON,
  kind: z.literal('jira'),
  base: Address,
  projects: Keys,
  /** with a user the token is a password to it (Cloud), without one it stands for itself (Data Center) */
  user: Words.nullable().default(null),
  deployment: z.enum(['cloud', 'server']).nullable().default(null),
  /** names of resolutions that mean: it will not be done */
  dropped: z
    .array(Words)
    .default(["Won't Do", "Won't Fix", 'Declined', 'Rejected', 'Cannot Reproduce', 'Invalid']),
});
const Linear = z.strictObject({
  ...COMMON,
  kind: z.literal('linear'),
  token: Variable,
  teams: Keys,
});
const TrackerSettings = z.discriminatedUnion('kind', [GitHub, GitLab, Jira, Linear]);
export type TrackerSettings = z.infer<typeof TrackerSettings>;
export type SettingsOf<K extends TrackerSettings['kind']> = Extract<TrackerSettings, { kind: K }>;

const File = z.strictObject({
  trackers: z.array(TrackerSettings).min(1),
  /** names that documents use, by the names that trackers do */
  people: z.record(z.string(), Words).default({}),
});

export interface TrackersFile {
  /** in order: the first that knows a reference takes it */
  trackers: TrackerSettings[];
  people: ReadonlyMap<string, string>;
}

/**
 * The settings that a YAML text holds. `path` is only for messages. Throws, a line for each fault, with the path, the line
 * and what is wrong; first of all where the text holds what looks like a token, which is not repeated.
 */
export function loadTrackers(yamlText: string, path: string): TrackersFile {
  const found = findToken(yamlText);
  if (found)
    throw new Error(
      `${path}, line ${found.line}: this looks like ${found.looksLike}. Put it into an environment variable and write the name of the variable here; and since whoever read the file has it, replace it.`,
    );
  const lines = new LineCounter();
  const document = parseDocument(yamlText, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken)
    throw new Error(
      `${path}, line ${lines.linePos(broken.pos[0]).line}: ${broken.message.split('\n')[0] ?? ''}`,
    );
  const parsed = File.safeParse(document.toJS());
  if (!parsed.success)
    throw new Error(
      parsed.error.issues
        .map(
          ({ path: place, message }) =>
            `${path}, line ${lineOf(document, lines, place)}: ${place.map(String).join(' ')}${place.length ? ': ' : ''}${message}`,
        )
        .join('\n'),
    );
  const { trackers, people } = parsed.data;
  const names = trackers.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`${path}: two trackers are called “${twice}”`);
  return {
    trackers,
    people: new Map(Object.entries(people).map(([login, name]) => [login.toLowerCase(), name])),
  };
}

/** The line, from 1, of what a fault is about; of what should hold it, where it is missing. */
function lineOf(document: Document, lines: LineCounter, place: readonly PropertyKey[]): number {
  for (let depth = place.length; depth > 0; depth--) {
    const node = document.getIn(place.slice(0, depth), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      const [start] = z.array(z.number()).parse(node.range);
      return lines.linePos(start ?? 0).line;
    }
  }
  return 1;
}
