// How does a page become a document that may be the history of a status system, with many incidents?
import type { Document } from '../model.ts';
import { compose, type Draft } from '../text/compose.ts';
import { historyOf } from '../text/histories.ts';
import { composeSeveral } from './parts.ts';

/** The document of a draft; one part for each incident where the page is the history of a status system. */
export function composeRead(draft: Draft): Document {
  const history = draft.entries.length ? null : historyOf(draft.pieces);
  if (!history) return compose(draft);
  const { source, format, notes } = draft;
  const incidents = history.incidents.map((pieces) => ({ key: null, pieces }));
  return composeSeveral({ source, format, above: history.above, incidents, notes });
}
