// Which part of a document tells which incident, and what does each extractor get to see of it?
import type { Document, Fact, Range } from '../model.ts';
import { hasDay, dateMentions, type Dated } from './dating.ts';
import { labelledValue } from './labels.ts';
import { outline, type Passage } from './outline.ts';
import { timelineEntries, type Entry } from './timeline.ts';

/** One incident's share of a document, taken apart: what every extractor reads. */
export interface Page {
  document: Document;
  /** 1 for the first incident */
  part: number;
  /** how many incidents the document tells */
  parts: number;
  /** where the incident's own text stands; passages outside are shared with the others */
  own: Range;
  /** heading that opens the incident's own section, where it has one */
  heading: Passage | null;
  passages: Passage[];
  dated: Dated[];
  entries: Entry[];
}

/** Reads facts of one kind from a page. */
export interface Extractor {
  name: string;
  extract(page: Page): Fact[];
}

/**
 * One page for each incident that the document tells: by the parts that its format knows, else by two or more sibling
 * headings that each announce an incident (`Accident 1 – …`, `October 21, 2025 – …`), else one for the whole document.
 * What stands before the first such section belongs to all of them, what stands after the last one to the first.
 */
export function pages(document: Document): Page[] {
  const passages = outline(document);
  const dated = dateMentions(document, passages);
  const entries = timelineEntries(document, passages, dated);
  const sections = document.parts.length
    ? document.parts.map((part) => ({
        heading: null,
        own: { start: part.start, end: part.end },
        shared: null,
      }))
    : incidentSections(document, passages, dated);
  if (!sections.length) {
    return [
      {
        document,
        part: 1,
        parts: 1,
        own: { start: 0, end: document.text.length },
        heading: null,
        passages,
        dated,
        entries,
      },
    ];
  }
  return document.parts.length
    ? inOrder(document, sections, { passages, dated, entries })
    : sharing(document, sections, { passages, dated, entries });
}

type Taken = Pick<Page, 'passages' | 'dated' | 'entries'>;
type Section = { heading: Passage | null; own: Range; shared: Range | null };

/** Parts that a format cut share nothing: one walk through the document deals each its own, however many they are. */
function inOrder(document: Document, sections: Section[], taken: Taken): Page[] {
  const passages = sliced(sections, taken.passages, (passage) => passage.block.start);
  const dated = sliced(sections, taken.dated, (each) => each.mention.start);
  const entries = sliced(sections, taken.entries, (entry) => entry.line.start);
  return sections.map(({ own }, index) => ({
    document,
    part: index + 1,
    parts: sections.length,
    own,
    heading: null,
    passages: passages[index] ?? [],
    dated: dated[index] ?? [],
    entries: entries[index] ?? [],
  }));
}

function sliced<T>(sections: Section[], all: T[], at: (each: T) => number): T[][] {
  let next = 0;
  return sections.map(({ own }) => {
    const slice: T[] = [];
    for (let each = all[next]; each !== undefined && at(each) < own.end; each = all[next]) {
      if (at(each) >= own.start) slice.push(each);
      next += 1;
    }
    return slice;
  });
}

function sharing(document: Document, sections: Section[], taken: Taken): Page[] {
  const last = sections.at(-1);
  return sections.map(({ heading, own, shared }, index) => {
    const sees = (at: number): boolean =>
      (at >= own.start && at < own.end) ||
      (shared !== null && at < shared.end) ||
      (shared !== null && index === 0 && last !== undefined && at >= last.own.end);
    return {
      document,
      part: index + 1,
      parts: sections.length,
      own,
      heading,
      passages: taken.passages.filter((passage) => sees(passage.block.start)),
      dated: taken.dated.filter((each) => sees(each.mention.start)),
      entries: taken.entries.filter((entry) => sees(entry.line.start)),
    };
  });
}

/** `Accident 1`, `Incident #2:`, `Outage 3 –`; a date and a title also announce one. */
const NUMBERED =
  /^(?:the )?(?:first|second|third|fourth|\d+(?:st|nd|rd|th))?\s*(?:accident|incident|outage|issue|event|disruption|störung|storing|vorfall|incidente?|panne|障害|장애)s?\b\s*(?:no\.?|nr\.?|#|n°)?\s*(?:\d+|[a-h]|i{1,3}|iv|one|two|three|four)?\b/iu;

function incidentSections(
  document: Document,
  passages: Passage[],
  dated: Dated[],
): { heading: Passage; own: Range; shared: Range }[] {
  const headings = passages.filter(
    (passage) => passage.block.kind === 'heading' && !passage.update,
  );
  const announcing = headings.filter((passage) => announces(document, passage, dated));
  const byDepth = new Map<string, Passage[]>();
  for (const passage of announcing) {
    const key = `${passage.block.depth}/${passage.headings.at(-1)?.start ?? 0}`;
    byDepth.set(key, [...(byDepth.get(key) ?? []), passage]);
  }
  const siblings =
    [...byDepth.values()].find(
      (list) =>
        list.length > 1 &&
        (!list[0]?.roles.includes('timeline') ||
          list.every((heading) => measured(document, passages, heading))),
    ) ?? [];
  const first = siblings[0];
  if (!first) return [];
  return siblings.map((heading) => {
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

/** A numbered incident, or a day with a title. */
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
  return /^[\s\p{P}]*$/u.test(before) && /^\s*[-–—:|]\s*\p{L}.{6,}/u.test(after);
}
