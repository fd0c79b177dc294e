// Which documents are there?
import { fromBuild } from '$lib/server/page.ts';
import { countDocuments, listDocuments } from '$lib/server/queries/documents.ts';
import type { PageServerLoad } from './$types';

const SIZE = 500;

export const load: PageServerLoad = ({ url }) =>
  fromBuild(async (db) => {
    const counts = await countDocuments(db);
    const pages = Math.max(1, Math.ceil(counts.documents / SIZE));
    const asked = Math.trunc(Number(url.searchParams.get('page'))) || 1;
    const page = Math.min(pages, Math.max(1, asked));
    return { counts, page, pages, documents: await listDocuments(db, { page, size: SIZE }) };
  });
