// What was just saved, in words, and can it be taken back?
import type { SavedChange } from '../components/promise/promise.ts';
import { valueWords } from '../components/promise/telling.ts';
import type { Reader } from './db.ts';
import { decisionsById, decisionsSaved, type DecisionRow } from './queries/decisions.ts';

/** The changes that `?saved=` names, in the order in which they were made; none where it names nothing that is there. */
export async function savedChanges(db: Reader, saved: string | null): Promise<SavedChange[]> {
  if (!saved) return [];
  const [rows, { versions }] = await Promise.all([decisionsSaved(db, saved), db.state()]);
  const latest = new Set([...versions.values()].map(({ id }) => id));
  const origins = await originsOf(db, rows);
  return rows.toReversed().map((row) => {
    const { type, value } = origins.get(row.decisionId) ?? row;
    return {
      id: row.decisionId,
      words: row.words,
      value: valueWords({ type, value }),
      isUndo: row.type === 'undo',
      canUndo: latest.has(row.decisionId),
    };
  });
}

/** What undoing decisions took back in the end, by their own ids: an undo can be undone. */
async function originsOf(
  db: Reader,
  rows: readonly DecisionRow[],
): Promise<Map<string, DecisionRow>> {
  const origins = new Map<string, DecisionRow>();
  let open = rows.flatMap(({ decisionId, about }) => (about ? [{ of: decisionId, about }] : []));
  while (open.length) {
    const found = new Map(
      (await decisionsById(db, [...new Set(open.map(({ about }) => about))])).map((row) => [
        row.decisionId,
        row,
      ]),
    );
    open = open.flatMap(({ of, about }) => {
      const row = found.get(about);
      if (row) origins.set(of, row);
      return row?.about ? [{ of, about: row.about }] : [];
    });
  }
  return origins;
}
