// Which day are the other days of a document near to?
import type { Document } from '../../model.ts';
import type { Passage } from '../outline.ts';
import { resolveMention, type TimeMention } from '../times.ts';

/**
 * The day that dates without a year are nearest to: the full date of the title, its month, the day of publication, the first
 * full date in the text, the only year that is written.
 */
export function anchorDate(
  document: Document,
  found: { passage: Passage; mentions: TimeMention[] }[],
): string | null {
  const full = (mention: TimeMention): boolean =>
    hasDay(mention) && (mention.date?.year ?? null) !== null && !mention.invalid;
  const titles = found
    .filter(
      ({ passage }) =>
        passage.block.kind === 'heading' || /^title$/iu.test(passage.block.label ?? ''),
    )
    .flatMap((each) => each.mentions);
  const titled = titles.find(full);
  if (titled) return isoDate(titled, null);
  const month = titles.find(
    (mention) => mention.precision === 'month' && (mention.date?.year ?? null) !== null,
  );
  if (month?.date) return `${month.date.year}-${String(month.date.month).padStart(2, '0')}-15`;
  const published = publishedDate(document);
  if (published !== null) return published;
  const first = found.flatMap((each) => each.mentions).find(full);
  return first ? isoDate(first, null) : onlyYear(document);
}

/** Where the text writes one year and no other, a day without a year is of that year: its middle, to be nearest to any day. */
function onlyYear(document: Document): string | null {
  const years = new Set(document.text.match(/(?<![\d/.:-])(?:19[89]|20[0-4])\d(?![\d/.:-])/gu));
  const [only] = years;
  return years.size === 1 && only !== undefined ? `${only}-07-01` : null;
}

/** The ISO day of publication, where the document says it to the day; else null. */
export function publishedDate(document: Document): string | null {
  const value = document.published?.value;
  return value && value.length >= 10 ? value.slice(0, 10) : null;
}

/** The day that a mention names, as an ISO day; `near` where it names none. */
export function isoDate(mention: TimeMention, near: string | null): string | null {
  const resolved = resolveMention(
    { ...mention, time: null, precision: 'day' },
    { date: near, year: null, zone: null },
  );
  return resolved ? resolved.value.slice(0, 10) : near;
}

/** True where the mention states a day of the month, with or without a year. */
export function hasDay(mention: TimeMention): boolean {
  return (mention.date?.day ?? null) !== null;
}
