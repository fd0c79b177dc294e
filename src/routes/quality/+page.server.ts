// What can the corpus not say?
import { readFilter } from '$lib/server/filter.ts';
import { fromBuild } from '$lib/server/page.ts';
import {
  listConflicts,
  listNotes,
  missingByField,
  silentDocuments,
  unreadableDocuments,
} from '$lib/server/queries/quality.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => {
  const { filter } = readFilter(url.searchParams);
  return fromBuild(async (db) => {
    const [unread, silent, notes, missing, conflicts] = await Promise.all([
      unreadableDocuments(db),
      silentDocuments(db),
      listNotes(db),
      missingByField(db, filter),
      listConflicts(db, filter),
    ]);
    return { unread, silent, notes, missing, conflicts };
  });
};
