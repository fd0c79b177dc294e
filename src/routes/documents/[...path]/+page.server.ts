// One document: its text laid out, with what was read from it, and the evidence that the address opens.
import { error } from '@sveltejs/kit';
import { layOut } from '$lib/document/layout.ts';
import { evidenceView } from '$lib/server/evidence-view.ts';
import { fromBuild } from '$lib/server/page.ts';
import { findDocument } from '$lib/server/queries/documents.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url }) => {
  const fact = url.searchParams.get('fact');
  return fromBuild(async (db) => {
    const [whole, opened] = await Promise.all([
      findDocument(db, params.path),
      fact === null ? null : evidenceView(db, fact),
    ]);
    if (!whole)
      error(404, `This build knows no document ${params.path}. It may have been renamed.`);
    const { document, text, blocks, links, evidence, incidents, notes } = whole;
    return {
      document,
      incidents: incidents.map(({ incidentId, title }) => ({ incidentId, title })),
      facts: evidence.map(({ evidenceId, incidentId, field, certainty }) => ({
        evidenceId,
        incidentId,
        field,
        certainty,
      })),
      notes,
      parts: text === null ? [] : layOut(text, blocks, evidence, links),
      opened,
    };
  });
};
