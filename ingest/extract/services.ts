// Which services and components were hit, as the document names them?
import type { Fact, Range } from '../model.ts';
import { IMPACT } from '../text/happenings.ts';
import { labelledValue } from '../text/labels.ts';
import { speaks } from '../text/outline.ts';
import type { Extractor, Page } from '../text/pages.ts';
import { matchesOf } from '../text/patterns.ts';
import { claim } from './claim.ts';

const AFFECTED_LABEL =
  /^(?:(?:this (?:incident|scheduled maintenance|maintenance) )?affect(?:ed|s)(?: (?:services?|components?|systems?|products?|sites?|platforms?|areas?|infrastructure|applications?))?|(?:services?|components?|systems?|products?|applications?)(?: ?\(s\))?(?: (?:affected|impacted|involved))?|impacted (?:services?|components?|systems?|products?|areas?)|betroffene (?:dienste|systeme|komponenten)|getroffen (?:diensten|systemen|componenten)|services? (?:touchés|affectés|impactés)|composants? affectés|servicios?(?: afectados?)?|sistemas?(?: afectad[oa]s)?|dienste?n?|systeme|systemen|sistemi|componentes? afectados?|serviços?(?: afetados?)?|servizi[o]?(?: (?:interessat|coinvolt)[io])?|deze storing (?:trof|had invloed op))$|^影響(?:サービス|範囲|を受けた)|^対象サービス|^영향 ?받은|^영향 서비스/iu;
/** The subject of a failure: `The Search API was unavailable`. */
const SUBJECT =
  /(?:^|[.!?]\s+|,\s+(?:the |our )?|\b(?:the|our|that|as|when|where|because|since|and|der|die|das|unser|de|het|onze|le|la|el|o|il)\s+)((?:[A-Z][\p{L}\p{N}.+-]*|[\p{L}\p{N}-]+\.(?:com|org|net|io|dev|gov|edu))(?: (?:[A-Z][\p{L}\p{N}.+-]*|API|service|server|cluster|database|hub|application|website|platform|dashboard|portal|system|app|site)){0,3})\s+(?:\w+ )?(?:became|becomes|was|were|is|are|went|goes|started|began|experienced|suffered|failed|crashed|stopped|has been|had)\s+(?:\w+ ){0,2}?(?:unavailable|down|unreachable|inaccessible|offline|degraded|unresponsive|failing|crashing|slow|an? (?:\w+ )?(?:outage|disruption|interruption|incident|degradation)|to (?:fail|crash|time out|return)|(?:elevated|increased|intermittent) (?:\w+ )?(?:errors?|latency))/gu;
const NOT_A_SERVICE =
  /^(?:the|this|that|these|those|it|we|they|there|all|some|users?|customers?|services?|everything|nothing|site|service|incident|outage|issue|problem|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|none|n\/a|unknown|no|yes|tbd|at|on|during|after|before|when|while|because|as|in|from|this (?:incident|issue)|root cause|what happened|our|your|status|past incidents|incident history|history|preventing|heavy use|multiple|website status)$/iu;
/** Words of a title that tell what happened, not to what. */
const TITLE_NOISE =
  /\b(?:post[-‐‑ ]?(?:mortems?|incident)|(?:informe|informes|rapport|compte rendu|relatório|rapporto) (?:posterior|d['’]incident|de incidente|sull['’]incidente)|pós-incidente|nachbetrachtung|final|accidents?|incident(?: report| review| summary)?|rca|report|root cause analysis|outages?|down ?time|is down|down|unavailab\w*|unreachable|degrad\w*|disrupt\w*|interrupt\w*|performance|issues?|problems?|failures?|failing|failed|errors?|elevated|increased|decreased|high|slow\w*|latency|delays?|delayed|intermittent|partial|major|minor|total|full|complete|unplanned|scheduled|maintenance|emergency|service|services|upgrade[ds]?|update[ds]?|migration|deployment|release|overload\w*|crash\w*|stall\w*|bug|rule|expired?|recurring|evictions?|memory|connection refused|with|during|due to|caused by|following|after|in|on|at|of|for|and|the|a|an|affecting|affects?|experiencing|extended|global|faults?|bloat|retro|review|unexpected|widespread|offline|ausfall|störung(?:en)?|wartung|beeinträchtigung|eingeschränkte|erreichbarkeit|am|vom|von|bis|des|der|die|das|im|bei|durch|storing(?:en)?|onderhoud|van|het|een|op|panne|incident|indisponibilité|coupure|perturbation|du|de|la|le|les|sur|en|incidente|interrupción|caída|queda|fora do ar|ferm[oaie]|bloccat[oaie]|ausgefallen|gestört|fallo|problemas?|intermitência|instabilidade|indisponibilidade|operações|em|no|na|do|da|con|col|problemi|disservizio|guasto|to|from|by|some|multiple|several|rates?|loss|lost|not|no|are|was|were|is)\b/giu;

export const services: Extractor = {
  name: 'services',
  extract(page) {
    const listed = fromLabels(page);
    if (listed.length) return listed;
    const named = [...fromHosts(page), ...fromSubjects(page)];
    return [...named, ...fromTitle(page)];
  },
};

function fromLabels(page: Page): Fact[] {
  const facts: Fact[] = [];
  for (const passage of page.passages) {
    const { block } = passage;
    if (!speaks(passage) && block.kind !== 'field') continue;
    const labelled = labelledValue(page.document, block);
    if (!labelled || !AFFECTED_LABEL.test(spaced(labelled.label))) continue;
    for (const range of listMembers(page.document.text, labelled.value)) {
      const name = page.document.text.slice(range.start, range.end);
      if (name.length > 60 || NOT_A_SERVICE.test(name) || name.split(/\s+/u).length > 7) continue;
      facts.push(
        claim(page, {
          field: 'service',
          value: name,
          span: range,
          rule: 'label: affected services',
          weight: 5,
        }),
      );
    }
  }
  return facts;
}

/** `affected_systems`, `affectedSystems` and `affectedsystems` are two words. */
function spaced(label: string): string {
  return label
    .replace(/_/gu, ' ')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .replace(/^(affected|impacted)(?=\p{L})/iu, '$1 ')
    .trim();
}

/** `Core (API, Webhooks) and Portal` → API, Webhooks, Portal: a group gives way to its members. */
function listMembers(text: string, value: Range): Range[] {
  const members: Range[] = [];
  const words = text.slice(value.start, value.end);
  const pattern = /(?:[^,;、/()|\n]|(?<=\S)\/(?=\S))+(?:\([^)]*\))?/gu;
  for (const match of words.matchAll(pattern)) {
    const group = /^([^(]*)\(([^)]*)\)\s*$/u.exec(match[0]);
    const inner = group?.[2];
    if (inner !== undefined && inner.includes(',')) {
      const offset = value.start + match.index + match[0].indexOf('(') + 1;
      members.push(...listMembers(text, { start: offset, end: offset + inner.length }));
      continue;
    }
    // a remark in brackets is not part of the name
    const name = group?.[1] ?? match[0];
    for (const part of name.matchAll(/(?:(?!\s(?:and|und|en|et|y|e|&)\s).)+/gu)) {
      const raw = part[0].replace(/^\s*(?:and|und|en|et|y|e|&)\s+/u, (found) =>
        ' '.repeat(found.length),
      );
      const lead = raw.length - raw.trimStart().length;
      const trimmed = raw.trim().replace(/[.\s]+$/u, '');
      if (!trimmed) continue;
      const start = value.start + match.index + part.index + lead;
      members.push({ start, end: start + trimmed.length });
    }
  }
  return members;
}

/** Host names in what tells of the impact: `wiki.example.org was down`, a list of hosts under `Impact`. */
function fromHosts(page: Page): Fact[] {
  const facts: Fact[] = [];
  for (const passage of page.passages) {
    const { block } = passage;
    if (!speaks(passage) || block.kind === 'heading' || block.kind === 'code') continue;
    if (
      passage.roles.some(
        (role) =>
          role === 'actions' || role === 'lessons' || role === 'background' || role === 'timeline',
      )
    )
      continue;
    const words = page.document.text.slice(block.start, block.end);
    if (!words.includes('.')) continue;
    const impact =
      passage.roles.includes('impact') ||
      (passage.lead !== null && tellsImpact(page, passage.lead)) ||
      /^impact/iu.test(block.label ?? '');
    for (const match of matchesOf(HOST, words)) {
      const name = match[0];
      const start = block.start + match.index;
      const sentence = words.slice(Math.max(0, match.index - 120), match.index + name.length + 120);
      if (!impact && !IMPACT.test(sentence)) continue;
      if (NOT_A_HOST.test(name)) continue;
      facts.push(
        claim(page, {
          field: 'service',
          value: name,
          span: { start, end: start + name.length },
          rule: 'host name beside the impact',
          weight: 3,
        }),
      );
    }
  }
  return facts;
}

function tellsImpact(page: Page, lead: Range): boolean {
  return IMPACT.test(page.document.text.slice(lead.start, lead.end));
}

/** A host name by itself: no part of an address, of a path or of a mail address. */
const HOST =
  /(?<![\w@/.:-])(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+(?:com|org|net|io|dev|gov|edu|eu|cloud|app|co|nl|de|fr|es|it|jp|kr|uk|ht|sh|me|info|pm|rs|social|space|chat|tech|xyz|ai|at|ch|be|br|pt|se|no|fi|dk|pl|cz|us|ca|au)(?![\w@/-]|\.\w)/giu;
const NOT_A_HOST =
  /^(?:(?:www\.)?(?:github|gitlab|twitter|youtube|medium|slack|google|status)\.|status\.)/iu;

function fromSubjects(page: Page): Fact[] {
  const facts: Fact[] = [];
  for (const passage of page.passages) {
    if (!speaks(passage) || passage.block.kind === 'heading' || passage.block.kind === 'field')
      continue;
    if (
      passage.roles.some(
        (role) =>
          role === 'actions' || role === 'lessons' || role === 'background' || role === 'well',
      )
    )
      continue;
    const words = page.document.text.slice(passage.block.start, passage.block.end);
    for (const match of matchesOf(SUBJECT, words)) {
      const name = match[1];
      if (!name || NOT_A_SERVICE.test(name)) continue;
      const start = passage.block.start + match.index + match[0].indexOf(name);
      facts.push(
        claim(page, {
          field: 'service',
          value: name,
          span: { start, end: start + name.length },
          rule: 'subject of the failure',
          weight: 3,
        }),
      );
    }
  }
  return facts;
}

/** What remains of a title without the words for what happened, when that is a name. */
function fromTitle(page: Page): Fact[] {
  const own = page.document.parts.length
    ? page.passages.find(({ block }) => block.kind === 'heading')?.block
    : undefined;
  const heading = page.heading?.block ?? own ?? page.document.title?.span;
  if (!heading) return [];
  const words = page.document.text.slice(heading.start, heading.end);
  const cleaned = words
    .replace(
      /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}(?:st|nd|rd|th)?\b|\b(?:19|20)\d\d\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b/giu,
      ' | ',
    )
    .replace(TITLE_NOISE, ' | ');
  const names = cleaned
    .split(/[|:,;()[\]–—!?"“”]|\s-\s/u)
    .map((name) => name.trim())
    .filter((name) => name && isName(name));
  const hosts = words.match(HOST);
  return (hosts ?? names).slice(0, 2).flatMap((name) => {
    const index = words.indexOf(name);
    if (index < 0) return [];
    const start = heading.start + index;
    return [
      claim(page, {
        field: 'service',
        value: name,
        span: { start, end: start + name.length },
        rule: 'name in the title',
        weight: 2,
        certainty: 'implied',
      }),
    ];
  });
}

/** One to four words of which one is written like a name: a capital, a dot, digits within. */
function isName(name: string): boolean {
  const words = name.split(/\s+/u);
  if (words.length > 4 || name.length < 2 || NOT_A_SERVICE.test(name)) return false;
  return words.some((word) =>
    /^[\p{Lu}][\p{L}\p{N}.+-]+$|[\p{Ll}][\p{Lu}]|\p{L}\.\p{L}|-/u.test(word),
  );
}
