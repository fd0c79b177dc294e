// Which lines are headers and footers, since they stand on every page?
import { lineText, type Line } from './lines.ts';

/** The share of a page at its top and bottom where headers and footers stand. */
const MARGIN = 0.1;

/** The lines of all pages without those that repeat at the edge of at least half of them, or only number the pages. */
export function withoutRunningHeads(pages: Line[][]): { kept: Line[]; dropped: string[] } {
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const key of new Set(page.filter(isAtEdge).map(keyOf)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  const least = Math.max(2, Math.ceil(pages.length / 2));
  const dropped = new Set<string>();
  const kept = pages.flatMap((page) =>
    page.filter((line) => {
      if (!isAtEdge(line)) return true;
      const repeats = (counts.get(keyOf(line)) ?? 0) >= least;
      if (repeats || isPageNumber(lineText(line))) dropped.add(lineText(line));
      return !repeats && !isPageNumber(lineText(line));
    }),
  );
  return { kept, dropped: [...dropped].filter((text) => !isPageNumber(text)) };
}

function isAtEdge({ y, pageHeight }: Line): boolean {
  return y < pageHeight * MARGIN || y > pageHeight * (1 - MARGIN);
}

/** The numbers of the pages differ, the rest does not. */
function keyOf(line: Line): string {
  return lineText(line).replace(/\d+/g, '#').toLowerCase();
}

function isPageNumber(text: string): boolean {
  return /^[-–—|\s]*(?:(?:page|seite|pagina|página|p\.?)\s*)?\d{1,4}(?:\s*(?:\/|of|von|van|de|di|sur|\|)\s*\d{1,4})?[-–—|\s]*$/i.test(
    text,
  );
}
