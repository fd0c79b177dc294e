// Which documents are there?
import { fromBuild } from '$lib/server/page.ts';
import { listDocuments } from '$lib/server/queries/documents.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () =>
  fromBuild(async (db) => ({ documents: await listDocuments(db) }));
