// Whose incident is it, where no field and no page says so? What the writers call themselves.
import type { Document, Fact, Range } from '../model.ts';
import { PUBLIC_HOSTS } from '../text/organizations.ts';
import type { Extractor, Page } from '../text/pages.ts';
import { matchesOf, words } from '../text/patterns.ts';
import { claim } from './claim.ts';
import { OWN_NAMES, type OwnName } from './organization/own-names.ts';

/** What stands before the name of somebody else: a provider, somebody who was asked, a tool. */
const OTHERS = words(
  /\b(?:provider|vendor|supplier|partner|hoster|registrar|carrier|upstream|hosted (?:by|on|at|with)|contacted|notified|informed|asked|(?:ticket|case|contact|dialogue) with|reached out to|reported (?:it |this )?to|(?:outage|incident|issue|problem|error|bug)s? (?:at|with|in|on)|powered by|such as|like)[,:]? (?:the |our |an? )?$/iu,
);
/** What stands behind it: `Acme, our provider`, `Acme confirmed`. */
const OTHERS_BEHIND = words(
  /^(?:,? (?:our|the|an?|who|which) (?:\w+ ){0,3}(?:provider|vendor|partner|supplier|registrar|host)|['’]?s? (?:confirmed|reported|acknowledged|told us|replied|responded|informed us|notified us|support (?:team|ticket)))\b/iu,
);
/** Words that stand where names do. */
const NO_NAME = words(
  /^(?:teams?|a|all|an|any|api|at|aws|both|but|cdn|ci|customers?|database|data|devops|dns|each|eng(?:ineering)?|english|enterprise|every|everyone|first|free|from|gmt|he|hello|her|his|however|i|if|impact|in|incident|infra(?:structure)?|internal|it|its|january|february|march|april|may|june|july|august|september|october|november|december|kubernetes|linux|mac|macos|windows|android|ios|chrome|firefox|safari|many|monday|tuesday|wednesday|thursday|friday|saturday|sunday|most|network(?:ing)?|new|no|noc|none|of|on|on-call|one|operations?|ops|other|our|paid|platform|post-?mortem|problem|premium|primary|product|pro|production|qa|root|second|security|service|services|several|she|site|slack|so|some|sre|status|support|sysadmin|system|systems|team|tech|technical|that|the|their|these|they|this|those|to|two|us|user|users|utc|vpn|we|web|when|while|with|you|your|eu|uk|usa|europe|european|asia|america|american|german|dutch|french|cause|action|resolution|summary|timeline|update|updates|responsible|reliability)$/iu,
);

/** The name that the writers of a document call themselves by, where neither a field nor its page gives one. */
export const organization: Extractor = {
  name: 'organization',
  extract(page) {
    if (page.document.organization) return [];
    const found = ownName(page.document);
    return found ? [named(page, found)] : [];
  },
};

interface Found extends Range {
  rule: string;
}

function named(page: Page, { start, end, rule }: Found): Fact {
  const span = { start, end };
  const value = page.document.text.slice(start, end);
  return claim(page, { field: 'organization', value, span, rule, weight: 3, certainty: 'implied' });
}

const known = new WeakMap<Document, Found | null>();

function ownName(document: Document): Found | null {
  const before = known.get(document);
  if (before !== undefined) return before;
  const found = heaviest(candidates(document));
  known.set(document, found);
  return found;
}

interface Candidate {
  kinds: Map<string, { weight: number; range: Range }>;
  others: number;
}

/** What a name must weigh, and by how much more than the next. */
const LEAST = 4;

function candidates(document: Document): Map<string, Candidate> {
  const { text } = document;
  const all = byAddress(document);
  for (const rule of OWN_NAMES) {
    for (const match of found(rule, text)) {
      const { raw } = match;
      const range = nameIn(raw, match.start + match.said.indexOf(raw));
      if (!range) continue;
      const key = text.slice(range.start, range.end).toLowerCase();
      const candidate = all.get(key) ?? { kinds: new Map(), others: 0 };
      all.set(key, candidate);
      if (rule.weight < 4 && isOthers(text, range)) candidate.others += 1;
      else if (!candidate.kinds.has(rule.name))
        candidate.kinds.set(rule.name, { weight: rule.weight, range });
    }
  }
  return all;
}

/** Hosts and owners of repositories: `status.acme.io`, `github.com/acme/…`. */
const HOST =
  /(?<![\w.-])(?:https?:\/\/)?(?:[a-z\d-]+\.)*([a-z\d][a-z\d-]{1,30})\.(?:com|org|net|io|dev|app|cloud|co|sh|pm|me|social|space|tech|eu|de|nl|fr|es|it|pt|br|jp|kr|uk|ch|at|be)\b(?:\/([\w-]+)(?=\/))?/giu;
const CODE_HOST = /^(?:github|gitlab|bitbucket|codeberg)$/iu;
/** Addresses of everybody. */
const NOT_OWN =
  /^(?:www|google|amazonaws|amazon|aws|azure|microsoft|cloudflare|twitter|x|youtube|facebook|linkedin|slack|discord|docker|npmjs|wikipedia|medium|stackoverflow|reddit|hackmd|googleapis|windows|apple|statuspage|atlassian|pagerduty|letsencrypt|kubernetes|grafana|prometheus|python|issues|docs|blog|status)$/iu;
/** What people do and own, right behind their name. */
const ACTS = words(
  /^(?:['’]s)? (?:has|had|does|did|will|uses|relies|operates|runs|provides|offers|intends|decided|plans|believes|infrastructure|services?|servers|network|platform|website|systems?|domains?|api|apis|app|site|hub|cluster|data|operations|production)\b/iu,
);
const PEOPLE = words(
  /^(?:['’]s)? (?:\w+ ){0,2}(?:engineers?|employees?|staff|team|teams|developers|administrators?|admins|operators|maintainers|volunteers|customers|users|subscribers|members|community)\b/iu,
);

/** Names that are also somebody's address in the document: the writers' own, where people act under them. */
function byAddress({ text, links, title }: Document): Map<string, Candidate> {
  const labels = new Set<string>();
  for (const address of [text, ...links.map(({ href }) => href)])
    for (const [, host = '', owner] of matchesOf(HOST, address)) {
      const label = CODE_HOST.test(host) ? owner : host;
      if (label && !NOT_OWN.test(label))
        labels.add(label.toLowerCase().replace(/-(?:org|inc|hq|io|com)$/u, ''));
    }
  const all = new Map<string, Candidate>();
  if (!labels.size) return all;
  const either = [...labels].map((label) => label.replaceAll('-', '[- ]?')).join('|');
  for (const match of text.matchAll(
    new RegExp(`(?<![\\w@/.:-])(?:${either})(?![\\w@/-]|\\.\\w)`, 'giu'),
  )) {
    const [name] = match;
    if (!/\p{Lu}|\d/u.test(name) || NO_NAME.test(name)) continue;
    const range = { start: match.index, end: match.index + name.length };
    const behind = text.slice(range.end, range.end + 60);
    const key = name.toLowerCase();
    const candidate = all.get(key) ?? { kinds: new Map(), others: 0 };
    all.set(key, candidate);
    const put = (kind: string, weight: number): void => {
      if (!candidate.kinds.has(kind)) candidate.kinds.set(kind, { weight, range });
    };
    put('its address', 2);
    if (title && title.span.start <= range.start && range.end <= title.span.end)
      put('in the title', 1);
    if (isOthers(text, range)) candidate.others += 1;
    else if (PEOPLE.test(behind)) put('its people', 2);
    else if (ACTS.test(behind)) put('acts', 1);
  }
  return all;
}

function isOthers(text: string, { start, end }: Range): boolean {
  return (
    OTHERS.test(text.slice(Math.max(0, start - 40), start)) ||
    OTHERS_BEHIND.test(text.slice(end, end + 60))
  );
}

interface Match {
  raw: string;
  said: string;
  start: number;
}

/** How far around a hint a name may stand. */
const AROUND = 100;

/** What a rule finds around its hints, line by line. */
function found({ pattern, hint }: OwnName, text: string): Match[] {
  const all: Match[] = [];
  let done = 0;
  for (const { index } of matchesOf(hint, text)) {
    if (index < done) continue;
    const line = text.lastIndexOf('\n', index - 1) + 1;
    const next = text.indexOf('\n', index);
    const from = Math.max(line, done, index - AROUND);
    done = Math.min(next < 0 ? text.length : next, index + AROUND);
    for (const match of matchesOf(pattern, text.slice(from, done)))
      all.push({
        raw: match.groups?.name ?? match.groups?.other ?? '',
        said: match[0],
        start: from + match.index,
      });
  }
  return all;
}

/** The range of a name without words that only stand beside names; null where nothing is left. */
function nameIn(raw: string, start: number): Range | null {
  let name = raw;
  let from = start;
  for (;;) {
    const [first = ''] = name.split(' ');
    if (!name.includes(' ') || !NO_NAME.test(first)) break;
    from += first.length + 1;
    name = name.slice(first.length + 1);
  }
  while (name.includes(' ') && NO_NAME.test(name.slice(name.lastIndexOf(' ') + 1)))
    name = name.slice(0, name.lastIndexOf(' '));
  if (name.length < 2 || name.length > 50 || NO_NAME.test(name) || PUBLIC_HOSTS.test(name))
    return null;
  return { start: from, end: from + name.length };
}

function heaviest(all: Map<string, Candidate>): Found | null {
  const weighed = [...all.values()]
    .map(({ kinds, others }) => {
      const list = [...kinds].map(([rule, { weight, range }]) => ({ rule, weight, range }));
      const weight = list.reduce((sum, each) => sum + each.weight, 0) - others;
      const best = list.toSorted((a, b) => b.weight - a.weight || a.range.start - b.range.start)[0];
      return { weight, best };
    })
    .toSorted((a, b) => b.weight - a.weight);
  const [first, second] = weighed;
  if (!first?.best || first.weight < LEAST || (second && second.weight === first.weight))
    return null;
  return { ...first.best.range, rule: `the writers’ own name: ${first.best.rule}` };
}
