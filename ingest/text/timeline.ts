// What happened when? Lines, rows, items and headings that open with a time.
import type { Document, Moment, Range } from '../model.ts';
import type { Dated } from './dating.ts';
import { shiftDays } from './days.ts';
import { labelAbove, MOMENT_LABELS } from './labels.ts';
import type { Passage } from './outline.ts';

/** One entry of a timeline: its time and the words that tell what happened, without the time. */
export interface Entry {
  moment: Moment;
  dated: Dated;
  passage: Passage;
  /** the entry's own line or block */
  line: Range;
  /** all that it says: the line after its time, nested items, the blocks under a heading that is a time */
  words: Range[];
  /** it stands in a section that calls itself a timeline, or in a table of times */
  formal: boolean;
  /** it calls itself an update: it tells the state of its hour, not what happened then */
  update: boolean;
  /** the time was moved to another day than the nearest date above */
  rolled: boolean;
  /** the moment as written, where its date cannot be right in the order of the list; else null */
  slipped: Moment | null;
}

const SIX_HOURS = 6 * 3_600_000;
const DAY = 86_400_000;

/**
 * The timeline entries of a document in text order. Clock times that took their date from above roll over midnight:
 * forwards where the list runs forwards, backwards where it is written newest first.
 */
export function timelineEntries(document: Document, passages: Passage[], dated: Dated[]): Entry[] {
  const byPassage = new Map<Passage, Dated[]>();
  for (const each of dated) {
    const list = byPassage.get(each.passage);
    if (list) list.push(each);
    else byPassage.set(each.passage, [each]);
  }
  const entries: Entry[] = [];
  // one `When:` is the incident's; several are a timeline
  const whens = passages.filter(
    ({ block }) =>
      block.kind === 'field' &&
      /^(?:when|time|date|timestamp|at|zeit|datum|tijd|heure|hora|ora)$/iu.test(block.label ?? ''),
  );
  passages.forEach((passage, position) => {
    const times = byPassage.get(passage);
    const first = times?.find((each) => each.moment !== null);
    if (!times || !first?.moment) return;
    const formal = passage.roles.includes('timeline') || passage.block.kind === 'row';
    const lead = leading(document, passage, times, formal, whens.length > 1);
    if (!lead?.moment) return;
    entries.push({
      moment: lead.moment,
      dated: lead,
      passage,
      line: passage.block,
      words: wordsOf(document, passages, position, lead),
      formal,
      update: LABELLED.test(headOf(document, passage, lead)),
      rolled: false,
      slipped: null,
    });
  });
  rollOver(entries);
  return entries;
}

/** `Update 27.08. 10:00:`, `EDIT at 11:07 UTC:`: an entry that calls itself one. */
const LABELLED =
  /^[\s\p{P}\p{S}]*(?:update|edit|edited|aktualisierung|mise à jour|actualización|atualização|aggiornamento|bijgewerkt)\s*(?:#?\d{1,2}\s*)?(?:at|on|from|of|um|am|vom|om|van|à|du|:|[-–—])?\s*$/iu;

/** What stands before the time of an entry. */
function headOf(document: Document, { block }: Passage, { mention }: Dated): string {
  return document.text.slice(block.start, mention.start);
}

/** The time that opens the block, or none. */
function leading(
  document: Document,
  passage: Passage,
  times: Dated[],
  formal: boolean,
  repeated: boolean,
): Dated | null {
  const { block } = passage;
  const clock = times.find((each) => each.moment !== null && each.mention.time !== null);
  const first =
    clock ??
    (formal
      ? times.find((each) => each.moment !== null && each.moment.precision === 'day')
      : undefined);
  if (!first?.moment) return null;
  if (block.kind === 'row') {
    const cell =
      block.cells?.findIndex(
        (range) => first.mention.start >= range.start && first.mention.end <= range.end,
      ) ?? -1;
    return cell >= 0 && cell <= 1 ? first : null;
  }
  if (block.kind === 'field')
    return repeated &&
      /^(?:when|time|date|timestamp|at|zeit|datum|tijd|heure|hora|ora)$/iu.test(block.label ?? '')
      ? first
      : null;
  if (block.kind === 'code' || block.kind === 'update') return null;
  const before = document.text.slice(block.start, first.mention.start);
  // what may stand before the time: marks, a date of its own, a weekday
  const opens = times
    .filter((each) => each.mention.end <= first.mention.start)
    .reduce((text, each) => text.replace(each.moment?.span.quote ?? '', ''), before);
  if (!/^[\s\p{P}\p{S}]*$/u.test(opens) && !LABELLED.test(opens))
    return formal &&
      /^[\s\p{P}\p{S}]*(?:at|around|approx\w*|about|on|um|om|à|ca|circa)[\s\p{P}]*$/iu.test(opens)
      ? first
      : null;
  if (formal || block.kind === 'heading' || block.kind === 'item') return first;
  // `Started` in the line above: the time answers it, and tells nothing of the line below
  const name = passage.update ? null : labelAbove(document, first.mention);
  if (name !== null && MOMENT_LABELS.some(({ pattern }) => pattern.test(name))) return null;
  // a paragraph that opens with a time is an entry when a mark or the line's end sets the time apart
  const after = document.text.slice(first.mention.end, Math.min(block.end, first.mention.end + 3));
  return /^\s*(?:[-–—:|)\]*]|$)/u.test(after) ? first : null;
}

function wordsOf(document: Document, passages: Passage[], position: number, lead: Dated): Range[] {
  const passage = passages[position];
  if (!passage) return [];
  const { block } = passage;
  if (block.kind === 'row') {
    return (block.cells ?? []).filter(
      (cell) =>
        cell.end > cell.start &&
        !(lead.mention.start >= cell.start && lead.mention.end <= cell.end),
    );
  }
  const words: Range[] = [{ start: lead.mention.end, end: block.end }];
  for (let next = position + 1; next < passages.length; next += 1) {
    const below = passages[next];
    if (!below || !belongs(passage, below)) break;
    if (below.block.kind !== 'code') words.push({ start: below.block.start, end: below.block.end });
  }
  return words.filter((range) => document.text.slice(range.start, range.end).trim().length > 1);
}

/** Nested items belong to an item; everything up to the next heading of its level belongs to a heading. */
function belongs(entry: Passage, below: Passage): boolean {
  if (entry.block.kind === 'heading') {
    return below.headings.includes(entry.block) && below.block.kind !== 'heading';
  }
  if (entry.block.kind === 'field')
    return below.block.kind === 'paragraph' || below.block.kind === 'item';
  if (entry.block.kind === 'item')
    return below.block.kind === 'item' && below.block.depth > entry.block.depth;
  return false;
}

/** Moves clock times without a date of their own to the day on which they make a list in order. */
function rollOver(entries: Entry[]): void {
  let run: Entry[] = [];
  const runs: Entry[][] = [run];
  for (const entry of entries) {
    const last = run.at(-1);
    const same = last && sameList(last, entry);
    if (!same) {
      run = [];
      runs.push(run);
    }
    run.push(entry);
  }
  for (const list of runs) {
    const backwards = runsBackwards(list);
    let previous: number | null = null;
    let shift = 0;
    for (const entry of list) {
      const own = !entry.dated.dateInherited;
      if (own) shift = 0;
      const at = wall(entry.moment);
      if (entry.moment.precision === 'day' || entry.dated.mention.time === null) {
        previous = null;
        shift = 0;
        continue;
      }
      if (!own && previous !== null) {
        const moved = at + shift * DAY;
        if (!backwards && moved < previous - SIX_HOURS) shift += 1;
        if (backwards && moved > previous + SIX_HOURS) shift -= 1;
      }
      if (!own && shift !== 0) {
        entry.moment = { ...entry.moment, value: shiftDays(entry.moment.value, shift) };
        entry.dated.moment = entry.moment;
        entry.rolled = true;
      }
      previous = wall(entry.moment);
    }
    if (!backwards) {
      mendFarDate(list);
      mendSlips(list);
    }
  }
}

/** Days between two entries that are of one incident only by a slip of the pen. */
const FAR = 20;

/**
 * A last date of another month whose day and clock go on where the entry above stood (`04.01.` at 11:07, then `04.10.` at
 * 11:38) is of the day above.
 */
function mendFarDate(list: Entry[]): void {
  const dated = list.filter(
    (entry) => entry.moment.precision === 'minute' && !entry.dated.dateInherited,
  );
  const [above, last] = dated.slice(-2);
  if (!above || !last || dated.length < 3) return;
  if (wall(last.moment) - wall(above.moment) < FAR * DAY) return;
  const sameDay = last.moment.value.slice(8, 10) === above.moment.value.slice(8, 10);
  if (sameDay && clockOf(last) >= clockOf(above))
    moveTo(last, above.moment.value.slice(0, 10) + last.moment.value.slice(10));
}

/**
 * A list that runs forwards by its clocks, but not by its dates, has a slip in some of them. The entries on the shorter side
 * of the break move: to the day before where they stand too late, to the day of the entry above where they stand too early.
 */
function mendSlips(list: Entry[]): void {
  const dated = list.filter(
    (entry) => entry.moment.precision === 'minute' && !entry.dated.dateInherited,
  );
  const breaks = dated.flatMap((entry, index) => {
    const last = dated[index - 1];
    return last && wall(entry.moment) < wall(last.moment) - SIX_HOURS / 2 ? [index] : [];
  });
  const [at] = breaks;
  if (breaks.length !== 1 || at === undefined || dated.length < 4) return;
  const [above, below] = [dated.slice(0, at), dated.slice(at)];
  const day = (entry: Entry | undefined): string => entry?.moment.value.slice(0, 10) ?? '';
  const lastDay = day(above.at(-1));
  if (day(below[0]) === lastDay) {
    // both sides are of one written day: the smaller side is a day off
    const early = above.filter((entry) => day(entry) === lastDay);
    const late = below.filter((entry) => day(entry) === lastDay);
    const move = early.length <= late.length ? early : late;
    for (const entry of move) moveTo(entry, shiftDays(entry.moment.value, move === early ? -1 : 1));
  } else if (
    below.every((entry) => day(entry) < lastDay) &&
    below.length <= above.length &&
    clockOf(below[0]) >= clockOf(above.at(-1))
  ) {
    for (const entry of below) moveTo(entry, lastDay + entry.moment.value.slice(10));
  }
}

function clockOf(entry: Entry | undefined): string {
  return entry?.moment.value.slice(11, 16) ?? '';
}

function moveTo(entry: Entry, value: string): void {
  entry.slipped = entry.moment;
  entry.moment = { ...entry.moment, value };
  entry.dated.moment = entry.moment;
}

function sameList(a: Entry, b: Entry): boolean {
  return (
    (a.passage.block.kind === b.passage.block.kind &&
      a.passage.headings.at(-1)?.start === b.passage.headings.at(-1)?.start) ||
    (a.passage.block.kind === 'heading' &&
      b.passage.block.kind === 'heading' &&
      a.passage.block.depth === b.passage.block.depth)
  );
}

function runsBackwards(list: Entry[]): boolean {
  let forwards = 0;
  let backwards = 0;
  for (let index = 1; index < list.length; index += 1) {
    const [a, b] = [list[index - 1], list[index]];
    if (!a || !b) continue;
    if (wall(b.moment) > wall(a.moment)) forwards += 1;
    if (wall(b.moment) < wall(a.moment)) backwards += 1;
  }
  return backwards > forwards;
}

function wall(moment: Moment): number {
  const value = moment.value.replace(/(?:Z|[+-]\d\d:\d\d)$/, '');
  return Date.parse(
    value.length === 10
      ? `${value}T00:00Z`
      : value.length === 7
        ? `${value}-01T00:00Z`
        : `${value}Z`,
  );
}
