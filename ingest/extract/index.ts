// Which extractors read a document, and in which order?
import type { Document, Fact } from '../model.ts';
import type { Taxonomy } from '../taxonomy.ts';
import { pages, type Extractor } from '../text/pages.ts';
import { actions } from './actions.ts';
import { causes } from './causes.ts';
import { contradictions } from './contradictions.ts';
import { durations } from './durations.ts';
import { events } from './events.ts';
import { followUps } from './follow-ups.ts';
import { identity } from './identity.ts';
import { moments } from './moments.ts';
import { organization } from './organization.ts';
import { services } from './services.ts';

/** Every extractor, in order. A file of this folder that is not named here fails a test. */
export function extractors(taxonomy: Taxonomy): Extractor[] {
  return [
    identity,
    organization,
    services,
    moments,
    durations,
    causes(taxonomy),
    actions,
    followUps,
    events,
    contradictions,
  ];
}

/** Every reading of every rule, part by part; spans always hold against `document.text`. */
export function extractFacts(document: Document, taxonomy: Taxonomy): Fact[] {
  const list = extractors(taxonomy);
  return pages(document).flatMap((page) => list.flatMap((extractor) => extractor.extract(page)));
}
