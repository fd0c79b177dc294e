// What was just saved, in words, and can it be taken back?
import type { DecisionView } from '../components/deciding/decisions.ts';
import type { SavedChange } from '../components/deciding/forms.ts';
import { valueWords } from '../components/promise/telling.ts';
import type { Reader } from './db.ts';
import { decisionViews } from './decision-views.ts';
import { decisionsById, decisionsSaved, type DecisionRow } from './queries/decisions.ts';

/** The changes that `?saved=` names, in the order in which they were made; none where it names nothing that is there. */
export async function savedChanges(db: Reader, saved: string | null): Promise<SavedChange[]> {
  if (!saved) return [];
  const rows = await decisionsSaved(db, saved);
  const origins = await originsOf(db, rows);
  const views = new Map(
    (await decisionViews(db, [...rows, ...origins.values()])).map((view) => [view.id, view]),
  );
  return rows.toReversed().map((row) => {
    const origin = views.get((origins.get(row.decisionId) ?? row).decisionId);
    return {
      id: row.decisionId,
      words: row.words,
      kind: row.kind,
      value: origin ? changeWords(origin, row.kind) : row.value,
      isUndo: row.type === 'undo',
      canUndo: views.get(row.decisionId)?.isLatest ?? false,
    };
  });
}

/** `done on 3 Feb 2026`, `Impact began is now 05:00`. */
function changeWords(view: DecisionView, kind: DecisionRow['kind']): string {
  if (kind === 'action') return valueWords(view);
  return `${view.what}${view.type === 'correct' ? ' is now' : ':'} ${view.value}`;
}

/** What undoing decisions took back in the end, by their own ids: an undo can be undone. */
async function originsOf(
  db: Reader,
  rows: readonly DecisionRow[],
): Promise<Map<string, DecisionRow>> {
  const origins = new Map<string, DecisionRow>();
  let open = rows.flatMap(({ decisionId, about, type }) =>
    about && type === 'undo' ? [{ of: decisionId, about }] : [],
  );
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
      return row?.about && row.type === 'undo' ? [{ of, about: row.about }] : [];
    });
  }
  return origins;
}
