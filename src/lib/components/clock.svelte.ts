// On which clock does this page show times, as its address asks and the browser can?
import { page } from '$app/state';
import { clockOf, type Clock } from '../dates.ts';

let isInBrowser = $state(false);

/** Tells that the page has come alive. Before that nobody knows the reader's zone, and the server never does. */
export function wakeClock(): void {
  isInBrowser = true;
}

/** The clock that times are shown on now. The reader's own waits for the browser; until then each document's holds. */
export function shownClock(): Clock {
  const asked = clockOf(page.url.searchParams);
  return asked === 'local' && !isInBrowser ? 'own' : asked;
}

/** The clock as a search part to add to links (`{}` for the usual one), so that it goes with the reader. */
export function keptClock(): Record<string, string> {
  const asked = clockOf(page.url.searchParams);
  return asked === 'own' ? {} : { tz: asked };
}

/** The same as the search part of a link that has no other: `''`, `?tz=utc`. */
export function clockSuffix(): string {
  const asked = clockOf(page.url.searchParams);
  return asked === 'own' ? '' : `?tz=${asked}`;
}
