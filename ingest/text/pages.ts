// Which part of a document tells which incident, and what does each extractor get to see of it?
import type { Document, Fact, Range } from '../model.ts';
import { dateMentions, type Dated } from './dating.ts';
import { incidentSections } from './incident-sections.ts';
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
 * headings that each announce an incident (`Accident 1 – …`, `October 21, 2025 – …`) or hold a report of their own, else one
 * for the whole document.
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
