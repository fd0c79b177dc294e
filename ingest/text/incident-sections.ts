// Which sections of a document each tell an incident of their own?
import type { Document, Range } from '../model.ts';
import type { Dated } from './dating.ts';
import { hasDay } from './dating/anchor.ts';
import { labelledValue } from './labels.ts';
import type { Passage } from './outline.ts';
import { words } from './patterns.ts';
import { sectionRole } from './sections.ts';

/** A section that tells one incident, and what stands above all of them. */
export interface IncidentSection {
  heading: Passage;
  own: Range;
  shared: Range;
}

/** `Accident 1`, `Incident #2:`, `Outage 3 –`; a date and a title also announce one. */
const NUMBERED =
  /^(?:the )?(?:first|second|third|fourth|\d+(?:st|nd|rd|th))?\s*(?:accident|incident|outage|issue|event|disruption|störung|storing|vorfall|incidente?|panne|障害|장애)s?\b\s*(?:no\.?|nr\.?|#|n°)?\s*(?:\d+|[a-h]|i{1,3}|iv|one|two|three|four)?\b/iu;

/**
 * The sections of two or more sibling headings that each announce an incident, or else that each hold a whole report of
 * one; empty where the document tells a single incident.
 */
export function incidentSections(
  document: Document,
  passages: Passage[],
  dated: Dated[],
): IncidentSection[] {
  const headings = passages.filter(
    (passage) => passage.block.kind === 'heading' && !passage.update,
  );
  const announcing = siblings(headings.filter((passage) => announces(document, passage, dated)));
  const chosen =
    announcing.find(
      (list) =>
        !list[0]?.roles.includes('timeline') ||
        list.every((heading) => measured(document, passages, heading)),
    ) ??
    siblings(headings).find((list) =>
      list.every((heading) => isReport(document, passages, heading)),
    ) ??
    [];
  const first = chosen[0];
  if (!first) return [];
  return chosen.map((heading) => {
    const next = headings.find(
      (later) => later.index > heading.index && later.block.depth <= heading.block.depth,
    );
    return {
      heading,
      own: { start: heading.block.start, end: next?.block.start ?? document.text.length },
      shared: { start: 0, end: first.block.start },
    };
  });
}

/** The headings by the heading that they stand below, where there are at least two of one level. */
function siblings(headings: Passage[]): Passage[][] {
  const byParent = new Map<string, Passage[]>();
  for (const passage of headings) {
    const key = `${passage.block.depth}/${passage.headings.at(-1)?.start ?? 0}`;
    const list = byParent.get(key);
    if (list) list.push(passage);
    else byParent.set(key, [passage]);
  }
  return [...byParent.values()].filter((list) => list.length > 1);
}

const REPORT_PARTS = ['timeline', 'impact', 'cause'] as const;

/** A section with a date, an impact, causes and a timeline of its own, as names or as headings: at least three of them. */
function isReport(document: Document, passages: Passage[], heading: Passage): boolean {
  if (heading.role !== null && heading.role !== 'summary') return false;
  const parts = new Set<string>();
  for (const { block, headings } of passages) {
    if (!headings.includes(heading.block)) continue;
    const label =
      block.kind === 'heading'
        ? document.text.slice(block.start, block.end)
        : labelledValue(document, block)?.label;
    if (label === undefined) continue;
    if (DAY_LABEL.test(label)) parts.add('day');
    const role = sectionRole(label);
    if (REPORT_PARTS.some((part) => part === role)) parts.add(role ?? '');
  }
  return parts.size > 2;
}

const DAY_LABEL = /^(?:date|day|datum|fecha|data|日時|発生日時|일시)$/iu;

/** Days of one incident's timeline do not have a duration or an impact of their own; incidents do. */
function measured(document: Document, passages: Passage[], heading: Passage): boolean {
  return passages.some(({ block, headings }) => {
    if (!headings.includes(heading.block)) return false;
    const labelled = labelledValue(document, block);
    return (
      labelled !== null &&
      /^(?:duration|impact|root cause|severity|downtime|dauer|duur|durée)\b/iu.test(labelled.label)
    );
  });
}

/** A numbered incident, `Outage on 4 March`, or a day with a title. */
function announces(document: Document, passage: Passage, dated: Dated[]): boolean {
  const words = document.text.slice(passage.block.start, passage.block.end);
  const numbered = NUMBERED.exec(words);
  if (
    numbered &&
    /\d|first|second|third|fourth|one|two|three|four|\b(?:i{1,3}|iv|[a-h])$/i.test(numbered[0])
  )
    return true;
  const days = dated.filter(
    (each) => each.passage === passage && hasDay(each.mention) && each.mention.time === null,
  );
  const [opening] = days;
  // `October 29-30` is one opening in two mentions
  const last = days.find((each) => each.mention.range === 'end') ?? opening;
  if (!opening || !last) return false;
  const before = document.text.slice(passage.block.start, opening.mention.start);
  const after = document.text.slice(last.mention.end, passage.block.end);
  if (OF_A_DAY.test(before) && /^[\s\p{P}]*$/u.test(after)) return true;
  return /^[\s\p{P}]*$/u.test(before) && /^\s*[-–—:|]\s*\p{L}.{6,}/u.test(after);
}

/** `Outage on …`, `Störung vom …`, `Panne du …`: a heading that is all about one day's trouble. */
const OF_A_DAY = words(
  /^[\s\p{P}]*(?:\p{L}+ ){0,2}(?:accident|incident|outage|downtime|disruption|störung|ausfall|storing|uitval|vorfall|incidente?|panne|coupure|caída|falha|guasto|disservizio)\s*(?:(?:report|on|of|from|am|vom|op|van|du|le|del|de|em|do|di)\s+){0,2}[\p{P}\s]*$/iu,
);
