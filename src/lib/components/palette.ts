// What does the palette offer for what was typed?
import { z } from 'zod';
import { formatDay } from '../dates.ts';
import { incidentHref, incidentsHref } from '../links.ts';
import { PLACES, type Place } from './places.ts';
import { VIEWS } from './views.ts';

/** One thing to go to. */
export interface Offer extends Place {
  /** what stands beside it, such as a day */
  note: string | null;
  /** true for the words of a document */
  isStated: boolean;
}
export interface OfferGroup {
  name: string;
  offers: Offer[];
}

const Answer = z.object({
  incidents: z.array(
    z.object({ incidentId: z.string(), title: z.string(), occurredOn: z.string().nullable() }),
  ),
});
export type FoundTitles = z.infer<typeof Answer>['incidents'];

/** Incidents whose titles hold what was typed. Throws where the server does not answer. */
export async function titlesLike(typed: string, signal: AbortSignal): Promise<FoundTitles> {
  const response = await fetch(`/search.json?${new URLSearchParams({ q: typed }).toString()}`, {
    signal,
  });
  if (!response.ok) throw new Error(`/search.json answered ${response.status}`);
  return Answer.parse(await response.json()).incidents;
}

/** The offers in groups; those without one are left out. Every word that was typed is in each page and view. */
export function offersFor(typed: string, titles: FoundTitles): OfferGroup[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = (places: readonly Place[]): Offer[] =>
    places
      .filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)))
      .map(({ href, label }) => ({ href, label, note: null, isStated: false }));
  const incidents = titles.map(({ incidentId, title, occurredOn }) => ({
    href: incidentHref(incidentId),
    label: title,
    note: occurredOn && formatDay(occurredOn),
    isStated: true,
  }));
  const search = {
    href: incidentsHref({ q: typed.trim(), period: 'all' }),
    label: `Search titles and texts for “${typed.trim()}”`,
    note: null,
    isStated: false,
  };
  return [
    { name: 'Pages', offers: matching(PLACES) },
    { name: 'Incidents', offers: incidents },
    { name: 'Views', offers: matching(VIEWS) },
    { name: 'Search', offers: words.length ? [search] : [] },
  ].filter(({ offers }) => offers.length > 0);
}
